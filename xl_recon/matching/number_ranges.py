"""Several numbers told by two: from 98 to 100, 98/100, and lists written in one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

from xl_recon.matching.folding import folded
from xl_recon.matching.number_forms import is_year
from xl_recon.matching.number_texts import Token, TokenKind
from xl_recon.records.word_lists import WordLists

Number = tuple[str, ...]  # its groups; a year may be among them

_LONGEST_RANGE = 50
_PAIR = 2


class _Range(NamedTuple):
    """A range found among tokens: those that stand for it, and where it ends."""

    tokens: tuple[Token, ...]
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeWords:
    """The words before a range, between its ends, and before each of its numbers."""

    starts: frozenset[str]
    ends: frozenset[str]
    anchors: frozenset[str]

    @classmethod
    def of(cls, words: WordLists, anchors: frozenset[str]) -> Self:
        """The words of the lists."""
        return cls(
            starts=frozenset(map(folded, words.range_starts)),
            ends=frozenset(map(folded, words.range_ends)),
            anchors=anchors,
        )

    def joined(self, read: Sequence[Token]) -> Sequence[Token]:
        """Return tokens with one in place of each "from 98 to 100", anchors before it kept."""
        if not any(it.kind is TokenKind.WORD and it.word in self.ends for it in read):
            return read
        return list(self._joined(read))

    def _joined(self, read: Sequence[Token]) -> Iterator[Token]:
        place = 0
        while place < len(read):
            found = self._range_at(read, place)
            yield from found.tokens if found else (read[place],)
            place = found.end if found else place + 1

    def _range_at(self, read: Sequence[Token], start: int) -> _Range | None:
        if not _is_one_of(read, start, self.starts):
            return None
        first = self._behind_anchors(read, start + 1)
        if not _is_one_of(read, first + 1, self.ends):
            return None
        last = self._behind_anchors(read, first + 2)
        if last >= len(read):
            return None
        token = _range(read[first], read[last])
        return _Range((*read[start + 1 : first], token), last + 1) if token else None

    def _behind_anchors(self, read: Sequence[Token], place: int) -> int:
        while _is_one_of(read, place, self.anchors):
            place += 1
        return place


def rows_of(token: Token) -> Iterator[Sequence[Number]]:
    """Yield the ways in which one token may be several numbers, the likeliest first.

    98/100 is a range if all between are known, and a list otherwise.
    """
    groups, signs = token.groups, token.signs
    if token.kind is TokenKind.RANGE:
        yield _between(groups[0], groups[1], groups[2:])
        return
    numbers, year = _without_year(groups, signs)
    if len(numbers) == _PAIR:
        yield _between(numbers[0], numbers[1], year)
        if _sign_between(groups, signs) == "-":
            return
    if len(signs) == _PAIR + 1 and signs[0] == signs[2] != signs[1]:
        yield groups[:_PAIR], groups[_PAIR:]
    yield [(number, *year) for number in numbers]


def _is_one_of(read: Sequence[Token], place: int, words: frozenset[str]) -> bool:
    return place < len(read) and read[place].kind is TokenKind.WORD and read[place].word in words


def _range(first: Token, last: Token) -> Token | None:
    """The range between two numbers; the year of either is both's."""
    number, year = _parted(first)
    end, other_year = _parted(last)
    if not number or not end or (year and other_year and year != other_year):
        return None
    if not int(number) < int(end) <= int(number) + _LONGEST_RANGE:
        return None
    return Token(
        kind=TokenKind.RANGE,
        written=f"{first.written}-{last.written}",
        place=first.place,
        groups=(number, end, *(other_year or year)),
    )


def _parted(token: Token) -> tuple[str, Number]:
    """A plain number and the year beside it."""
    if token.kind is not TokenKind.NUMBER or not all(map(str.isdecimal, token.groups)):
        return "", ()
    match token.groups:
        case [number]:
            return number, ()
        case [number, year] if is_year(year) and not is_year(number):
            return number, (year,)
        case [year, number] if is_year(year) and not is_year(number):
            return number, (year,)
        case _:
            return "", ()


def _without_year(groups: Number, signs: Sequence[str]) -> tuple[Number, Number]:
    """The numbers, and the year that stands before or behind all of them."""
    if len(signs) >= _PAIR and is_year(groups[-1]):
        return groups[:-1], groups[-1:]
    if len(signs) >= _PAIR and is_year(groups[0]):
        return groups[1:], groups[:1]
    return groups, ()


def _sign_between(groups: Number, signs: Sequence[str]) -> str:
    return signs[-1] if len(groups) > _PAIR and is_year(groups[0]) else signs[0]


def _between(first: str, last: str, year: Number) -> Sequence[Number]:
    """All numbers from one to the other; none if there are too many."""
    low, high = int(first), int(last)
    if not low < high <= low + _LONGEST_RANGE or (not year and is_year(last)):
        return ()
    return [(str(number), *year) for number in range(low, high + 1)]
