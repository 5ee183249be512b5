"""Rows added to a table: formats, heights and formulas of the row above, values of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape

from xl_recon.workbook.file_store.cell_writer import CellWriter
from xl_recon.workbook.file_store.parts import TablePart
from xl_recon.workbook.file_store.rows import Row, tails
from xl_recon.workbook.file_store.shift import copied
from xl_recon.workbook.file_store.values import formula_tail, style_of
from xl_recon.workbook.store import CellValue

_FORMULA = re.compile(rb"<f(?:\s[^>]*)?>(.*?)</f>", re.DOTALL)
_NOT_INHERITED = re.compile(rb' (?:hidden|collapsed|outlineLevel)="[^"]*"')
_ADDRESS = re.compile(rb' r="\d+"')


class RowModel:
    """What new rows of a table take from the last row of its body.

    A fill is taken over only where it is the column's: on the first row of the body too, and not
    on the whole of the last, which then was coloured as a row.
    """

    def __init__(
        self, table: TablePart, first: Row | None, last: Row | None, writer: CellWriter
    ) -> None:
        self._writer = writer
        letters = table.area.letters
        found = tails(last) if last else {}
        own, top = (_styles(row, letters) for row in (last, first))
        fill_of = writer.styles.fill_of
        painted = len({fill_of(style) for style in own.values()}) == 1 and len(own) > 1
        self.styles = {
            letter: style
            if not painted and fill_of(style) == fill_of(top[letter]) and table.height > 1
            else writer.styles.with_fill(style, "")
            for letter, style in own.items()
        }
        self.formulas = {
            letter: _formula_of(found.get(letter, b"")) or calculated
            for letter, calculated in zip(letters, table.formulas, strict=True)
            if calculated
        }
        self._last_row = table.last_row
        self._constant: dict[str, bytes] = {}  # tails of formulas that name no other row
        head = last.head if last else b"<row>"
        self._head = _ADDRESS.sub(b"", _NOT_INHERITED.sub(b"", head)).rstrip(b"/>")

    def head(self, number: int) -> bytes:
        """The start tag of a new row."""
        return b'<row r="%d"%s>' % (number, self._head.removeprefix(b"<row"))

    def tail(self, letter: str, value: CellValue) -> bytes:
        """The tail of a cell in a column."""
        return self._writer.tail(value, self.styles[letter])

    def blank(self, number: int) -> dict[str, bytes]:
        """The cells of a row that holds nothing but formats and formulas."""
        return {
            letter: self.formula(letter, number) or self.tail(letter, None)
            for letter in self.styles
        }

    def formula(self, letter: str, number: int) -> bytes | None:
        """The tail of a calculated column's cell."""
        if letter not in self.formulas:
            return None
        if letter not in self._constant:
            first, second = (self._moved_formula(letter, number + step) for step in (0, 1))
            self._constant[letter] = first if first == second else b""
        return self._constant[letter] or self._moved_formula(letter, number)

    def _moved_formula(self, letter: str, number: int) -> bytes:
        formula = copied(self.formulas[letter], number - self._last_row)
        return formula_tail(formula, self.styles[letter])


def new_rows(
    model: RowModel, columns: Mapping[str, Sequence[CellValue]], numbers: range
) -> Iterator[tuple[int, dict[str, bytes]]]:
    """Yield each new row's number and cells."""
    known: dict[tuple[str, type, CellValue], bytes] = {}

    def tail(letter: str, value: CellValue) -> bytes:
        key = letter, value.__class__, value
        if key not in known:
            known[key] = model.tail(letter, value)
        return known[key]

    for index, number in enumerate(numbers):
        cells = {}
        for letter in model.styles:
            if letter in columns:
                cells[letter] = tail(letter, columns[letter][index])
            else:
                cells[letter] = model.formula(letter, number) or tail(letter, None)
        yield number, cells


def _styles(row: Row | None, letters: Sequence[str]) -> dict[str, int]:
    found = tails(row) if row else {}
    return {letter: style_of(found.get(letter, b"")) for letter in letters}


def _formula_of(tail: bytes) -> str:
    found = _FORMULA.search(tail)
    return unescape(found[1].decode()) if found else ""
