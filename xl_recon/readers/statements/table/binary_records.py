"""The records of an old .xls (BIFF5 and BIFF8), out of the compound file around them."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple

from olefile import OleFileIO

from xl_recon.errors import BadDocument, ProtectedDocument, UnknownFormat

_WORKBOOKS = ("Workbook", "Book")
_HEADER = struct.Struct("<HH")
_LOCKED, _BEGIN, _END = 0x2F, 0x809, 0x0A
_WIDE, _WITH_PHONETICS, _WITH_RUNS = 1, 4, 8  # flags of a text


class Record(NamedTuple):
    """What a record is, and its bytes."""

    kind: int
    body: bytes


def workbook_stream(content: bytes, name: str) -> bytes:
    """Return the stream of records, or raise where it wants a password or is no workbook."""
    try:
        with OleFileIO(BytesIO(content)) as files:
            if files.exists("EncryptedPackage"):
                raise ProtectedDocument(name)
            found = next((each for each in _WORKBOOKS if files.exists(each)), None)
            if found is None:
                raise UnknownFormat(name)
            stream = bytes(files.openstream(found).read())
    except (OSError, ValueError, IndexError, OverflowError, struct.error, TypeError) as broken:
        raise BadDocument(name, "damaged spreadsheet") from broken
    if any(record.kind == _LOCKED for record in records(stream, 0)):
        raise ProtectedDocument(name)
    return stream


def records(stream: bytes, start: int) -> Iterator[Record]:
    """Yield the records of the part that begins at `start`; a chart inside it is passed over."""
    place, depth = start, 0
    while place + _HEADER.size <= len(stream):
        kind, length = _HEADER.unpack_from(stream, place)
        place += _HEADER.size
        depth += (kind == _BEGIN) - (kind == _END)
        if depth <= 1:
            yield Record(kind, stream[place : place + length])
        if depth <= 0:
            return
        place += length


def text_of(body: bytes, length: int, encoding: str) -> str:
    """Return a text of `length` letters; without an encoding a flag says how wide they are."""
    if encoding:
        return body[:length].decode(encoding, "replace")
    if not body:
        return ""
    if body[0] & _WIDE:
        return body[1 : 1 + 2 * length].decode("utf-16-le", "replace")
    return body[1 : 1 + length].decode("latin-1")


class SharedTexts:
    """The table of texts, which runs over several records and may be cut inside a text."""

    def __init__(self, pieces: list[bytes]) -> None:
        self._pieces = pieces
        self._piece, self._place = 0, 8  # after two counts that nobody needs

    def __iter__(self) -> Iterator[str]:
        while self._more():
            length, flags = struct.unpack("<HB", self._taken(3))
            runs = int.from_bytes(self._taken(2 if flags & _WITH_RUNS else 0), "little")
            extra = int.from_bytes(self._taken(4 if flags & _WITH_PHONETICS else 0), "little")
            yield self._letters(length, flags)
            self._pass(4 * runs + extra)

    def _more(self) -> bool:
        while self._piece < len(self._pieces):
            if self._place < len(self._pieces[self._piece]):
                return True
            self._piece, self._place = self._piece + 1, 0
        return False

    def _taken(self, count: int) -> bytes:
        """Bytes that lie together; missing ones are zero."""
        if count and not self._more():
            return bytes(count)
        piece = self._pieces[self._piece] if count else b""
        found = piece[self._place : self._place + count]
        self._place += count
        return found.ljust(count, b"\0")

    def _letters(self, length: int, flags: int) -> str:
        text = ""
        while length > 0 and self._more():
            width = 2 if flags & _WIDE else 1
            piece = self._pieces[self._piece]
            found = piece[self._place : self._place + length * width]
            text += found.decode("utf-16-le" if width > 1 else "latin-1", "replace")
            self._place += len(found)
            length -= max(len(found) // width, 1)
            if length > 0 and self._more():
                flags = self._taken(1)[0]  # said again where the text goes on
        return text

    def _pass(self, count: int) -> None:
        while count > 0 and self._more():
            step = min(count, len(self._pieces[self._piece]) - self._place)
            self._place += step
            count -= step
