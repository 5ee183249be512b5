"""An .xlsx package read part by part: members are streamed, never unpacked as a whole."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Self

from xl_recon.errors import (
    EmptyDocument,
    EncryptedWorkbook,
    MissingFile,
    NotAWorkbook,
    TooLarge,
    UnreadableFile,
)
from xl_recon.workbook.file_store.deflate import crc32, inflater

_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_LOCAL_HEADER = 30
CHUNK = 1 << 20
# A sheet of blank formatted cells packs 60:1; deflate's own limit is 1032:1.
_MOST_BYTES = 12 << 30
_SUSPECT_BYTES, _SUSPECT_RATIO = 64 << 20, 250


class Package:
    """The members of a workbook file, in their order."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._stream = _opened(path)
        try:
            self._zip = _zip_of(self._stream, path.name)
        except Exception:
            self._stream.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._zip.close()
        self._stream.close()

    @property
    def names(self) -> list[str]:
        """The parts' names, in file order."""
        return self._zip.namelist()

    @property
    def members(self) -> list[zipfile.ZipInfo]:
        """The zip's entries, in file order."""
        return self._zip.infolist()

    def fingerprint(self) -> tuple[tuple[str, int, int], ...]:
        """What the package holds, by name, checksum and size: equal for equal content."""
        return tuple((info.filename, info.CRC, info.file_size) for info in self.members)

    def __contains__(self, name: str) -> bool:
        return name in self._zip.NameToInfo

    def read(self, name: str) -> bytes:
        """Return a part whole."""
        return b"".join(self.chunks(name))

    def size(self, name: str) -> int:
        """Return the unpacked size of a part."""
        return self._zip.getinfo(name).file_size

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield a part piece by piece and check its size and checksum at the end."""
        info = self._zip.getinfo(name)
        checksum = size = 0
        for chunk in self._unpacked(info):
            checksum = crc32(chunk, checksum)
            size += len(chunk)
            if size > info.file_size:
                break
            yield chunk
        if (checksum, size) != (info.CRC, info.file_size):
            raise NotAWorkbook(self.path.name, f"damaged part {name}")

    def raw(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        """Yield a member's bytes as they lie in the file, still packed."""
        with self.path.open("rb") as stream:
            stream.seek(info.header_offset)
            header = stream.read(_LOCAL_HEADER)
            name_and_extra = int.from_bytes(header[26:28], "little") + int.from_bytes(
                header[28:30], "little"
            )
            stream.seek(name_and_extra, 1)
            left = info.compress_size
            while left:
                chunk = stream.read(min(left, CHUNK))
                if not chunk:
                    raise NotAWorkbook(self.path.name, f"damaged part {info.filename}")
                left -= len(chunk)
                yield chunk

    def _unpacked(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        if info.compress_type == zipfile.ZIP_STORED:
            yield from self.raw(info)
            return
        if info.compress_type != zipfile.ZIP_DEFLATED:
            raise NotAWorkbook(self.path.name, f"damaged part {info.filename}")
        yield from _inflated(self.raw(info), self.path.name, info.filename)


def _inflated(packed: Iterator[bytes], file: str, name: str) -> Iterator[bytes]:
    squeezer = inflater()
    try:
        for chunk in packed:
            piece = squeezer.decompress(chunk, 8 * CHUNK)
            while piece:
                yield piece
                piece = squeezer.decompress(squeezer.unconsumed_tail, 8 * CHUNK)
        rest = squeezer.flush()
    except Exception as broken:  # zlib.error or isal's own
        if isinstance(broken, (GeneratorExit, KeyboardInterrupt)):  # pragma: no cover
            raise
        raise NotAWorkbook(file, f"damaged part {name}") from broken
    if rest:
        yield rest


def _opened(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise MissingFile(path.name) from None
    except (PermissionError, IsADirectoryError) as refused:
        raise UnreadableFile(path.name, "permission" if path.is_file() else "folder") from refused


def _zip_of(stream: IO[bytes], name: str) -> zipfile.ZipFile:
    _refuse_other_formats(stream, name)
    try:
        members = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as broken:
        raise NotAWorkbook(name, "damaged zip") from broken
    _refuse_bombs(members.infolist(), name)
    if any(info.flag_bits & 1 for info in members.infolist()):
        raise EncryptedWorkbook(name)
    return members


def _refuse_other_formats(stream: IO[bytes], name: str) -> None:
    head = stream.read(8)
    if not head:
        raise EmptyDocument(name)
    if head == _OLE_MAGIC:
        if _ENCRYPTED_STREAM in stream.read(16 << 20):
            raise EncryptedWorkbook(name)
        raise NotAWorkbook(name, "old xls")
    if head[:2] != b"PK":
        raise NotAWorkbook(name, "not a zip")
    stream.seek(0)


def _refuse_bombs(infos: list[zipfile.ZipInfo], name: str) -> None:
    if sum(info.file_size for info in infos) > _MOST_BYTES:
        raise TooLarge(name, f"{_MOST_BYTES >> 30} GB")
    for info in infos:
        suspect = info.file_size > _SUSPECT_BYTES
        if suspect and info.file_size > _SUSPECT_RATIO * max(info.compress_size, 1):
            raise TooLarge(name, f"{_SUSPECT_RATIO}:1 ({info.filename})")
