"""Areas that have a name: tables, their parts, and the names a user gave."""

from __future__ import annotations

import re

from xl_recon.ui.libreoffice.areas import Area
from xl_recon.ui.libreoffice.bridge import Uno
from xl_recon.ui.libreoffice.document import cells_of
from xl_recon.ui.libreoffice.formats import areas_from
from xl_recon.ui.libreoffice.looks import Grid

_PART = re.compile(r"(?P<table>[^\[\]]+)(?:\[(?P<part>.+)\])?")


def named_area(sheet: Grid, name: str) -> Area:
    """Return the area of `Table`, `Table[Column]`, `Table[#All]` or of a name of the book.

    Raise `ValueError` where nothing is called so.
    """
    found = _PART.fullmatch(name)
    table = _by_name(sheet.document.uno.DatabaseRanges, found["table"]) if found else None
    if found and table:
        return _part(sheet, table, found["part"])
    named = _by_name(sheet.document.uno.NamedRanges, name)
    cells = named.ReferredCells if named else None
    if cells is None:
        raise ValueError(f"no cells are called {name}")
    (area,) = areas_from((cells.getRangeAddress(),))
    return area


def _by_name(container: Uno, name: str) -> Uno:
    return next(
        (
            container.getByName(each)
            for each in container.ElementNames
            if each.lower() == name.lower()
        ),
        None,
    )


def _part(sheet: Grid, table: Uno, part: str | None) -> Area:
    (whole,) = areas_from((table.DataArea,))
    top, bottom = whole.top + bool(table.ContainsHeader), whole.bottom - bool(table.TotalsRow)
    body = Area(top, whole.left, bottom, whole.right)
    match part:
        case None | "#Data":
            return body
        case "#All":
            return whole
        case "#Headers":
            return whole.sized(1, whole.width)
        case _:
            left = body.left + _headings(sheet, whole).index(part)
            return Area(body.top, left, body.bottom, left)


def _headings(sheet: Grid, whole: Area) -> list[str]:
    cells = cells_of(sheet.uno, whole.sized(1, whole.width))
    return [str(heading) for heading in cells.getDataArray()[0]]
