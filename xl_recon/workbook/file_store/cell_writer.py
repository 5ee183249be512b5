"""Cells written in a style that suits them."""

from __future__ import annotations

from datetime import date

from xl_recon.errors import UnsupportedSheet
from xl_recon.workbook.file_store.styles import DATE_FORMAT, GENERAL_FORMAT, Styles
from xl_recon.workbook.file_store.values import restyled, style_of, tail_of
from xl_recon.workbook.store import CellValue

_STYLE = b' s="'


class CellWriter:
    """Makes the tails of cells; `where` names the sheet in messages."""

    def __init__(self, styles: Styles, *, y1904: bool, where: tuple[str, str]) -> None:
        self.styles = styles
        self._y1904 = y1904
        self._where = where

    def tail(self, value: CellValue, style: int) -> bytes:
        """Return the tail of a new cell; a day is shown as one, and nothing else is."""
        if isinstance(value, date) and not self.styles.shows_date(style):
            style = self.styles.with_format(style, DATE_FORMAT)
        elif value.__class__ in {int, float} and self.styles.shows_date(style):
            style = self.styles.with_format(style, GENERAL_FORMAT)
        return tail_of(value, style, y1904=self._y1904)

    def painted(self, tail: bytes, fill: str | None) -> bytes:
        """Return the same cell in another fill; None leaves it as it is."""
        old = style_of(tail)
        new = self.painted_style(old, fill)
        return tail if new == old else restyled(tail, new)

    def painted_style(self, style: int, fill: str | None) -> int:
        """Return a style in another fill."""
        return style if fill is None else self.styles.with_fill(style, fill)

    def replaced(self, tail: bytes, value: CellValue, fill: str | None) -> bytes:
        """Return the cell with another value, and in another fill unless that is None."""
        if b"<f" in tail:
            raise UnsupportedSheet(*self._where, "formula cell")
        return self.tail(value, style_of(self.painted(tail, fill)))


class Painted(dict[bytes, bytes]):
    """The tail of each cell in one fill, worked out once."""

    def __init__(self, writer: CellWriter, fill: str) -> None:
        super().__init__()
        self._writer, self._fill = writer, fill

        self._styles: dict[bytes, bytes] = {}  # numbers as they stand in the XML

    def __missing__(self, tail: bytes) -> bytes:
        new = self[tail] = self._writer.painted(tail, self._fill)
        return new

    def painted(self, tail: bytes) -> bytes:
        """Return a cell's tail, and whatever comes after it, in the fill."""
        if not tail.startswith(_STYLE):
            return self._writer.painted(tail, self._fill)
        end = tail.index(b'"', len(_STYLE))
        old = tail[len(_STYLE) : end]
        if old not in self._styles:
            self._styles[old] = b"%d" % self._writer.painted_style(int(old), self._fill)
        return _STYLE + self._styles[old] + tail[end:]


class Replaced(dict[bytes, bytes]):
    """The tail of each cell with one value in it, worked out once."""

    def __init__(self, writer: CellWriter, value: CellValue, fill: str | None) -> None:
        super().__init__()
        self._writer, self._value, self._fill = writer, value, fill

    def __missing__(self, tail: bytes) -> bytes:
        new = self[tail] = self._writer.replaced(tail, self._value, self._fill)
        return new
