"""The rules table read as it stands on the sheet."""

from __future__ import annotations

from collections.abc import Sequence
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
    "document", "description", "debit", "credit", "until", "active", "new_text",
    "used", "last_used", "id", *_SUBSTITUTIONS,
)  # fmt: skip
_BLANK: frozenset[FieldValue] = frozenset({"", None})


def rule_rows(table: Table, fills: Sequence[str]) -> tuple[RuleRow, ...]:
    """Return every row that holds anything; `fills` are the rows' colours."""
    columns = table.columns(_READ)
    sheet = _Sheet(
        columns=columns,
        filled=_filled(columns),
        filters=tuple(zip(table.cells("date"), table.cells("amount"), strict=True)),
        fills=fills,
        first_row=table.first_row(),
    )
    return tuple(
        sheet.rule_row(row)
        for row in range(1, columns.height + 1)
        if columns.value("document", row) or columns.value("description", row)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """The table's columns: as fields, and as cells where text and numbers differ."""

    columns: Columns
    filled: Columns
    filters: Sequence[tuple[CellValue, CellValue]]
    fills: Sequence[str]
    first_row: int

    def rule_row(self, row: int) -> RuleRow:
        columns, fill = self.columns, self.fills[row - 1]
        day, amount = self.filters[row - 1]

        def text(name: str) -> str:
            return cast("str", columns.value(name, row))

        return RuleRow(
            row=row,
            sheet_row=self.first_row + row - 1,
            id=cast("int | None", columns.value("id", row)),
            document=text("document"),
            date_filter=_date_filter(day),
            description=text("description"),
            debit=text("debit").strip(),
            credit=text("credit").strip(),
            amount_filter=_amount_filter(amount),
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
