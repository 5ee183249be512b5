"""Whether two banks' words, or two formats of one bank, speak of the same payment."""

from __future__ import annotations

import re
from functools import lru_cache

from xl_recon.matching.folding import folded

_WORD = re.compile(r"[^\W_]+")
_SHORTEST_WORD = 3
_SHORTEST_NUMBER = 5  # of a reference, an invoice, a mandate: a day or a year says nothing
_SHORTEST_RUN = 8  # letters, where one text wraps in the middle of a word
_HALF = 2


@lru_cache(maxsize=65_536)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(folded(text)))


def are_alike(one: str, other: str) -> bool:
    """Tell whether a text holds the other's words, a long number of it, or half of its words.

    >>> are_alike("ROSSI SRL FT 12", "Bonifico da Rossi Srl, ft. 12"), are_alike("Coop", "Migros")
    (True, False)
    """
    return holds_the_other(one, other) or _shares_half(one, other)


def holds_the_other(one: str, other: str) -> bool:
    """Tell whether one text has all words of the other, or a long number of it."""
    fewer, more = sorted((_words(one), _words(other)), key=len)
    shared = fewer & more
    if any(map(_is_number, shared)):
        return True
    return (shared == fewer and any(map(_is_telling, shared))) or _is_wrapped(one, other)


def are_hardly_told_apart(one: str, other: str) -> bool:
    """Tell whether texts are alike and no long number speaks against it.

    >>> are_hardly_told_apart("Rata mutuo 770011", "Rata mutuo 770012")
    False
    """
    if holds_the_other(one, other):
        return True
    numbered = all(any(map(_is_number, _words(text))) for text in (one, other))
    return not numbered and _shares_half(one, other)


def _shares_half(one: str, other: str) -> bool:
    fewer, more = sorted((_words(one), _words(other)), key=len)
    telling = sum(map(_is_telling, fewer & more))
    return telling > 0 and telling * _HALF >= sum(map(_is_telling, fewer))


def _is_telling(word: str) -> bool:
    return len(word) >= _SHORTEST_WORD and not word.isdigit()


def _is_number(word: str) -> bool:
    return sum(letter.isdigit() for letter in word) >= _SHORTEST_NUMBER


def _is_wrapped(one: str, other: str) -> bool:
    shorter, longer = sorted(("".join(_WORD.findall(folded(it))) for it in (one, other)), key=len)
    return len(shorter) >= _SHORTEST_RUN and shorter in longer
