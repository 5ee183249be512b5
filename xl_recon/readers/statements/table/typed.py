"""Cells that know what they are, as text that can be read in one way only.

A number is written with a decimal point and never with three decimals, which could be thousands;
a day as `2025-01-31`. So the reader of texts needs no path of its own for spreadsheets.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import dropwhile
from typing import TypeAlias

from xl_recon.readers.statements.table.grid import Grid
from xl_recon.readers.statements.table.values import decimal_marks, is_number
from xl_recon.readers.statements.table.words import Role, roles_of

CellValue: TypeAlias = str | Decimal | dt.date | dt.datetime
Cells: TypeAlias = list[CellValue]

_THOUSANDS = 3  # digits of a group
_NOISY_DECIMALS, _NOISY_DIGITS = 8, 14  # more are what sums of floats leave behind
_HUGE = 10**12
_PLAINLY_SHORT = 9  # characters, with a sign and a point
_NOISE, _RELATIVE_NOISE = Decimal("1e-7"), Decimal("1e-13")
_MOSTLY = 0.8
_EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a cell has no zone
_SERIALS = range(29_221, 73_051)  # 1980 to 2099
_DAYS = frozenset({Role.DATE, Role.VALUE_DATE})
_NO_DIGIT = re.compile(r"\D")
_FIGURES = re.compile(r"\d(?:[\d.,' ]*\d)?")


def exact(number: float) -> Decimal:
    """Return the number that a person sees in the cell: 15 digits, without the noise of sums.

    >>> exact(12.1), exact(1234.5600000001), exact(0.00012345)
    (Decimal('12.1'), Decimal('1234.56'), Decimal('0.00012345'))
    """
    if len(text := repr(number)) <= _PLAINLY_SHORT and "e" not in text:
        return Decimal(text)
    found = Decimal(f"{number:.15g}")
    parts = found.as_tuple()
    if abs(found) >= _HUGE:
        return found
    if -int(parts.exponent) <= _NOISY_DECIMALS and len(parts.digits) < _NOISY_DIGITS:
        return found
    noise = max(_NOISE, abs(found) * _RELATIVE_NOISE)
    nearest = (round(found, places) for places in (2, 4, 6))
    return next((near for near in nearest if abs(near - found) <= noise), found)


def number_text(number: Decimal) -> str:
    """Return the number as a text with one meaning.

    >>> [number_text(Decimal(text)) for text in ("1000", "12.5", "1.234", "-0.0")]
    ['1000', '12.50', '1.2340', '0']
    """
    whole, _, decimals = f"{number:f}".partition(".")
    decimals = decimals.rstrip("0")
    if not decimals:
        return whole if whole != "-0" else "0"
    padded = decimals.ljust(2, "0")
    return f"{whole}.{padded}0" if len(padded) == _THOUSANDS else f"{whole}.{padded}"


@lru_cache(1 << 14)
def day_text(day: dt.date) -> str:
    """Return a day, with its hour where it has one."""
    if not isinstance(day, dt.datetime):
        return day.isoformat()
    plain = day.replace(tzinfo=None)
    if plain.time() == dt.time():
        return plain.date().isoformat()
    return plain.isoformat(sep=" ", timespec="seconds")


def cell_of(value: object) -> CellValue:
    """Return what a library gives as one of our kinds of cell."""
    match value:
        case str() | dt.date():
            return value
        case bool():
            return str(value).upper()
        case float() if not math.isfinite(value):
            return ""
        case float():
            return exact(value)
        case int():
            return Decimal(value)
        case _:
            return "" if value is None else str(value)


def typed_grid(rows: Iterable[tuple[int, Sequence[CellValue]]], name: str = "") -> Grid:
    """Return the rows, each with its number in the sheet, as a grid; blank ones are left out."""
    numbered = [(number, list(cells)) for number, cells in rows if any(map(_is_filled, cells))]
    cells = [row for _, row in numbered]
    for index in range(max(map(len, cells), default=0)):
        _settle_column([row for row in cells if len(row) > index], index)
    return Grid(
        rows=tuple(tuple(map(_text, row)) for row in cells),
        lines=tuple(number for number, _ in numbered),
        name=name,
    )


def _is_filled(value: CellValue) -> bool:
    return bool(value.strip()) if isinstance(value, str) else True


def _text(value: CellValue) -> str:
    match value:
        case str():
            return value.replace("_x000D_", " ").strip()
        case Decimal():
            return number_text(value)
        case _:
            return day_text(value)


def _settle_column(rows: list[Cells], index: int) -> None:
    """Turn what only the column as a whole tells: serial numbers of days, numbers kept as text."""
    if not any(isinstance(row[index], Decimal) for row in rows):
        return
    _settle_days(rows, index)
    _settle_texts(rows, index)


def _settle_days(rows: list[Cells], index: int) -> None:
    heading = next((place for place, row in enumerate(rows) if _names_days(row[index])), None)
    if heading is None:
        return
    below = rows[heading + 1 :]
    numbers = [cell for row in below if isinstance(cell := row[index], Decimal)]
    if all(int(number) in _SERIALS for number in numbers):
        _replace(below, index, _day_of)


def _names_days(cell: CellValue) -> bool:
    if not isinstance(cell, str):
        return False
    roles = roles_of(cell)
    return bool(roles & _DAYS) and not roles & {Role.AMOUNT, Role.BALANCE, Role.REFERENCE}


def _day_of(cell: CellValue) -> CellValue:
    if not isinstance(cell, Decimal):
        return cell
    seconds = round(float(cell) * 86_400)
    return _EPOCH + dt.timedelta(seconds=seconds)


def _settle_texts(rows: list[Cells], index: int) -> None:
    """Amounts that stayed text, `1.234,56`, among numbers: written like these.

    One mark with three digits after it parts thousands: the spreadsheet kept the text as such.
    """
    cells = [row[index] for row in rows if _is_filled(row[index])]
    filled = list(dropwhile(_is_word, cells))  # after the titles and the heading
    texts = [cell for cell in filled if isinstance(cell, str) and is_number(cell)]
    numbers = sum(1 for cell in filled if isinstance(cell, Decimal))
    if not texts or numbers + len(texts) < _MOSTLY * len(filled):
        return
    marks = decimal_marks(texts)
    if not marks:
        return
    mark = marks[0] if len(marks) == 1 else ""
    _replace(rows, index, lambda cell: _repointed(cell, mark))


def _is_word(cell: CellValue) -> bool:
    return isinstance(cell, str) and not is_number(cell)


def _repointed(cell: CellValue, mark: str) -> CellValue:
    if not isinstance(cell, str) or not is_number(cell):
        return cell

    return _FIGURES.sub(lambda found: _plain_figures(found[0], mark), cell, count=1)


def _plain_figures(figures: str, mark: str) -> str:
    whole, _, decimals = figures.partition(mark) if mark else (figures, "", "")
    return number_text(Decimal(f"{_NO_DIGIT.sub('', whole)}.{decimals or 0}"))


def _replace(rows: list[Cells], index: int, change: Callable[[CellValue], CellValue]) -> None:
    for row in rows:
        row[index] = change(row[index])
