"""Bank statements: a module or package a format, tried in the order of `READERS`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from xl_recon.errors import EmptyDocument, NotAStatement, ReadError, UnknownFormat
from xl_recon.readers.document import Document
from xl_recon.readers.statements import banana, bulgarian, camt, cbi, mt940, ofx, qif, table
from xl_recon.records.notice import Notice
from xl_recon.records.statement import Statement
from xl_recon.records.statement_profile import (
    OPEN_CHOICE,
    ReadingChoice,
    StatementProfile,
    TableWishes,
)

# What a bank's site sends in place of the file, once the session has ended.
_PAGE = re.compile(rb"(?i)(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b")


class StatementReader(Protocol):
    """What each format's module offers."""

    def recognises(self, document: Document) -> bool:
        """Whether the document is of this format, as far as its head tells."""

    def read(self, document: Document) -> tuple[Statement, ...]:
        """Return its statements, or raise a `ReadError`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementDocument:
    """A document that was read as bank statements."""

    name: str
    statements: tuple[Statement, ...]
    left_out: tuple[Notice, ...] = ()  # what stood beside them and could not be read

    @property
    def format(self) -> str:
        """The kind and version of the document."""
        return self.statements[0].format if self.statements else ""

    @property
    def notices(self) -> tuple[Notice, ...]:
        """The notices of all its statements, and of what could not be read."""
        own = (notice for statement in self.statements for notice in statement.notices)
        return (*own, *self.left_out)


# Strict signatures first: a reader of any table would also accept some other text files.
READERS: tuple[StatementReader, ...] = (camt, mt940, cbi, bulgarian, ofx, qif, banana, table)


def read_statements(
    document: Document,
    profiles: Sequence[StatementProfile] = (),
    choice: ReadingChoice = OPEN_CHOICE,
) -> StatementDocument:
    """Return what the first reader that recognises the document finds in it.

    `profiles` and `choice` say how a table is to be read; the other formats need neither.
    """
    if not document.head.strip():
        raise EmptyDocument(document.name)
    for reader in READERS:
        if reader.recognises(document):
            if reader is table:
                wishes = TableWishes(profiles=tuple(profiles), choice=choice)
                return StatementDocument(name=document.name, statements=_tables(document, wishes))
            return StatementDocument(name=document.name, statements=reader.read(document))
    raise _unread(document)


def _tables(document: Document, wishes: TableWishes) -> tuple[Statement, ...]:
    try:
        return table.read(document, wishes)
    except UnknownFormat:
        raise _unread(document) from None


def _unread(document: Document) -> ReadError:
    """Return what to say of a document that no reader takes."""
    head = document.head
    if head.lstrip().startswith(b"%PDF"):
        return NotAStatement(document.name, "pdf")
    if _PAGE.match(head):
        return NotAStatement(document.name, "web page")
    return UnknownFormat(document.name)
