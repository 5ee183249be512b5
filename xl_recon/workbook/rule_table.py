"""The rules table read as it stands on the sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import cast

from xl_recon.records.journal import Columns, FieldValue
from xl_recon.records.rule import RuleRow
from xl_recon.workbook.cells import to_amount, to_day, to_text
from xl_recon.workbook.master_tables import is_yes
from xl_recon.workbook.store import CellValue
from xl_recon.workbook.tables import Table

_SUBSTITUTIONS = (
    "value_date", "invoice", "external_reference", "vat_code", "vat_amount_type",
    "cc1", "cc2", "cc3", "segment", "notes", "link", "due_date", "iban", "counterparty",
)  # fmt: skip
_READ = (
    "document", "description", "until", "active", "new_text",
    "used", "last_used", "id", *_SUBSTITUTIONS,
)  # fmt: skip
_TWO_SIDED = ("debit", "credit")
_CASH = ("account", "category")  # of income-and-expense bookkeeping
_BLANK: frozenset[FieldValue] = frozenset({"", None})


def rule_rows(table: Table, fills: Sequence[str]) -> tuple[RuleRow, ...]:
    """Return every row that holds anything; `fills` are the rows' colours."""
    is_cash = table.has("category")
    columns = table.columns((*_READ, *(_CASH if is_cash else _TWO_SIDED)))
    filters = ("date", "income", "expenses") if is_cash else ("date", "amount")
    sheet = _Sheet(
        columns=columns,
        filled=_filled(columns),
        filters={name: table.cells(name) for name in filters},
        fills=fills,
        first_row=table.first_row(),
    )
    return tuple(
        sheet.rule_row(row)
        for row in range(1, columns.height + 1)
        if columns.value("document", row) or columns.value("description", row)
    )


def rule_cells(row: RuleRow) -> dict[str, FieldValue]:
    """Return what a row of the rules table holds, by field; its colour apart."""
    return {
        "document": row.document,
        "date": row.date_filter,
        "description": row.description,
        "debit": row.debit,
        "credit": row.credit,
        "amount": _amount_text(row.amount_filter),
        "account": row.cash_account,
        "category": row.category,
        "income": _amount_text(row.income_filter),
        "expenses": _amount_text(row.expenses_filter),
        "until": row.until,
        "active": "" if row.active else "No",
        "new_text": row.new_text,
        "used": row.used or None,
        "last_used": row.last_used,
        **dict(row.fill),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """The table's columns: as fields, and as cells where text and numbers differ."""

    columns: Columns
    filled: Columns
    filters: Mapping[str, Sequence[CellValue]]
    fills: Sequence[str]
    first_row: int

    def rule_row(self, row: int) -> RuleRow:
        columns, fill = self.columns, self.fills[row - 1]

        def text(name: str) -> str:
            return cast("str", columns.value(name, row)).strip() if name in columns.by_field else ""

        def amount(name: str) -> str | Decimal | None:
            return _amount_filter(self.filters[name][row - 1]) if name in self.filters else None

        return RuleRow(
            row=row,
            sheet_row=self.first_row + row - 1,
            id=cast("int | None", columns.value("id", row)),
            document=text("document"),
            date_filter=_date_filter(self.filters["date"][row - 1]),
            description=text("description"),
            debit=text("debit"),
            credit=text("credit"),
            amount_filter=amount("amount"),
            cash_account=text("account"),
            category=text("category"),
            income_filter=amount("income"),
            expenses_filter=amount("expenses"),
            fill=_fill(self.filled, row),
            until=cast("date | None", columns.value("until", row)),
            active=is_yes(text("active")),
            new_text=text("new_text"),
            used=cast("int", columns.value("used", row) or 0),
            last_used=cast("date | None", columns.value("last_used", row)),
            colour=fill if "=" not in fill else "",
        )


def _filled(columns: Columns) -> Columns:
    """Return the substitution columns in which anything stands: a few, as a rule."""
    found = {name: columns.column(name) for name in _SUBSTITUTIONS}
    kept = {name: cells for name, cells in found.items() if not _BLANK.issuperset(cells)}
    return Columns(columns.height, kept)


def _fill(filled: Columns, row: int) -> tuple[tuple[str, FieldValue], ...]:
    values = ((name, cells[row - 1]) for name, cells in filled.by_field.items())
    return tuple((name, value) for name, value in values if value not in _BLANK)


def _date_filter(value: CellValue) -> str | date | None:
    if isinstance(value, str):
        return value.strip() or None
    return to_day(value) if isinstance(value, (date, datetime)) else to_text(value) or None


def _amount_filter(value: CellValue) -> str | Decimal | None:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return to_amount(value)
    return to_text(value).strip() or None


def _amount_text(amount: str | Decimal | None) -> str:
    # The column is text, as users type `30%` and `[!>=100]` into it.
    return f"{amount:.2f}" if isinstance(amount, Decimal) else amount or ""
