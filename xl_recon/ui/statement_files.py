"""Statement files read one by one: a bad one does not stop the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from xl_recon.errors import NotAStatement, ReadError, UnknownFormat, XlReconError
from xl_recon.readers import envelope
from xl_recon.readers.document import Document
from xl_recon.readers.statements import StatementDocument
from xl_recon.records.notice import Notice
from xl_recon.ui import files, progress
from xl_recon.ui.own_workbooks import is_own_workbook
from xl_recon.ui.reading_manner import AS_IT_SHOWS, ReadingManner
from xl_recon.ui.voice import Voice
from xl_recon.workflows.import_statements import StatementFile
from xl_recon.workflows.statement_profiles import ShownTable, shown_tables

Read = TypeVar("Read")

_REFUSED = "read.member_refused"


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that could not be taken, and why."""

    name: str
    error: XlReconError


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFiles:
    """The files that were read and those that were refused."""

    taken: tuple[StatementFile, ...]
    refused: tuple[Refused, ...]


def read_files(paths: Sequence[Path], label: str, manner: ReadingManner = AS_IT_SHOWS) -> ReadFiles:
    """Return what stands in the files, in the order they were named."""
    taken: list[StatementFile] = []
    refused: list[Refused] = []
    names = files.names_of(paths)
    for path, name in progress.each(list(zip(paths, names, strict=True)), label):
        try:
            document = files.document(path, name)
            read, unread = _each(document, partial(statement_file, manner=manner))
        except ReadError as error:
            read, unread = [], [Refused(name, error)]
        taken += read
        refused += unread
    return ReadFiles(taken=tuple(taken), refused=tuple(refused))


def read_envelope(
    document: Document, voice: Voice, manner: ReadingManner = AS_IT_SHOWS
) -> StatementDocument:
    """Return what a document says; all that a zip holds as one, with a notice of what is refused.

    Raise a `ReadError` where nothing can be read.
    """
    read, refused = _each(document, manner.read)
    if not read:
        raise _telling(refused, document.name)
    return StatementDocument(
        name=document.name,
        statements=tuple(statement for each in read for statement in each.statements),
        left_out=tuple(Notice(_REFUSED, each.name, voice.error(each.error)) for each in refused),
    )


def _each(document: Document, read: Callable[[Document], Read]) -> tuple[list[Read], list[Refused]]:
    """Read the document, or each that is in it; one error does not stop the others."""
    done: list[Read] = []
    refused: list[Refused] = []
    for part in envelope.opened(document):
        if isinstance(part, envelope.Refused):
            refused.append(Refused(part.name, part.error))
            continue
        if is_own_workbook(part):
            refused.append(Refused(part.name, NotAStatement(part.name, "own workbook")))
            continue
        try:
            done.append(read(part))
        except ReadError as error:
            refused.append(Refused(part.name, error))
    return done, refused


def _telling(refused: Iterable[Refused], name: str) -> XlReconError:
    errors = (each.error for each in refused)
    return next((it for it in errors if not isinstance(it, UnknownFormat)), UnknownFormat(name))


def statement_files(documents: Iterable[Document]) -> tuple[StatementFile, ...]:
    """Return documents read, or raise at the first bad one."""
    return tuple(map(statement_file, documents))


def tables_in(document: Document, manner: ReadingManner) -> tuple[ShownTable, ...]:
    """Return how the tables of a document are read, all that a zip holds one after the other."""
    read, refused = _each(document, lambda part: shown_tables(part, manner.profiles, manner.choice))
    if not read:
        raise _telling(refused, document.name)
    return tuple(table for tables in read for table in tables)


def statement_file(document: Document, manner: ReadingManner = AS_IT_SHOWS) -> StatementFile:
    """Return a document read as statements, or raise where a person has to decide how."""
    return StatementFile(
        name=document.name,
        digest=files.sha256(document),
        statements=manner.decided(document).statements,
    )
