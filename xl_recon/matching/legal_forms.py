"""The words of a name that tell it: without legal form, titles and the small words between."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

from xl_recon.matching.folding import folded
from xl_recon.records.word_lists import WordLists

_WORD = re.compile(r"[^\W_]+")
# D'Angelo, dell'Orto, O'Brien: written with the sign, with a blank or in one.
_ELIDED = re.compile(r"(?<!\b\w\s)\b(d|l|o|dell|nell|dall|sant)(?:['’‘´`]\s*|\s)(?=[^\W\d_]{2})")  # noqa: RUF001 - as typed
_MOST_PARTS = 8  # g. m. b. h. & co. k. g.


class Word(NamedTuple):
    """A word of a text in lower case; `ends` where a legal form or title stands behind it."""

    text: str
    plain: str  # folded
    ends: bool = False


@dataclass(frozen=True, slots=True)
class NameWords:
    """What names are told without."""

    _dropped: frozenset[str]  # forms and titles, written in one
    _beginnings: frozenset[str]
    _joiners: frozenset[str]

    @classmethod
    def of(cls, words: WordLists) -> Self:
        """The legal forms, titles and small words of the lists."""
        dropped = frozenset(map(_in_one, (*words.legal_forms, *words.titles))) - {""}
        beginnings = {entry[:end] for entry in dropped for end in range(1, len(entry) + 1)}
        return cls(dropped, frozenset(beginnings), frozenset(map(_in_one, words.joiners)))

    def telling(self, text: str) -> list[Word]:
        """Return the words that tell a name; all of them where nothing else is left.

        >>> from xl_recon.records.word_lists import DEFAULT_WORDS
        >>> [it.text for it in NameWords.of(DEFAULT_WORDS).telling("Dott. Rossi & Figli S. r. l.")]
        ['rossi', 'figli']
        """
        words = text_words(text)
        kept = self._without_joiners(self._kept(words))
        return kept or words

    def _kept(self, words: Sequence[Word]) -> list[Word]:
        kept: list[Word] = []
        place = 0
        while place < len(words):
            length = self._dropped_at(words, place)
            if not length:
                kept.append(words[place])
            elif kept:
                kept[-1] = kept[-1]._replace(ends=True)
            place += length or 1
        return kept

    def _dropped_at(self, words: Sequence[Word], place: int) -> int:
        """How many words, from a place on, are a form or a title: S. R. L. are three."""
        if words[place].plain not in self._beginnings:
            return 0
        written, longest = "", 0
        for count, word in enumerate(words[place : place + _MOST_PARTS], 1):
            written += word.plain
            if written not in self._beginnings:
                break
            if written in self._dropped:
                longest = count
        return longest

    def _without_joiners(self, words: list[Word]) -> list[Word]:
        last = len(words) - 1
        return [
            word
            for place, word in enumerate(words)
            if place in (0, last) or word.plain not in self._joiners
        ]


def text_words(text: str) -> list[Word]:
    """Return the words of a text in lower case, with their accents."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    written = _WORD.findall(_ELIDED.sub(r"\1", plain))
    return [Word(word, word if word.isascii() else folded(word)) for word in written]


def in_one(words: Iterable[Word]) -> str:
    """Return words folded and without blanks: Auto-Moto is Automoto."""
    return "".join(word.plain for word in words)


def _in_one(entry: str) -> str:
    return in_one(text_words(entry))
