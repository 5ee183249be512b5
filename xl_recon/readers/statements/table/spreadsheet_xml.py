"""Spreadsheets that are XML: OpenDocument (.ods, .fods) and Excel's of 2003, as grids.

OpenDocument is read here and not by the library for other sheets, because a few bytes of it can
repeat a filled cell through a whole sheet, and because its numbers are exact.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from typing import IO, TypeAlias

from lxml import etree

from xl_recon.errors import BadDocument, TooLarge
from xl_recon.readers.statements.table.grid import Grid
from xl_recon.readers.statements.table.typed import Cells, CellValue, exact, typed_grid

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_MOST_CELLS, _MOST_COLUMNS = 5_000_000, 2_000
_LARGEST_SHOWN = "5.000.000"
_EXACT_DIGITS = 15
_WHOLE = re.compile("[0-9]{1,7}")

Element: TypeAlias = etree._Element  # noqa: SLF001 - the type has no public name
# What one row element holds, and how many rows it stands for.
_RowReader: TypeAlias = Callable[[Element], tuple[Cells, int]]


def open_document_sheets(stream: IO[bytes], name: str) -> tuple[Grid, ...]:
    """Return the sheets of an OpenDocument's content."""
    return _sheets(stream, name, (f"{_TABLE}table", f"{_TABLE}table-row"), _open_document_row)


def excel_2003_sheets(stream: IO[bytes], name: str) -> tuple[Grid, ...]:
    """Return the sheets of an `XML Spreadsheet 2003`."""
    return _sheets(stream, name, (f"{_SS}Worksheet", f"{_SS}Row"), _excel_2003_row)


def _sheets(
    stream: IO[bytes], name: str, tags: tuple[str, str], read: _RowReader
) -> tuple[Grid, ...]:
    events = etree.iterparse(
        stream, events=("start", "end"), tag=tags, resolve_entities=False, no_network=True
    )
    grids: list[Grid] = []
    try:
        for event, element in events:
            if event == "start" and element.tag == tags[0]:
                title = element.get(f"{_TABLE}name") or element.get(f"{_SS}Name") or ""
                rows = _rows(events, tags, read, name)
                grids.append(typed_grid(rows, title))
    except (etree.XMLSyntaxError, ValueError) as broken:
        raise BadDocument(name, "damaged spreadsheet") from broken
    return tuple(grid for grid in grids if grid.rows)


def _rows(
    events: Iterator[tuple[str, Element]], tags: tuple[str, str], read: _RowReader, name: str
) -> Iterator[tuple[int, Cells]]:
    number = filled = 0
    for event, element in events:
        if event == "start":
            continue
        if element.tag == tags[0]:
            return
        number = max(number + 1, _whole(element.get(f"{_SS}Index"), 0))
        cells, times = read(element)
        element.clear()
        filled += len(cells) * times
        if filled > _MOST_CELLS:
            raise TooLarge(name, _LARGEST_SHOWN)
        for place in range(times if cells else 0):
            yield number + place, cells
        number += times - 1


def _open_document_row(row: Element) -> tuple[Cells, int]:
    cells: Cells = []
    for cell in row:
        if cell.tag not in {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}:
            continue
        times = _whole(cell.get(f"{_TABLE}number-columns-repeated"), 1)
        cells += [_open_document_cell(cell)] * min(times, _MOST_COLUMNS - len(cells))
    return _trimmed(cells), _whole(row.get(f"{_TABLE}number-rows-repeated"), 1)


def _open_document_cell(cell: Element) -> CellValue:
    match cell.get(f"{_OFFICE}value-type"):
        case "float" | "currency":
            return _number(cell.get(f"{_OFFICE}value", ""))
        case "date":
            return _day(cell.get(f"{_OFFICE}date-value", ""))
        case _:
            paragraphs = cell.iterchildren(f"{_TEXT}p")
            return " ".join(map(_said_in, paragraphs))


def _said_in(element: Element) -> str:
    for blank in element.iter(f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"):
        blank.text = " "
    return "".join(map(str, element.itertext()))


def _excel_2003_row(row: Element) -> tuple[Cells, int]:
    cells: Cells = []
    for cell in row.iterchildren(f"{_SS}Cell"):
        place = min(_whole(cell.get(f"{_SS}Index"), 0), _MOST_COLUMNS)
        cells += [""] * (place - 1 - len(cells))
        if len(cells) < _MOST_COLUMNS:
            cells.append(_excel_2003_cell(cell))
            cells += [""] * min(_whole(cell.get(f"{_SS}MergeAcross"), 0), _MOST_COLUMNS)
    return _trimmed(cells), 1


def _excel_2003_cell(cell: Element) -> CellValue:
    content = cell.find(f"{_SS}Data")
    if content is None:
        return ""
    text = _said_in(content)
    match content.get(f"{_SS}Type"):
        case "Number":
            return _number(text)
        case "DateTime":
            return _day(text)
        case _:
            return text


def _trimmed(cells: Cells) -> Cells:
    while cells and cells[-1] == "":
        cells.pop()
    return cells


def _whole(text: str | None, missing: int) -> int:
    found = _WHOLE.fullmatch(text or "")
    return int(found[0]) if found else missing


def _number(text: str) -> CellValue:
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return text
    if not number.is_finite() or abs(number.adjusted()) > _EXACT_DIGITS:
        return text
    return number if len(number.as_tuple().digits) < _EXACT_DIGITS else exact(float(number))


def _day(text: str) -> CellValue:
    try:
        return dt.datetime.fromisoformat(text.strip())
    except ValueError:
        return text
