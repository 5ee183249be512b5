"""Cells that come, go and are copied, within one sheet."""

from __future__ import annotations

from collections.abc import Iterator

from xl_recon.ui.libreoffice.areas import Area
from xl_recon.ui.libreoffice.bridge import Uno, uno_bridge
from xl_recon.ui.libreoffice.document import cell_address, cells_of, range_address

# com.sun.star.sheet.CellFlags: numbers, dates, texts, notes, formulas
CONTENTS = 1 | 2 | 4 | 16
NOTES = 8
FORMATS = 32 | 64
EVERYTHING = 1023
_INSERT, _DELETE = "com.sun.star.sheet.CellInsertMode", "com.sun.star.sheet.CellDeleteMode"


def insert(sheet: Uno, area: Area, shift: str, *, dressed_as_below: bool) -> None:
    """Make room for cells; new ones look like those above or to the left, or like those below."""
    mode = "ROWS" if area.whole_rows else "COLUMNS" if area.whole_columns else shift.upper()
    number = sheet.RangeAddress.Sheet
    sheet.insertCells(range_address(number, area), uno_bridge().Enum(_INSERT, mode))
    if dressed_as_below:
        across = shift == "right" and not area.whole_rows
        model = _beside(area, across=across)
        copy(sheet, model, sheet, area)
        cells_of(sheet, area).clearContents(CONTENTS | NOTES)


def _beside(area: Area, *, across: bool) -> Area:
    """Return the row below an area, or the column to its right."""
    if across:
        return Area(area.top, area.right + 1, area.bottom, area.right + 1)
    return Area(area.bottom + 1, area.left, area.bottom + 1, area.right)


def delete(sheet: Uno, area: Area, shift: str | None) -> None:
    """Take cells away; as in Excel the rest closes up unless told otherwise by its shape."""
    closing = shift or ("left" if area.height > area.width else "up")
    mode = "ROWS" if area.whole_rows else "COLUMNS" if area.whole_columns else closing.upper()
    sheet.removeRange(
        range_address(sheet.RangeAddress.Sheet, area), uno_bridge().Enum(_DELETE, mode)
    )


def copy(source: Uno, area: Area, target: Uno, wanted: Area) -> None:
    """Copy cells, again and again where the target is a multiple of their size."""
    number, goal = source.RangeAddress.Sheet, target.RangeAddress.Sheet
    target.copyRange(cell_address(goal, wanted), range_address(number, area))
    done = Area(wanted.top, wanted.left, wanted.top, wanted.left).sized(area.height, area.width)
    for part, place in _doublings(done, wanted):
        target.copyRange(cell_address(goal, place), range_address(goal, part))


def _doublings(done: Area, wanted: Area) -> Iterator[tuple[Area, Area]]:
    """Yield what to copy where until the wanted area is full: down first, then across."""
    if wanted.height % done.height or wanted.width % done.width:
        return
    while done.height < wanted.height:
        more = min(done.height, wanted.height - done.height)
        yield done.sized(more, done.width), done.moved(done.height, 0).sized(more, done.width)
        done = done.sized(done.height + more, done.width)
    while done.width < wanted.width:
        more = min(done.width, wanted.width - done.width)
        yield done.sized(done.height, more), done.moved(0, done.width).sized(done.height, more)
        done = done.sized(done.height, done.width + more)
