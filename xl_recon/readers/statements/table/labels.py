"""Labels with what stands beside or below them, outside of a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from xl_recon.readers.statements.table.tables import Row
from xl_recon.readers.statements.table.values import (
    DateOrder,
    is_date,
    is_number,
    parsed_amount,
    parsed_date,
)
from xl_recon.readers.statements.table.words import Direction, direction_of, folded_heading

_LONGEST_LABEL = 80
_LONGEST_CELL = 2 * _LONGEST_LABEL
_TAIL = re.compile(
    r"(.*[^\W\d_].*?)[\s:]+([A-Z]{3} ?)?([+-]? ?[\d.,' \u00a0\u202f]*[.,]\d{2}\D{0,6})"
)
_FULL_DAY = re.compile(r"(?<!\d)(\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2})(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A label, in folded words, with its cells."""

    label: str
    text: str  # the label as it was written
    cells: Row

    @property
    def days(self) -> tuple[date, ...]:
        """The days in the label and beside it."""
        texts = (part for text in (self.text, *self.cells) for part in _days_in(text))
        found = (parsed_date(text, DateOrder.DAY_FIRST) for text in texts)
        return tuple(day for day in found if day)

    def amount(self, mark: str) -> Decimal | None:
        """Return the amount beside the label; `S` or `D` in a cell of its own turns it."""
        for place, cell in reversed(list(enumerate(self.cells))):
            number = is_number(cell) and not is_date(cell)
            amount = parsed_amount(cell, mark) if number else None
            if amount is not None:
                beside = self.cells[place + 1 :]
                out = any(direction_of(cell) is Direction.OUT for cell in beside)
                return -abs(amount) if out else amount
        return None


def labelled_in(rows: Iterable[Row]) -> list[Labelled]:
    """Return every label of the rows: with the cells to its right, then with the one below."""
    kept = list(rows)
    beside = [found for row in kept for found in _beside(tuple(filter(None, row)))]
    return beside + [found for upper, lower in pairwise(kept) for found in _below(upper, lower)]


def _beside(row: Row) -> Iterator[Labelled]:
    for place, cell in enumerate(row):
        if is_date(cell) or is_number(cell):
            continue
        label, own = _parted(cell)
        if len(label) <= _LONGEST_LABEL:
            yield Labelled(label=folded_heading(label), text=label, cells=(*own, *row[place + 1 :]))


def _parted(cell: str) -> tuple[str, Row]:
    """A cell's label and value: `label: value`, or an amount at its end."""
    # The search for the tail takes the square of the length.
    tail = _TAIL.fullmatch(cell) if len(cell) <= _LONGEST_CELL else None
    if tail:
        return tail[1], (tail[3].strip(),)
    label, _, value = cell.partition(":")
    return label, (value.strip(),) if value.strip() else ()


def _below(upper: Row, lower: Row) -> Iterator[Labelled]:
    """Labels in one row, their values in the next: each below its own."""
    if any(is_number(cell) or is_date(cell) for cell in upper):
        return
    for cell, value in zip(upper, lower, strict=False):
        if cell and (is_number(value) or is_date(value)):
            yield Labelled(label=folded_heading(cell), text=cell, cells=(value,))


def _days_in(text: str) -> list[str]:
    return [text] if is_date(text) else _FULL_DAY.findall(text)
