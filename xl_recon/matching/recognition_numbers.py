"""Numbers of a text which are no document's that we have, and those too weak to tell a payer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple, Self

from xl_recon.matching.document_numbers import NumberHit
from xl_recon.matching.folding import folded
from xl_recon.matching.number_forms import is_year
from xl_recon.matching.number_places import NumberWords, PlacedNumber
from xl_recon.matching.number_texts import Token, TokenKind, number_groups, tokens
from xl_recon.matching.word_phrases import plain_words
from xl_recon.records.open_document import OpenDocument
from xl_recon.records.word_lists import WordLists

_LONG_NUMBER = 4  # digits
_MONTHS = 12
_DAYS = 31


class _Around(NamedTuple):
    """The words before and behind a number; blank for none."""

    before: str
    behind: str


_NOTHING = _Around("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenNumbers:
    """What the words around numbers make of them, known or not.

    `invoicing` are the words by which a text speaks of a document: not those of any number.
    """

    all_words: NumberWords
    invoicing: NumberWords
    months: frozenset[str]
    counted: frozenset[str]
    day_words: frozenset[str]

    @classmethod
    def of(cls, words: WordLists) -> Self:
        """The words of the lists."""
        generic = frozenset(words.number_words)
        anchors = tuple(word for word in words.anchors if word not in generic)
        passed = (*words.joiners, *words.number_words)
        naming = replace(words, anchors=anchors, number_words=(), joiners=passed)
        return cls(
            all_words=NumberWords.of(words),
            invoicing=NumberWords.of(naming),
            months=frozenset(map(folded, words.months)),
            counted=frozenset(map(folded, words.counted)),
            day_words=frozenset(map(folded, words.day_words)),
        )

    def told_apart(self, hits: Sequence[NumberHit], text: str) -> tuple[NumberHit, ...]:
        """Return the hits without days of a month in words, and without what is counted."""
        telling = self.months | self.counted
        if not hits or telling.isdisjoint(plain_words(text)):
            return tuple(hits)
        around = _around(text)
        placed = list(self.all_words.numbers(text))
        refused = [
            it.token for it in placed if self._counts(it, around.get(it.token.place, _NOTHING))
        ]
        return tuple(hit for hit in hits if not any(_holds(token, hit) for token in refused))

    def is_bare(self, hit: NumberHit, text: str) -> bool:
        """Whether nothing but itself says that a short number is a document's."""
        placed = (it for it in self.all_words.numbers(text) if _holds(it.token, hit))
        return any(_is_short(it) for it in map(self.all_words.without_head, placed))

    def unknown(
        self,
        text: str,
        amount: Decimal,
        own: Iterable[NumberHit],
        documents: Iterable[OpenDocument],
    ) -> str:
        """Return the first number the text calls a document's which is none of its party's.

        `own` are the hits of the party's `documents`: a number of their series needs no word.
        """
        answered, around, party = tuple(own), _around(text), _PartyNumbers(documents)
        for placed in self.invoicing.numbers(text):
            token = placed.token
            sides = around.get(token.place, _NOTHING)
            is_known = any(_holds(token, hit) for hit in answered)
            if is_known or party.may_be_month(token) or self._is_other(placed, sides, amount):
                continue
            bare = self.invoicing.without_head(placed)
            if bare.anchored:
                return bare.token.written
            if not placed.foreign and party.has_series_of(token):
                return token.written
        return ""

    def _is_other(self, placed: PlacedNumber, around: _Around, amount: Decimal) -> bool:
        """Whether a number is a year, a day, a sum, or a count."""
        token = placed.token
        digits = [int(group) for group in token.groups if group.isdecimal()]
        if token.kind is not TokenKind.NUMBER or not any(digits):
            return True
        if len(digits) < len(token.groups):
            return False
        if len(digits) == 1:
            is_sum = digits[0] == abs(amount)
            return is_sum or is_year(token.groups[0]) or self._counts(placed, around)
        is_behind = around.before in self.day_words and len(digits) == 2  # noqa: PLR2004 - 5/11
        return is_behind and digits[0] <= _DAYS and digits[1] <= _MONTHS

    def _counts(self, placed: PlacedNumber, around: _Around) -> bool:
        """Whether a number is a day of a month or how many of something there are."""
        if len(placed.token.groups) > 1:
            return False
        is_day = around.behind in self.months
        if placed.anchored:
            return is_day and around.before in self.day_words
        return is_day or around.behind in self.counted


class _PartyNumbers:
    """The numbers and months of a party's documents."""

    def __init__(self, documents: Iterable[OpenDocument]) -> None:
        self._documents = tuple(documents)

    def has_series_of(self, token: Token) -> bool:
        """Whether a number with letters looks like one of these: F-2025-12."""
        if all(map(str.isdecimal, token.groups)):
            return False
        shape = _shape(token.groups)
        return any(shape == _shape(number_groups(it.number)) for it in self._documents)

    def may_be_month(self, token: Token) -> bool:
        """Whether a number is the month of an open document: fattura 11/2025."""
        if len(token.groups) != 2 or not is_year(token.groups[1]):  # noqa: PLR2004 - month, year
            return False
        dates = (it.date for it in self._documents if it.residual and it.date)
        months = {(str(day.month), str(day.year)) for day in dates}
        return (token.groups[0].lstrip("0"), token.groups[1]) in months


def _shape(groups: Iterable[str]) -> tuple[str, ...]:
    return tuple("#" if group.isdecimal() else group for group in groups)


def _around(text: str) -> dict[int, _Around]:
    """The words beside each token, by its place."""
    read = list(tokens(text))
    words = ["", *(it.word if it.kind is TokenKind.WORD else "" for it in read), ""]
    sides = zip(words, words[2:], strict=False)
    return {it.place: _Around(*side) for it, side in zip(read, sides, strict=True)}


def _holds(token: Token, hit: NumberHit) -> bool:
    return token.place <= hit.place < token.place + max(len(token.written), 1)


def _is_short(placed: PlacedNumber) -> bool:
    """Whether a number is short, and has neither a word, a series, a year nor a day beside it."""
    groups = placed.token.groups
    if placed.anchored or placed.day or not all(map(str.isdecimal, groups)):
        return False
    digits = [group for group in groups if not is_year(group)]
    has_year = len(digits) < len(groups) and any(int(group) > _MONTHS for group in digits)
    return not has_year and sum(len(group.lstrip("0")) for group in digits) < _LONG_NUMBER
