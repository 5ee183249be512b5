"""Cell addresses: `B5`, `A1:D20`, columns by letter and by number."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Self

_CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")


@cache
def column_letter(number: int) -> str:
    """Return a column's letters; the first column is 1.

    >>> column_letter(1), column_letter(28)
    ('A', 'AB')
    """
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@cache
def column_number(letters: str) -> int:
    """Return a column's number.

    >>> column_number("AB")
    28
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells."""

    left: int
    top: int
    right: int
    bottom: int

    @classmethod
    def of(cls, reference: str) -> Self:
        """Read `A1:D20`, or a single cell.

        >>> Area.of("B2:D20")
        Area(left=2, top=2, right=4, bottom=20)
        """
        first, _, last = reference.partition(":")
        left, top = _place(first)
        right, bottom = _place(last or first)
        return cls(left, top, right, bottom)

    def __str__(self) -> str:
        start = f"{column_letter(self.left)}{self.top}"
        end = f"{column_letter(self.right)}{self.bottom}"
        return start if start == end else f"{start}:{end}"

    def letter(self, index: int) -> str:
        """The letters of the column at this place, from 0."""
        return column_letter(self.left + index)

    @property
    def letters(self) -> tuple[str, ...]:
        """The letters of all columns."""
        return tuple(column_letter(number) for number in range(self.left, self.right + 1))

    def meets(self, other: Self) -> bool:
        """Whether the two share a cell."""
        return (
            self.left <= other.right
            and other.left <= self.right
            and self.top <= other.bottom
            and other.top <= self.bottom
        )

    def with_bottom(self, bottom: int) -> Self:
        """The same area with another last row."""
        return replace(self, bottom=bottom)


def _place(cell: str) -> tuple[int, int]:
    found = _CELL.fullmatch(cell)
    if found is None:
        raise ValueError(f"not a cell: {cell!r}")
    return column_number(found[1]), int(found[2])
