"""Cells as Excel hands them over: one, a row or a table of them; and answers in the same shape."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from xl_recon.workbook.cells import to_text
from xl_recon.workbook.store import CellValue

Cells = Any  # a cell, a list of cells, or a list of rows: what xlwings gives and takes
Grid = Sequence[Sequence[CellValue]]

WRONG_SHAPE = "Le celle date insieme devono essere altrettante."


class WrongShape(ValueError):
    """Ranges that go together have not the same size."""


def grid(cells: Cells) -> Grid:
    """Return cells as rows; none where nothing was given."""
    if cells is None:
        return []
    if not isinstance(cells, (list, tuple)):
        return [[_plain(cells)]]
    rows = (row if isinstance(row, (list, tuple)) else [row] for row in cells)
    return [[_plain(cell) for cell in row] for row in rows]


def _plain(cell: Cells) -> CellValue:
    """A cell as our stores give it: one with a currency's format comes from Excel as a Decimal."""
    value: CellValue = float(cell) if isinstance(cell, Decimal) else cell
    return value


@dataclass(frozen=True, slots=True)
class Spread:
    """A range beside another one: cell for cell, or one cell for all."""

    cells: Grid

    @classmethod
    def beside(cls, cells: Cells, main: Grid) -> Spread:
        """The cells to go with each of `main`, or raise `WrongShape`."""
        given = grid(cells)
        sizes = [len(row) for row in given]
        if sizes not in ([], [1], [len(row) for row in main]):
            raise WrongShape(WRONG_SHAPE)
        return cls(given)

    def at(self, row: int, column: int) -> CellValue:
        """The cell that goes with the one in that place."""
        if not self.cells:
            return None
        if len(self.cells) == 1 and len(self.cells[0]) == 1:
            return self.cells[0][0]
        return self.cells[row][column]


def answers(cells: Cells, answer: Callable[[str, int, int], Cells]) -> Cells:
    """Return an answer for each cell's text, in the cells' own shape; a blank cell has none.

    `answer` is given the text and its place.
    """
    found = [
        [answer(text, *place) if text else "" for text, place in row]
        for row in _placed(grid(cells))
    ]
    if not isinstance(cells, (list, tuple)):
        return found[0][0] if found else ""
    is_flat = bool(cells) and not isinstance(cells[0], (list, tuple))
    return [row[0] for row in found] if is_flat else found


def _placed(rows: Grid) -> Iterator[Iterator[tuple[str, tuple[int, int]]]]:
    for row, cells in enumerate(rows):
        yield ((to_text(cell).strip(), (row, column)) for column, cell in enumerate(cells))
