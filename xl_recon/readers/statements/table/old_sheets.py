"""Sheets of old .xls files as grids.

Read here and not by the library for newer workbooks: damaged files of this kind end that library,
and the whole program with it, and it leaves out the cells that hold an error.
"""

from __future__ import annotations

import codecs
import datetime as dt
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import NamedTuple

from xl_recon.readers.statements.table.binary_records import (
    Record,
    SharedTexts,
    records,
    text_of,
    workbook_stream,
)
from xl_recon.readers.statements.table.grid import Grid
from xl_recon.readers.statements.table.typed import CellValue, cell_of, typed_grid


class _Kind:
    BEGIN, CODE_PAGE, DATE_MODE, FORMAT, LOOK = 0x809, 0x42, 0x22, 0x41E, 0xE0
    SHEET, TEXTS, CONTINUED = 0x85, 0xFC, 0x3C
    LABEL, RICH_LABEL, SHARED_LABEL, NUMBER = 0x204, 0xD6, 0xFD, 0x203
    SHORT, SHORTS, FORMULA, RESULT, TRUTH_OR_ERROR = 0x27E, 0xBD, 0x06, 0x207, 0x205


_BIFF8 = 0x600
_TRUTH, _ERROR = 1, 2  # what a formula came to
_MOST_COLUMNS = 256
_CELL = struct.Struct("<HHH")  # row, column, look
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!"}
_DAYS_BUILT_IN = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_NOT_OF_DAYS = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.|AM/PM|A/P', re.IGNORECASE)
_LAST_SERIAL = 2_958_466  # 1 January 10000
_FIRST_DAY = {False: dt.datetime(1899, 12, 30), True: dt.datetime(1904, 1, 1)}  # noqa: DTZ001
_DAY_SECONDS = 86_400


class _Sheet(NamedTuple):
    name: str
    hidden: bool


@dataclass(slots=True)
class _Book:
    """What the cells of all sheets refer to."""

    encoding: str = ""  # blank where each text says how wide its letters are
    from_1904: bool = False
    formats: dict[int, str] = field(default_factory=dict)
    looks: list[int] = field(default_factory=list)  # each a format's number
    texts: list[str] = field(default_factory=list)
    sheets: dict[int, _Sheet] = field(default_factory=dict)  # by place


def old_sheets(content: bytes, name: str) -> tuple[Grid, ...]:
    """Return the sheets that hold something, hidden ones too."""
    stream = workbook_stream(content, name)
    book = _book(stream)
    grids = (_grid(stream, place, sheet, book) for place, sheet in book.sheets.items())
    return tuple(grid for grid in grids if grid.rows)


def _book(stream: bytes) -> _Book:
    book = _Book()
    pieces: list[bytes] = []
    in_texts = False
    for record in records(stream, 0):
        in_texts = record.kind == _Kind.TEXTS or (in_texts and record.kind == _Kind.CONTINUED)
        if in_texts:
            pieces.append(record.body)
        else:
            _note(book, record)
    book.texts = list(SharedTexts(pieces))
    return book


def _note(book: _Book, record: Record) -> None:
    body = record.body.ljust(8, b"\0")
    match record.kind:
        case _Kind.BEGIN if int.from_bytes(body[:2], "little") < _BIFF8:
            book.encoding = "cp1252"
        case _Kind.CODE_PAGE if book.encoding:
            book.encoding = _encoding(int.from_bytes(body[:2], "little"))
        case _Kind.DATE_MODE:
            book.from_1904 = bool(body[0])
        case _Kind.FORMAT:
            book.formats[int.from_bytes(body[:2], "little")] = _format(body, book.encoding)
        case _Kind.LOOK:
            book.looks.append(int.from_bytes(body[2:4], "little"))
        case _Kind.SHEET if not body[5]:  # neither a chart nor a macro
            title = text_of(record.body[7:], body[6], book.encoding)
            sheet = _Sheet(title, hidden=bool(body[4] & 3))
            book.sheets.setdefault(int.from_bytes(body[:4], "little"), sheet)
        case _:
            pass


def _encoding(code_page: int) -> str:
    name = f"cp{code_page}"
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name


def _format(body: bytes, encoding: str) -> str:
    if encoding:
        return text_of(body[3:], body[2], encoding)
    return text_of(body[4:], int.from_bytes(body[2:4], "little"), encoding)


def _grid(stream: bytes, place: int, sheet: _Sheet, book: _Book) -> Grid:
    rows: dict[int, dict[int, CellValue]] = {}
    for row, column, value in _cells(stream, place, book):
        if column < _MOST_COLUMNS and value != "":
            rows.setdefault(row, {})[column] = value
    grid = typed_grid(((row + 1, _line(rows[row])) for row in sorted(rows)), sheet.name)
    return replace(grid, hidden=sheet.hidden)


def _line(cells: dict[int, CellValue]) -> list[CellValue]:
    return [cells.get(column, "") for column in range(max(cells) + 1)]


def _cells(stream: bytes, place: int, book: _Book) -> Iterator[tuple[int, int, CellValue]]:
    waiting: tuple[int, int] | None = None  # a formula whose text comes in the next record
    for kind, body in records(stream, place):
        if kind == _Kind.RESULT and waiting:
            yield *waiting, _long_text(body, book.encoding)
        if kind not in _READ or len(body) < _CELL.size + _READ[kind]:
            continue
        row, column, look = _CELL.unpack_from(body)
        waiting = (row, column)
        rest = body[_CELL.size :]
        if kind == _Kind.SHORTS:
            for index in range(len(rest) // 6):
                number = _short(rest[index * 6 : index * 6 + 4])
                yield row, column + index, _dated(number, look, book)
                look = int.from_bytes(rest[index * 6 + 4 : index * 6 + 6], "little")
        else:
            yield row, column, _value(kind, rest, look, book)


# The kinds of cells, with the bytes that each has at least after its place.
_READ = {
    _Kind.LABEL: 2,
    _Kind.RICH_LABEL: 2,
    _Kind.SHARED_LABEL: 4,
    _Kind.NUMBER: 8,
    _Kind.SHORT: 4,
    _Kind.SHORTS: 4,
    _Kind.FORMULA: 8,
    _Kind.TRUTH_OR_ERROR: 2,
}


def _value(kind: int, rest: bytes, look: int, book: _Book) -> CellValue:
    if kind == _Kind.SHARED_LABEL:
        index = int.from_bytes(rest[:4], "little")
        return book.texts[index] if index < len(book.texts) else ""
    if kind == _Kind.SHORT:
        return _dated(_short(rest[:4]), look, book)
    if kind == _Kind.TRUTH_OR_ERROR:
        return _truth_or_error(rest[0], is_error=bool(rest[1]))
    if kind in {_Kind.LABEL, _Kind.RICH_LABEL}:
        return _long_text(rest, book.encoding)
    if kind == _Kind.FORMULA and rest[6:8] == b"\xff\xff":
        known = rest[0] in {_TRUTH, _ERROR}  # else a text that follows, or nothing
        return _truth_or_error(rest[2], is_error=rest[0] == _ERROR) if known else ""
    return _dated(cell_of(struct.unpack("<d", rest[:8])[0]), look, book)


def _long_text(rest: bytes, encoding: str) -> str:
    return text_of(rest[2:], int.from_bytes(rest[:2], "little"), encoding)


def _truth_or_error(value: int, *, is_error: bool) -> str:
    return _ERRORS.get(value, "#N/A") if is_error else str(bool(value)).upper()


def _short(packed: bytes) -> CellValue:
    """A number in four bytes: a whole one or half a float, perhaps in hundredths."""
    bits = int.from_bytes(packed, "little", signed=True)
    if bits & 2:
        number = Decimal(bits >> 2)
    else:
        found = cell_of(
            struct.unpack("<d", bytes(4) + (bits & ~3).to_bytes(4, "little", signed=True))[0]
        )
        number = found if isinstance(found, Decimal) else Decimal(0)
    return number / 100 if bits & 1 else number


def _dated(number: CellValue, look: int, book: _Book) -> CellValue:
    if not isinstance(number, Decimal) or not _shows_days(look, book):
        return number
    if not 1 <= number < _LAST_SERIAL:
        return number
    seconds = round(float(number) * _DAY_SECONDS)
    return _FIRST_DAY[book.from_1904] + dt.timedelta(seconds=seconds)


def _shows_days(look: int, book: _Book) -> bool:
    number = book.looks[look] if look < len(book.looks) else 0
    written = book.formats.get(number)
    if written is None:
        return number in _DAYS_BUILT_IN
    bare = _NOT_OF_DAYS.sub("", written.partition(";")[0]).lower()
    return bool(re.search("[dmyhs]", bare)) and not re.search("[0#?]", bare.replace("s.0", "s"))
