"""A file as its records, whatever stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from xl_recon.readers.text import decoded

LENGTH = 120
# RH is the daily report; the others are its sisters, with the same records inside.
HEADS = frozenset({"RH", "RA", "RP", "EC"})
_KINDS = HEADS | {"61", "62", "63", "64", "65", "EF"}
_BLANKS = " \t\x1a\x00\ufeff"
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
FILLER = "\0"  # stands for the further bytes of a character; never in a text


class Record(NamedTuple):
    """A record, padded to its whole length; `number` counts the file's records from 1.

    No dataclass: a frozen one takes thrice as long to make, and a file has hundred thousands.
    """

    kind: str
    text: str
    number: int


def records(content: bytes) -> Iterator[Record]:
    """Return the records; lines of no known kind are left out, but counted."""
    number = 0
    for line in _lines(content):
        kind = line[1:3]
        if kind in _KINDS:
            number += 1
            yield Record(kind, line.ljust(LENGTH), number)
        elif line.strip(_BLANKS):
            number += 1
            # A mail program may have taken the blank away that each record begins with.
            if line[:2] in _KINDS:
                yield Record(line[:2], f" {line}".ljust(LENGTH), number)


def _lines(content: bytes) -> list[str]:
    found = decoded(content)
    text = found.text.strip("\ufeff\x1a\x00")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.find("\n", 0, 4 * LENGTH) < 0 and len(text) > LENGTH:
        return _blocks(text, found.encoding)
    lines = text.split("\n")
    if found.encoding != "utf-8" or text.isascii():
        return lines
    return [_by_byte(line) for line in lines]


def _blocks(text: str, encoding: str) -> list[str]:
    """Records that follow each other directly; counted in bytes where that is how they end."""
    by_character = _cut(text)
    if encoding != "utf-8" or _all_known(by_character):
        return by_character
    by_byte = _cut(_NOT_ASCII.sub(_padded, text))
    return by_byte if _all_known(by_byte) else by_character


def _cut(text: str) -> list[str]:
    return [text[start : start + LENGTH] for start in range(0, len(text), LENGTH)]


def _all_known(blocks: list[str]) -> bool:
    return all(block[1:3] in _KINDS for block in blocks if block.strip())


def _by_byte(line: str) -> str:
    """The line with places for bytes, where its bytes and not its characters fill a record."""
    if line.isascii() or len(line.encode()) != LENGTH:
        return line
    return _NOT_ASCII.sub(_padded, line)


def _padded(found: re.Match[str]) -> str:
    return found[0] + FILLER * (len(found[0].encode()) - 1)
