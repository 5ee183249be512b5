"""The body of a table of ours as XML, some rows at a time: it never stands in memory whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from xl_recon.records.fills import fills_by_heading
from xl_recon.workbook.file_store.cell_writer import CellWriter
from xl_recon.workbook.file_store.looks import body_look, shown_width
from xl_recon.workbook.file_store.references import column_letter
from xl_recon.workbook.file_store.values import formula_tail
from xl_recon.workbook.layout import Column
from xl_recon.workbook.store import CellValue, SheetWrite

_ROWS_AT_ONCE = 2_000
_MOST_REMEMBERED = 20_000
_LINE_HEIGHT, _MOST_LINES = 14, 20
_NARROWER = 2  # letters that a line holds beyond its width, which is counted in digits


class DrawnBody:
    """The rows of a new table, from a worksheet row on."""

    def __init__(self, sheet: SheetWrite, first_row: int, height: int, writer: CellWriter) -> None:
        self._first, self._height = first_row, height
        columns = sheet.layout.columns
        self._openings = [
            b'<c r="' + column_letter(n).encode() for n, _ in enumerate(columns, start=1)
        ]
        fills = {row - 1: fill for fill, rows in sheet.fills.items() for row in rows}
        drawn = _Drawing(sheet, height, fills, writer)
        self._columns = [drawn.cells(column) for column in columns]
        self._lines = _Lines(sheet)

    def chunks(self) -> Iterator[bytes]:
        """Yield the rows."""
        for start in range(0, self._height, _ROWS_AT_ONCE):
            stop = min(start + _ROWS_AT_ONCE, self._height)
            rows = zip(*(column.tails(start, stop) for column in self._columns), strict=True)
            yield b"".join(
                self._row(number, self._lines.of(number), tails)
                for number, tails in enumerate(rows, start)
            )

    def _row(self, place: int, lines: int, tails: Iterable[bytes]) -> bytes:
        mark = b'%d"' % (self._first + place)
        # LibreOffice does not look itself how high broken text stands.
        high = b' ht="%d"' % (lines * _LINE_HEIGHT + 2) if lines > 1 else b""
        pairs = zip(self._openings, tails, strict=True)
        cells = b"".join([opening + mark + tail for opening, tail in pairs])
        return b'<row r="' + mark + high + b">" + cells + b"</row>"


class _Drawing:
    """What the cells of a table's columns have in common."""

    def __init__(
        self, sheet: SheetWrite, height: int, fills: Mapping[int, str], writer: CellWriter
    ) -> None:
        self._sheet, self._height, self._fills, self._writer = sheet, height, fills, writer
        headers = sheet.layout.headers
        self._colours = {fill: fills_by_heading(fill, headers) for fill in {*fills.values(), ""}}

    def cells(self, column: Column) -> _Values | _Formulas:
        """The cells of a column."""
        given = self._sheet.columns or {}
        made = self._writer.styles.made(body_look(column))
        styles = {
            fill: self._writer.styles.with_fill(made, colours[column.header])
            for fill, colours in self._colours.items()
        }
        if column.formula and column.header not in given:
            return _Formulas(column.formula, styles, self._fills)
        values = given.get(column.header) or [None] * self._height
        return _Values(values, styles, self._fills, self._writer)


class _Values:
    """The cells of a column that holds values, each distinct one made once."""

    def __init__(
        self,
        values: Sequence[CellValue],
        styles: Mapping[str, int],
        fills: Mapping[int, str],
        writer: CellWriter,
    ) -> None:
        self._values, self._styles, self._fills, self._writer = values, styles, fills, writer
        self._known: dict[tuple[str, type, CellValue], bytes] = {}

    def tails(self, start: int, stop: int) -> Iterator[bytes]:
        """Yield the tails of the cells from one place to another."""
        known, fills = self._known, self._fills
        for place in range(start, stop):
            value = self._values[place]
            key = fills.get(place, ""), value.__class__, value
            yield known.get(key) or self._tail(key)

    def _tail(self, key: tuple[str, type, CellValue]) -> bytes:
        fill, _, value = key
        tail = self._writer.tail(value, self._styles[fill])
        if len(self._known) < _MOST_REMEMBERED:
            self._known[key] = tail
        return tail


class _Formulas:
    """The cells of a calculated column."""

    def __init__(self, formula: str, styles: Mapping[str, int], fills: Mapping[int, str]) -> None:
        self._tails = {fill: formula_tail(formula, style) for fill, style in styles.items()}
        self._fills = fills

    def tails(self, start: int, stop: int) -> Iterator[bytes]:
        """Yield the tails of the cells from one place to another."""
        return (self._tails[self._fills.get(place, "")] for place in range(start, stop))


class _Lines:
    """How many lines the texts of a row take where they are broken."""

    def __init__(self, sheet: SheetWrite) -> None:
        given = sheet.columns or {}
        self._texts = [
            (given[column.header], shown_width(column) + _NARROWER)
            for column in sheet.layout.columns
            if column.header in given and body_look(column).wrap and not column.hidden
        ]

    def of(self, place: int) -> int:
        """Return the lines of the tallest cell of a row."""
        lines = 1
        for values, width in self._texts:
            value = values[place] if values else None
            if isinstance(value, str) and (len(value) > width or "\n" in value):
                lines = max(
                    lines, sum(1 + max(len(line) - 1, 0) // width for line in value.splitlines())
                )
        return min(lines, _MOST_LINES)
