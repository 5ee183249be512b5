"""Rectangles of cells and their addresses, without asking LibreOffice."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
_CORNER = r"\$?([A-Za-z]{1,3})?\$?(\d{1,7})?"
_AREA = re.compile(rf"{_CORNER}(?::{_CORNER})?")


@dataclass(frozen=True, slots=True)
class Area:
    """Cells from one corner to the other, both included; rows and columns count from 1."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def height(self) -> int:
        """How many rows it has."""
        return self.bottom - self.top + 1

    @property
    def width(self) -> int:
        """How many columns it has."""
        return self.right - self.left + 1

    @property
    def whole_rows(self) -> bool:
        """Whether it goes from one side of the sheet to the other."""
        return self.width == LAST_COLUMN

    @property
    def whole_columns(self) -> bool:
        """Whether it goes from top to bottom of the sheet."""
        return self.height == LAST_ROW

    def sized(self, height: int, width: int) -> Area:
        """Return the area of that size with the same upper left corner."""
        return Area(self.top, self.left, self.top + height - 1, self.left + width - 1)

    def moved(self, rows: int, columns: int) -> Area:
        """Return the area so much further down and to the right."""
        return Area(self.top + rows, self.left + columns, self.bottom + rows, self.right + columns)

    def around(self, other: Area) -> Area:
        """Return the smallest area that holds both."""
        return Area(
            min(self.top, other.top),
            min(self.left, other.left),
            max(self.bottom, other.bottom),
            max(self.right, other.right),
        )

    def holds(self, other: Area) -> bool:
        """Whether the other is part of it."""
        return self.around(other) == self


SHEET = Area(1, 1, LAST_ROW, LAST_COLUMN)


def areas_of(address: str) -> tuple[Area, ...] | None:
    """Return the areas an address in A1 notation names; None where it is no such address.

    >>> areas_of("$A$1:C3,B7")
    (Area(top=1, left=1, bottom=3, right=3), Area(top=7, left=2, bottom=7, right=2))
    >>> areas_of("4:5") == (Area(4, 1, 5, LAST_COLUMN),)
    True
    >>> areas_of("Registrazioni") is None
    True
    """
    found = [_area(part.strip()) for part in address.split(",")]
    areas = tuple(area for area in found if area is not None)
    return areas if len(areas) == len(found) else None


def _area(text: str) -> Area | None:
    match = _AREA.fullmatch(text)
    if match is None:
        return None
    left, top, right, bottom = match.groups()
    if ":" not in text:
        if not (left and top):
            return None
        right, bottom = left, top
    if not (left or top) or bool(left) != bool(right) or bool(top) != bool(bottom):
        return None
    return _checked(int(top or 1), _number(left, 1), int(bottom or LAST_ROW), right)


def _checked(top: int, left: int, bottom: int, right: str | None) -> Area | None:
    column = _number(right, LAST_COLUMN)
    area = Area(min(top, bottom), min(left, column), max(top, bottom), max(left, column))
    return area if area.top >= 1 and SHEET.holds(area) else None


def _number(letters: str | None, default: int) -> int:
    if not letters:
        return default
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def letters_of(column: int) -> str:
    """Return a column's letters.

    >>> letters_of(1), letters_of(28)
    ('A', 'AB')
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address_of(areas: Iterable[Area], *, row: str = "$", column: str = "$") -> str:
    """Return the areas' address, absolute by default.

    >>> address_of([Area(1, 1, 3, 3), Area(7, 2, 7, 2)])
    '$A$1:$C$3,$B$7'
    >>> address_of([Area(5, 1, 5, LAST_COLUMN)], row="")
    '5:5'
    """
    return ",".join(_address(area, row, column) for area in areas)


def _address(area: Area, row: str, column: str) -> str:
    if area.whole_rows:
        return f"{row}{area.top}:{row}{area.bottom}"
    first, last = column + letters_of(area.left), column + letters_of(area.right)
    if area.whole_columns:
        return f"{first}:{last}"
    corner = f"{first}{row}{area.top}"
    return corner if area.height == area.width == 1 else f"{corner}:{last}{row}{area.bottom}"
