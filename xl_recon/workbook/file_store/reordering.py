"""A table's rows put into another order, as Excel's own sort does.

The table's cells change places with all they look like; what stands beside them, and each row's
height, stay. Formulas of a row read as if copied to its new place; references from elsewhere stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape, unescape

from xl_recon.errors import UnsupportedSheet
from xl_recon.workbook.file_store.moved_rows import RowMover
from xl_recon.workbook.file_store.parts import TablePart
from xl_recon.workbook.file_store.references import Area, column_number
from xl_recon.workbook.file_store.reordered_parts import RowOrder, reordered_links
from xl_recon.workbook.file_store.row_splice import without_results
from xl_recon.workbook.file_store.rows import cut, joined, row_number, rows_of, tails
from xl_recon.workbook.file_store.sheet_stream import Section
from xl_recon.workbook.file_store.shift import RowShift, copied

_FORMULA = re.compile(rb"(<f(?:\s[^>]*)?>)([^<]*)(</f>)")
_AREA = re.compile(rb'(\sref=")([^"]*)(")')
_SHARED = b't="shared"'
_MOST_REMEMBERED = 4_000


class Reordering:
    """Rewrites a sheet's rows; those of the table's body are held until the last is there."""

    def __init__(self, table: TablePart, order: Sequence[int]) -> None:
        self._table = table
        self._order = RowOrder(table, order)
        self._letters = frozenset(table.area.letters)
        columns = zip(table.area.letters, table.formulas, strict=True)
        self._data = frozenset(letter for letter, formula in columns if not formula)
        self._alike: set[bytes] = set()  # tails of formulas that read the same in every row
        self.rows_written = 0

    def reordered(self, parts: Iterable[tuple[Section, bytes]]) -> Iterator[bytes]:
        """Yield the sheet's new bytes."""
        self.rows_written = 0
        self._held: dict[int, bytes] = {}
        self._unshared = RowMover(RowShift(), self._table.sheet_name, at_home=True)
        for section, content in parts:
            match section:
                case Section.HEAD:
                    yield content
                case Section.ROWS:
                    yield self._counted(self._block(content))
                case Section.TAIL:
                    yield self._counted(self._body())
                    yield reordered_links(content, self._order)

    def _counted(self, rows: Iterable[bytes]) -> bytes:
        written = list(rows)
        self.rows_written += len(written)
        return b"".join(written)

    def _block(self, block: bytes) -> Iterator[bytes]:
        rows = self._order.rows
        for row in rows_of(block):
            number = row_number(row)
            plain = self._unshared.moved(row, number) if _SHARED in row else row
            if number in rows:
                self._held[number] = plain
                continue
            if number >= rows.stop:
                yield from self._body()
            yield plain

    def _body(self) -> Iterator[bytes]:
        """Yield the body's rows in their new order, once."""
        if self._held:
            for number in self._order.rows:
                row = self._placed(number, self._order.source(number))
                if row:
                    yield without_results(row, self._data)
            self._held.clear()

    def _placed(self, number: int, source: int) -> bytes:
        """Return a worksheet row with the table's cells of another in it."""
        here = self._held.get(number, b'<row r="%d"></row>' % number)
        if number == source:
            return self._held.get(number, b"")
        cells = {
            letter: tail for letter, tail in tails(cut(here)).items() if letter not in self._letters
        }
        cells |= self._own_cells(number, source)
        if not cells and number not in self._held:
            return b""
        ordered = dict(sorted(cells.items(), key=lambda cell: column_number(cell[0])))
        return joined(cut(here).head, b"%d" % number, ordered)

    def _own_cells(self, number: int, source: int) -> dict[str, bytes]:
        if source not in self._held:
            return {}
        found = tails(cut(self._held[source])).items()
        return {
            letter: self._copied(tail, number - source) if b"<f" in tail else tail
            for letter, tail in found
            if letter in self._letters
        }

    def _copied(self, tail: bytes, rows: int) -> bytes:
        """Return a cell whose formula reads as if copied some rows down."""
        if tail in self._alike:
            return tail

        def moved(found: re.Match[bytes]) -> bytes:
            formula = copied(unescape(found[2].decode()), rows)
            start = _AREA.sub(lambda area: self._moved_area(area, rows), found[1])
            return start + escape(formula, quote=False).encode() + found[3]

        new = _FORMULA.sub(moved, tail)
        if new == tail and len(self._alike) < _MOST_REMEMBERED:
            self._alike.add(tail)
        return new

    def _moved_area(self, found: re.Match[bytes], rows: int) -> bytes:
        """Return where a formula's results stand; an array over several rows cannot be torn."""
        area = Area.of(found[2].decode())
        if area.top != area.bottom:
            raise UnsupportedSheet("", self._table.sheet_name, "formula cell")
        moved = Area(area.left, area.top + rows, area.right, area.bottom + rows)
        return found[1] + str(moved).encode() + found[3]
