"""In what manner documents are read: by saved profiles, by corrections, by an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace

from xl_recon.errors import ReadingNeeded
from xl_recon.readers.document import Document
from xl_recon.readers.statements import StatementDocument, read_statements
from xl_recon.records.statement_profile import OPEN_CHOICE, ReadingChoice, StatementProfile
from xl_recon.workflows.statement_profiles import open_question

# Returns the number of the reading that the user chose, 0 for none.
Asker = Callable[[ReadingNeeded], int]

_ASKER: ContextVar[Asker | None] = ContextVar("who is asked", default=None)


@contextmanager
def asking(asker: Asker) -> Iterator[None]:
    """Let a person at the screen decide between readings, for as long as this is open."""
    token = _ASKER.set(asker)
    try:
        yield
    finally:
        _ASKER.reset(token)


def is_asking() -> bool:
    """Whether somebody at the screen is asked."""
    return _ASKER.get() is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingManner:
    """The profiles to try first, and what was said on the command line."""

    profiles: tuple[StatementProfile, ...] = ()
    choice: ReadingChoice = OPEN_CHOICE

    def read(self, document: Document) -> StatementDocument:
        """Return what stands in a document; where two readings are as good, the first."""
        return read_statements(document, self.profiles, self.choice)

    def decided(self, document: Document) -> StatementDocument:
        """Return what stands in a document; raise `ReadingNeeded` where nobody decides."""
        read = self.read(document)
        question = open_question(document.name, read.statements)
        if question is None:
            return read
        asker = _ASKER.get()
        number = asker(question) if asker else 0
        if not number:
            raise question
        choice = replace(self.choice, reading=number)
        return read_statements(document, self.profiles, choice)


AS_IT_SHOWS = ReadingManner()
