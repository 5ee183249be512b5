"""Names filed by their rarest words, so that a text meets few of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from xl_recon.matching.legal_forms import NameWords, Word
from xl_recon.matching.transliteration import kept_spellings, sought_spellings

Meanings = tuple[int, ...]  # the numbers of the known words that a word of a text may be


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownName:
    """A name or alias of a party; `words` are the numbers of the words that tell it."""

    party: str
    written: str
    telling: tuple[str, ...]  # folded
    words: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundName:
    """A name whose words stand together in a text, in any order, and where."""

    name: KnownName
    start: int
    end: int

    def is_part_of(self, other: FoundName) -> bool:
        """Whether the other name covers this one and more."""
        inside = other.start <= self.start and self.end <= other.end
        return inside and self.end - self.start < other.end - other.start


class NameIndex:
    """Names by their words; a word of a text may mean several known ones (Muller: Müller)."""

    def __init__(self, names: Iterable[tuple[str, str]], words: NameWords) -> None:
        self._numbers: dict[str, int] = {}
        self._known_meanings: dict[str, Meanings] = {}
        self._by_spelling: defaultdict[str, list[int]] = defaultdict(list)
        self.names = [
            name
            for party, written in names
            for name in [self._known(party, written, words.telling(written))]
            if name.words
        ]
        self._rarity = Counter(word for name in self.names for word in set(name.words))
        self._by_rarest: defaultdict[int, list[KnownName]] = defaultdict(list)
        self.by_word: defaultdict[int, list[KnownName]] = defaultdict(list)
        for name in self.names:
            self._by_rarest[min(name.words, key=self._rarity.__getitem__)].append(name)
            for word in set(name.words):
                self.by_word[word].append(name)

    def meanings(self, words: Sequence[Word]) -> list[Meanings]:
        """Return the known words that each word may be; none for a word in no name."""
        return [self._meanings(word.text) for word in words]

    def found(self, meanings: Sequence[Meanings]) -> Iterator[FoundName]:
        """Return the names whose words stand together."""
        present = {number for numbers in meanings for number in numbers}
        for place, numbers in enumerate(meanings):
            for number in numbers:
                for name in self._by_rarest.get(number, ()):
                    if present.issuperset(name.words):
                        yield from _windows(name, place, meanings)

    def _known(self, party: str, written: str, telling: Sequence[Word]) -> KnownName:
        plain = tuple(word.plain for word in telling)
        numbers = tuple(self._number(word.text) for word in telling)
        return KnownName(party=party, written=written, telling=plain, words=numbers)

    def _number(self, text: str) -> int:
        if text not in self._numbers:
            self._numbers[text] = len(self._numbers)
            for spelling in kept_spellings(text):
                self._by_spelling[spelling].append(self._numbers[text])
        return self._numbers[text]

    def _meanings(self, text: str) -> Meanings:
        known = self._known_meanings.get(text)
        if known is None:
            known = self._known_meanings[text] = self._sought(text)
        return known

    def _sought(self, text: str) -> Meanings:
        found: dict[int, None] = {}
        for spelling in sought_spellings(text):
            found.update(dict.fromkeys(self._by_spelling.get(spelling, ())))
        return tuple(found)


def _windows(name: KnownName, place: int, meanings: Sequence[Meanings]) -> Iterator[FoundName]:
    """Return the stretches around a place that hold the name's words and no other."""
    length = len(name.words)
    for start in range(max(place - length + 1, 0), min(place, len(meanings) - length) + 1):
        if _are_words_of(name, meanings[start : start + length]):
            yield FoundName(name=name, start=start, end=start + length)


def _are_words_of(name: KnownName, meanings: Sequence[Meanings]) -> bool:
    left = list(name.words)
    for numbers in meanings:
        meant = next((number for number in numbers if number in left), None)
        if meant is None:
            return False
        left.remove(meant)
    return True
