"""A body's rows put into another order: contents, number formats and fills, not notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from xl_recon.workbook.live_store.areas import runs
from xl_recon.workbook.live_store.cells import Cell, write
from xl_recon.workbook.live_store.colours import Painted, paint_all
from xl_recon.workbook.live_store.places import Place
from xl_recon.workbook.live_store.saved_rows import SavedRows, saved
from xl_recon.workbook.live_store.undoing import Undoing

# What a formula is made of: texts, names in quotes and brackets, and references to cells.
_PIECE = re.compile(
    r"""("[^"]*"|'[^']*'|\[[^\]]*\])|(?<![\w.$])(\$?[A-Z]{1,3})(\$?)(\d{1,7})(?![\w(.!])"""
)


def reorder(
    place: Place, order: Sequence[int], calculated: frozenset[int], undoing: Undoing
) -> Iterator[int]:
    """Put the rows into an order; yield how many. Calculated columns read the same in any."""
    before = saved(place.sheet, place.body)
    undoing.note(before.put_back)
    columns = range(place.body.left, place.body.right + 1)
    for run in runs(column for column in columns if column not in calculated):
        _move(before, order, run)
    _move_fills(before, order)
    yield len(order)


def _move(before: SavedRows, order: Sequence[int], columns: range) -> None:
    area = before.area.columns(columns.start, columns.stop - 1)
    lefts = range(columns.start - before.area.left, columns.stop - before.area.left)
    codes = before.codes()
    _move_formats(before, order, columns)
    entries = [
        [
            _moved(before.cells[row - 1][left], place - row).again(codes[row - 1][left])
            for left in lefts
        ]
        for place, row in enumerate(order, start=1)
    ]
    write(before.sheet, area, entries)


def _move_formats(before: SavedRows, order: Sequence[int], columns: range) -> None:
    """Move number formats where those of a column differ."""
    codes = before.codes()
    for column in columns:
        own = [codes[row - 1][column - before.area.left] for row in order]
        for code in sorted(set(own)) if len(set(own)) > 1 else ():
            for run in runs(n for n, each in enumerate(own, before.area.top) if each == code):
                area = before.area.columns(column, column).rows(run.start, run.stop - 1)
                before.sheet.range(area.address).number_format = code


def _move_fills(before: SavedRows, order: Sequence[int]) -> None:
    """Move fills; those of rows that keep theirs are not touched."""
    by_row = before.fills_by_row()
    for column in range(before.area.left, before.area.right + 1):
        old = [fills[column - before.area.left] for fills in by_row]
        new = [old[row - 1] for row in order]
        for fill in sorted(set(new)):
            changed = (n for n, each in enumerate(new) if each == fill != old[n])
            areas = [
                before.area.columns(column, column).rows(
                    before.area.top + run.start, before.area.top + run.stop - 1
                )
                for run in runs(changed)
            ]
            paint_all(before.sheet, [Painted(areas, fill)])


def _moved(cell: Cell, by: int) -> Cell:
    return Cell(cell.value, moved(cell.formula, by), cell.is_exact) if cell.formula else cell


def moved(formula: str, by: int) -> str:
    """Return a formula as it reads so many rows further down.

    >>> moved('=H4*$H$2&"A1"+Conti[A1]', 3)
    '=H7*$H$2&"A1"+Conti[A1]'
    """
    return _PIECE.sub(lambda found: _shifted(found, by), formula)


def _shifted(found: re.Match[str], by: int) -> str:
    aside, column, fixed, row = found.groups()
    if aside or fixed:
        return found[0]
    return f"{column}{int(row) + by}" if int(row) + by > 0 else "#REF!"
