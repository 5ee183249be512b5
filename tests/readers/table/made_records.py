"""Old .xls files, record by record."""

from __future__ import annotations

import struct

from xl_recon.readers.document import Document
from xl_recon.ui.addin.compound_file import Storage, Stream, compound_file

BIFF5, BIFF8 = 0x500, 0x600
END = (0x0A, b"")


def record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def cell(kind: int, row: int, column: int, rest: bytes, look: int = 0) -> tuple[int, bytes]:
    return kind, struct.pack("<HHH", row, column, look) + rest


def number(row: int, column: int, value: float, look: int = 0) -> tuple[int, bytes]:
    return cell(0x203, row, column, struct.pack("<d", value), look)


def label(row: int, column: int, text: bytes) -> tuple[int, bytes]:
    """A text of BIFF5."""
    return cell(0x204, row, column, struct.pack("<H", len(text)) + text)


def shared(row: int, column: int, index: int) -> tuple[int, bytes]:
    return cell(0xFD, row, column, struct.pack("<I", index))


def old_book(
    version: int, common: list[tuple[int, bytes]], cells: list[tuple[int, bytes]]
) -> Document:
    """A workbook of one sheet; `common` are records that all sheets share."""
    name = b"\x06Foglio" if version == BIFF5 else b"\x06\0Foglio"
    begin = record(0x809, struct.pack("<HHHH", version, 5, 0, 0))
    shared_records = b"".join(record(*each) for each in common)
    place = len(begin) + len(shared_records) + 4 + 6 + len(name) + 4
    sheet = record(0x85, struct.pack("<IBB", place, 0, 0) + name)
    body = record(0x809, struct.pack("<HHHH", version, 16, 0, 0))
    body += b"".join(record(*each) for each in [*cells, END])
    return in_compound(begin + shared_records + sheet + record(*END) + body, version)


def in_compound(stream: bytes, version: int = BIFF8, name: str = "") -> Document:
    named = name or ("Book" if version == BIFF5 else "Workbook")
    root = Storage(name="Root Entry", members=(Stream(name=named, content=stream),))
    return Document.of("x.xls", compound_file(root))
