"""Documents by the numbers that a text names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from xl_recon.matching.folding import folded
from xl_recon.matching.known_numbers import Found, KnownNumber, KnownNumbers
from xl_recon.matching.number_forms import is_padded, is_year
from xl_recon.matching.number_places import NumberWords, PlacedNumber
from xl_recon.matching.number_ranges import Number, rows_of
from xl_recon.matching.number_texts import TokenKind, number_groups, slip_numbers
from xl_recon.matching.written_amounts import written_amount
from xl_recon.records.open_document import OpenDocument
from xl_recon.records.word_lists import WordLists

_LONG_NUMBER = 4  # digits: it needs no word beside it
_SERIES_LETTERS = 2  # letters of a series do as well as such a word
_LONG_BEHIND_A_KEY = 8  # digits that are a number's own though a key stands before them
_FEWEST = 2  # numbers of a list
_NEAR = 9  # what follows farther off, behind a comma, are cents
_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberHit:
    """A number that a text names, and the keys of the documents that bear it.

    `written` is the number as it stands in the text, `place` where it does.
    """

    documents: tuple[str, ...]
    written: str
    place: int


_Row = Sequence[tuple[str, Found]]  # each number of a list with its documents


class DocumentNumbers:
    """The numbers of all documents, to be found in texts."""

    def __init__(self, documents: Iterable[OpenDocument], words: WordLists) -> None:
        papers = tuple(documents)
        fillers = frozenset(map(folded, words.fillers))
        series = frozenset(it for paper in papers if (it := _series(paper)) and it not in fillers)
        self._words = NumberWords.of(words, series)
        self._known = KnownNumbers(papers, self._words.anchors)

    @classmethod
    def of(cls, documents: Iterable[OpenDocument], words: WordLists) -> Self:
        """The numbers of all documents, open or not."""
        return cls(documents, words)

    def named_in(self, text: str, amount: Decimal) -> tuple[NumberHit, ...]:
        """Return the numbers that the text names, in its order, each once.

        A short number is believed beside a word such as invoice, with its document's date, or
        where exactly the amount is left to pay of its document and nothing speaks against it.
        """
        hits: dict[tuple[str, ...], NumberHit] = {}
        for placed in self._words.numbers(text):
            for hit in self._hits(placed, amount):
                hits.setdefault(hit.documents, hit)
        return tuple(hits.values())

    def _hits(self, placed: PlacedNumber, amount: Decimal) -> Iterator[NumberHit]:
        match placed.token.kind:
            case TokenKind.SLIP:
                yield from self._in_slip(placed, amount)
            case TokenKind.SUM:
                yield from self._in_list(placed, amount)
            case TokenKind.RANGE:
                yield from self._in_row(placed, amount)
            case _:
                whole = self._hit(placed, amount)
                yield from (whole,) if whole else self._in_parts(placed, amount)

    def _in_parts(self, placed: PlacedNumber, amount: Decimal) -> Iterator[NumberHit]:
        found = False
        for part in self._words.parts(placed):
            hit = None if part is placed else self._hit(part, amount)
            for it in (hit,) if hit else self._in_row(part, amount):
                found = True
                yield it
        if not found:
            yield from self._behind_a_key(placed)

    def _hit(self, placed: PlacedNumber, amount: Decimal) -> NumberHit | None:
        """The documents of exactly this number, and other parties' that have it inside theirs.

        A payer leaves out years and series: ft 12 may be another's 2025/12.
        """
        bare = self._words.without_head(placed)
        is_long = _is_long(bare)
        in_series, exact = self._as_written(bare)
        plain = self._plainly(bare, exact)
        of_day = [it for it in (*exact, *plain) if _is_of_day(it, placed)]
        if of_day:
            exact, plain = of_day, ()
        alone = is_long or in_series or _is_unlike_a_month(placed)
        known = [
            *_believed(bare, exact, amount, alone=alone),
            *_believed(bare, plain, amount, alone=is_long),
        ]
        closest = _closest(_of_series(known, bare.head), placed.token.groups)
        return _hit(closest, placed.token.written, placed.token.place) if closest else None

    def _plainly(self, bare: PlacedNumber, exact: Found) -> Found:
        """Other parties' documents with the number inside theirs."""
        groups = bare.token.groups
        parties = {it.document.party for it in exact}
        others = self._known.plainly(groups, bare.token.signs)
        return [
            it
            for it in others
            if it.document.party not in parties and not (exact and _is_padded_alone(it, groups))
        ]

    def _as_written(self, bare: PlacedNumber) -> tuple[bool, Found]:
        """The documents of exactly this number, and whether a word before it is their series."""
        groups = bare.token.groups
        if bare.before and not bare.head:
            found = self._known.exactly((*bare.before.groups, *groups))
            if found:
                return len(bare.before.word) >= _SERIES_LETTERS, found
        return False, self._known.exactly(groups)

    def _behind_a_key(self, placed: PlacedNumber) -> Iterator[NumberHit]:
        """A long number behind letters and a sign that are not its own: EREF+SWN-70012345."""
        token, last = placed.token, len(placed.token.groups) - 1
        if placed.foreign or not last or not token.signs[-1]:
            return
        number = token.part(last, last + 1)
        if len(number.word) >= _LONG_BEHIND_A_KEY and number.word.isdecimal():
            known = self._known.exactly(number.groups)
            literal = [it for it in known if it.forms.literal == number.groups]
            if literal:
                yield _hit(literal, number.word, number.place)

    def _in_row(self, placed: PlacedNumber, amount: Decimal) -> Iterator[NumberHit]:
        """A range of numbers, 12-15, or a list, 12/13, where every one is a document's.

        One told in words, from 12 to 15, may do without a word such as invoice if the documents
        are just the amount: the words stand between days as well.
        """
        token = placed.token
        is_told = token.kind is TokenKind.RANGE
        if not (placed.anchored or is_told) or not all(map(str.isdecimal, token.groups)):
            return
        rows = [row for numbers in rows_of(token) if (row := self._row(numbers))]
        exact = [row for row in rows if _is_sum(row, amount)]
        chosen = exact or (rows if placed.anchored else [])
        for number, known in chosen[0] if chosen else ():
            yield _hit(known, number, token.place)

    def _row(self, numbers: Sequence[Number]) -> _Row:
        """The documents of all numbers that one party has, if it has them all."""
        found = [self._known.plainly(it) or self._known.exactly(it) for it in numbers]
        if len(found) < _FEWEST or not all(found):
            return ()
        parties = set.intersection(*({it.document.party for it in known} for known in found))
        return [
            ("/".join(number), [it for it in known if it.document.party in parties])
            for number, known in zip(numbers, found, strict=True)
            if parties
        ]

    def _in_list(self, placed: PlacedNumber, amount: Decimal) -> Iterator[NumberHit]:
        """Two numbers with a comma between them, which look like a sum and are not this one."""
        first, *others = map(int, re.findall(r"\d+", placed.token.written))
        is_sum = written_amount(placed.token.written) in (None, abs(amount))
        if placed.anchored and not is_sum and [first] < others <= [first + _NEAR]:
            for number, known in self._row([(str(it),) for it in (first, *others)]):
                yield _hit(known, number, placed.token.place)

    def _in_slip(self, placed: PlacedNumber, amount: Decimal) -> Iterator[NumberHit]:
        for number in slip_numbers(placed.token.written):
            known = self._known.in_reference(number)
            if len(number) < _LONG_NUMBER:
                known = [it for it in known if _is_left(it, amount)]
            if known:
                yield _hit(known, number, placed.token.place)
                return


def _hit(known: Found, written: str, place: int) -> NumberHit:
    """A hit without a party's closed documents where it has an open one of this number."""
    waiting = {it.document.party for it in known if it.document.residual}
    kept = (it for it in known if it.document.residual or it.document.party not in waiting)
    keys = tuple(dict.fromkeys(it.document.key for it in kept))
    return NumberHit(documents=keys, written=written, place=place)


def _believed(placed: PlacedNumber, known: Found, amount: Decimal, *, alone: bool) -> Found:
    """The documents, if the number speaks for itself alone or what stands around it allows it."""
    known = _of_day(known, placed)
    if placed.anchored or (alone and not placed.foreign):
        return known
    if placed.foreign and not _is_long(placed):
        return [it for it in known if _is_of_day(it, placed)]
    return [it for it in known if _is_left(it, amount) or _is_of_day(it, placed)]


def _series(document: OpenDocument) -> str:
    """The letters at the beginning of a number: fpa of FPA 5/2025."""
    first = next(iter(number_groups(document.number)), "")
    return first if first.isalpha() and len(first) >= _SERIES_LETTERS else ""


def _is_padded_alone(known: KnownNumber, groups: Sequence[str]) -> bool:
    """Whether a number and a known one are each filled up with zeros, or of a year, alone.

    0000000108 is not 108/2025, nor the other way round.
    """
    literal = known.forms.literal
    written = any(map(is_padded, groups))
    return written is not any(map(is_padded, literal)) and (written or any(map(is_year, groups)))


def _is_sum(row: _Row, amount: Decimal) -> bool:
    """Whether one document of each number together are just the amount."""
    if any(len(known) != 1 for _, known in row):
        return False
    return sum((known[0].document.residual for _, known in row), Decimal(0)) == amount


def _of_series(known: Found, series: str) -> Found:
    """Words such as FT before a number say nothing, unless one is in the table: RE-12 or RG-12."""
    if not series or all(it.forms.series != series for it in known):
        return known
    return [it for it in known if it.forms.series in ("", series)]


def _closest(known: Found, groups: Sequence[str]) -> Found:
    """A party's document of literally this number before its others: FT00012 is not its 12."""
    literal = {it.document.party for it in known if it.forms.literal == groups}
    return [it for it in known if it.forms.literal == groups or it.document.party not in literal]


def _is_long(placed: PlacedNumber) -> bool:
    """Whether a number has the four digits, a year apart, that need no word beside them."""
    digits = [it for it in placed.token.groups if it.isdecimal() and not is_year(it)]
    return sum(len(group.lstrip("0")) for group in digits) >= _LONG_NUMBER


def _is_unlike_a_month(placed: PlacedNumber) -> bool:
    """Whether a short number has a series or a year beside it: AB12, 2025/123, but not 12/2025."""
    groups = placed.token.groups
    letters = sum(len(group) for group in groups if not group.isdecimal())
    digits = [int(group) for group in groups if group.isdecimal() and not is_year(group)]
    if not digits or len(groups) == 1:
        return False
    return letters >= _SERIES_LETTERS or (any(map(is_year, groups)) and min(digits) > _MONTHS)


def _of_day(known: Found, placed: PlacedNumber) -> Found:
    """The documents of the date behind the number; a short one's year refuses all others."""
    if placed.day is None:
        return known
    same = [it for it in known if _is_of_day(it, placed)]
    if same or _is_long(placed):
        return same or known
    of_year = [it for it in known if it.forms.year in (None, placed.day.year)]
    return of_year or [it for it in known if _is_a_year_off(it, placed.day)]


def _is_of_day(known: KnownNumber, placed: PlacedNumber) -> bool:
    return placed.day is not None and known.document.date == placed.day


def _is_a_year_off(known: KnownNumber, day: dt.date) -> bool:
    """Whether the day is the document's, but for the year that has just changed."""
    dated = known.document.date
    if dated is None or abs(dated.year - day.year) != 1:
        return False
    return (dated.month, dated.day) == (day.month, day.day)


def _is_left(known: KnownNumber, amount: Decimal) -> bool:
    """Whether the amount is what is left to pay; without a side the sign says nothing."""
    residual = known.document.residual
    if not known.document.has_side:
        residual, amount = abs(residual), abs(amount)
    return bool(residual) and residual == amount
