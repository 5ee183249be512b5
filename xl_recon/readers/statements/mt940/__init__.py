"""SWIFT MT940 and MT942, as banks really write them."""

from __future__ import annotations

import re

from xl_recon.errors import BadDocument
from xl_recon.readers.collector import collector_paused
from xl_recon.readers.document import Document
from xl_recon.readers.statements.mt940.fields import fields
from xl_recon.readers.statements.mt940.pages import pages
from xl_recon.readers.statements.mt940.statements import joined, statement
from xl_recon.readers.text import decoded
from xl_recon.records.statement import Statement

_BEGINNING = re.compile(r"^[ \t]*+(?:\{[^\n]*\{4:)?[ \t]*+:20:", re.MULTILINE)
_CONTINUATION = re.compile(r"^[ \t]*+:(?:25P?|28C?|60[FM]|61):", re.MULTILINE)


def recognises(document: Document) -> bool:
    """Whether the document has the fields that such a message begins with."""
    text = _lines(decoded(document.head).text)
    beginning = _BEGINNING.search(text)
    return bool(beginning and _CONTINUATION.search(text, beginning.end()))


def read(document: Document) -> tuple[Statement, ...]:
    """Return one statement for each message, with the messages that continue it."""
    with collector_paused():
        found = pages(fields(_lines(decoded(document.content).text)))
        statements = tuple(
            joined(statement(page, document.name) for page in found if not page.is_empty)
        )
    if not statements:
        raise BadDocument(document.name, "no statement in it")
    return statements


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
