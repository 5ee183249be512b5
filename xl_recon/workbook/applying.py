"""A plan turned into writes: the changes, their log, and the line of the batch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from xl_recon.plan.changes import Change, Outcome, Plan
from xl_recon.plan.changes import Table as TableName
from xl_recon.records.batch import BatchState, Stamp
from xl_recon.records.change_log import LoggedChange
from xl_recon.records.journal import FieldValue
from xl_recon.records.notice import Notice
from xl_recon.workbook.cash_book import is_cash_book, translated
from xl_recon.workbook.cells import to_cell
from xl_recon.workbook.dependent_tables import with_dependents
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The batch that a plan goes on with, none for a new one, and where it stands afterwards."""

    batch: int | None = None
    state: BatchState = BatchState.CONFIRMED


class Applying:
    """Works out the writes of one plan; asks the workbook only for what it needs."""

    def __init__(
        self, workbook: Reading, plan: Plan, stamp: Stamp, standing: Standing | None = None
    ) -> None:
        self._workbook, self._plan, self._stamp = workbook, plan, stamp
        self._standing = standing or Standing()
        self._log: list[LoggedChange] = []
        self._journal_ids: Sequence[int] = ()
        self._by_table = changes_by_table(self._changes())
        numbers = workbook.columns(TableName.BATCHES, ("batch",)).column("batch")
        last = max((int(str(number)) for number in numbers if number), default=0)
        self._batch = self._standing.batch or last + 1

    def _changes(self) -> Iterable[Change]:
        """The plan's changes, in the terms of the journal that the workbook has."""
        if self._plan.undoes is not None or not self._workbook.has_table(TableName.JOURNAL):
            return self._plan.changes
        journal = self._workbook.table(TableName.JOURNAL)
        changes = self._plan.changes
        return translated(changes, journal) if is_cash_book(journal) else changes

    def writes(self) -> list[TableWrite]:
        """Return everything that is to be written, in one go."""
        # The journal first: other tables name the rows that it gets.
        tables = sorted(self._by_table.items(), key=lambda it: it[0] is not TableName.JOURNAL)
        writes = [write for name, changes in tables for write in self._table_writes(name, changes)]
        writes = with_dependents(self._workbook, writes)
        logs = (
            self._log_write(TableName.CHANGES, change_lines(self._log)),
            self._log_write(TableName.OUTCOMES, self._outcome_lines()),
            *(self._closed_chapter() if self._plan.reopens else ()),
            self._batch_write(),
        )
        return [write for write in (*writes, *logs) if write is not None]

    def _closed_chapter(self) -> Iterator[TableWrite]:
        """Put the log of a batch that is open again aside: its lines get its number with a minus.

        When it is confirmed once more, only what was done then is its own.
        """
        for name in (TableName.CHANGES, TableName.OUTCOMES):
            if not self._workbook.has_table(name):
                continue
            numbers = self._workbook.columns(name, ("batch",)).column("batch")
            rows = [row for row, number in enumerate(numbers, 1) if number == self._plan.undoes]
            table = self._workbook.table(name)
            value = -(self._plan.undoes or 0)
            if rows:
                cell = CellWrite(header=table.headers["batch"], rows=rows, value=value)
                yield TableWrite(table=table.name, cells=[cell])

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
        if self._plan.undoes is not None:
            return unlogged_writes(self._workbook.table(name), changes)
        writing = TableWriting(self._workbook, name, changes, self._batch, self._journal_ids)
        writes = writing.writes()
        if name is TableName.JOURNAL:
            self._journal_ids = writing.added_ids
        if self._plan.logged:
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
        if self._standing.batch is not None:
            return TableWrite(table=table.name, cells=self._own_line(table))
        write = _appending(table, [self._batch_line()])
        undone = self._plan.undoes
        if undone is None:
            return write
        state = BatchState.OPEN if self._plan.reopens else BatchState.UNDONE
        cell = CellWrite(
            header=table.headers["state"], rows=[self._place_of(undone)], value=state.value
        )
        return TableWrite(table=write.table, cells=[cell], appended=write.appended)

    def _batch_line(self) -> Mapping[str, FieldValue]:
        files = self._stamp.files
        return {
            "batch": self._batch,
            "moment": self._stamp.moment,
            "command": self._stamp.command,
            "file": "; ".join(file.name for file in files),
            "digest": "; ".join(file.digest for file in files),
            "user": self._stamp.user,
            "rows": _row_count(self._by_table),
            "state": self._standing.state.value,
            "notices": self._stamp.summary or _summary(self._plan.notices),
        }

    def _own_line(self, table: Table) -> list[CellWrite]:
        """What changes in the line of a batch that goes on."""
        line = self._batch_line()
        changed = ("rows", "state", *(("notices",) if line["notices"] else ()))
        rows = [self._place_of(self._batch)]
        return [
            CellWrite(header=table.headers[name], rows=rows, value=to_cell(line[name]))
            for name in changed
            if table.has(name)
        ]

    def _place_of(self, batch: int) -> int:
        numbers = self._workbook.columns(TableName.BATCHES, ("batch",)).column("batch")
        return list(numbers).index(batch) + 1


def revising_writes(workbook: Reading, plan: Plan, batch: int) -> list[TableWrite]:
    """Return the writes of a plan that is no batch; rows it adds belong to an open one."""
    writes = [
        write
        for name, changes in changes_by_table(plan.changes).items()
        for write in TableWriting(workbook, name, changes, batch).writes()
    ]
    return with_dependents(workbook, writes)


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
    """The tables whose rows a batch is about: the journal, else the lines on a sheet, else all."""
    for name in (TableName.JOURNAL, TableName.STAGED_STATEMENT):
        if name in plans:
            return [plans[name]]
    return list(plans.values())


def _summary(notices: Iterable[Notice]) -> str:
    counts: dict[str, int] = defaultdict(int)
    for notice in notices:
        counts[notice.code] += max(len(notice.rows), 1)
    return "; ".join(f"{code}: {count}" for code, count in counts.items())[:_MOST_NOTICES]
