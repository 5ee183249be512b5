"""Documents that hold documents: a .zip is opened, whatever else is there stays as it is."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import IO

from xl_recon.errors import BadDocument, EmptyDocument, ProtectedDocument, ReadError, TooLarge
from xl_recon.readers.document import Document
from xl_recon.readers.size_limits import SizeLimit

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_MOST_MEMBERS, _DEEPEST = 5_000, 3
_LARGEST_ZIP = SizeLimit(most=500 << 20, shown="500 MB")
_MOST_BYTES, _MOST_SHOWN = 2 << 30, "2 GB"
# Statements pack 10:1, a spreadsheet's XML 30:1; deflate's own limit is 1032:1.
_SUSPECT_BYTES, _SUSPECT_RATIO = 8 << 20, 300
_CHUNK = 1 << 20
_ENCRYPTED, _NAMED_IN_UTF8 = 0x1, 0x800
# What makes a zip one document: a spreadsheet, a letter, a book, a program.
_PARTS = frozenset({"[content_types].xml", "mimetype", "meta-inf/manifest.xml", "content.xml"})
_LITTER = re.compile(r"(?i)(?:.*/)?(?:__macosx/.*|\._[^/]*|\.ds_store|thumbs\.db|desktop\.ini)")
_CYRILLIC_OF_DOS = re.compile(rb"[\x80-\xaf\xe0-\xef]{3}")
_UNPRINTED = re.compile(r"[\x00-\x1f\x7f]")
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, KeyError),
    *(ValueError, NotImplementedError, RuntimeError, OverflowError),
)


@dataclass(frozen=True, slots=True)
class Refused:
    """A document that cannot be taken out, and why."""

    name: str
    error: ReadError


def opened(document: Document) -> tuple[Document | Refused, ...]:
    """Return the documents in a zip, those in its zips too; another document is itself.

    Raise a `ReadError` where the envelope itself is broken, and `EmptyDocument` for one with
    nothing in it.
    """
    found = tuple(_opened(document, depth=0))
    if not found:
        raise EmptyDocument(document.name)
    return found


def _opened(document: Document, depth: int) -> Iterator[Document | Refused]:
    envelope = _zip(document) if document.head.startswith(_ZIP) else None
    if envelope is None or _is_one_document(envelope):
        yield document
        return
    _refuse_excess(envelope, document.name, depth)
    for info in envelope.infolist():
        name = _shown(info)
        if info.is_dir() or _LITTER.fullmatch(name):
            continue
        try:
            member = _member(envelope, info, f"{document.name}/{name}")
            yield from _opened(member, depth + 1)
        except ReadError as error:
            yield Refused(f"{document.name}/{name}", error)


def _zip(document: Document) -> zipfile.ZipFile:
    content = _LARGEST_ZIP.content(document)
    try:
        return zipfile.ZipFile(BytesIO(content))
    except _BROKEN as broken:
        raise BadDocument(document.name, "damaged zip") from broken


def _is_one_document(envelope: zipfile.ZipFile) -> bool:
    names = {_shown(info).lower() for info in envelope.infolist()}
    return bool(names & _PARTS) or any(name.startswith("xl/") for name in names)


def _refuse_excess(envelope: zipfile.ZipFile, name: str, depth: int) -> None:
    infos = envelope.infolist()
    if depth >= _DEEPEST:
        raise BadDocument(name, "elements nested too deeply")
    if len(infos) > _MOST_MEMBERS:
        raise TooLarge(name, f"{_MOST_MEMBERS} file")
    if sum(info.file_size for info in infos) > _MOST_BYTES:
        raise TooLarge(name, _MOST_SHOWN)


def _member(envelope: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Document:
    """A member, read once so that later nothing of it can fail; it stays packed until then."""
    if info.flag_bits & _ENCRYPTED:
        raise ProtectedDocument(name)
    if info.file_size > max(_SUSPECT_BYTES, _SUSPECT_RATIO * info.compress_size):
        raise TooLarge(name, f"{_SUSPECT_RATIO}:1")
    try:
        with envelope.open(info) as stream:
            empty = not stream.read(1)
            while stream.read(_CHUNK):
                pass
    except _BROKEN as broken:
        raise BadDocument(name, "damaged zip") from broken
    if empty:
        raise EmptyDocument(name)
    return Document(name, lambda: _stream(envelope, info))


def _stream(envelope: zipfile.ZipFile, info: zipfile.ZipInfo) -> IO[bytes]:
    return envelope.open(info)


def _shown(info: zipfile.ZipInfo) -> str:
    """A member's path, in the letters that the system which packed it meant."""
    name = info.filename
    if not info.flag_bits & _NAMED_IN_UTF8 and not name.isascii():
        name = _respelt(name)
    return _UNPRINTED.sub("", name.replace("\\", "/")).strip("/")


def _respelt(name: str) -> str:
    """Old zips tell no code page: Macs write UTF-8, Windows that of its console."""
    written = name.encode("cp437", "replace")
    for encoding in ("utf-8", "cp866" if _CYRILLIC_OF_DOS.search(written) else "cp850"):
        try:
            return written.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name
