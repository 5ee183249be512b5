"""A description taken apart: its words with their kinds, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise

from xl_recon.matching.boilerplate import Kind, is_counted, is_ordered, is_ordinal, kind_of
from xl_recon.matching.folding import folded
from xl_recon.matching.word_rarity import WORD


class Section(IntEnum):
    """What a part of a description is about, the most telling first."""

    PARTY = 0
    MAIN = 1
    PURPOSE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of a description, from `start` to `end` of the text."""

    folded: str
    start: int
    end: int
    kind: Kind
    follows_on: bool  # only a blank or a sign inside names stands before it
    section: Section
    part: int  # counts the sections of the text
    clause: int  # counts its commas, and the words that go on to a purpose
    stretch: int  # counts what its numbers, months and references cut it into


def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a text, left to right; what a mask hides is no word."""
    return tuple(_in_sections(_WITHOUT.sub(_blanked, text[:_LONGEST])))


_STREET = (
    r"\b(?:via|viale|piazza|piazzale|corso|strada|vicolo|contrada|largo|rue|avenue|av\.|chemin|"
    r"route|place|ул\.|бул\.|ж\.к\.)\s+(?:[^\W\d]['\u2019.\w-]*\s+){1,4}?\d{1,4}(?:\s?[a-z])?\b"
)
_GERMAN_STREET = (
    r"\b[^\W\d][\w.-]*(?:stra(?:ss|ß)e|str\.|gasse|weg|platz|allee|quai|hof)\s+"
    r"\d{1,4}(?:\s?[a-z])?\b"
)
_PREFIX = r"(?:ch|i|it|d|de|f|fr|a|at)-"
# F-25118 may be an invoice: a single letter makes a town only behind a comma or a street.
_TOWN = (
    rf"(?:,\s*(?:{_PREFIX})?|\b(?:ch|it|de|fr|at)-)\d{{4,5}}\s+[^\W\d][\w'\u2019.-]*"
    r"(?:\s?\([a-z]{2}\))?"
)
_ITS_TOWN = rf"(?:,?\s+(?:{_PREFIX})?\d{{4,5}}\s+[^\W\d][\w'\u2019.-]*)?"
_IBAN = r"\b[a-z]{2}\d{2}(?:\s?[a-z0-9]{4}){2,7}(?:\s?[a-z0-9]{1,3})?\b(?=\W|$)"
_MASKED = r"\S*(?:\*{2,}|x{3,})\S*"
_BIC = r"\b(?:bic|swift)\W+\w{8,11}\b"
_MARKED = r"\b(?:eref|kref|mref|cred|debt|end-to-end(?:-id)?|mandato nr|mandatsref)\b\W*\S*\d\S*"
_DAY = (
    r"\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})\b|\b(?:19|20)\d\d-[01]\d-[0-3]\d|"
    r"\b(?:19|20)\d\d[01]\d[0-3]\d\b|\b[0-3]\d[01]\d(?:19|20)?[123]\d\b"
)

# Names of streets are cut before numbers are: they end in one.
_WITHOUT = re.compile(
    "|".join(
        (
            _IBAN,
            _DAY,
            _MASKED,
            _BIC,
            _MARKED,
            _STREET + _ITS_TOWN,
            _GERMAN_STREET + _ITS_TOWN,
            _TOWN,
        )
    ),
    re.IGNORECASE,
)
_CONTINUES = re.compile(r"\s*(?:\s|[-&+/'\u2019.])\s*")
_CUT = ";"
_LONGEST = 1_000  # characters: no bank writes more, and a cell may hold thirty times as many
_SHORT = 2  # digits of what a till or a branch is told apart by
_LONG_NUMBER = 3  # from so many digits on, letters beside them make no word


def _blanked(hit: re.Match[str]) -> str:
    # A sign that no word holds and no run goes on over; places in the text stay what they are.
    return _CUT * len(hit[0])


def _in_sections(readable: str) -> Iterator[Word]:
    hits = list(WORD.finditer(readable))
    plain = [folded(hit[0]) for hit in hits]
    section, part, clause, stretch, end = Section.MAIN, 0, 0, 0, 0
    for hit, word, kind in zip(hits, plain, _settled(plain, hits), strict=True):
        gap = readable[end : hit.start()]
        if kind in _OPENS:
            section, part = _OPENS[kind], part + 1
        clause += kind is Kind.JOIN or "," in gap
        stretch += kind in _CUTS or _CUT in gap
        yield Word(
            folded=word,
            start=hit.start(),
            end=hit.end(),
            kind=kind,
            follows_on=_CONTINUES.fullmatch(gap) is not None,
            section=section,
            part=part,
            clause=clause,
            stretch=stretch,
        )
        end = hit.end()


_OPENS = {Kind.PARTY_MARK: Section.PARTY, Kind.PURPOSE_MARK: Section.PURPOSE}
_CUTS = frozenset({Kind.NUMBER, Kind.DETAIL})


def _settled(words: Sequence[str], hits: Sequence[re.Match[str]]) -> list[Kind]:
    """The kinds of words that stand side by side: second half is no second, till 2 no till."""
    kinds = [_kind(word) for word in words]
    for place, (word, after) in enumerate(pairwise(words)):
        if is_ordinal(word):
            is_detail = kinds[place + 1] is Kind.DETAIL or is_ordered(after)
        else:
            is_detail = is_counted(word) and kinds[place + 1] is Kind.NUMBER
            is_detail &= hits[place + 1].start() - hits[place].end() == 1 and len(after) <= _SHORT
        if is_detail:
            kinds[place] = Kind.DETAIL
    return kinds


@lru_cache(maxsize=65_536)
def _kind(word: str) -> Kind:
    kind = kind_of(word)  # F24 is no number
    return Kind.NUMBER if kind in _UNKNOWN and _is_number(word) else kind


_UNKNOWN = frozenset({Kind.TELLING, Kind.LINK})


def _is_number(word: str) -> bool:
    digits = sum(letter.isdigit() for letter in word)
    return digits >= _LONG_NUMBER or 2 * digits > len(word)
