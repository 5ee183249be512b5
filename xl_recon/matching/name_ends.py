"""Where a party's name in a text seems to go on and so to be another's."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Self

from xl_recon.matching.boilerplate import Kind, kind_of
from xl_recon.matching.folding import folded
from xl_recon.matching.legal_forms import Word
from xl_recon.matching.name_index import FoundName, KnownName, Meanings
from xl_recon.matching.short_names import CutNames
from xl_recon.records.word_lists import WordLists

_LOOKED_AHEAD = 2  # words between a name and a legal form that would make it longer


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadText:
    """The words of a text, what they may mean, and those that some party's name covers."""

    words: Sequence[Word]
    meanings: Sequence[Meanings]
    covered: Container[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameEnds:
    """What may stand behind a name: a purpose, a number; and what may not."""

    cut: CutNames
    fillers: frozenset[str]
    places: frozenset[str]  # a municipality: the word behind tells which
    cards: frozenset[str]

    @classmethod
    def of(cls, words: WordLists, cut: CutNames) -> Self:
        """The words of the lists."""
        entries = (*words.fillers, *words.anchors, *words.other_numbers)
        return cls(
            cut=cut,
            fillers=frozenset(map(folded, entries)),
            places=frozenset(map(folded, words.place_bodies)),
            cards=frozenset(map(folded, (*words.cards, *words.pos))),
        )

    def goes_on(self, found: FoundName, text: ReadText) -> bool:
        """Whether the text's name seems longer: Alfa Betulla is not Alfa Betulla Nord SpA."""
        if self._begins_before(found.start, text):
            return True
        after = found.end
        if text.words[after - 1].ends:
            return False
        return (
            self._ends_in_a_form(after, text)
            or self._becomes_another(found, text)
            or (self._is_open(found.name, text) and self._is_told_by(after, text))
        )

    def _begins_before(self, start: int, text: ReadText) -> bool:
        before = start - 1
        is_foreign = before >= 0 and self._is_foreign(before, text)
        return is_foreign and not text.words[before].ends and bool(text.meanings[before])

    def _ends_in_a_form(self, after: int, text: ReadText) -> bool:
        for place in range(after, min(after + _LOOKED_AHEAD, len(text.words))):
            if not self._is_foreign(place, text):
                return False
            if text.words[place].ends or (place == after and text.meanings[place]):
                return True
        return False

    def _becomes_another(self, found: FoundName, text: ReadText) -> bool:
        """Whether the words behind begin as a longer name does: cut off, or in full."""
        name = [it.plain for it in text.words[found.start : found.end]]
        behind = [it.plain for it in text.words[found.end :]]
        count = self.cut.shared_words(name, behind, found.name.party)
        is_told = any(word not in self.fillers for word in behind[:count])
        return bool(count) and (is_told or count == len(behind))

    def _is_open(self, name: KnownName, text: ReadText) -> bool:
        """Whether a name may be only the beginning: of a place's, or of a shop's at a till."""
        telling = [it for it in name.telling if it not in self.fillers]
        is_place = telling[:1] and telling[0] in self.places and len(telling) == 2  # noqa: PLR2004
        return bool(is_place) or any(it.plain in self.cards for it in text.words)

    def _is_told_by(self, place: int, text: ReadText) -> bool:
        if place >= len(text.words) or not self._is_foreign(place, text):
            return False
        return kind_of(text.words[place].plain) is Kind.TELLING

    def _is_foreign(self, place: int, text: ReadText) -> bool:
        word = text.words[place].plain
        is_name_word = len(word) > 1 and word.isalpha() and word not in self.fillers
        return is_name_word and place not in text.covered
