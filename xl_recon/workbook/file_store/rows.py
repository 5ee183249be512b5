"""Rows of a sheet taken apart and put together again, as bytes.

A row is cut at the beginnings of its cells; a text can hold no `<`, so the cuts are sure. Cells
stand in column order (the schema wants it), so a row whose first and last cell and count fit the
layout seen before has that layout: most rows are read without looking at each address.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

from xl_recon.workbook.file_store.references import column_number
from xl_recon.workbook.file_store.values import CellReader, ColumnCells
from xl_recon.workbook.store import CellValue

CELL = b'<c r="'
ROW_END = b"</row>"
_ROW = b'<row r="'
_NUMBER_AT = len(_ROW)


class Row(NamedTuple):
    """A row cut up: its number as bytes, its start tag, its cells without `<c r="`."""

    number: bytes
    head: bytes
    cells: list[bytes]


def rows_of(block: bytes) -> Iterator[bytes]:
    """Yield each row of a block of whole rows, with its end tag."""
    for piece in block.split(ROW_END):
        start = piece.rfind(b"<row ")
        if start > 0 and piece.count(b"<row ") > 1:
            yield from _empty_rows(piece[:start])
        if start >= 0:
            row = piece[start:]
            yield row if row.rstrip().endswith(b"/>") and CELL not in row else row + ROW_END


def _empty_rows(piece: bytes) -> Iterator[bytes]:
    """Yield rows without an end tag of their own: `<row r="5" ht="20"/>`."""
    yield from (b"<row " + part.strip() for part in piece.split(b"<row ") if part.strip())


def cut(row: bytes) -> Row:
    """Return a row taken apart; end tags stay with the last cell."""
    head, *cells = row.removesuffix(ROW_END).split(CELL)
    return Row(head[_NUMBER_AT : head.index(b'"', _NUMBER_AT)], head, cells)


def row_number(row: bytes) -> int:
    """Return the worksheet row."""
    return int(row[_NUMBER_AT : row.index(b'"', _NUMBER_AT)])


def tails(row: Row) -> dict[str, bytes]:
    """Return what each cell holds, by column."""
    mark = row.number + b'"'
    found = (cell.partition(mark) for cell in row.cells)
    return {letters.decode(): tail for letters, _, tail in found}


def joined(head: bytes, number: bytes, cells: dict[str, bytes]) -> bytes:
    """Return a row put together; `cells` stand in column order."""
    if not cells:
        return head if head.rstrip().endswith(b"/>") else head + ROW_END
    written = (CELL + letters.encode() + number + b'"' + tail for letters, tail in cells.items())
    opened = head.rstrip().removesuffix(b"/>") + b">" if head.rstrip().endswith(b"/>") else head
    return opened + b"".join(written) + ROW_END


def read_columns(
    blocks: Iterable[bytes], span: range, letters: Sequence[str], reader: CellReader
) -> list[list[CellValue]]:
    """Return columns of the rows in `span`, top to bottom; a missing cell reads as None."""
    wanted = {letter.encode(): _Wanted([None] * len(span), reader) for letter in letters}
    places: list[tuple[list[CellValue], ColumnCells, int]] = []
    shape = NO_SHAPE
    first, height = span.start, len(span)
    for block in blocks:
        for row in block.split(ROW_END):
            at_start = row.startswith(_ROW)
            start = _NUMBER_AT if at_start else row.rfind(_ROW) + _NUMBER_AT
            number = row[start : row.find(b'"', start)]
            if CELL not in row or not 0 <= (index := int(number) - first) < height:
                continue
            mark = number + b'"'
            parts = row.split(mark)
            if not shape.fits(row, parts):
                found = [cell.partition(mark)[0] for cell in row.split(CELL)[1:]]
                shape = Shape.of(found)
                places = _places(found, wanted)
                parts = _exact_parts(row, mark)
            for values, cells, place in places:
                values[index] = cells[parts[place]]
    return [column.values for column in wanted.values()]


class _Wanted:
    """A column that is read: its values so far, and its cells by what follows them in a row."""

    def __init__(self, values: list[CellValue], reader: CellReader) -> None:
        self.values = values
        self._reader = reader
        self._cells: dict[bytes, ColumnCells] = {}

    def cells(self, ending: bytes) -> ColumnCells:
        """Return what the column's parts stand for when they end in this."""
        return self._cells.setdefault(ending, self._reader.column(len(ending)))


def _exact_parts(row: bytes, mark: bytes) -> list[bytes]:
    """Return what `row.split(mark)` does where no text holds the mark."""
    head, *cells = row.split(CELL)
    tails = [cell.partition(mark)[2] for cell in cells]
    addresses = [CELL + cell.partition(mark)[0] for cell in cells]
    follow = (*addresses[1:], b"")
    return [head, head, *(tail + after for tail, after in zip(tails, follow, strict=True))]


def _places(
    found: Sequence[bytes], wanted: Mapping[bytes, _Wanted]
) -> list[tuple[list[CellValue], ColumnCells, int]]:
    """Return for each wanted column that a row has: its values, its cells, the part to read.

    A part ends with the beginning of the next cell; the last one with nothing.
    """
    endings = [*(CELL + letters for letters in found[1:]), b""]
    parts = enumerate(zip(found, endings, strict=True), start=2)
    return [
        (wanted[letters].values, wanted[letters].cells(ending), place)
        for place, (letters, ending) in parts
        if letters in wanted
    ]


@dataclass(frozen=True, slots=True)
class Shape:
    """A row without gaps, known by its first and last address and its number of cells.

    Such a row is cut at its own number (`<c r="A` 5" `…<c r="B` 5" …): quick, and sure when the
    parts are as many as the cells, for then no text held the mark.
    """

    first: bytes
    last: bytes
    count: int

    @classmethod
    def of(cls, letters: Sequence[bytes]) -> Self:
        """The shape of a row with these columns; one with gaps fits no other row."""
        first, last = letters[0], letters[-1]
        spanned = column_number(last.decode()) - column_number(first.decode()) + 1
        return cls(CELL + first, CELL + last, spanned if spanned == len(letters) else -1)

    def fits(self, row: bytes, parts: Sequence[bytes]) -> bool:
        """Whether a row's cells stand in just these columns and its parts are its cells."""
        return (
            len(parts) == self.count + 2
            and row.count(CELL) == self.count
            and parts[1].endswith(self.first)
            and parts[-2].endswith(self.last)
        )


NO_SHAPE = Shape(b"", b"", -1)
