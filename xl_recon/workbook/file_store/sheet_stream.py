"""A sheet part as a stream: what stands before the rows, the rows in blocks, what follows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum, auto

_BLOCK = 1 << 21
_DATA_START = re.compile(rb"<sheetData(?:\s[^>]*?)?(/?)>")
_DATA_END = b"</sheetData>"
_ROW_END = b"</row>"
# A cell or row without its address in front, an end tag with a blank, a comment, CDATA.
_ODD = re.compile(rb'<(?:c(?! r="[A-Z])|row(?! r="[0-9])|[!?]|/c[^>]|/row[^>])')
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']""")


class Section(Enum):
    """Which part of the sheet a piece belongs to."""

    HEAD = auto()  # up to and with <sheetData>
    ROWS = auto()  # whole rows only
    TAIL = auto()  # from </sheetData> on, in one piece


class OddShape(Exception):
    """The sheet is not written the way Excel writes one; `canonical` makes it so."""


def sections(chunks: Iterable[bytes]) -> Iterator[tuple[Section, bytes]]:
    """Yield HEAD, any number of ROWS, TAIL; raise `OddShape` where they cannot be told apart.

    >>> list(sections([b'<worksheet><sheetData/></worksheet>']))[1:]
    [(<Section.TAIL: 3>, b'</sheetData></worksheet>')]
    """
    source = iter(chunks)
    head, rest = _head(source)
    yield Section.HEAD, head
    pieces, size = [rest], len(rest)
    for chunk in source:
        pieces.append(chunk)
        size += len(chunk)
        if size < _BLOCK:
            continue
        block = b"".join(pieces)
        if _DATA_END in block:
            pieces = [block]
            break
        cut = block.rfind(_ROW_END) + len(_ROW_END)
        if cut >= len(_ROW_END):
            yield Section.ROWS, block[:cut]
            block = block[cut:]
        pieces, size = [block], len(block)
    block = b"".join(pieces)
    end = block.find(_DATA_END)
    if end < 0:
        raise OddShape
    if end:
        yield Section.ROWS, block[:end]
    yield Section.TAIL, block[end:] + b"".join(source)


def _head(source: Iterator[bytes]) -> tuple[bytes, bytes]:
    text = b""
    found = None
    while found is None:
        chunk = next(source, None)
        if chunk is None:
            raise OddShape
        text += chunk
        found = _DATA_START.search(text)
    head, rest = text[: found.end()], text[found.end() :]
    encoding = _ENCODING.match(head)
    if (encoding and encoding[1].lower() != b"utf-8") or b"<worksheet" not in head:
        raise OddShape
    if found[1]:
        return head[:-2] + b">", _DATA_END + rest
    return head, rest


def refuse_odd_shape(block: bytes) -> None:
    """Raise `OddShape` unless rows and cells are written as Excel writes them."""
    if _ODD.search(block):
        raise OddShape
