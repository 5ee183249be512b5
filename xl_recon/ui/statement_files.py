"""Statement files read one by one: a bad one does not stop the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from xl_recon.errors import ReadError, XlReconError
from xl_recon.readers.document import Document
from xl_recon.readers.statements import read_statements
from xl_recon.ui import files, progress
from xl_recon.workflows.import_statements import StatementFile


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


def read_files(paths: Sequence[Path], label: str) -> ReadFiles:
    """Return what stands in the files, in the order they were named."""
    taken, refused = [], []
    names = files.names_of(paths)
    for path, name in progress.each(list(zip(paths, names, strict=True)), label):
        try:
            taken.append(statement_file(files.document(path, name)))
        except ReadError as error:
            refused.append(Refused(name, error))
    return ReadFiles(taken=tuple(taken), refused=tuple(refused))


def statement_files(documents: Iterable[Document]) -> tuple[StatementFile, ...]:
    """Return documents read, or raise at the first bad one."""
    return tuple(map(statement_file, documents))


def statement_file(document: Document) -> StatementFile:
    """Return a document read as statements."""
    return StatementFile(
        name=document.name,
        digest=files.sha256(document),
        statements=read_statements(document).statements,
    )
