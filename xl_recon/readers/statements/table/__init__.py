"""Any bank's table, understood without a profile and proved by its balances."""

from __future__ import annotations

import re

from xl_recon.errors import EmptyDocument, UnknownFormat
from xl_recon.readers.document import Document
from xl_recon.readers.statements.table.delimited import grid_of
from xl_recon.readers.statements.table.statement import statements_of, tables_understood
from xl_recon.readers.text import decoded
from xl_recon.records.statement import Statement

# Beginnings of other formats: markup, JSON, SWIFT, OFX, QIF, PDF, archives.
_OTHER = re.compile(r"\s*(?:[<{\[]|:\d\d[A-Z]?:|OFXHEADER|!Type|%PDF|PK\x03|\{1:)")
_SAMPLE_LINES = 200


def recognises(document: Document) -> bool:
    """Whether the document is delimited text in which money moves."""
    text = _text(document.head)
    if text is None:
        return False
    lines = text.splitlines(keepends=True)
    return bool(tables_understood(grid_of("".join(lines[:_SAMPLE_LINES]))))


def read(document: Document) -> tuple[Statement, ...]:
    """Return one statement for each account and currency of the table."""
    content = document.content
    if not content.strip():
        raise EmptyDocument(document.name)
    text = _text(content)
    if text is None:
        raise UnknownFormat(document.name)
    return statements_of(grid_of(text), document.name)


def _text(content: bytes) -> str | None:
    """The text, or None for binary content and other formats."""
    text = decoded(content).text
    if "\0" in text[:_SAMPLE_LINES] or not text.strip() or _OTHER.match(text):
        return None
    return text
