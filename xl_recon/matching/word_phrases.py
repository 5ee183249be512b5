"""Words and phrases of a list found in a text, as whole words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from xl_recon.matching.folding import folded

_WORD = re.compile(r"[^\W_]+")


def plain_words(text: str) -> list[str]:
    """Return the folded words of a text, signs between them apart.

    >>> plain_words("D'Alfa & C. S.r.l.")
    ['d', 'alfa', 'c', 's', 'r', 'l']
    """
    return _WORD.findall(folded(text))


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
        words = plain_words(text)
        for place, word in enumerate(words):
            for phrase, entry in self._by_first.get(word, ()):
                if words[place : place + len(phrase)] == phrase:
                    return entry
        return ""
