"""An MT940 text as a sequence of tagged fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# Only the tags of these messages: a wrapped text may begin a line with `:12:11`.
_TAG = re.compile(
    r"^[ \t]*+(?:\{4:)?[ \t]*+:(13D?|20|21|25P?|28C?|34F|60[FM]|61|62[FM]|64|65|86|90[CD]|NS):",
    re.MULTILINE,
)
_END_OF_MESSAGE = re.compile(r"\n-(?:\}|[ \t]*(?:\n|$)).*", re.DOTALL)
_FULL = 65  # characters in a line of SWIFT text


class Field(NamedTuple):
    """One tag and what follows it; `line` counts the file's lines from 1."""

    tag: str
    text: str
    line: int


def fields(text: str) -> Iterator[Field]:
    r"""Return the fields in their order; the blocks around a message are left out.

    Lines end with `\n`.
    """
    found = list(_TAG.finditer(text))
    ends = [tag.start() for tag in found[1:]] + [len(text)]
    line, counted = 1, 0
    for tag, end in zip(found, ends, strict=True):
        start, begin = tag.span()
        line, counted = line + text.count("\n", counted, start), start
        content = text[begin:end]
        if "\n-" in content:
            content = _END_OF_MESSAGE.sub("", content)
        yield Field(tag[1], content.rstrip(), line)


def unwrapped(text: str) -> str:
    r"""Join lines that were broken only because they were full.

    >>> unwrapped("one" * 22 + "\ntwo") == "one" * 22 + "two", unwrapped("one\ntwo")
    (True, 'one two')
    """
    if "\n" not in text:
        return text.strip()
    return "".join(line if len(line) >= _FULL else f"{line} " for line in text.split("\n")).strip()
