"""Sheets read: columns of a table, fills of its rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from xl_recon.errors import MergedCells, NotAWorkbook
from xl_recon.records.fills import row_fill
from xl_recon.workbook.file_store.canonical import canonical
from xl_recon.workbook.file_store.package import Package
from xl_recon.workbook.file_store.parts import TablePart
from xl_recon.workbook.file_store.references import Area
from xl_recon.workbook.file_store.rows import cut, read_columns, row_number, rows_of, tails
from xl_recon.workbook.file_store.sheet_stream import (
    OddShape,
    Section,
    refuse_odd_shape,
    sections,
)
from xl_recon.workbook.file_store.styles import Styles
from xl_recon.workbook.file_store.values import CellReader, style_of
from xl_recon.workbook.store import CellValue

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([^"]*)"')
_MOST_REMEMBERED = 50_000
_ADDRESS = 40  # bytes that surely hold a row's number


class SheetReader:
    """Streams sheets of a package.

    What the first reading of a sheet shows is remembered: whether it needs `canonical`, and
    whether any of its cells has a fill at all (mostly none has, and nobody need look again).
    """

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._odd: set[str] = set()
        self._regular: set[str] = set()
        self._without_fills: set[str] = set()  # tables
        self._filled = _styles_pattern(styles.filled_styles())

    def sections(self, package: Package, part: str) -> Iterator[tuple[Section, bytes]]:
        """Yield a sheet's sections in Excel's own shape."""
        if part not in self._odd | self._regular:
            self._inspect(package, part)
        yield from self._sections(package, part)

    def columns(
        self, package: Package, table: TablePart, headers: Sequence[str], cells: CellReader
    ) -> list[list[CellValue]]:
        """Return columns of a table's body."""
        letters = [table.letter_of(header) for header in headers]
        span = range(table.first_row, table.last_row + 1)
        try:
            return read_columns(self._body(package, table), span, letters, cells)
        except OddShape:
            self._odd.add(table.sheet_part)
            return self.columns(package, table, headers, cells)
        except (ValueError, IndexError, OverflowError) as broken:
            raise NotAWorkbook(package.path.name, f"damaged part {table.sheet_part}") from broken

    def fills(self, package: Package, table: TablePart) -> list[str]:
        """Return the fill of each body row, heading by heading where its cells differ."""
        fills = [""] * table.height
        if table.name in self._without_fills:
            return fills
        fill_of = _FillOf(self._styles)
        for section, content in self.sections(package, table.sheet_part):
            for row in rows_of(content) if section is Section.ROWS else ():
                index = row_number(row) - table.first_row
                if 0 <= index < table.height:
                    fills[index] = _fill(row, table, fill_of)
        return fills

    def _sections(self, package: Package, part: str) -> Iterator[tuple[Section, bytes]]:
        chunks = package.chunks(part)
        if part not in self._odd:
            yield from sections(chunks)
            return
        try:
            yield from sections(canonical(chunks, package.path.name, part))
        except OddShape as odd:
            raise NotAWorkbook(package.path.name, f"damaged part {part}") from odd

    def _body(self, package: Package, table: TablePart) -> Iterator[bytes]:
        """Yield the sheet's rows in blocks; raise `OddShape` if `canonical` must go first."""
        part = table.sheet_part
        known = part in self._odd or part in self._regular
        plain = True
        for section, content in self._sections(package, part):
            if section is Section.ROWS:
                if not known:
                    refuse_odd_shape(content)
                plain = plain and not self._filled.search(content, _body_start(content, table))
                yield content
            elif section is Section.TAIL:
                _refuse_merged(content, table)
        if part not in self._odd:
            self._regular.add(part)
        if plain:
            self._without_fills.add(table.name)

    def _inspect(self, package: Package, part: str) -> None:
        try:
            for section, content in sections(package.chunks(part)):
                if section is Section.ROWS:
                    refuse_odd_shape(content)
            self._regular.add(part)
        except OddShape:
            self._odd.add(part)


class _FillOf(dict[bytes, str]):
    """The fill of each tail, worked out once."""

    def __init__(self, styles: Styles) -> None:
        super().__init__()
        self._styles = styles

    def __missing__(self, tail: bytes) -> str:
        fill = self._styles.fill_of(style_of(tail))
        if len(self) < _MOST_REMEMBERED:
            self[tail] = fill
        return fill


def _styles_pattern(styles: Iterable[int]) -> re.Pattern[bytes]:
    """Return what finds a cell in one of these styles; numbers that begin alike stand together."""
    last_digits: dict[int, str] = {}
    for style in sorted(styles):
        last_digits[style // 10] = last_digits.get(style // 10, "") + str(style % 10)
    numbers = (f"{tens or ''}[{digits}]" for tens, digits in last_digits.items())
    return re.compile(f'" s="(?:{"|".join(numbers) or "none"})"'.encode())


def _body_start(block: bytes, table: TablePart) -> int:
    """Where in a block the table's body may begin: titles and headings are mostly filled."""
    if row_number(block[block.index(b"<row ") :][:_ADDRESS]) >= table.first_row:
        return 0
    found = block.find(b'<row r="%d"' % table.first_row)
    return len(block) if found < 0 else found


def _fill(row: bytes, table: TablePart, fill_of: _FillOf) -> str:
    cells = tails(cut(row))
    found = [fill_of[cells.get(letter, b"")] for letter in table.area.letters]
    if found.count(found[0]) == len(found):
        return found[0]
    return row_fill(dict(zip(table.headers, found, strict=True)))


def _refuse_merged(tail: bytes, table: TablePart) -> None:
    for found in _MERGED.finditer(tail):
        if table.area.meets(Area.of(found[1].decode())):
            raise MergedCells(table.name, found[1].decode())
