"""A plan as plain values, for `--json`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from xl_recon.plan.changes import AppendRows, Change, DeleteRows, PaintRows, Plan, SetCells, Table
from xl_recon.records.journal import FieldValue, JournalRow
from xl_recon.records.row_ids import id_ranges
from xl_recon.ui.opened import first_row_of, header_of
from xl_recon.workbook.journal_workbook import JournalWorkbook

_NEW_ROW = ("date", "description", "debit", "credit", "amount", "external_reference", "invoice")

JsonObject = Mapping[str, object]


def plan_objects(plan: Plan, workbook: JournalWorkbook) -> list[JsonObject]:
    """Return the changes in the order in which they are made; rows are worksheet rows."""
    return [_change(change, workbook) for change in plan.changes]


def plain(value: FieldValue) -> object:
    """Return a value as JSON has it: amounts as text, dates as ISO writes them."""
    match value:
        case Decimal():
            return f"{value:.2f}"  # a cell of the journal holds cents
        case dt.date():
            return value.isoformat()
        case _:
            return value


def _change(change: Change, workbook: JournalWorkbook) -> JsonObject:
    match change:
        case SetCells():
            return {
                **_where(change, workbook),
                "column": header_of(workbook, change.table, change.field),
                "before": plain(change.before),
                "after": plain(change.after),
                "because": change.because,
            }
        case PaintRows():
            return {**_where(change, workbook), "colour": change.colour, "because": change.because}
        case DeleteRows():
            return {**_where(change, workbook), "deleted": True}
        case AppendRows():
            return {
                "table": Table.JOURNAL.value,
                "because": change.because,
                "added": [_new_row(row) for row in change.rows],
            }


def _where(change: SetCells | PaintRows | DeleteRows, workbook: JournalWorkbook) -> JsonObject:
    first = first_row_of(workbook)(change.table)
    return {
        "table": change.table.value,
        "rows": id_ranges(row + first - 1 for row in change.rows),
    }


def _new_row(row: JournalRow) -> JsonObject:
    return {name: plain(getattr(row, name)) for name in _NEW_ROW}
