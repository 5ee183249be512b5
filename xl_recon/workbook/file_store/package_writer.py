"""A new package: most members copied as the packed bytes they were, a few written anew.

Python's `zipfile` cannot copy a member without unpacking it; this writer does little else. Sizes
beyond 4 GiB use zip64 fields (APPNOTE 4.5.3).
"""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from typing import IO

from xl_recon.workbook.file_store.deflate import crc32, deflater

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_END64 = struct.Struct("<4sQ2H2I4Q")
_LOCATOR64 = struct.Struct("<4sIQI")
_BIG = 0xFFFFFFFF
_MAY_GROW_BIG = 1 << 30  # such a part gets room for zip64 sizes beforehand
_UTF8, _VERSION, _VERSION64 = 0x800, 20, 45


@dataclass(slots=True)
class _Entry:
    """What the directory at the file's end says of a member."""

    name: bytes
    method: int
    stamp: tuple[int, int]  # DOS time, DOS date
    attributes: int
    offset: int
    checksum: int = 0
    packed: int = 0
    size: int = 0

    def local(self) -> bytes:
        """The header before the member; it always leaves room for zip64 sizes."""
        sizes = struct.pack("<2H2Q", 1, 16, self.size, self.packed)
        return (
            _LOCAL.pack(
                b"PK\3\4", _VERSION64, _UTF8, self.method, *self.stamp,
                self.checksum, _BIG, _BIG, len(self.name), len(sizes),
            )
            + self.name
            + sizes
        )  # fmt: skip

    def central(self) -> bytes:
        """The member's line in the directory."""
        large = [value for value in (self.size, self.packed, self.offset) if value >= _BIG]
        extra = struct.pack(f"<2H{len(large)}Q", 1, 8 * len(large), *large) if large else b""
        return (
            _CENTRAL.pack(
                b"PK\1\2", _VERSION64, _VERSION64 if large else _VERSION, _UTF8, self.method,
                *self.stamp, self.checksum, min(self.packed, _BIG), min(self.size, _BIG),
                len(self.name), len(extra), 0, 0, 0, self.attributes, min(self.offset, _BIG),
            )
            + self.name
            + extra
        )  # fmt: skip


def new_member(name: str) -> zipfile.ZipInfo:
    """A member that no package has had yet; the same bytes whenever it is written."""
    return zipfile.ZipInfo(name)


class PackageWriter:
    """Writes members one after the other, then the directory."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._entries: list[_Entry] = []

    def copy(self, info: zipfile.ZipInfo, packed: Iterable[bytes]) -> None:
        """Take a member over as it lies in the old package."""
        entry = self._begun(info)
        entry.method, entry.checksum = info.compress_type, info.CRC
        entry.packed, entry.size = info.compress_size, info.file_size
        self._stream.write(_short_local(entry) if info.file_size < _BIG else entry.local())
        self._stream.writelines(packed)

    def write(self, info: zipfile.ZipInfo, chunks: Iterable[bytes]) -> None:
        """Write a member anew under the old one's name and time stamp."""
        entry = self._begun(info)
        entry.method = zipfile.ZIP_DEFLATED
        header = entry.local if info.file_size > _MAY_GROW_BIG else lambda: _short_local(entry)
        self._stream.write(header())
        squeezer = deflater()
        for chunk in chunks:
            entry.checksum = crc32(chunk, entry.checksum)
            entry.size += len(chunk)
            entry.packed += self._stream.write(squeezer.compress(chunk))
        entry.packed += self._stream.write(squeezer.flush())
        end = self._stream.tell()
        self._stream.seek(entry.offset)
        self._stream.write(header())
        self._stream.seek(end)

    def finish(self) -> None:
        """Write the directory."""
        start = self._stream.tell()
        self._stream.writelines(entry.central() for entry in self._entries)
        length, count = self._stream.tell() - start, len(self._entries)
        if start >= _BIG:
            end64 = self._stream.tell()
            self._stream.write(
                _END64.pack(b"PK\6\6", 44, 45, 45, 0, 0, count, count, length, start)
                + _LOCATOR64.pack(b"PK\6\7", 0, end64, 1)
            )
        self._stream.write(_END.pack(b"PK\5\6", 0, 0, count, count, length, min(start, _BIG), 0))

    def _begun(self, info: zipfile.ZipInfo) -> _Entry:
        year, month, day, hour, minute, second = info.date_time
        stamp = (hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day)
        entry = _Entry(info.filename.encode(), 0, stamp, info.external_attr, self._stream.tell())
        self._entries.append(entry)
        return entry


def _short_local(entry: _Entry) -> bytes:
    return (
        _LOCAL.pack(
            b"PK\3\4", _VERSION, _UTF8, entry.method, *entry.stamp,
            entry.checksum, entry.packed, entry.size, len(entry.name), 0,
        )
        + entry.name
    )  # fmt: skip
