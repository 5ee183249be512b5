"""Whether a zip is a spreadsheet, and is safe to hand to the library that reads it.

That library lays a sheet out as a full rectangle: two cells in opposite corners of a sheet would
ask for hundreds of gigabytes, and end the whole program.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import IO

from xl_recon.errors import BadDocument, ProtectedDocument, TooLarge

_CHUNK = 1 << 20
_LONGEST_TAG = 4096
_MOST_BYTES = 2 << 30
_MOST_CELLS = 20_000_000
_LARGEST_SHOWN = "2 GB"
_MAY_BE_SHEET = re.compile(r"(?!.*sharedstrings).*\.xml", re.IGNORECASE)
_FILLED_CELL = re.compile(
    rb"<(?:\w+:)?c\s(?:[^<>]*?\s)?r\s*=\s*[\"']([A-Za-z]{1,3})([0-9]{1,7})[\"'][^<>]*(?<!/)>"
)
_UNNAMED_CELL = re.compile(rb"<(?:\w+:)?c(?:>|\s(?![^<>]*\br\s*=))")
_ROW = re.compile(rb"<(?:\w+:)?row\b[^<>]*?\sr\s*=\s*[\"']([0-9]{1,7})[\"']")
_ERROR_CELL = re.compile(rb"(<(?:\w+:)?c\b[^<>]*?)\st=[\"']e[\"']")


@contextmanager
def members(content: bytes, name: str) -> Iterator[zipfile.ZipFile]:
    """Open a zip; whatever is broken in it is a `BadDocument`."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            if any(info.flag_bits & 1 for info in package.infolist()):
                raise ProtectedDocument(name)
            if sum(info.file_size for info in package.infolist()) > _MOST_BYTES:
                raise TooLarge(name, _LARGEST_SHOWN)
            yield package
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, KeyError) as broken:
        raise BadDocument(name, "damaged zip") from broken
    except (ValueError, NotImplementedError, RuntimeError, OverflowError) as broken:
        raise BadDocument(name, "damaged zip") from broken


def names_in(content: bytes) -> frozenset[str]:
    """Return the names of the zip's members, in lower case; none where it is broken."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            return frozenset(info.filename.replace("\\", "/").lower() for info in package.filelist)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        return frozenset()


def safe_workbook(content: bytes, name: str) -> bytes:
    """Return the package after reading it once: its sizes and checksums are true, no sheet is wide.

    The library leaves out cells that hold an error; as texts they stay.
    """
    with members(content, name) as package:
        faulty = {info.filename for info in package.infolist() if _has_errors(package, info, name)}
        return _with_errors_as_texts(package, faulty) if faulty else content


def _has_errors(package: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bool:
    """Whether a part has cells with an error in them; raise where it is larger than it may be."""
    with package.open(info) as part:
        if not _MAY_BE_SHEET.fullmatch(info.filename):
            return _drained(part)
        found = _Extent()
        for piece in _pieces(part):
            found.grow(piece)
    if found.cells > _MOST_CELLS:
        raise TooLarge(name, _LARGEST_SHOWN)
    return found.has_errors


def _with_errors_as_texts(package: zipfile.ZipFile, faulty: set[str]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as copy:
        for info in package.infolist():
            part = package.read(info)
            if info.filename in faulty:
                part = _ERROR_CELL.sub(rb'\1 t="str"', part)
            copy.writestr(info.filename, part)
    return target.getvalue()


@contextmanager
def open_document_content(content: bytes, name: str) -> Iterator[IO[bytes]]:
    """Open the part of an OpenDocument that holds its sheets."""
    with members(content, name) as package:
        if "META-INF/manifest.xml" in package.namelist() and b"encryption-data" in package.read(
            "META-INF/manifest.xml"
        ):
            raise ProtectedDocument(name)
        with package.open("content.xml") as part:
            yield part


def _drained(part: IO[bytes]) -> bool:
    while part.read(_CHUNK):
        pass
    return False


def _pieces(part: IO[bytes]) -> Iterator[bytes]:
    """The part in pieces, none of which cuts the tag of a cell."""
    rest = b""
    while chunk := part.read(_CHUNK):
        piece = rest + chunk
        end = max(piece.rfind(b"<"), len(piece) - _LONGEST_TAG)
        yield piece[:end]
        rest = piece[end:]
    yield rest


class _Extent:
    """How far the cells of a sheet reach that hold something."""

    def __init__(self) -> None:
        self._columns: set[bytes] = set()
        self._unnamed_columns = self._last_row = 0
        self.has_errors = False

    def grow(self, piece: bytes) -> None:
        """Take a piece of the sheet into account."""
        found = _FILLED_CELL.findall(piece)
        self._columns.update(letters for letters, _ in found)
        self._last_row = max(self._last_row, *map(int, {digits for _, digits in found}), 0)
        self.has_errors = self.has_errors or bool(_ERROR_CELL.search(piece))
        if _UNNAMED_CELL.search(piece):
            rows = piece.split(b"<row")
            self._unnamed_columns = max(self._unnamed_columns, *(row.count(b"<c") for row in rows))
            self._last_row = max(self._last_row, *map(int, _ROW.findall(piece)), 0)

    @property
    def cells(self) -> int:
        """The rectangle that the library would lay out."""
        columns = max(map(_column_number, self._columns), default=0)
        return max(columns, self._unnamed_columns) * self._last_row


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
