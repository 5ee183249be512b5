"""Cells as a store gives them, fields as the records want them, and back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation

from xl_recon.errors import BadCell
from xl_recon.records.journal import FieldValue
from xl_recon.workbook.layout import Column, Kind
from xl_recon.workbook.store import FORMULA_PENDING, CellError, CellValue

_CENT = Decimal("0.01")
_EPOCH = date(1899, 12, 30)
_AFTER_LAST_DAY = 2_958_466  # 31.12.9999, and one
# What XML, and so a cell, cannot hold.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_MOST_CHARACTERS = 32_767


class CellProblem(ValueError):
    """A cell that its column cannot mean; who knows the place turns it into `BadCell`."""


def fields(
    values: Sequence[CellValue], column: Column, table: str, first_row: int, *, strict: bool = True
) -> Sequence[FieldValue]:
    """Return a column's cells as field values, or raise `BadCell` naming the worksheet row.

    Not `strict`, a cell that its column cannot mean reads as the text it shows.
    """
    if column.kind in {Kind.TEXT, Kind.CODE}:
        return [
            "" if value is None else value if value.__class__ is str else to_text(value)
            for value in values
        ]
    convert = {
        Kind.MONEY: to_amount,
        Kind.RATE: to_amount,
        Kind.DAY: to_day,
        Kind.MOMENT: to_moment,
        Kind.WHOLE: to_whole,
        Kind.YES_NO: to_text,
    }[column.kind]
    known: dict[tuple[type, CellValue], FieldValue] = {}  # True equals 1 and is no amount
    result: list[FieldValue] = []
    for place, value in enumerate(values):
        key = value.__class__, value
        if key not in known:
            try:
                known[key] = convert(value)
            except CellProblem as problem:
                if not strict:
                    known[key] = to_text(value)
                    result.append(known[key])
                    continue
                raise BadCell(table, first_row + place, column.header, str(problem)) from None
        result.append(known[key])
    return result


def to_text(value: CellValue) -> str:
    """Return a cell as text: an account number typed as 1020 comes back as a float.

    >>> to_text(1020.0), to_text(None), to_text(" a ")
    ('1020', '', ' a ')
    """
    match value:
        case None:
            return ""
        case bool():
            return "Sì" if value else "No"
        case float():
            return str(int(value)) if value.is_integer() else repr(value)
        case datetime() | date():
            return value.strftime("%d.%m.%Y")
        case CellError(code):
            return code
        case _:
            return str(value)


def to_amount(value: CellValue) -> Decimal | None:
    """Return a cell as an amount, rid of what binary floats leave behind.

    >>> to_amount(0.1 + 0.2)
    Decimal('0.30')
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        try:
            return Decimal(repr(value)).quantize(_CENT)
        except InvalidOperation:
            raise CellProblem(f"not an amount: {value!r}") from None
    raise CellProblem(_problem("amount", value))


def to_day(value: CellValue) -> date | None:
    """Return a cell as a day; a bare number is one as Excel counts them."""
    match value:
        case None:
            return None
        case datetime():
            return value.date()
        case date():
            return value
        case bool():
            raise CellProblem(_problem("date", value))
        case int() | float() if 0 < value < _AFTER_LAST_DAY:
            return _EPOCH + timedelta(days=int(value))
        case str() if not value.strip():
            return None
        case _:
            raise CellProblem(_problem("date", value))


def to_moment(value: CellValue) -> date | None:
    """Return a cell as a day with its time."""
    return value if isinstance(value, datetime) else to_day(value)


def to_whole(value: CellValue) -> int | None:
    """Return a cell as a whole number."""
    match value:
        case None:
            return None
        case bool():
            raise CellProblem(_problem("number", value))
        case int() | float() if value == int(value):
            return int(value)
        case str() if not value.strip():
            return None
        case str() if value.strip().isdecimal():
            return int(value)
        case _:
            raise CellProblem(_problem("number", value))


def to_cell(value: FieldValue) -> CellValue:
    """Return what to write into a cell: blank text empties it, control characters are left out."""
    match value:
        case "" | None:
            return None
        case Decimal():
            return float(value)
        case str():
            return writable(value) or None
        case _:
            return value


def to_logged(value: CellValue) -> FieldValue:
    """Return a cell as the log of changes keeps it: its type stays, so that it comes back."""
    match value:
        case None:
            return ""
        case CellError():
            return to_text(value)
        case float():
            return Decimal(repr(value))
        case _:
            return value


def same_value(cell: CellValue, field: FieldValue) -> bool:
    """Whether a cell holds what a plan says it held; a blank may be a count of zero."""
    if cell is None:
        return field in (None, "", 0)
    if isinstance(cell, datetime) and not isinstance(field, datetime):
        cell = cell.date()
    return to_logged(cell) == field or to_text(cell) == field


def writable(text: str) -> str:
    """Return a text as a cell can hold it."""
    return _CONTROL.sub("", text.replace("\r\n", "\n"))[:_MOST_CHARACTERS]


def _problem(wanted: str, value: CellValue) -> str:
    if value is FORMULA_PENDING:
        return f"{wanted}, pending: "
    found = value.code if isinstance(value, CellError) else str(value)
    kind = "error" if isinstance(value, CellError) else "text"
    return f"{wanted}, {kind}: {found}"
