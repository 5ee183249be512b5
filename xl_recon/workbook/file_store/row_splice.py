"""A table's changed values and fills, written into its rows."""

from __future__ import annotations

from xl_recon.workbook.file_store.cell_writer import CellWriter, Painted, Replaced
from xl_recon.workbook.file_store.edits import RowPattern, TableEdit
from xl_recon.workbook.file_store.references import column_number
from xl_recon.workbook.file_store.rows import (
    CELL,
    NO_SHAPE,
    ROW_END,
    Row,
    Shape,
    cut,
    joined,
    tails,
)
from xl_recon.workbook.store import CellValue

Step = Painted | Replaced


class RowSplicer:
    """Changes rows; what a pattern does to a row of one shape is worked out once."""

    def __init__(self, edit: TableEdit, writer: CellWriter) -> None:
        self._edit, self._writer = edit, writer
        self._table = frozenset(edit.table.area.letters)
        self._steps: dict[tuple[type, CellValue, str | None], Step] = {}
        self._painters: dict[str, Painted] = {}
        self._programs: dict[int, list[Step | None] | None] = {}
        self._shape = NO_SHAPE
        self._letters: list[bytes] = []

    def changed(self, row: bytes, body_row: int) -> bytes:
        """Return a row with its changes."""
        number, head, cells = cut(row)
        mark = number + b'"'
        if not cells or not self._shape.fits(cells, mark):
            self._learn(cells, mark)
        program = self._program(self._edit.pattern_of[body_row])
        if program is None or self._edit.serials:
            return self._rebuilt(Row(number, head, cells), body_row)
        width = len(mark)
        new = [
            cell if step is None else letters + mark + step[cell[width + len(letters) :]]
            for cell, step, letters in zip(cells, program, self._letters, strict=True)
        ]
        return head + CELL + CELL.join(new) + ROW_END

    def _learn(self, cells: list[bytes], mark: bytes) -> None:
        self._letters = [cell.partition(mark)[0] for cell in cells]
        self._shape = Shape.of(self._letters) if cells else NO_SHAPE
        self._programs.clear()

    def _program(self, number: int) -> list[Step | None] | None:
        """What to do with each cell of a row; None if the row lacks one."""
        if number not in self._programs:
            pattern = self._edit.patterns[number]
            have = {letters.decode() for letters in self._letters}
            complete = self._wanted(pattern) <= have
            self._programs[number] = (
                [self._step(letters.decode(), pattern) for letters in self._letters]
                if complete
                else None
            )
        return self._programs[number]

    def _wanted(self, pattern: RowPattern) -> set[str]:
        painted = self._table if pattern.fill is not None else frozenset()
        return {*painted, *pattern.cells}

    def _step(self, letter: str, pattern: RowPattern) -> Step | None:
        fill = None if pattern.fill is None else pattern.fill.get(letter)
        if letter in pattern.cells:
            value = pattern.cells[letter]
            key = value.__class__, value, fill
            if key not in self._steps:
                self._steps[key] = Replaced(self._writer, value, fill)
            return self._steps[key]
        if fill is None:
            return None
        return self._painters.setdefault(fill, Painted(self._writer, fill))

    def _rebuilt(self, row: Row, body_row: int) -> bytes:
        """Return a row that lacks cells, or gets values of its own."""
        pattern = self._edit.patterns[self._edit.pattern_of[body_row]]
        cells = tails(row)
        for letter in self._wanted(pattern):
            step = self._step(letter, pattern)
            if step is not None:
                cells[letter] = step[cells.get(letter, b"/>")]
        for letter, values in self._edit.serials.items():
            if body_row in values:
                old = cells.get(letter, b"/>")
                fill = None if pattern.fill is None else pattern.fill.get(letter)
                cells[letter] = self._writer.replaced(old, values[body_row], fill)
        ordered = dict(sorted(cells.items(), key=lambda cell: column_number(cell[0])))
        return joined(row.head, row.number, ordered)
