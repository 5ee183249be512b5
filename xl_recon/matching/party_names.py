"""Parties by their names, in a field of their own and inside longer texts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

from rapidfuzz import fuzz, process

from xl_recon.matching.folding import folded
from xl_recon.matching.legal_forms import NameWords, Word, in_one, text_words
from xl_recon.matching.name_ends import NameEnds, ReadText
from xl_recon.matching.name_index import KnownName, Meanings, NameIndex
from xl_recon.matching.short_names import CutNames, initialled
from xl_recon.matching.transliteration import latin
from xl_recon.records.party import Party
from xl_recon.records.word_lists import WordLists

_FEWEST_WORDS = 2  # that name somebody inside a longer text
_SHORTEST_TELLING = 3
_SHORTEST_IN_ONE = 6
_LEAST_LIKENESS = 60.0
_BREAK = re.compile(r"[,;/(|\n]|\s-\s|\s\s+")
_OWNED_BY = {"di", "de", "des", "inh", "inhaber"}


@dataclass(frozen=True, slots=True, kw_only=True)
class NameHit:
    """A party that a text names; `name` is the name or alias as the workbook writes it."""

    party: str
    name: str


class PartyNames:
    """The names and aliases of all parties."""

    def __init__(self, parties: Iterable[Party], words: WordLists) -> None:
        self._words = NameWords.of(words)
        self._index = NameIndex(self._known(parties), self._words)
        self._cut = CutNames(self._index.names)
        self._common = frozenset(map(folded, words.common_names))
        self._ends = NameEnds.of(words, self._cut)
        self._addresses = frozenset(map(folded, words.addresses))
        self._in_one: defaultdict[str, list[KnownName]] = defaultdict(list)
        for name in self._index.names:
            self._in_one["".join(name.telling)].append(name)
        self._latin = {
            place: latin(" ".join(it.telling)) for place, it in enumerate(self._index.names)
        }

    @classmethod
    def of(cls, parties: Iterable[Party], words: WordLists) -> Self:
        """The names of all parties."""
        return cls(parties, words)

    def named(self, name: str) -> tuple[str, ...]:
        """Return the codes of the parties that a counterparty field names: two are ambiguous.

        The field holds the name and nothing else, or an address behind it; the name may be cut
        or have an initial, where it can only be one party's.
        """
        words = self._words.telling(name)
        meanings = self._index.meanings(words)
        whole = self._whole(meanings) or self._joined(words) or self._head(name)
        if whole:
            return _parties(self._of_same_form(whole, name))
        texts = [word.plain for word in words]
        short = self._cut.beginning_as(name) or initialled(
            meanings, texts, self._index, self._common
        )
        return short if len(short) == 1 else ()

    def within(self, text: str) -> tuple[NameHit, ...]:
        """Return the parties that a longer text names, in its order; the longer name wins."""
        words = self._words.telling(text)
        meanings = self._index.meanings(words)
        found = [it for it in self._index.found(meanings) if self._decides(it.name)]
        longest = [it for it in found if not any(map(it.is_part_of, found))]
        covered = {place for it in longest for place in range(it.start, it.end)}
        read = ReadText(words=words, meanings=meanings, covered=covered)
        hits = [
            NameHit(party=it.name.party, name=it.name.written)
            for it in sorted(longest, key=lambda it: it.start)
            if not self._ends.goes_on(it, read)
        ]
        return tuple({hit.party: hit for hit in reversed(hits)}.values())[::-1]

    def ranked(self, name: str, most: int = 3) -> tuple[str, ...]:
        """Return the codes of the parties with the likest names, the likest first.

        These are to be shown to a person; they decide nothing.
        """
        sought = latin(" ".join(word.text for word in self._words.telling(name)))
        if not sought:
            return ()
        found = process.extract(
            sought,
            self._latin,
            scorer=fuzz.token_sort_ratio,
            limit=most * 2,  # a party's aliases may be among them
            score_cutoff=_LEAST_LIKENESS,
        )
        return _parties(self._index.names[place] for _, _, place in found)[:most]

    def _known(self, parties: Iterable[Party]) -> Iterator[tuple[str, str]]:
        """All names, and before the owner's what goes before it: Studio Larice Snc di Bianchi."""
        for party in parties:
            for name in filter(None, (party.name, *party.aliases)):
                yield party.code, name
                words = self._words.telling(name)
                for place, (word, next_) in enumerate(pairwise(words), 1):
                    if word.ends and next_.plain in _OWNED_BY:
                        yield party.code, " ".join(it.text for it in words[:place])

    def _whole(self, meanings: Sequence[Meanings]) -> list[KnownName]:
        size = len(meanings)
        return [it.name for it in self._index.found(meanings) if it.end - it.start == size]

    def _joined(self, words: Sequence[Word]) -> list[KnownName]:
        written = in_one(words)
        return self._in_one.get(written, []) if len(written) >= _SHORTEST_IN_ONE else []

    def _head(self, name: str) -> list[KnownName]:
        """The names that an address follows, or others; one word or common ones are not enough."""
        found: list[KnownName] = []
        for head in self._heads(name):
            names = self._whole(self._index.meanings(self._words.telling(head)))
            if all(self._decides(it) or self._is_in_full(it, head) for it in names):
                found += names
        return found

    def _is_in_full(self, name: KnownName, head: str) -> bool:
        """Whether a part of a field is a name with its legal form: Meier AG, 8001 Zürich."""
        written = in_one(text_words(name.written))
        return written == in_one(text_words(head)) != "".join(name.telling)

    def _heads(self, name: str) -> Iterator[str]:
        """The parts of a field between signs, or what stands before an address in it."""
        parts = [part for part in _BREAK.split(name.strip()) if part.strip()]
        if len(parts) > 1:
            yield from parts
        words = parts[0].split() if parts else []
        for place, word in enumerate(words[1:], 1):
            if word[0].isdigit() or folded(word).strip(".,") in self._addresses:
                yield " ".join(words[:place])
                return

    def _decides(self, name: KnownName) -> bool:
        """Whether a name can tell somebody in a longer text."""
        words = [word for word in name.telling if len(word) > 1]
        rare = [it for it in words if len(it) >= _SHORTEST_TELLING and it not in self._common]
        return len(words) >= _FEWEST_WORDS and bool(rare)

    def _of_same_form(self, names: Sequence[KnownName], field: str) -> Sequence[KnownName]:
        """The names with the field's own legal form, if it has one and they do: Rossi Snc."""
        written = in_one(text_words(field))
        if written == in_one(self._words.telling(field)):
            return names
        return [it for it in names if in_one(text_words(it.written)) == written] or names


def _parties(names: Iterable[KnownName]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.party for name in names))
