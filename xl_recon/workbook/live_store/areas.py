"""Areas of a sheet, their addresses, and how many go into one call."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

LAST_ROW = 1_048_576
_LONGEST_ADDRESS = 255  # characters; Excel refuses a longer one
_ADDRESS = re.compile(r"\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?")
_LETTERS = 26

Known = TypeVar("Known")


@dataclass(frozen=True, slots=True)
class Area:
    """A block of cells; rows and columns count from 1."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def address(self) -> str:
        """The area as Excel writes it."""
        first = f"{letters(self.left)}{self.top}"
        last = f"{letters(self.right)}{self.bottom}"
        return first if first == last else f"{first}:{last}"

    @property
    def height(self) -> int:
        """How many rows it has."""
        return self.bottom - self.top + 1

    @property
    def width(self) -> int:
        """How many columns it has."""
        return self.right - self.left + 1

    @property
    def is_cell(self) -> bool:
        """Whether it is one cell."""
        return self.height == self.width == 1

    def halves(self) -> tuple[Area, Area]:
        """Return two parts of it: rows are parted first."""
        if self.height > 1:
            middle = (self.top + self.bottom) // 2
            return self.rows(self.top, middle), self.rows(middle + 1, self.bottom)
        middle = (self.left + self.right) // 2
        return self.columns(self.left, middle), self.columns(middle + 1, self.right)

    def rows(self, top: int, bottom: int) -> Area:
        """Return the same columns in other rows."""
        return Area(top, self.left, bottom, self.right)

    def columns(self, left: int, right: int) -> Area:
        """Return the same rows in other columns."""
        return Area(self.top, left, self.bottom, right)


def area_of(address: str) -> Area:
    """Return the area of an address.

    >>> area_of("$B$5:$AA$9"), area_of("C3").address
    (Area(top=5, left=2, bottom=9, right=27), 'C3')
    """
    found = _ADDRESS.fullmatch(address)
    if found is None:
        raise ValueError(f"no area: {address}")
    left, top, right, bottom = found.groups()
    return Area(int(top), _number(left), int(bottom or top), _number(right or left))


def letters(column: int) -> str:
    """Return the letters of a column.

    >>> letters(1), letters(28)
    ('A', 'AB')
    """
    text = ""
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        text = chr(ord("A") + rest) + text
    return text


def _number(column: str) -> int:
    number = 0
    for letter in column:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number


def whole_rows(top: int, bottom: int) -> str:
    """Return the address of sheet rows."""
    return f"{top}:{bottom}"


def runs(rows: Iterable[int]) -> Iterator[range]:
    """Yield the runs of neighbouring numbers, ascending.

    >>> list(runs([5, 1, 2, 6]))
    [range(1, 3), range(5, 7)]
    """
    start = stop = None
    for row in sorted(set(rows)):
        if stop is not None and row == stop:
            stop += 1
            continue
        if start is not None and stop is not None:
            yield range(start, stop)
        start, stop = row, row + 1
    if start is not None and stop is not None:
        yield range(start, stop)


def handfuls(areas: Iterable[Area]) -> Iterator[Sequence[Area]]:
    """Yield areas in groups whose addresses, joined by commas, Excel accepts."""
    group: list[Area] = []
    length = 0
    for area in areas:
        more = len(area.address) + 1
        if group and length + more > _LONGEST_ADDRESS:
            yield group
            group, length = [], 0
        group.append(area)
        length += more
    if group:
        yield group


def joined(areas: Iterable[Area]) -> str:
    """Return the address of several areas."""
    return ",".join(area.address for area in areas)


def uniform_parts(
    areas: Sequence[Area], ask: Callable[[Sequence[Area]], Known | None]
) -> Iterator[tuple[Sequence[Area], Known]]:
    """Yield areas with what `ask` knows of them, halved as long as it answers None.

    Of a single cell it must know the answer.
    """
    waiting = [areas] if areas else []
    while waiting:
        part = waiting.pop()
        known = ask(part)
        if known is not None:
            yield part, known
            continue
        if len(part) > 1:
            middle = len(part) // 2
            waiting += [part[middle:], part[:middle]]
        else:
            first, second = part[0].halves()
            waiting += [[second], [first]]
