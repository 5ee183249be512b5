"""VBA read back as [MS-OVBA] tells a reader to: nothing of what wrote it is used here."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from math import ceil, log2

import olefile

CHUNK = 4096
CODE_PAGE, NAME, STREAM, OFFSET, END_OF_MODULE = 0x03, 0x19, 0x1A, 0x31, 0x2B
VERSION = 0x09  # its size leaves out its last two bytes


def decompressed(container: bytes) -> bytes:
    """What a compressed container holds (2.4.1.3.1)."""
    assert container[:1] == b"\x01", "a container begins with its signature"
    found, place = b"", 1
    while place < len(container):
        header = int.from_bytes(container[place : place + 2], "little")
        assert header >> 12 & 0b111 == 0b011, "a chunk begins with its signature"
        end = place + (header & 0xFFF) + 3
        assert end <= len(container), "a chunk is as long as it says"
        body = container[place + 2 : end]
        found += unpacked(body) if header >> 15 else raw(body)
        place = end
    return found


def raw(body: bytes) -> bytes:
    """A chunk that is not compressed is always full (2.4.1.3.3)."""
    assert len(body) == CHUNK
    return body


def unpacked(body: bytes) -> bytes:
    """The bytes of one chunk (2.4.1.3.2): a byte of flags, then eight tokens, again and again."""
    chunk, place = bytearray(), 0
    while place < len(body):
        flags, place = body[place], place + 1
        for bit in range(8):
            if place == len(body):
                break
            if flags >> bit & 1:
                copy(chunk, *body[place : place + 2])
                place += 2
            else:
                chunk.append(body[place])
                place += 1
    assert len(chunk) <= CHUNK
    return bytes(chunk)


def copy(chunk: bytearray, low: int, high: int) -> None:
    """Repeat what a copy token points back to (2.4.1.3.19): it may overlap its own end."""
    token = high << 8 | low
    bits = max(ceil(log2(len(chunk))), 4)
    length = (token & 0xFFFF >> bits) + 3
    offset = (token >> 16 - bits) + 1
    assert offset <= len(chunk), "a copy begins inside its chunk"
    for _ in range(length):
        chunk.append(chunk[-offset])


def records(content: bytes) -> list[tuple[int, bytes]]:
    """The records of a `dir` stream (2.3.4.2): number and content."""
    found, place = [], 0
    while place < len(content):
        number, size = struct.unpack_from("<HI", content, place)
        size += 2 * (number == VERSION)
        found.append((number, content[place + 6 : place + 6 + size]))
        place += 6 + size
    assert place == len(content)
    return found


def sources_in(content: bytes) -> dict[str, str]:
    """Each module's name and source, to the letter."""
    with olefile.OleFileIO(io.BytesIO(content)) as file:
        directory = records(decompressed(file.openstream("VBA/dir").read()))
        code_page = f"cp{int.from_bytes(dict(directory)[CODE_PAGE], 'little')}"
        found = {}
        for module in modules(directory):
            stream = module[STREAM].decode(code_page)
            start = int.from_bytes(module[OFFSET], "little")
            source = decompressed(file.openstream(["VBA", stream]).read()[start:])
            found[module[NAME].decode(code_page)] = source.decode(code_page)
        return found


def modules(directory: list[tuple[int, bytes]]) -> Iterator[dict[int, bytes]]:
    """The records of each module."""
    module: dict[int, bytes] = {}
    for number, content in directory:
        if number == NAME:
            module = {}
        module[number] = content
        if number == END_OF_MODULE:
            yield module
