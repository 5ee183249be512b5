"""Rows under new numbers, and formulas that follow what moved.

Shared formulas are written out: a move would tear their common pattern apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape, unescape

from xl_recon.workbook.file_store.ranges import shifted_formulas
from xl_recon.workbook.file_store.references import Area
from xl_recon.workbook.file_store.rows import CELL, row_number, rows_of
from xl_recon.workbook.file_store.sheet_stream import Section
from xl_recon.workbook.file_store.shift import RowShift, copied

_FORMULA = re.compile(rb"<f((?:\s[^>]*?)?)(?:/>|>(.*?)</f>)", re.DOTALL)
_ATTRIBUTE = re.compile(rb'\s([\w:]+)="([^"]*)"')
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_RESULT = re.compile(rb"<v(?:\s[^>]*)?>[^<]*</v>")
_SHARED = b't="shared"'
_MOST_REMEMBERED = 4_000


def mentions(chunks: Iterable[bytes], sheet: str) -> bool:
    """Whether a sheet part may speak of another sheet: a quick look that may say yes too often."""
    name = escape(sheet, quote=False).encode()
    quoted = escape(sheet.replace("'", "''"), quote=False).encode()
    carry = b""
    found = False  # UTF-16 is not looked into
    for chunk in chunks:  # to the end, or the part's checksum is not checked
        text = carry + chunk
        found = found or name in text or quoted in text or text.startswith(_UTF_16)
        carry = text[-len(quoted) :]
    return found


def followed(parts: Iterable[tuple[Section, bytes]], mover: RowMover) -> Iterator[bytes]:
    """Yield a sheet whose formulas follow the rows of another."""
    for section, content in parts:
        match section:
            case Section.ROWS:
                yield b"".join(mover.moved(row, row_number(row)) for row in rows_of(content))
            case Section.TAIL:
                yield mover.tail(content)
            case Section.HEAD:
                yield content


class RowMover:
    """Moves rows of one sheet, or only their formulas when another sheet's rows move."""

    def __init__(self, shift: RowShift, moved_sheet: str, *, at_home: bool) -> None:
        self._shift, self._sheet, self._at_home = shift, moved_sheet, at_home
        self._resized = shift.resized
        self._tall = _tall(shift)
        self._of_body = shift.in_body()
        self._shared: dict[bytes, tuple[str, str]] = {}  # index: formula, where it stands
        self._tails: dict[tuple[bool, bytes], bytes] = {}  # those of formulas, worked out once

    def moved(self, row: bytes, new_number: int) -> bytes:
        """Return a row under its new number, its formulas following what moved."""
        if self._unconcerned(row):
            return row
        number, new = b"%d" % row_number(row), b"%d" % new_number
        if new == number and b"<f" not in row:
            return row
        parts = _parts(row, number + b'"')
        if b"<f" in row:
            self._follow(parts, number)
        return (new + b'"').join(parts)

    def _follow(self, parts: list[bytes], number: bytes) -> None:
        """Let the formulas of a row's parts follow what moved."""
        for place, part in enumerate(parts):
            if b"<f" in part:
                before = parts[place - 1]
                letters = before[before.rindex(CELL) + len(CELL) :]
                parts[place] = self._tail((letters + number).decode(), part)

    def _unconcerned(self, row: bytes) -> bool:
        """Whether nothing moves and a row has no range as tall as the resized body."""
        return bool(self._tall and not self._tall.search(row))

    def tail(self, content: bytes) -> bytes:
        """Return what stands after the rows, its formulas following what moved."""
        return shifted_formulas(content, self._shift, self._sheet, at_home=self._at_home)

    def _tail(self, place: str, tail: bytes) -> bytes:
        """Return a cell's tail, and whatever comes after it, its formula following what moved."""
        if _SHARED in tail:
            return self._moved_tail(place, tail)
        key = self._in_the_body(place), tail
        moved = self._tails.get(key)
        if moved is None:
            moved = self._moved_tail(place, tail)
            if len(self._tails) < _MOST_REMEMBERED:
                self._tails[key] = moved
        return moved

    def _moved_tail(self, place: str, tail: bytes) -> bytes:
        moved = _FORMULA.sub(lambda found: self._formula(found, place), tail, count=1)
        stale = self._resized and moved != tail
        return _RESULT.sub(b"", moved) if stale else moved

    def _formula(self, found: re.Match[bytes], place: str) -> bytes:
        attributes = dict(_ATTRIBUTE.findall(found[1]))
        text = unescape((found[2] or b"").decode())
        if attributes.get(b"t") == b"shared":
            text = self._unshared(attributes.get(b"si", b""), text, place)
            attributes = {}
        if b"ref" in attributes:
            area = Area.of(attributes[b"ref"].decode())
            moved = self._shift.area(area) if self._at_home else area
            attributes[b"ref"] = str(moved or area).encode()
        shift = self._of_body if self._in_the_body(place) else self._shift
        text = shift.formula(text, self._sheet, at_home=self._at_home)
        written = b"".join(b' %s="%s"' % pair for pair in attributes.items())
        return b"<f%s>%s</f>" % (written, escape(text, quote=False).encode())

    def _in_the_body(self, place: str) -> bool:
        return bool(self._at_home and self._resized and self._resized.holds(place))

    def _unshared(self, index: bytes, text: str, place: str) -> str:
        if text:
            self._shared[index] = text, place
            return text
        formula, origin = self._shared[index]
        here, there = Area.of(place), Area.of(origin)
        return copied(formula, here.top - there.top, here.left - there.left)


def _parts(row: bytes, mark: bytes) -> list[bytes]:
    """Return a row split where its own number stands, in its address and in each cell's."""
    parts = row.split(mark)
    if len(parts) == row.count(CELL) + 2:
        return parts
    head, *cells = row.split(CELL)  # a text or another number holds the mark too
    pieces = [piece.partition(mark) for piece in (head, *(CELL + cell for cell in cells))]
    starts, rests = [piece[0] for piece in pieces], [piece[2] for piece in pieces]
    between = (rest + start for rest, start in zip(rests, starts[1:], strict=False))
    return [starts[0], *between, rests[-1]]


def _tall(shift: RowShift) -> re.Pattern[bytes] | None:
    """What a row must have to be concerned, where bodies are resized and nothing moves."""
    if shift.resized is None or shift.deleted or shift.inserted:
        return None
    body = shift.resized.body
    return re.compile(rb't="shared"|%d:\$?[A-Z]{1,3}\$?%d(?!\d)' % (body.top, body.bottom))
