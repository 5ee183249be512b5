"""Workbooks of a few cells, made for a test."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date

import xlsxwriter

from xl_recon.readers.document import Document

ROWS: tuple[tuple[object, ...], ...] = (
    ("Data", "Descrizione", "Importo", "Saldo"),
    (date(2025, 2, 3), "Bonifico", -1234.56, 8765.44),
    (date(2025, 2, 4), "Accredito", 12.1, 8777.54),
    (date(2025, 2, 5), "Canone", -3, 8774.54),
    (date(2025, 2, 6), "Spese", -0.5, 8774.04),
    (date(2025, 2, 7), "Affitto", -774.04, 8000),
)


def a_book(*sheets: Sequence[Sequence[object]], name: str = "x.xlsx") -> Document:
    """A workbook with these rows on its sheets."""
    return Document.of(name, book_bytes(*sheets))


def book_bytes(*sheets: Sequence[Sequence[object]]) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"default_date_format": "dd.mm.yyyy"})
    for rows in sheets:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return target.getvalue()


def edited(content: bytes, part: str, edit: Callable[[bytes], bytes]) -> bytes:
    """A zip with one of its parts changed."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            old_part = old.read(info)
            new.writestr(info.filename, edit(old_part) if info.filename == part else old_part)
    return target.getvalue()


def zipped(members: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in members.items():
            new.writestr(name, content)
    return target.getvalue()
