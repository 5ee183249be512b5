"""A plan turned into writes: the changes, their log, and the line of the batch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from xl_recon.plan.changes import Change, Outcome, Plan
from xl_recon.plan.changes import Table as TableName
from xl_recon.records.batch import BatchState, Stamp
from xl_recon.records.change_log import LoggedChange
from xl_recon.records.journal import FieldValue
from xl_recon.records.notice import Notice
from xl_recon.workbook.cash_book import is_cash_book, translated
from xl_recon.workbook.cells import to_cell
from xl_recon.workbook.logging_changes import change_lines
from xl_recon.workbook.sorted_changes import TableChanges, changes_by_table
from xl_recon.workbook.store import CellWrite, TableWrite
from xl_recon.workbook.table_writing import Reading, TableWriting, unlogged_writes
from xl_recon.workbook.tables import Table

_MOST_NOTICES = 2_000  # characters of a cell that sums up what was noticed


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What applying a plan did."""

    batch: int
    rows_changed: int
    rows_added: int
    rows_deleted: int
    notices: tuple[Notice, ...] = ()


class Applying:
    """Works out the writes of one plan; asks the workbook only for what it needs."""

    def __init__(self, workbook: Reading, plan: Plan, stamp: Stamp) -> None:
        self._workbook, self._plan, self._stamp = workbook, plan, stamp
        self._log: list[LoggedChange] = []
        self._by_table = changes_by_table(self._changes())
        self._logged = plan.undoes is None
        numbers = workbook.columns(TableName.BATCHES, ("batch",)).column("batch")
        self._batch = max((int(str(number)) for number in numbers if number), default=0) + 1

    def _changes(self) -> Iterable[Change]:
        """The plan's changes, in the terms of the journal that the workbook has."""
        if self._plan.undoes is not None or not self._workbook.has_table(TableName.JOURNAL):
            return self._plan.changes
        journal = self._workbook.table(TableName.JOURNAL)
        changes = self._plan.changes
        return translated(changes, journal) if is_cash_book(journal) else changes

    def writes(self) -> list[TableWrite]:
        """Return everything that is to be written, in one go."""
        writes = [
            write
            for name, changes in self._by_table.items()
            for write in self._table_writes(name, changes)
        ]
        logs = (
            self._log_write(TableName.CHANGES, change_lines(self._log)),
            self._log_write(TableName.OUTCOMES, self._outcome_lines()),
            self._batch_write(),
        )
        return [write for write in (*writes, *logs) if write is not None]

    def applied(self) -> Applied:
        """Return what was done."""
        tables = _counted(self._by_table)
        return Applied(
            batch=self._batch,
            rows_changed=sum(len(table.touched) for table in tables),
            rows_added=sum(table.new_rows for table in tables),
            rows_deleted=sum(len(table.deleted) for table in tables),
            notices=self._plan.notices,
        )

    def _table_writes(self, name: TableName, changes: TableChanges) -> Sequence[TableWrite]:
        if not self._logged:
            return unlogged_writes(self._workbook.table(name), changes)
        writing = TableWriting(self._workbook, name, changes, self._batch)
        writes = writing.writes()
        self._log += writing.log
        return writes

    def _outcome_lines(self) -> list[Mapping[str, FieldValue]]:
        return [_outcome_line(self._batch, outcome) for outcome in self._plan.outcomes]

    def _log_write(
        self, name: TableName, lines: Sequence[Mapping[str, FieldValue]]
    ) -> TableWrite | None:
        # Without a log of changes nothing could be undone: its table must be there.
        may_lack = name is TableName.OUTCOMES and not self._workbook.has_table(name)
        if not lines or may_lack:
            return None
        return _appending(self._workbook.table(name), lines)

    def _batch_write(self) -> TableWrite | None:
        table = self._workbook.table(TableName.BATCHES)
        files = self._stamp.files
        write = _appending(
            table,
            [
                {
                    "batch": self._batch,
                    "moment": self._stamp.moment,
                    "command": self._stamp.command,
                    "file": "; ".join(file.name for file in files),
                    "digest": "; ".join(file.digest for file in files),
                    "user": self._stamp.user,
                    "rows": _row_count(self._by_table),
                    "state": BatchState.CONFIRMED.value,
                    "notices": self._stamp.summary or _summary(self._plan.notices),
                }
            ],
        )
        undone = self._plan.undoes
        if undone is None:
            return write
        numbers = self._workbook.columns(TableName.BATCHES, ("batch",)).column("batch")
        place = list(numbers).index(undone) + 1
        state = CellWrite(
            header=table.headers["state"], rows=[place], value=BatchState.UNDONE.value
        )
        return TableWrite(table=write.table, cells=[state], appended=write.appended)


def _appending(table: Table, lines: Sequence[Mapping[str, FieldValue]]) -> TableWrite:
    columns = {
        header: [to_cell(line.get(name)) for line in lines]
        for name, header in table.headers.items()
    }
    return TableWrite(table=table.name, appended=columns)


def _outcome_line(batch: int, outcome: Outcome) -> Mapping[str, FieldValue]:
    return {
        "batch": batch,
        "row": outcome.row,
        "severity": outcome.severity.value,
        "code": outcome.code,
        "message": outcome.detail,
        "reference": outcome.reference,
    }


def _row_count(plans: Mapping[TableName, TableChanges]) -> int:
    tables = _counted(plans)
    return sum(len(it.touched) + it.new_rows + len(it.deleted) for it in tables)


def _counted(plans: Mapping[TableName, TableChanges]) -> Sequence[TableChanges]:
    """The tables whose rows a batch is about: the journal, or where it has none, all."""
    journal = plans.get(TableName.JOURNAL)
    return [journal] if journal else list(plans.values())


def _summary(notices: Iterable[Notice]) -> str:
    counts: dict[str, int] = defaultdict(int)
    for notice in notices:
        counts[notice.code] += max(len(notice.rows), 1)
    return "; ".join(f"{code}: {count}" for code, count in counts.items())[:_MOST_NOTICES]
