"""Bytes to text, when nobody says in which code page they are.

Guessing libraries were measured wrong on bank files: short words, few accents. A few facts about
the alphabets are enough.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096
_LONGEST_CHARACTER = 4  # bytes, in UTF-8
_HIGH = re.compile(rb"[\x80-\xff]")
_CYRILLIC_LETTER = re.compile(rb"[\xa8\xb8\xc0-\xff]")
_CYRILLIC_WORD = re.compile(rb"[\xc0-\xff]{3}")
_NOT_DOS_LETTER = re.compile(rb"[^\x00-\x7f\x81\x82\x84\x85\x8a\x8d\x8e\x94\x95\x97\x99\x9a\xe1]")
# A smart quote or a dash of Windows stands at a word's edge; a letter of DOS stands in the word,
# or ends an Italian one: perché, però, più, città.
_DOS_LETTER_IN_WORD = re.compile(
    rb"[A-Za-z][\x80-\x9f][A-Za-z\xe1]|[\x81\x8d]|[a-z][\x8a\x95\x97]|t\x85"
)
_MIXED_CASE = re.compile("[a-z][ÄÖÜ]|[A-Z][äöüàèéìòù][A-Z]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding that its bytes turned out to have."""

    text: str
    encoding: str


def decoded(content: bytes) -> Decoded:
    """Return the text of `content`, without a byte order mark. Never fails.

    >>> decoded("città".encode("cp1252"))
    Decoded(text='città', encoding='cp1252')
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded_as(content[len(mark) :], encoding)
    return _decoded_as(content, _wide(content) or _unmarked(content))


def _decoded_as(content: bytes, encoding: str) -> Decoded:
    return Decoded(content.decode(encoding, "replace"), encoding)


def _wide(content: bytes) -> str:
    """UTF-16 without a mark: every other byte of Western text is zero."""
    sample = content[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd * 2 > half and not even:
        return "utf-16-le"
    return "utf-16-be" if even * 2 > half and not odd else ""


def _unmarked(content: bytes) -> str:
    if _is_utf8(content):
        return "utf-8"
    if _is_cyrillic(content):
        return "cp1251"
    return "cp850" if _is_dos(content) else "cp1252"


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        # The head of a file may end inside a character.
        cut = error.reason == "unexpected end of data"
        at_the_end = error.start > len(content) - _LONGEST_CHARACTER
        return cut and at_the_end and not content[: error.start].isascii()
    return True


def _is_cyrillic(content: bytes) -> bool:
    high = len(_HIGH.findall(content))
    letters = len(_CYRILLIC_LETTER.findall(content))
    return bool(_CYRILLIC_WORD.search(content)) and letters * 5 > high * 4


def _is_dos(content: bytes) -> bool:
    if _NOT_DOS_LETTER.search(content) or not _DOS_LETTER_IN_WORD.search(content):
        return False
    return not _MIXED_CASE.search(content.decode("cp850"))
