"""A sheet of ours drawn in Excel: title, purpose, lines, then one table.

Drawn as on disk, but without lists of choices, lines under cells, frozen headings, hidden grid
lines and printing: xlwings has no way to some of these, and to others not in every program.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TypeVar

import xlwings as xw

from xl_recon.workbook.file_store.drawn_sheet import Placed, placed
from xl_recon.workbook.file_store.looks import (
    FONT,
    PURPOSE,
    REMARK,
    TITLE,
    Look,
    body_look,
    heading_look,
    shown_width,
)
from xl_recon.workbook.layout import Column
from xl_recon.workbook.live_store.areas import Area
from xl_recon.workbook.live_store.cell_values import GENERAL, given
from xl_recon.workbook.live_store.cells import write
from xl_recon.workbook.live_store.colours import areas_to_paint, paint_all
from xl_recon.workbook.live_store.filling import fill_in
from xl_recon.workbook.live_store.palette import rgb_of
from xl_recon.workbook.live_store.places import Place
from xl_recon.workbook.store import SheetWrite

_STYLE = "TableStyleLight1"
Alike = TypeVar("Alike")


def draw(sheet: xw.Sheet, wanted: SheetWrite) -> None:
    """Draw a sheet on an empty one."""
    at = placed(wanted)
    _write_above(sheet, at)
    headings = Area(at.heading_row, 1, at.heading_row, len(at.layout.columns))
    write(sheet, headings, [[given(name, GENERAL) for name in at.layout.headers]])
    body = headings.rows(at.first_row, at.heading_row + at.height)
    _dress(sheet, at, headings, body)
    _fill(sheet, wanted, body)
    table = sheet.tables.add(
        sheet.range(headings.rows(headings.top, body.bottom).address),
        name=at.layout.name,
        table_style_name=_STYLE,
    )
    _calculate(sheet, wanted, body)
    place = Place(
        table=table,
        sheet=sheet,
        name=at.layout.name,
        headers=at.layout.headers,
        body=body,
        has_totals=False,
    )
    paint_all(sheet, areas_to_paint(place, wanted.fills))
    if at.layout.hidden:
        sheet.visible = False


def _write_above(sheet: xw.Sheet, at: Placed) -> None:
    texts = [at.layout.sheet, at.layout.purpose, *at.lines]
    write(sheet, Area(1, 1, len(texts), 1), [[given(text, GENERAL)] for text in texts])
    for row, look in enumerate((TITLE, PURPOSE, *[REMARK] * bool(at.lines)), start=1):
        _letter(sheet, Area(row, 1, len(texts) if look is REMARK else row, 1), look)


def _dress(sheet: xw.Sheet, at: Placed, headings: Area, body: Area) -> None:
    """Give the table its looks: a call for neighbouring columns that look alike."""
    columns = at.layout.columns
    looks = [heading_look(column) for column in columns]
    _letter(sheet, headings, looks[0])
    for area, fill in _alike(headings, [look.fill for look in looks]):
        sheet.range(area.address).color = rgb_of(fill)
    _stand(sheet, headings, looks)
    looks = [body_look(column) for column in columns]
    _letter(sheet, body, looks[0])
    for area, code in _alike(body, [look.number_format for look in looks]):
        sheet.range(area.address).number_format = code
    _stand(sheet, body, looks)
    for area, width in _alike(headings, [_width(column) for column in columns]):
        sheet.range(area.address).column_width = width


def _letter(sheet: xw.Sheet, area: Area, look: Look) -> None:
    font = sheet.range(area.address).font
    font.name, font.size, font.bold = FONT, float(look.size), look.bold
    font.color = rgb_of(look.colour)


def _stand(sheet: xw.Sheet, cells: Area, looks: Sequence[Look]) -> None:
    for area, wrap in _alike(cells, [look.wrap for look in looks]):
        if wrap:
            sheet.range(area.address).wrap_text = True
    with suppress(NotImplementedError):
        for area, horizontal in _alike(cells, [look.horizontal for look in looks]):
            setattr(sheet.range(area.address), "horizontal_alignment", horizontal)  # noqa: B010


def _width(column: Column) -> int:
    return 0 if column.hidden else shown_width(column)


def _alike(area: Area, each: Sequence[Alike]) -> Iterator[tuple[Area, Alike]]:
    """Yield the runs of columns of an area that have the same in common."""
    start = 0
    for end in range(1, len(each) + 1):
        if end == len(each) or each[end] != each[start]:
            yield area.columns(area.left + start, area.left + end - 1), each[start]
            start = end


def _fill(sheet: xw.Sheet, wanted: SheetWrite, body: Area) -> None:
    given_columns = wanted.columns or {}
    headers = wanted.layout.headers
    values = {headers.index(name) + 1: values for name, values in given_columns.items() if values}
    fill_in(sheet, body, values)


def _calculate(sheet: xw.Sheet, wanted: SheetWrite, body: Area) -> None:
    """Give calculated columns their formula, which reads alike in all rows."""
    for number, column in enumerate(wanted.layout.columns, start=1):
        if column.formula and column.header not in (wanted.columns or {}):
            sheet.range(body.columns(number, number).address).formula = f"={column.formula}"
