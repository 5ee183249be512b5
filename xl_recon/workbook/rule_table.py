"""The rules table read as it stands on the sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
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


def rule_rows(table: Table, fills: Sequence[str]) -> tuple[RuleRow, ...]:
    """Return every row that holds anything; `fills` are the rows' colours."""
    columns = table.columns(_READ)
    filters = tuple(zip(table.cells("date"), table.cells("amount"), strict=True))
    first = table.first_row()
    return tuple(
        replace(
            _rule_row(columns, row, fills[row - 1], filters[row - 1]), sheet_row=first + row - 1
        )
        for row in range(1, columns.height + 1)
        if columns.value("document", row) or columns.value("description", row)
    )


def _rule_row(
    columns: Columns, row: int, fill: str, filters: tuple[CellValue, CellValue]
) -> RuleRow:
    def text(name: str) -> str:
        return cast("str", columns.value(name, row))

    return RuleRow(
        row=row,
        id=cast("int | None", columns.value("id", row)),
        document=text("document"),
        date_filter=_date_filter(filters[0]),
        description=text("description"),
        debit=text("debit").strip(),
        credit=text("credit").strip(),
        amount_filter=_amount_filter(filters[1]),
        fill=_fill(columns, row),
        until=cast("date | None", columns.value("until", row)),
        active=is_yes(text("active")),
        new_text=text("new_text"),
        used=cast("int", columns.value("used", row) or 0),
        last_used=cast("date | None", columns.value("last_used", row)),
        colour=fill if "=" not in fill else "",
    )


def _fill(columns: Columns, row: int) -> tuple[tuple[str, FieldValue], ...]:
    values = ((name, columns.value(name, row)) for name in _SUBSTITUTIONS)
    return tuple((name, value) for name, value in values if value not in (None, ""))


def _date_filter(value: CellValue) -> str | date | None:
    if isinstance(value, str):
        return value.strip() or None
    return to_day(value) if isinstance(value, (date, datetime)) else to_text(value) or None


def _amount_filter(value: CellValue) -> str | Decimal | None:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return to_amount(value)
    return to_text(value).strip() or None
