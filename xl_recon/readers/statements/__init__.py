"""Bank statements: a module or package a format, tried in the order of `READERS`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from xl_recon.errors import EmptyDocument, UnknownFormat
from xl_recon.readers.document import Document
from xl_recon.readers.statements import camt, mt940, table
from xl_recon.records.notice import Notice
from xl_recon.records.statement import Statement


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

    @property
    def format(self) -> str:
        """The kind and version of the document."""
        return self.statements[0].format if self.statements else ""

    @property
    def notices(self) -> tuple[Notice, ...]:
        """The notices of all its statements."""
        return tuple(notice for statement in self.statements for notice in statement.notices)


# Strict signatures first: a reader of any table would also accept some other text files.
READERS: tuple[StatementReader, ...] = (camt, mt940, table)


def read_statements(document: Document) -> StatementDocument:
    """Return what the first reader that recognises the document finds in it."""
    if not document.head.strip():
        raise EmptyDocument(document.name)
    for reader in READERS:
        if reader.recognises(document):
            return StatementDocument(name=document.name, statements=reader.read(document))
    raise UnknownFormat(document.name)
