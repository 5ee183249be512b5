"""Words and phrases of a list found in a text, as whole words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

from xl_recon.matching.folding import folded

_WORD = re.compile(r"[^\W_]+")


def plain_words(text: str) -> list[str]:
    """Return the folded words of a text, signs between them apart.

    >>> plain_words("D'Alfa & C. S.r.l.")
    ['d', 'alfa', 'c', 's', 'r', 'l']
    """
    return _WORD.findall(folded(text))


class FoundPhrase(NamedTuple):
    """An entry of a list, and the places of its first word and of the one behind it."""

    entry: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WordPhrases:
    """The entries of a list, by their first words; each with its words and as it was written."""

    _by_first: dict[str, list[tuple[Sequence[str], str]]]

    @classmethod
    def of(cls, entries: Iterable[str]) -> Self:
        """The entries that hold a word at all."""
        by_first: defaultdict[str, list[tuple[Sequence[str], str]]] = defaultdict(list)
        for entry in entries:
            words = plain_words(entry)
            if words:
                by_first[words[0]].append((words, entry))
        return cls(dict(by_first))

    def first_in(self, text: str) -> str:
        """Return the entry that stands first in the text, or blank.

        >>> WordPhrases.of(["tenuta conto", "bollo"]).first_in("SPESE TENUTA  CONTO")
        'tenuta conto'
        """
        return next((found.entry for found in self.each_in(plain_words(text))), "")

    def each_in(self, words: Sequence[str]) -> Iterator[FoundPhrase]:
        """Return the entries among the plain words of a text, in its order."""
        for place, word in enumerate(words):
            for phrase, entry in self._by_first.get(word, ()):
                end = place + len(phrase)
                if words[place:end] == phrase:
                    yield FoundPhrase(entry, place, end)
