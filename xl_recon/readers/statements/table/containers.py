"""What a document that holds tables is, by its content, and the sheets in it.

A name says little: web pages and plain texts are called .xls, and workbooks .csv.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import Enum
from io import BytesIO
from types import MappingProxyType

from xl_recon.readers.document import Document
from xl_recon.readers.size_limits import SizeLimit
from xl_recon.readers.statements.table import package
from xl_recon.readers.statements.table.delimited import grid_of
from xl_recon.readers.statements.table.grid import Grid
from xl_recon.readers.statements.table.markup import archive_grids, page_grid
from xl_recon.readers.statements.table.old_sheets import old_sheets
from xl_recon.readers.statements.table.sheets import sheets_of
from xl_recon.readers.statements.table.spreadsheet_xml import (
    excel_2003_sheets,
    open_document_sheets,
)
from xl_recon.readers.text import decoded

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_LIMIT = SizeLimit(most=500 << 20, shown="500 MB")
_EXCEL_2003 = re.compile(r"<(?:\w+:)?Workbook\b[^>]*urn:schemas-microsoft-com:office:spreadsheet")
_FLAT = re.compile(r"<office:document\b[^>]*opendocument")
_PAGE = re.compile(r"(?i)<(?:!doctype html|html|head|meta|body|table|tr|style|title|center)\b")
_ARCHIVE = re.compile(
    r"(?i)(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*(?:multipart/related|text/html)"
)
_MARK_UP = re.compile(r"\s*<")
# Beginnings of other formats: markup, JSON, SWIFT, OFX, QIF, PDF, archives.
_OTHER = re.compile(r"\s*(?:[<{\[]|:\d\d[A-Z]?:|OFXHEADER|!Type|%PDF|PK\x03|\{1:)")
_SAMPLE = 200


class Container(Enum):
    """What cells may lie in."""

    TEXT = "delimited text"
    WORKBOOK = "xlsx, xlsm, xlsb"
    OLD_WORKBOOK = "xls"
    OPEN_DOCUMENT = "ods"
    FLAT_OPEN_DOCUMENT = "fods"
    EXCEL_2003 = "XML Spreadsheet 2003"
    PAGE = "html"
    ARCHIVE = "mhtml"


def container_of(document: Document) -> Container | None:
    """Return what the document is, or None where no table can be in it."""
    head = document.head
    if head.startswith(_OLE):
        return Container.OLD_WORKBOOK
    if head.startswith(_ZIP):
        return _packed(document)
    text = decoded(head).text
    if "\0" in text[:_SAMPLE] or not text.strip():
        return None
    if _MARK_UP.match(text):
        return _marked_up(text)
    if _ARCHIVE.match(text):
        return Container.ARCHIVE
    return None if _OTHER.match(text) else Container.TEXT


def grids_of(document: Document) -> tuple[Grid, ...]:
    """Return the document's sheets; a text or a page is one. Raise a `ReadError` where broken."""
    container = container_of(document)
    return _OPENED[container](_LIMIT.content(document), document.name) if container else ()


def _text(content: bytes, _: str) -> tuple[Grid, ...]:
    return (grid_of(decoded(content).text),)


def _workbook(content: bytes, name: str) -> tuple[Grid, ...]:
    return sheets_of(package.safe_workbook(content, name), name)


def _open_document(content: bytes, name: str) -> tuple[Grid, ...]:
    with package.open_document_content(content, name) as stream:
        return open_document_sheets(stream, name)


_OPENED: Mapping[Container, Callable[[bytes, str], tuple[Grid, ...]]] = MappingProxyType(
    {
        Container.TEXT: _text,
        Container.WORKBOOK: _workbook,
        Container.OLD_WORKBOOK: old_sheets,
        Container.OPEN_DOCUMENT: _open_document,
        Container.FLAT_OPEN_DOCUMENT: lambda content, name: open_document_sheets(
            BytesIO(content), name
        ),
        Container.EXCEL_2003: lambda content, name: excel_2003_sheets(BytesIO(content), name),
        Container.PAGE: lambda content, name: (page_grid(content, name),),
        Container.ARCHIVE: archive_grids,
    }
)


def _packed(document: Document) -> Container | None:
    names = package.names_in(_LIMIT.content(document))
    if "content.xml" in names:
        return Container.OPEN_DOCUMENT
    # A broken zip tells no names, and is told to be broken when it is read.
    is_workbook = not names or any(name.startswith("xl/") for name in names)
    return Container.WORKBOOK if is_workbook else None


def _marked_up(text: str) -> Container | None:
    if _EXCEL_2003.search(text):
        return Container.EXCEL_2003
    if _FLAT.search(text):
        return Container.FLAT_OPEN_DOCUMENT
    return Container.PAGE if _PAGE.search(text) else None
