"""The numbers of a text with the words around them that say what they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

from xl_recon.matching.legal_forms import in_one, text_words
from xl_recon.matching.number_forms import is_year
from xl_recon.matching.number_ranges import RangeWords
from xl_recon.matching.number_texts import Token, TokenKind, tokens
from xl_recon.records.word_lists import WordLists

_LONG_WORD = 4  # letters: it is no series of a number
_NUMBER_AND_WORD = 2
_REACH = 3  # words that may stand between "contract" and its number
_SHORT_WORD = 4
_SHORTEST_DAY_WORD = 3  # letters: 12DEL01.02.2025, but 12/D is a series
_STREETS = ("strasse", "str", "weg", "gasse", "platz", "allee")


class PlacedNumber(NamedTuple):
    """A number of a text.

    `anchored`: a word before it, or before the list it is in, says that it is a document's;
    `foreign`: a word says that it is something else's. `day` is the date that follows it.
    """

    token: Token
    anchored: bool = False
    foreign: bool = False
    before: Token | None = None  # a short word that touches it but for a blank
    head: str = ""  # words of the same kind that were taken off: FT-12
    day: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """What words before a number say of it."""

    anchors: frozenset[str]
    generic: frozenset[str]
    foreign: frozenset[str]
    ordered: frozenset[str]  # transfer no. 12: its own number, if it stands next to it
    of_day: frozenset[str]  # before the date or the year of a number
    passed: frozenset[str]  # small words that a list of numbers goes on behind
    legal_forms: frozenset[str]
    ranges: RangeWords

    @classmethod
    def of(cls, words: WordLists, series: Iterable[str] = ()) -> Self:
        """The words of the lists; a list of numbers goes on behind the documents' series too."""
        anchors = _last_words(words.anchors)
        return cls(
            anchors=anchors,
            generic=_last_words(words.number_words),
            foreign=_last_words((*words.other_numbers, *words.addresses)),
            ordered=_last_words(words.transfers),
            of_day=_last_words(words.day_words),
            passed=_last_words((*words.joiners, *words.day_words)) | frozenset(series),
            ranges=RangeWords.of(words, anchors),
            legal_forms=frozenset(in_one(text_words(form)) for form in words.legal_forms),
        )

    def numbers(self, text: str) -> Iterator[PlacedNumber]:
        """Return the numbers of a text in its order, each with what stands around it."""
        walk = _Walk(self)
        read = self.ranges.joined(list(self._with_years(text)))
        for place, token in enumerate(read):
            if token.kind is TokenKind.WORD:
                walk.pass_word(token.word)
            elif token.kind is TokenKind.OTHER:
                walk.pass_foreign()
            elif token.kind is not TokenKind.DAY:
                before = read[place - 1] if place else None
                placed = walk.placed(token)
                following = read[place + 1 :]
                yield placed._replace(
                    before=before if before and _touches(before, token) else None,
                    day=self._day_behind(following),
                    foreign=placed.foreign or self._ends_a_name(following),
                )
                walk.pass_number(token)

    def without_head(self, placed: PlacedNumber) -> PlacedNumber:
        """Return a number without the known words at its beginning: FT-2025/12, Re.Nr.12.

        One that touches it but for a blank is taken for its head as well.
        """
        token, walk = placed.token, self._resumed(placed)
        count = 0
        while count < len(token.groups) - 1 and self._is_known(token.groups[count]):
            walk.pass_word(token.groups[count])
            count += 1
        if count:
            bare = walk.placed(token.part(count, len(token.groups)))
            return bare._replace(day=placed.day, head="".join(token.groups[:count]))
        before = placed.before.word if placed.before else ""
        return placed._replace(head=before) if before in self.anchors else placed

    def parts(self, placed: PlacedNumber) -> Iterator[PlacedNumber]:
        """Return a number without the words that are written in one with it: FATT.123-SALDO.

        A number that has none is returned itself.
        """
        if all(map(str.isdecimal, placed.token.groups)):
            yield placed
            return
        walk = self._resumed(placed)
        token, start = placed.token, 0
        for place, group in enumerate((*token.groups, "")):
            if group and not self._is_apart(token, place):
                continue
            if place > start:
                part = token.part(start, place)
                before = placed.before if start == 0 else None
                if part.kind is TokenKind.NUMBER:
                    yield walk.placed(part)._replace(before=before, day=placed.day)
            walk.pass_word(group)
            start = place + 1

    def _with_years(self, text: str) -> Iterator[Token]:
        """The tokens of a text, 12 of 2024 being one."""
        held: list[Token] = []  # a number, and the small word behind it
        for token in tokens(text):
            if (
                len(held) == _NUMBER_AND_WORD
                and _is_plain_number(held[0])
                and _is_plain_year(token)
            ):
                held = [_of_year(held[0], token)]
            elif len(held) == 1 and self._is_of_day(token):
                held.append(token)
            else:
                yield from held
                held = [token]
        yield from held

    def _is_of_day(self, token: Token) -> bool:
        return token.kind is TokenKind.WORD and token.word in self.of_day

    def _resumed(self, placed: PlacedNumber) -> _Walk:
        return _Walk(self, anchored=placed.anchored, foreign=_REACH if placed.foreign else 0)

    def _is_apart(self, token: Token, place: int) -> bool:
        """Whether a group of a number's is a word of its own, not the name of a series."""
        group = token.groups[place]
        if group.isdecimal():
            return False
        if place < len(token.groups) - 1 and self._is_known(group):
            return True
        around = token.signs[max(place - 1, 0) : place + 1]
        return len(group) >= _LONG_WORD and all(around)

    def _is_known(self, word: str) -> bool:
        is_day_word = word in self.passed and len(word) >= _SHORTEST_DAY_WORD
        return is_day_word or any(word in it for it in (self.anchors, self.generic, self.foreign))

    def _ends_a_name(self, following: Sequence[Token]) -> bool:
        """Whether a legal form follows: Larice 93 Srl."""
        return bool(following) and following[0].word in self.legal_forms

    def _day_behind(self, following: Sequence[Token]) -> dt.date | None:
        for token in following:
            if token.kind is TokenKind.DAY:
                return token.day
            if token.word not in self.passed or token.kind is not TokenKind.WORD:
                return None
        return None


class _Walk:
    """What the words read so far say about the next number."""

    def __init__(self, words: NumberWords, *, anchored: bool = False, foreign: int = 0) -> None:
        self._words = words
        self._anchored = anchored
        self._foreign = foreign  # for how many words more
        self._ordered = False

    def pass_word(self, word: str) -> None:
        words = self._words
        is_ordered, self._ordered = self._ordered, word in words.ordered
        if word in words.generic:
            self._anchored = not (self._foreign or is_ordered)
        elif word in words.anchors:
            self._anchored, self._foreign = True, 0
        elif word in words.foreign or word.endswith(_STREETS):
            self._anchored, self._foreign = False, _REACH
        elif word and word not in words.passed:
            self._anchored, self._foreign = False, max(self._foreign - 1, 0)

    def pass_foreign(self) -> None:
        """A telephone's number has come: the next one is not its own."""
        self._foreign = 0

    def pass_number(self, token: Token) -> None:
        """A word at a number's end counts: 118-SALDO 12."""
        groups = token.groups
        if groups and not groups[-1].isdecimal() and len(groups[-1]) >= _LONG_WORD:
            self.pass_word(groups[-1])

    def placed(self, token: Token) -> PlacedNumber:
        return PlacedNumber(token=token, anchored=self._anchored, foreign=bool(self._foreign))


def _is_plain_number(token: Token) -> bool:
    return token.kind is TokenKind.NUMBER and token.written.isdecimal()


def _is_plain_year(token: Token) -> bool:
    return token.kind is TokenKind.NUMBER and is_year(token.written)


def _of_year(number: Token, year: Token) -> Token:
    """A number with the year behind it, as if a sign stood between them."""
    return number._replace(
        written=f"{number.written}/{year.written}",
        groups=(*number.groups, *year.groups),
        signs=(*number.signs, "/"),
    )


def _touches(before: Token, token: Token) -> bool:
    is_word = before.kind is TokenKind.WORD and len(before.word) <= _SHORT_WORD
    return is_word and before.place + len(before.written) + 1 == token.place


def _last_words(entries: Iterable[str]) -> frozenset[str]:
    """The last word of each entry: what stands next to the number."""
    words = (text_words(entry) for entry in entries)
    return frozenset(in_one(found[-1:]) for found in words if found)
