"""A table's changed values and fills, written into its rows."""

from __future__ import annotations

import re

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

_RESULT = re.compile(
    rb'(<c r="([A-Z]+)[^>]*><f(?:\s[^>]*)?(?:/>|>[^<]*</f>))<v(?:\s[^>]*)?>[^<]*</v>'
)
Step = Painted | Replaced
_MOST_REMEMBERED = 2_000


def without_results(row: bytes, kept: frozenset[str] = frozenset()) -> bytes:
    """Return a row whose formulas have still to be worked out, but for those of some columns.

    Their results are from before the change. Excel works all of them out again because the
    workbook asks it to; LibreOffice would trust what it finds. A table's own data are kept: a
    formula typed as an amount does not depend on what rules fill in, and is read again.
    """
    if b"<f" not in row or b"<v" not in row:
        return row

    def bare(found: re.Match[bytes]) -> bytes:
        return found[0] if found[2].decode() in kept else found[1]

    return _RESULT.sub(bare, row)


class _Followed(dict[bytes, bytes]):
    """A step for the parts of a row: a cell's tail and what comes after it."""

    def __init__(self, step: Step, ending: bytes) -> None:
        super().__init__()
        self._step, self._ending = step, ending

    def __missing__(self, part: bytes) -> bytes:
        if isinstance(self._step, Painted):
            new = self._step.painted(part)  # the style stands in front: what follows may stay
        else:
            new = self._step[part[: -len(self._ending)]] + self._ending
        if len(self) < _MOST_REMEMBERED:
            self[part] = new
        return new


class RowSplicer:
    """Changes rows; what a pattern does to a row of one shape is worked out once."""

    def __init__(self, edit: TableEdit, writer: CellWriter) -> None:
        self._edit, self._writer = edit, writer
        self._table = frozenset(edit.table.area.letters)
        self._steps: dict[tuple[type, CellValue, str | None], Step] = {}
        self._painters: dict[str, Painted] = {}
        self._followed: dict[tuple[int, bytes], _Followed] = {}
        self._programs: dict[int, list[_Followed | None] | None] = {}
        self._fills: dict[int, list[_Followed | None]] = {}
        self._places: dict[str, tuple[int, bytes]] = {}  # a row's part, and how it ends
        self._shape = NO_SHAPE
        self._letters: list[bytes] = []

    def changed(self, row: bytes, body_row: int) -> bytes:
        """Return a row with its changes."""
        start = len(b'<row r="')
        mark = row[start : row.index(b'"', start) + 1]
        parts = row.split(mark)
        if not self._shape.fits(row, parts):
            self._learn(row)
            if not self._shape.fits(row, parts):
                return self._rebuilt(cut(row), body_row)
        program = self._program(self._edit.pattern_of[body_row])
        if program is None or self._edit.serials:
            return self._rebuilt(cut(row), body_row)
        new = [
            part if step is None else step[part] for part, step in zip(parts, program, strict=True)
        ]
        return mark.join(new)

    def _learn(self, row: bytes) -> None:
        number, _, cells = cut(row)
        mark = number + b'"'
        self._letters = [cell.partition(mark)[0] for cell in cells]
        self._shape = Shape.of(self._letters) if cells else NO_SHAPE
        endings = (*(CELL + letters for letters in self._letters[1:]), ROW_END)
        parts = enumerate(zip(self._letters, endings, strict=True), start=2)
        self._places = {letters.decode(): (place, end) for place, (letters, end) in parts}
        self._programs.clear()
        self._followed.clear()
        self._fills.clear()

    def _program(self, number: int) -> list[_Followed | None] | None:
        """What to do with each part of a row; None if the row lacks a cell."""
        if number not in self._programs:
            pattern = self._edit.patterns[number]
            complete = self._wanted(pattern) <= self._places.keys()
            self._programs[number] = self._steps_of(pattern) if complete else None
        return self._programs[number]

    def _steps_of(self, pattern: RowPattern) -> list[_Followed | None]:
        """Return a step a part: those of the fill, which many patterns share, and a few more."""
        key = id(pattern.fill)
        if key not in self._fills:
            plain = RowPattern({}, pattern.fill)
            steps = [self._step_at(letter, plain) for letter in self._places]
            self._fills[key] = [None, None, *steps]
        steps = self._fills[key].copy()
        for letter in pattern.cells:
            steps[self._places[letter][0]] = self._step_at(letter, pattern)
        return steps

    def _step_at(self, letter: str, pattern: RowPattern) -> _Followed | None:
        step = self._step(letter, pattern)
        return None if step is None else self._follow(step, self._places[letter][1])

    def _follow(self, step: Step, ending: bytes) -> _Followed:
        key = id(step), ending
        if key not in self._followed:
            self._followed[key] = _Followed(step, ending)
        return self._followed[key]

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
