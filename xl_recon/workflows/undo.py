"""Annulla: take a batch back, days later if need be."""

from __future__ import annotations

from dataclasses import replace

from xl_recon.errors import UnknownBatch
from xl_recon.plan.changes import Change, Plan, RestoreRows
from xl_recon.plan.changes import Table as TableName
from xl_recon.plan.undo import LoggedTable, plan_undo
from xl_recon.records.batch import Batch, BatchState
from xl_recon.records.change_log import COLOUR, ROW, LoggedChange
from xl_recon.workbook.added_rows import compared_fields
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workbook.layout import LAYOUTS
from xl_recon.workbook.removed_rows import unpacked
from xl_recon.workbook.tables import Table, fold


def propose_undo(workbook: JournalWorkbook, number: int | None = None) -> Plan:
    """Return what takes a batch back, the last that still stands by default.

    Raises `UnknownBatch` where there is none, or it was undone before.
    """
    logged = workbook.changes()
    batch = _chosen(workbook.batches(), {change.batch for change in logged}, number)
    own = [change for change in logged if change.batch == batch.number]
    names = dict.fromkeys(change.table for change in own)
    undone = {b.number for b in workbook.batches() if b.state is BatchState.UNDONE}
    standing = [change for change in logged if change.batch not in undone]
    plan = plan_undo(
        batch.number, standing, {name: _logged_table(workbook, name, own) for name in names}
    )
    reopens = plan.reopens and any(_is_its_own(workbook, it, batch.number) for it in plan.changes)
    return replace(plan, reopens=reopens)


def _is_its_own(workbook: JournalWorkbook, change: Change, batch: int) -> bool:
    """Whether rows of this import come back: those put onto the sheet again are another's."""
    if not isinstance(change, RestoreRows) or change.table is not TableName.STAGED_STATEMENT:
        return False
    header = workbook.table(change.table).headers["batch"]
    return any(row.cells.get(header) == batch for row in unpacked(change.packed))


def _chosen(batches: tuple[Batch, ...], logged: set[int], number: int | None) -> Batch:
    if number is None:
        standing = [b for b in batches if b.state is BatchState.CONFIRMED and b.number in logged]
        if not standing:
            raise UnknownBatch("", "none to undo")
        return standing[-1]
    for batch in batches:
        if batch.number == number:
            if batch.state is BatchState.UNDONE:
                raise UnknownBatch(number, "undone already")
            if batch.state is BatchState.OPEN:
                raise UnknownBatch(number, "still open")
            if number not in logged:
                raise UnknownBatch(number, "changed nothing")
            return batch
    raise UnknownBatch(number, "no such batch")


def _logged_table(workbook: JournalWorkbook, name: str, changes: list[LoggedChange]) -> LoggedTable:
    english = next(key for key, layout in LAYOUTS.items() if fold(layout.name) == fold(name))
    table = workbook.table(english)
    headers = {change.column for change in changes if change.table == name}
    return LoggedTable(
        table=english,
        columns=workbook.columns(english, _fields(table, headers), strict=False),
        fills=workbook.fills(english) if COLOUR in headers else (),
        headings=table.store.tables()[table.name],
        field_of=table.field_of,
        compared=compared_fields(table) if ROW in headers else (),
    )


def _fields(table: Table, headers: set[str]) -> tuple[str, ...]:
    named = (table.field_of(header) for header in headers)
    rows = compared_fields(table) if ROW in headers else ()
    return tuple(dict.fromkeys(("id", *(name for name in named if name), *rows)))
