"""Sheets read: columns of a table, fills of its rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from xl_recon.errors import MergedCells, NotAWorkbook
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
MIXED = "mixed"


class SheetReader:
    """Streams sheets of a package; remembers which of them need `canonical`."""

    def __init__(self) -> None:
        self._odd: set[str] = set()
        self._regular: set[str] = set()

    def sections(self, package: Package, part: str) -> Iterator[tuple[Section, bytes]]:
        """Yield a sheet's sections in Excel's own shape."""
        if part not in self._odd | self._regular:
            self._inspect(package, part)
        chunks = package.chunks(part)
        if part in self._odd:
            chunks = canonical(chunks, package.path.name, part)
        try:
            yield from sections(chunks)
        except OddShape as odd:
            raise NotAWorkbook(package.path.name, f"damaged part {part}") from odd

    def columns(
        self, package: Package, table: TablePart, headers: Sequence[str], cells: CellReader
    ) -> list[list[CellValue]]:
        """Return columns of a table's body."""
        letters = [table.letter_of(header) for header in headers]
        span = range(table.first_row, table.last_row + 1)
        try:
            return read_columns(self._body(package, table), span, letters, cells)
        except (ValueError, IndexError, OverflowError) as broken:
            raise NotAWorkbook(package.path.name, f"damaged part {table.sheet_part}") from broken

    def fills(self, package: Package, table: TablePart, styles: Styles) -> list[str]:
        """Return the fill of each body row, "mixed" where its cells differ."""
        fills = [""] * table.height
        for row in self._body(package, table):
            index = row_number(row) - table.first_row
            if 0 <= index < table.height:
                fills[index] = _fill(row, table, styles)
        return fills

    def _body(self, package: Package, table: TablePart) -> Iterator[bytes]:
        for section, content in self.sections(package, table.sheet_part):
            if section is Section.ROWS:
                yield from rows_of(content)
            elif section is Section.TAIL:
                _refuse_merged(content, table)

    def _inspect(self, package: Package, part: str) -> None:
        try:
            for section, content in sections(package.chunks(part)):
                if section is Section.ROWS:
                    refuse_odd_shape(content)
            self._regular.add(part)
        except OddShape:
            self._odd.add(part)


def _fill(row: bytes, table: TablePart, styles: Styles) -> str:
    cells = tails(cut(row))
    found = {styles.fill_of(style_of(cells.get(letter, b""))) for letter in table.area.letters}
    return found.pop() if len(found) == 1 else MIXED


def _refuse_merged(tail: bytes, table: TablePart) -> None:
    for found in _MERGED.finditer(tail):
        if table.area.meets(Area.of(found[1].decode())):
            raise MergedCells(table.name, found[1].decode())
