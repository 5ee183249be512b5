"""The changes of one table as writes, and what the log is to keep of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from xl_recon.errors import ChangedMeanwhile
from xl_recon.plan.changes import AppendRules, SetCells
from xl_recon.plan.changes import Table as TableName
from xl_recon.records.change_log import NEW_ORDER, ORDER, LoggedChange
from xl_recon.records.journal import Columns, JournalRow
from xl_recon.records.ledger import Account
from xl_recon.records.row_ids import ordered_ranges
from xl_recon.records.settings import Settings
from xl_recon.workbook.added_rows import (
    appended_columns,
    appended_records,
    appended_rules,
    inserted_rows,
    logged_rows,
    rule_notes,
)
from xl_recon.workbook.cash_book import JournalCell, cash_cell, is_cash_book
from xl_recon.workbook.cash_rules import with_categories
from xl_recon.workbook.cells import same_value, to_cell, to_logged
from xl_recon.workbook.logging_changes import grouped_fills
from xl_recon.workbook.removed_rows import logged_removals, removed_rows, restoring
from xl_recon.workbook.row_ids import RowIds
from xl_recon.workbook.sorted_changes import TableChanges, merged_paints, rows_by_cell
from xl_recon.workbook.store import CellWrite, TableWrite
from xl_recon.workbook.tables import Table


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

    def settings(self) -> Settings:
        """What the user has settled."""

    def accounts(self) -> tuple[Account, ...]:
        """The chart of accounts."""

    def changes(self) -> tuple[LoggedChange, ...]:
        """The log of changes."""


class TableWriting:
    """One table's part of a plan that can be undone; `log` is complete once `writes` was called."""

    def __init__(
        self,
        workbook: Reading,
        name: TableName,
        changes: TableChanges,
        batch: int,
        journal_ids: Sequence[int] = (),
    ) -> None:
        self._workbook, self._name = workbook, name
        self._changes, self._batch = changes, batch
        self._journal_ids = journal_ids
        self.added_ids: Sequence[int] = ()
        self._table = workbook.table(name)
        self._ids = self._row_ids()
        self.log: list[LoggedChange] = []

    def writes(self) -> list[TableWrite]:
        """Return the writes, in the order to make them."""
        changes, table = self._changes, self._table
        touched = changes.touched
        self._refuse_other_rows(touched)
        columns = self._ids.given([*touched, *sorted(changes.deleted)])
        self.log += self._ids.log(self._batch)
        cells = [change for change in changes.cells if table.has(change.field)]
        cells += self._stamped(touched)
        for change in cells:
            self.log += self._logged_cells(change)
        self.log += self._logged_fills()
        self.log += self._logged_order()
        write = TableWrite(
            table=table.name,
            cells=_cell_writes(table, cells),
            columns=columns,
            fills=_fills(changes),
            deleted=sorted(changes.deleted),
            order=changes.order,
            inserted=inserted_rows(
                table,
                changes.inserted,
                self._fresh(changes.inserted),
                self._batch,
                self._cell((), inserted=True),
            ),
        )
        added = self._appended()
        between = write.inserted.columns if write.inserted else {}
        for new in (between, added.appended):
            self.log += logged_rows(table, new, self._batch)
        self.log += self._logged_removals()
        return [_joined(write, added)]

    def _appended(self) -> TableWrite:
        table, changes = self._table, self._changes
        if changes.records:
            ids = self._ids.fresh(len(changes.records))
            appended = appended_records(table, changes.records, ids, self._batch, self._journal_ids)
            return TableWrite(table=table.name, appended=appended)
        if self._name is not TableName.RULES:
            ids = self.added_ids = self._ids.fresh(len(changes.added))
            cell = self._cell(changes.added, inserted=False)
            appended = appended_columns(table, changes.added, ids, self._batch, cell)
            return TableWrite(table=table.name, appended=appended)
        columns, fills = appended_rules(
            table, self._rules(), self._fresh(changes.rules), self._batch
        )
        notes = rule_notes(table, changes.rules)
        return TableWrite(table=table.name, appended=columns, appended_fills=fills, notes=notes)

    def _cell(self, rows: Sequence[JournalRow], *, inserted: bool) -> JournalCell:
        if not is_cash_book(self._table):
            return getattr
        return cash_cell(self._workbook.settings().temporary_account, rows, inserted=inserted)

    def _rules(self) -> Sequence[AppendRules]:
        rules = self._changes.rules
        if not (rules and self._table.has("category")):
            return rules
        return with_categories(rules, self._workbook.settings(), self._workbook.accounts())

    def _fresh(self, changes: Sequence[_HasRows]) -> range:
        return self._ids.fresh(sum(len(change.rows) for change in changes))

    def _row_ids(self) -> RowIds:
        table = self._table
        if not table.has("id"):
            return RowIds(table, (), 0)
        column = self._workbook.columns(self._name, ("id",)).column("id")
        return RowIds(table, [int(str(i)) if i else 0 for i in column], self._highest_logged())

    def _highest_logged(self) -> int:
        """The highest Id the log speaks of: one of a row since deleted is not given again."""
        if not self._workbook.has_table(TableName.CHANGES):
            return 0
        logged = self._workbook.changes()
        named = (change.ids for change in logged if change.table == self._table.name)
        return max((_highest_number(ids) for ids in named), default=0)

    def _stamped(self, rows: Sequence[int]) -> list[SetCells]:
        """The batch number for each row of the journal that changes."""
        if self._name is not TableName.JOURNAL or not self._table.has("batch") or not rows:
            return []
        return [SetCells(field="batch", rows=rows, before=None, after=self._batch, because="")]

    def _logged_cells(self, change: SetCells) -> Iterator[LoggedChange]:
        """Yield what the cells really held; refuse a plan that saw something else in them."""
        table = self._table
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
                ids=self._ids.ranges(rows),
            )

    def _logged_fills(self) -> Iterator[LoggedChange]:
        paints = self._changes.paints
        if paints:
            fills = self._workbook.fills(self._name)
            yield from grouped_fills(paints, fills, self._ids, self._table.name, self._batch)

    def _logged_order(self) -> Iterator[LoggedChange]:
        """Yield the orders in which the rows stood and are to stand, by their Ids."""
        if not (self._changes.order and self._table.has("id")):
            return
        ids = self._ids.in_order()
        new = [ids[row - 1] for row in self._changes.order]
        for column, order in ((ORDER, ids), (NEW_ORDER, new)):
            yield LoggedChange(
                batch=self._batch,
                table=self._table.name,
                column=column,
                before="",
                after="",
                ids=ordered_ranges(order),
            )

    def _logged_removals(self) -> Iterator[LoggedChange]:
        deleted = sorted(self._changes.deleted)
        if deleted and self._table.has("id"):
            fills = self._workbook.fills(self._name)
            rows = removed_rows(self._table, deleted, fills)
            yield from logged_removals(self._table, rows, self._batch)

    def _refuse_other_rows(self, touched: Sequence[int]) -> None:
        """Refuse a plan that was made for a table with more rows, or an order for fewer."""
        changes, table = self._changes, self._table
        height = table.columns(()).height
        last = max((change.row for change in changes.inserted), default=0)
        last = max(last, touched[-1] if touched else 0)
        if last > height or (changes.order and len(changes.order) != height):
            row = table.first_row() + min(last, height)
            raise ChangedMeanwhile(table.name, row, next(iter(table.headers.values())))


def unlogged_writes(table: Table, changes: TableChanges) -> list[TableWrite]:
    """Return the writes of an undo, which the log's own lines make good for.

    Rows go into their old order first: those to be deleted are found where they are then. Those
    that the batch had taken away come back last.
    """
    packed = [change.packed for change in changes.restored]
    wanted = {number for change in changes.restored for number in change.ids}
    restored = restoring(table, packed, wanted) if packed else None
    return [*_undoing_writes(table, changes), *([restored] if restored else [])]


def _undoing_writes(table: Table, changes: TableChanges) -> list[TableWrite]:
    cells = _cell_writes(table, [change for change in changes.cells if table.has(change.field)])
    place = {row: at for at, row in enumerate(changes.order, 1)}
    deleted = sorted(place.get(row, row) for row in changes.deleted)
    first = TableWrite(
        table=table.name,
        cells=cells,
        fills=_fills(changes),
        order=changes.order,
        deleted=() if changes.order else deleted,
    )
    if not (changes.order and deleted):
        return [first]
    return [first, TableWrite(table=table.name, deleted=deleted)]


class _HasRows(Protocol):
    @property
    def rows(self) -> Sequence[object]:
        """The new rows."""


def _joined(write: TableWrite, added: TableWrite) -> TableWrite:
    return replace(
        write,
        appended=added.appended,
        appended_fills=added.appended_fills,
        notes=added.notes,
    )


def _cell_writes(table: Table, changes: Iterable[SetCells]) -> list[CellWrite]:
    return [
        CellWrite(header=table.headers[change.field], rows=change.rows, value=to_cell(change.after))
        for change in changes
    ]


def _fills(changes: TableChanges) -> Mapping[str, Sequence[int]]:
    return {paint.colour: paint.rows for paint in merged_paints(changes.paints)}


def _highest_number(ids: str) -> int:
    # An order names Ids as they stood; sets are ascending, but their last need not be looked for.
    numbers = (part.rpartition("-")[2] for part in ids.split(","))
    return max((int(number) for number in numbers if number.isdecimal()), default=0)
