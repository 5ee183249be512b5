"""Paths turned into documents; what the system says of them turned into our errors."""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from importlib import resources
from pathlib import Path
from typing import IO

from xl_recon.errors import (
    DiskFull,
    EmptyDocument,
    FileExists,
    MissingFile,
    ReadOnly,
    UnreadableFile,
)
from xl_recon.readers.document import Document

_TEMPLATE = "Registrazioni.xlsx"
_GUIDE = "guida.md"
_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def document(path: Path, name: str = "") -> Document:
    """Return a file as a document, to be read when a reader asks for it.

    Raise `MissingFile`, `UnreadableFile` or `EmptyDocument` at once.
    """
    name = name or path.name
    with _opened(path, name) as stream:
        if not stream.read(1):
            raise EmptyDocument(name)
    return Document(name, partial(_opened, path, name))


def names_of(paths: Sequence[Path]) -> list[str]:
    """Return the files' names; of two alike, the paths."""
    names = [path.name for path in paths]
    return [str(path) if names.count(path.name) > 1 else path.name for path in paths]


def sha256(document: Document) -> str:
    """Return the digest by which a file is known again."""
    with document.opened() as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]


def template() -> bytes:
    """Return the empty workbook: package data, or in a checkout the folder that builds it."""
    packaged = resources.files("xl_recon.workbook") / _TEMPLATE
    if packaged.is_file():
        return packaged.read_bytes()
    return (Path(__file__).parents[2] / "workbook_template" / _TEMPLATE).read_bytes()


def guide() -> str:
    """Return the address of the guide for accountants, which a browser or an editor opens."""
    packaged = Path(str(resources.files("xl_recon.ui"))) / _GUIDE
    checkout = Path(__file__).parents[2] / "docs" / _GUIDE
    return (packaged if packaged.is_file() else checkout).as_uri()


def create(path: Path, content: bytes) -> None:
    """Write a new file, or raise and leave none behind; never replace one."""
    with _creating(path), path.open("xb") as stream:
        try:
            stream.write(content)
            stream.flush()
        except OSError:
            path.unlink()
            raise


def make_folder(folder: Path) -> None:
    """Make a folder where there is none."""
    with _creating(folder):
        folder.mkdir(parents=True, exist_ok=True)


def free_name(folder: Path, stem: str, suffix: str) -> Path:
    """Return the first name of a row (`x.xlsx`, `x-2.xlsx`) that no file has."""
    path, number = folder / f"{stem}{suffix}", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}{suffix}"
    return path


def _opened(path: Path, name: str) -> IO[bytes]:
    # A pipe would be waited for, and gives its bytes only once.
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise UnreadableFile(name, "special")
    try:
        return path.open("rb")
    except (FileNotFoundError, NotADirectoryError):
        raise MissingFile(name) from None
    except OSError as refused:
        raise UnreadableFile(name, "folder" if path.is_dir() else "permission") from refused


@contextmanager
def _creating(path: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError:
        raise FileExists(path.name) from None
    except (FileNotFoundError, NotADirectoryError):
        raise MissingFile(str(path.parent)) from None
    except OSError as refused:
        if refused.errno in _NO_SPACE:
            raise DiskFull(path.name) from refused
        raise ReadOnly(path.name) from refused
