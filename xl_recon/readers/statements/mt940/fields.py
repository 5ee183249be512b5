"""An MT940 text as a sequence of tagged fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Only the tags of these messages: a wrapped text may begin a line with `:12:11`.
_TAG = re.compile(
    r"^[ \t]*(?:\{4:)?[ \t]*:(13D?|20|21|25P?|28C?|34F|60[FM]|61|62[FM]|64|65|86|90[CD]|NS):",
    re.MULTILINE,
)
_END_OF_MESSAGE = re.compile(r"\n-(?:\}|[ \t]*(?:\n|$)).*", re.DOTALL)
_LINE_BREAK = re.compile(r"\r\n|\r")
_FULL = 65  # characters in a line of SWIFT text


@dataclass(frozen=True, slots=True)
class Field:
    """One tag and what follows it; `line` counts the file's lines from 1."""

    tag: str
    text: str
    line: int


def fields(text: str) -> Iterator[Field]:
    """Return the fields in their order; the blocks around a message are left out."""
    plain = _LINE_BREAK.sub("\n", text)
    found = list(_TAG.finditer(plain))
    ends = [tag.start() for tag in found[1:]] + [len(plain)]
    line, counted = 1, 0
    for tag, end in zip(found, ends, strict=True):
        line, counted = line + plain.count("\n", counted, tag.start()), tag.start()
        content = _END_OF_MESSAGE.sub("", plain[tag.end() : end])
        yield Field(tag[1], content.rstrip(), line)


def unwrapped(text: str) -> str:
    r"""Join lines that were broken only because they were full.

    >>> unwrapped("one" * 22 + "\ntwo") == "one" * 22 + "two", unwrapped("one\ntwo")
    (True, 'one two')
    """
    return "".join(line if len(line) >= _FULL else f"{line} " for line in text.split("\n")).strip()
