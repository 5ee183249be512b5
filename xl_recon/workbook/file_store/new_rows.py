"""Rows added to a table: formats, heights and formulas of the row above, values of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from typing import NamedTuple

from xl_recon.workbook.file_store.cell_writer import CellWriter
from xl_recon.workbook.file_store.edits import AddedRows
from xl_recon.workbook.file_store.parts import TablePart
from xl_recon.workbook.file_store.rows import Row, tails
from xl_recon.workbook.file_store.shift import RowShift, copied
from xl_recon.workbook.file_store.values import formula_tail, style_of
from xl_recon.workbook.store import CellValue

_FORMULA = re.compile(rb"<f(?:\s[^>]*)?>(.*?)</f>", re.DOTALL)
_NOT_INHERITED = re.compile(rb' (?:hidden|collapsed|outlineLevel)="[^"]*"')
_ADDRESS = re.compile(rb' r="\d+"')
_ROW_STYLE = re.compile(rb'( s=")(\d+)(?=")')
_MOST_REMEMBERED = 4_000


class NewRow(NamedTuple):
    """A row to be written: its number, its start tag, what its cells hold by column."""

    number: int
    head: bytes
    cells: dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Formula:
    """A calculated column's formula as it reads in a worksheet row."""

    text: str
    row: int


@dataclass(frozen=True, slots=True)
class RowModel:
    """What new rows take from a row that is there: attributes, styles and formulas by column."""

    attributes: bytes
    styles: Mapping[str, int]
    formulas: Mapping[str, Formula]


class RowMaker:
    """Makes new rows of a table, for a sheet whose rows move as `shift` says."""

    def __init__(self, table: TablePart, writer: CellWriter, shift: RowShift | None) -> None:
        self._table, self._writer, self._shift = table, writer, shift
        self._letters = table.area.letters
        self._settled: dict[str, str] = {}
        self._constant: dict[tuple[str, int], bytes] = {}  # formulas that name no row
        self._tails: dict[tuple[int, type, CellValue], bytes] = {}

    def appended(self, first: Row | None, last: Row | None) -> RowModel:
        """Return what rows at the end take from the body's last row.

        A fill is taken over only where it is the column's: on the first row of the body too, and
        not on the whole of the last, which then was coloured as a row.
        """
        styles = self._writer.styles
        own, top = self._styles(last), self._styles(first)
        painted = len({styles.fill_of(style) for style in own.values()}) == 1 and len(own) > 1
        if painted or self._table.height == 1:
            return self._model(last, self._without_fills(own))
        going_on = {
            letter: style
            if styles.fill_of(style) == styles.fill_of(top[letter])
            else styles.with_fill(style, "")
            for letter, style in own.items()
        }
        return self._model(last, going_on)

    def inserted(self, above: Row | None) -> RowModel:
        """Return what rows below another take from it: all but its fill."""
        return self._model(above, self._without_fills(self._styles(above)))

    def row(self, model: RowModel, number: int, added: AddedRows, place: int) -> NewRow:
        """Return one of the added rows."""
        fill = added.fills.get(place)
        cells = {}
        for letter, style in model.styles.items():
            dressed = style if fill is None else self._writer.painted_style(style, fill[letter])
            if letter in added.columns:
                cells[letter] = self._tail(added.columns[letter][place], dressed)
            else:
                cells[letter] = self._blank(model, letter, number, dressed)
        return NewRow(number, b'<row r="%d"%s>' % (number, model.attributes), cells)

    def blank(self, model: RowModel, number: int) -> dict[str, bytes]:
        """Return the cells of a row that holds nothing but formats and formulas."""
        styles = model.styles.items()
        return {letter: self._blank(model, letter, number, style) for letter, style in styles}

    def _model(self, row: Row | None, styles: Mapping[str, int]) -> RowModel:
        found = tails(row) if row else {}
        number = int(row.number) if row else 0
        own = {letter: _formula_of(found.get(letter, b"")) for letter in self._letters}
        formulas = {
            # The table's own is written as it reads in the body's first row.
            letter: Formula(own[letter], number)
            if own[letter]
            else Formula(calculated, self._table.first_row)
            for letter, calculated in zip(self._letters, self._table.formulas, strict=True)
            if calculated
        }
        return RowModel(self._attributes(row), styles, formulas)

    def _attributes(self, row: Row | None) -> bytes:
        head = _ADDRESS.sub(b"", _NOT_INHERITED.sub(b"", row.head)) if row else b"<row>"
        attributes = head.rstrip().rstrip(b"/>").removeprefix(b"<row")
        return _ROW_STYLE.sub(
            lambda found: found[1] + b"%d" % self._writer.painted_style(int(found[2]), ""),
            attributes,
        )

    def _styles(self, row: Row | None) -> dict[str, int]:
        found = tails(row) if row else {}
        return {letter: style_of(found.get(letter, b"")) for letter in self._letters}

    def _without_fills(self, styles: Mapping[str, int]) -> dict[str, int]:
        bare = self._writer.styles.with_fill
        return {letter: bare(style, "") for letter, style in styles.items()}

    def _tail(self, value: CellValue, style: int) -> bytes:
        key = style, value.__class__, value
        found = self._tails.get(key)
        if found is None:
            found = self._writer.tail(value, style)
            if len(self._tails) < _MOST_REMEMBERED:
                self._tails[key] = found
        return found

    def _blank(self, model: RowModel, letter: str, number: int, style: int) -> bytes:
        """Return a cell that is given no value: the column's formula, or nothing."""
        formula = model.formulas.get(letter)
        if formula is None:
            return self._tail(None, style)
        constant = self._constant.get((formula.text, style))
        if constant is not None:
            return constant
        text = copied(self._settled_text(formula.text), number - formula.row)
        tail = formula_tail(text, style)
        if text == copied(text, 1):
            self._constant[formula.text, style] = tail
        return tail

    def _settled_text(self, formula: str) -> str:
        if self._shift is None:
            return formula
        return self._shift.settled(formula, self._table.sheet_name)


def _formula_of(tail: bytes) -> str:
    found = _FORMULA.search(tail)
    return unescape(found[1].decode()) if found else ""
