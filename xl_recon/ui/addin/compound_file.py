"""Files inside one file, as Office keeps VBA ([MS-CFB], version 3): writing only.

Equal content makes equal bytes: no time is written, and sectors stand in the tree's order.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, count
from typing import assert_never

_SECTOR, _MINI_SECTOR, _SMALL = 512, 64, 4096
_END, _IS_FAT, _NONE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_RED, _BLACK = 0, 1
_UNUSED, _STORAGE, _STREAM, _ROOT = 0, 1, 2, 5
_HEADER_FATS = 109  # sectors of the FAT that the header can name: some seven megabytes
_LONGEST_NAME = 31
_ENTRIES = _SECTOR // 128
_SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """A file inside."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Storage:
    """A folder inside."""

    name: str
    members: tuple[Storage | Stream, ...]


def compound_file(root: Storage) -> bytes:
    """Return the file of a root storage."""
    entries = _entries(root)
    sectors = _Sectors()
    small = _placed(entries, sectors)
    mini_fat = sectors.add(_numbers(small), fill=b"\xff")
    directory = sectors.add(_directory(entries))
    fats = sectors.close()
    header = _header(fats, directory, mini_fat, _sectors(len(small) * 4))
    return header + b"".join(sectors.written)


@dataclass(slots=True, kw_only=True)
class _Entry:
    """A line of the directory."""

    name: str
    kind: int
    content: bytes = b""
    left: int = _NONE
    right: int = _NONE
    child: int = _NONE
    colour: int = _BLACK
    start: int = 0
    size: int = 0

    def packed(self) -> bytes:
        name = (self.name + "\0").encode("utf-16le") if self.name else b""
        tree = (self.kind, self.colour, self.left, self.right, self.child)
        # Class id, user flags and both times stay blank.
        return struct.pack(
            "<64sHBBIII36xIQ", name, len(name), *tree, self.start, self.size
        )  # fmt: skip


def _entries(root: Storage) -> list[_Entry]:
    entries = [_Entry(name="Root Entry", kind=_ROOT)]
    _add_members(entries, 0, root)
    return entries


def _add_members(entries: list[_Entry], parent: int, storage: Storage) -> None:
    numbers = [_add(entries, member) for member in storage.members]
    numbers.sort(key=lambda number: _sort_key(entries[number].name))
    top = _tree(entries, numbers, len(numbers).bit_length())
    if top != _NONE:
        entries[top].colour = _BLACK
    entries[parent].child = top


def _add(entries: list[_Entry], member: Storage | Stream) -> int:
    if len(member.name) > _LONGEST_NAME:
        raise ValueError(f"{member.name}: longer than {_LONGEST_NAME} letters")
    number = len(entries)
    match member:
        case Stream(content=content):
            entries.append(_Entry(name=member.name, kind=_STREAM, content=content))
        case Storage():
            entries.append(_Entry(name=member.name, kind=_STORAGE))
            _add_members(entries, number, member)
        case _:
            assert_never(member)
    return number


def _sort_key(name: str) -> tuple[int, str]:
    """Shorter names first, then by capital letters (2.6.4)."""
    return len(name.encode("utf-16le")), name.upper()


def _tree(entries: list[_Entry], numbers: Sequence[int], levels: int) -> int:
    """Return the top of a balanced tree; where its last level has gaps, that level is red.

    Then every way down passes equally many black entries, and no red one stands on another.
    """
    if not numbers:
        return _NONE
    middle = len(numbers) // 2
    entry = entries[numbers[middle]]
    entry.left = _tree(entries, numbers[:middle], levels - 1)
    entry.right = _tree(entries, numbers[middle + 1 :], levels - 1)
    entry.colour = _RED if levels == 1 else _BLACK
    return numbers[middle]


@dataclass(slots=True)
class _Sectors:
    """Sectors written so far, and which follows which."""

    written: list[bytes] = field(default_factory=list)
    fat: list[int] = field(default_factory=list)

    def add(self, content: bytes, fill: bytes = b"\0") -> int:
        """Append a content and return its first sector."""
        if not content:
            return _END
        first = len(self.fat)
        self.written += _cut(content, _SECTOR, fill)
        self.fat += _run(first, len(self.written))
        return first

    def close(self) -> list[int]:
        """Append the FAT itself and return its sectors."""
        used = len(self.fat)
        needed = next(size for size in count(1) if size * _SECTOR // 4 >= used + size)
        if needed > _HEADER_FATS:
            raise ValueError("too large for a compound file without further FAT sectors")
        self.fat += [_IS_FAT] * needed
        self.written += _cut(_numbers(self.fat), _SECTOR, b"\xff")
        return list(range(used, used + needed))


def _placed(entries: list[_Entry], sectors: _Sectors) -> list[int]:
    """Give every stream its place; return how the small ones' sectors follow each other."""
    chained: list[int] = []
    together: list[bytes] = []
    for entry in entries:
        entry.size = len(entry.content)
        if entry.size >= _SMALL:
            entry.start = sectors.add(entry.content)
        elif entry.size:
            entry.start = len(chained)
            together += _cut(entry.content, _MINI_SECTOR, b"\0")
            chained += _run(entry.start, len(together))
        elif entry.kind == _STREAM:
            entry.start = _END
    entries[0].size = len(together) * _MINI_SECTOR
    entries[0].start = sectors.add(b"".join(together))
    return chained


def _directory(entries: Sequence[_Entry]) -> bytes:
    blank = _Entry(name="", kind=_UNUSED, colour=0)
    blanks = -len(entries) % _ENTRIES
    return b"".join(entry.packed() for entry in chain(entries, [blank] * blanks))


def _header(fats: Sequence[int], directory: int, mini_fat: int, mini_fats: int) -> bytes:
    versions = struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    places = (0, len(fats), directory, 0, _SMALL, mini_fat, mini_fats, _END, 0)
    head = _SIGNATURE + bytes(16) + versions + _numbers(places)
    return (head + _numbers(fats)).ljust(_SECTOR, b"\xff")


def _run(first: int, end: int) -> Iterator[int]:
    yield from range(first + 1, end)
    yield _END


def _cut(content: bytes, size: int, fill: bytes) -> Iterator[bytes]:
    for start in range(0, len(content), size):
        yield content[start : start + size].ljust(size, fill)


def _sectors(size: int) -> int:
    return -(-size // _SECTOR)


def _numbers(numbers: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(numbers)}I", *numbers)
