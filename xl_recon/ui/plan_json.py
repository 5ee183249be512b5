"""A plan as plain values, for `--json`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from xl_recon.plan.changes import (
    AppendRecords,
    AppendRows,
    AppendRules,
    Change,
    DeleteRows,
    InsertRowsBelow,
    PaintRows,
    Plan,
    ReorderRows,
    RestoreRows,
    SetCells,
    Table,
)
from xl_recon.records.journal import FieldValue, JournalRow
from xl_recon.records.row_ids import id_ranges
from xl_recon.records.rule import RuleRow
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
        case AppendRows() | AppendRules() | AppendRecords() | InsertRowsBelow():
            return _new_rows(change, workbook)
        case _:
            return _changed(change, workbook)


def _changed(
    change: SetCells | PaintRows | DeleteRows | RestoreRows | ReorderRows,
    workbook: JournalWorkbook,
) -> JsonObject:
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
        case RestoreRows():
            return {"table": change.table.value, "restored": len(change.ids)}
        case ReorderRows():
            first = first_row_of(workbook)(change.table)
            order = [row + first - 1 for row in change.order]
            return {"table": change.table.value, "order": order, "because": change.because}


def _new_rows(
    change: AppendRows | AppendRules | AppendRecords | InsertRowsBelow, workbook: JournalWorkbook
) -> JsonObject:
    match change:
        case AppendRows():
            return {
                "table": Table.JOURNAL.value,
                "because": change.because,
                "added": [_new_row(row) for row in change.rows],
            }
        case InsertRowsBelow():
            first = first_row_of(workbook)(Table.JOURNAL)
            return {
                "table": Table.JOURNAL.value,
                "because": change.because,
                "below": change.row + first - 1,
                "added": [_new_row(row) for row in change.rows],
            }
        case AppendRules():
            return {
                "table": Table.RULES.value,
                "because": change.because,
                "added": [rule_object(row) for row in change.rows],
            }
        case AppendRecords():
            return {
                "table": change.table.value,
                "because": change.because,
                "added": [{name: plain(value) for name, value in row.cells} for row in change.rows],
            }


def rule_object(row: RuleRow) -> JsonObject:
    """Return a row of the rules table: what it holds, by field."""
    amount = row.amount_filter
    written: dict[str, FieldValue] = {
        "document": row.document,
        "description": row.description,
        "debit": row.debit,
        "credit": row.credit,
        "amount": amount,
        **dict(row.fill),
        "colour": row.colour,
    }
    return {name: plain(value) for name, value in written.items() if value not in {"", None}}


def _where(change: SetCells | PaintRows | DeleteRows, workbook: JournalWorkbook) -> JsonObject:
    first = first_row_of(workbook)(change.table)
    return {
        "table": change.table.value,
        "rows": id_ranges(row + first - 1 for row in change.rows),
    }


def _new_row(row: JournalRow) -> JsonObject:
    return {name: plain(getattr(row, name)) for name in _NEW_ROW}
