"""A plan turned into writes: the changes, their log, and the line of the batch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from xl_recon.errors import ChangedMeanwhile
from xl_recon.plan.changes import (
    Outcome,
    Plan,
    SetCells,
)
from xl_recon.plan.changes import Table as TableName
from xl_recon.records.batch import BatchState, Stamp
from xl_recon.records.change_log import LoggedChange
from xl_recon.records.journal import Columns, FieldValue
from xl_recon.records.notice import Notice
from xl_recon.workbook.added_rows import appended_columns, logged_rows
from xl_recon.workbook.cells import same_value, to_cell, to_logged
from xl_recon.workbook.logging_changes import change_lines, grouped_fills
from xl_recon.workbook.row_ids import RowIds
from xl_recon.workbook.sorted_changes import (
    TableChanges,
    changes_by_table,
    merged_paints,
    rows_by_cell,
)
from xl_recon.workbook.store import CellValue, CellWrite, ColumnWrite, TableWrite
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


class Reading(Protocol):
    """What turning a plan into writes needs to know of the workbook."""

    def table(self, name: TableName) -> Table:
        """A table."""

    def has_table(self, name: TableName) -> bool:
        """Whether the workbook has it."""

    def columns(self, name: TableName, fields: Iterable[str]) -> Columns:
        """Some of its columns."""

    def fills(self, name: TableName) -> Sequence[str]:
        """Its rows' fills."""

    def changes(self) -> tuple[LoggedChange, ...]:
        """The log of changes."""


class Applying:
    """Works out the writes of one plan; asks the workbook only for what it needs."""

    def __init__(self, workbook: Reading, plan: Plan, stamp: Stamp) -> None:
        self._workbook, self._plan, self._stamp = workbook, plan, stamp
        self._log: list[LoggedChange] = []
        self._by_table = changes_by_table(plan.changes)
        self._logged = plan.undoes is None
        numbers = workbook.columns(TableName.BATCHES, ("batch",)).column("batch")
        self._batch = max((int(str(number)) for number in numbers if number), default=0) + 1

    def writes(self) -> list[TableWrite]:
        """Return everything that is to be written, in one go."""
        writes = [self._table_write(name, plan) for name, plan in self._by_table.items()]
        logs = (
            self._log_write(TableName.CHANGES, change_lines(self._log)),
            self._log_write(TableName.OUTCOMES, self._outcome_lines()),
            self._batch_write(),
        )
        return [write for write in (*writes, *logs) if write is not None]

    def applied(self) -> Applied:
        """Return what was done."""
        journal = self._by_table.get(TableName.JOURNAL, TableChanges())
        return Applied(
            batch=self._batch,
            rows_changed=len(journal.touched),
            rows_added=len(journal.added),
            rows_deleted=len(journal.deleted),
            notices=self._plan.notices,
        )

    def _table_write(self, name: TableName, plan: TableChanges) -> TableWrite:
        table = self._workbook.table(name)
        cells = [change for change in plan.cells if table.has(change.field)]
        columns: list[ColumnWrite] = []
        appended: Mapping[str, Sequence[CellValue]] = {}
        if self._logged:
            ids = self._row_ids(name)
            touched = plan.touched
            columns += ids.given(touched)
            self._log += ids.log(self._batch)
            if name is TableName.JOURNAL:
                cells += self._stamped(table, touched)
            for change in cells:
                self._log += self._logged_cells(table, change, ids)
            self._log += self._logged_fills(name, plan, ids)
            appended = appended_columns(table, plan.added, ids.fresh(len(plan.added)), self._batch)
            self._log += logged_rows(table, appended, self._batch)
        return TableWrite(
            table=table.name,
            cells=[_cell_write(table, change) for change in cells],
            columns=columns,
            fills={paint.colour: paint.rows for paint in merged_paints(plan.paints)},
            appended=appended,
            deleted=sorted(plan.deleted),
        )

    def _row_ids(self, name: TableName) -> RowIds:
        table = self._workbook.table(name)
        if not table.has("id"):
            return RowIds(table, (), 0)
        column = self._workbook.columns(name, ("id",)).column("id")
        return RowIds(table, [int(str(i)) if i else 0 for i in column], self._highest_logged(table))

    def _highest_logged(self, table: Table) -> int:
        """The highest Id the log speaks of: one of a row since deleted is not given again."""
        if not self._workbook.has_table(TableName.CHANGES):
            return 0
        named = (change.ids for change in self._workbook.changes() if change.table == table.name)
        return max((_last_number(ids) for ids in named), default=0)

    def _stamped(self, table: Table, rows: Sequence[int]) -> list[SetCells]:
        """The batch number for each row that changes."""
        if not table.has("batch") or not rows:
            return []
        return [SetCells(field="batch", rows=rows, before=None, after=self._batch, because="")]

    def _logged_cells(self, table: Table, change: SetCells, ids: RowIds) -> Iterator[LoggedChange]:
        """Yield what the cells really held; refuse a plan that saw something else in them."""
        for before, rows in rows_by_cell(change.rows, table.cells(change.field)):
            if change.because and not same_value(before, change.before):
                row = table.first_row() + min(rows) - 1
                raise ChangedMeanwhile(table.name, row, table.headers[change.field])
            yield LoggedChange(
                batch=self._batch,
                table=table.name,
                column=table.headers[change.field],
                before=to_logged(before),
                after=change.after,
                ids=ids.ranges(rows),
            )

    def _logged_fills(
        self, name: TableName, plan: TableChanges, ids: RowIds
    ) -> Iterator[LoggedChange]:
        if plan.paints:
            table = self._workbook.table(name)
            yield from grouped_fills(
                plan.paints, self._workbook.fills(name), ids, table.name, self._batch
            )

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


def _cell_write(table: Table, change: SetCells) -> CellWrite:
    return CellWrite(
        header=table.headers[change.field], rows=change.rows, value=to_cell(change.after)
    )


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


def _last_number(ids: str) -> int:
    last = ids.rpartition(",")[2].rpartition("-")[2]
    return int(last) if last.isdecimal() else 0


def _row_count(plans: Mapping[TableName, TableChanges]) -> int:
    journal = plans.get(TableName.JOURNAL)
    return len(journal.touched) + len(journal.added) + len(journal.deleted) if journal else 0


def _summary(notices: Iterable[Notice]) -> str:
    counts: dict[str, int] = defaultdict(int)
    for notice in notices:
        counts[notice.code] += max(len(notice.rows), 1)
    return "; ".join(f"{code}: {count}" for code, count in counts.items())[:_MOST_NOTICES]
