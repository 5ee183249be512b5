"""Documents by the numbers that a text names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from xl_recon.matching.number_forms import (
    NumberForms,
    exact_form,
    forms_in_one,
    forms_of,
    is_year,
)
from xl_recon.matching.number_places import NumberWords, PlacedNumber
from xl_recon.matching.number_texts import Token, TokenKind, alike, slip_numbers
from xl_recon.matching.written_amounts import written_amount
from xl_recon.records.open_document import OpenDocument
from xl_recon.records.word_lists import WordLists

_LONG_NUMBER = 4  # digits: it needs no word beside it
_SERIES_LETTERS = 2  # letters of a series do as well as such a word
_LONGEST_RANGE = 50
_NEAR = 9  # what follows farther off, behind a comma, are cents
_TWO_DIGITS = 100
_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberHit:
    """A number that a text names, and the keys of the documents that bear it.

    `written` is the number as it stands in the text, `place` where it does.
    """

    documents: tuple[str, ...]
    written: str
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """A document and the forms of its number."""

    document: OpenDocument
    forms: NumberForms


_Found = Sequence[_Known]


class DocumentNumbers:
    """The numbers of all documents, by their forms: no text is compared with each of them."""

    def __init__(self, documents: Iterable[OpenDocument], words: WordLists) -> None:
        self._words = NumberWords.of(words)
        self._exact: defaultdict[str, list[_Known]] = defaultdict(list)
        self._in_one: defaultdict[str, list[_Known]] = defaultdict(list)
        self._core: defaultdict[str, list[_Known]] = defaultdict(list)
        for document in documents:
            forms = forms_of(document, self._words.anchors)
            known = _Known(document=document, forms=forms)
            for index, keys in (
                (self._exact, forms.exact),
                (self._in_one, forms.in_one),
                (self._core, (forms.core,) if forms.core else ()),
            ):
                for key in keys:
                    index[key].append(known)

    @classmethod
    def of(cls, documents: Iterable[OpenDocument], words: WordLists) -> Self:
        """The numbers of all documents, open or not."""
        return cls(documents, words)

    def named_in(self, text: str, amount: Decimal) -> tuple[NumberHit, ...]:
        """Return the numbers that the text names, in its order, each once.

        A short number is believed beside a word such as invoice, with its document's date, or
        where exactly the amount is left to pay of its document.
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
            case _:
                whole = self._hit(placed, amount)
                yield from (whole,) if whole else self._in_parts(placed, amount)

    def _in_parts(self, placed: PlacedNumber, amount: Decimal) -> Iterator[NumberHit]:
        for part in self._words.parts(placed):
            hit = None if part is placed else self._hit(part, amount)
            yield from (hit,) if hit else self._in_row(part)

    def _hit(self, placed: PlacedNumber, amount: Decimal) -> NumberHit | None:
        """The documents of exactly this number, and other parties' that have it inside theirs.

        A payer leaves out years and series: ft 12 may be another's 2025/12.
        """
        bare = self._words.without_head(placed)
        is_long = _is_long(bare)
        exact = _believed(
            bare, self._as_written(bare), amount, alone=is_long or _is_unlike_a_month(placed)
        )
        parties = {it.document.party for it in exact}
        plain = [it for it in self._plainly(bare) if it.document.party not in parties]
        known = _of_series([*exact, *_believed(bare, plain, amount, alone=is_long)], bare.head)
        known = _closest(known, placed.token.groups)
        return _hit(known, placed.token.written, placed.token.place) if known else None

    def _as_written(self, bare: PlacedNumber) -> _Found:
        """The documents of exactly this number; a short word before it may be its series."""
        groups = bare.token.groups
        if bare.before and not bare.head:
            found = self._exactly((*bare.before.groups, *groups))
            if found:
                return found
        return self._exactly(groups)

    def _exactly(self, groups: Sequence[str]) -> _Found:
        found = self._exact.get(exact_form(groups))
        if found:
            return found
        return next((self._in_one[it] for it in forms_in_one(groups) if it in self._in_one), ())

    def _plainly(self, placed: PlacedNumber) -> _Found:
        """The documents with this number in their own: beside a year, without its letters."""
        match placed.token.groups:
            case [number] if number.isdecimal():
                return self._plain(number)
            case [first, second] if is_year(second) and first.isdecimal():
                return self._of_year(first, int(second))
            case [first, second] if is_year(first) and second.isdecimal():
                return self._of_year(second, int(first))
            case [first, second] if placed.token.signs == ("/",) and (first + second).isdecimal():
                return self._of_short_year(first, second)
            case _:
                return ()

    def _plain(self, number: str) -> _Found:
        """The documents with a number inside theirs; a party's plain ones before its others."""
        known = self._core.get(exact_form((number,)), ())
        parties = {it.document.party for it in known if it.forms.is_plain}
        return [it for it in known if it.forms.is_plain or it.document.party not in parties]

    def _of_year(self, number: str, year: int) -> _Found:
        known = self._plain(number)
        return [it for it in known if it.forms.year == year] or [
            it for it in known if it.forms.year is None
        ]

    def _of_short_year(self, first: str, second: str) -> _Found:
        for number, year in ((first, second), (second, first)):
            known = self._plain(number)
            found = [it for it in known if _has_short_year(it, year)]
            if found:
                return found
        return ()

    def _in_row(self, placed: PlacedNumber) -> Iterator[NumberHit]:
        """A range of numbers, 12-15, or a list, 12/13, where every one is a document's."""
        token = placed.token
        if not placed.anchored or not all(map(str.isdecimal, token.groups)):
            return
        numbers = [int(group) for group in token.groups]
        if token.signs == ("-",):
            numbers = list(range(numbers[0], min(numbers[1], numbers[0] + _LONGEST_RANGE) + 1))
        yield from self._all_of(token, map(str, numbers))

    def _in_list(self, placed: PlacedNumber, amount: Decimal) -> Iterator[NumberHit]:
        """Two numbers with a comma between them, which look like a sum and are not this one."""
        first, *others = map(int, re.findall(r"\d+", placed.token.written))
        is_sum = written_amount(placed.token.written) in (None, abs(amount))
        if placed.anchored and not is_sum and [first] < others <= [first + _NEAR]:
            yield from self._all_of(placed.token, map(str, (first, *others)))

    def _all_of(self, token: Token, numbers: Iterable[str]) -> Iterator[NumberHit]:
        found = [(number, self._plain(number)) for number in numbers]
        if len(found) > 1 and all(known for _, known in found):
            for number, known in found:
                yield _hit(known, number, token.place)

    def _in_slip(self, placed: PlacedNumber, amount: Decimal) -> Iterator[NumberHit]:
        for number in slip_numbers(placed.token.written):
            form = alike(number)
            known: _Found = self._exact.get(form) or self._in_one.get(form) or self._plain(form)
            if len(number) < _LONG_NUMBER:
                known = [it for it in known if _is_left(it, amount)]
            if known:
                yield _hit(known, number, placed.token.place)
                return


def _hit(known: _Found, written: str, place: int) -> NumberHit:
    """A hit without a party's closed documents where it has an open one of this number."""
    waiting = {it.document.party for it in known if it.document.residual}
    kept = (it for it in known if it.document.residual or it.document.party not in waiting)
    keys = tuple(dict.fromkeys(it.document.key for it in kept))
    return NumberHit(documents=keys, written=written, place=place)


def _believed(placed: PlacedNumber, known: _Found, amount: Decimal, *, alone: bool) -> _Found:
    """The documents, if the number speaks for itself alone or what stands around it allows it."""
    known = _of_day(known, placed)
    if placed.anchored or (alone and not placed.foreign):
        return known
    return [it for it in known if _is_left(it, amount) or _is_of_day(it, placed)]


def _of_series(known: _Found, series: str) -> _Found:
    """Words such as FT before a number say nothing, unless one is in the table: RE-12 or RG-12."""
    if not series or all(it.forms.series != series for it in known):
        return known
    return [it for it in known if it.forms.series in ("", series)]


def _closest(known: _Found, groups: Sequence[str]) -> _Found:
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


def _of_day(known: _Found, placed: PlacedNumber) -> _Found:
    """The documents of the date behind the number; a short one's year refuses all others."""
    if placed.day is None:
        return known
    same = [it for it in known if _is_of_day(it, placed)]
    if same or _is_long(placed):
        return same or known
    return [it for it in known if it.forms.year in (None, placed.day.year)]


def _is_of_day(known: _Known, placed: PlacedNumber) -> bool:
    return placed.day is not None and known.document.date == placed.day


def _is_left(known: _Known, amount: Decimal) -> bool:
    """Whether the amount is what is left to pay; without a side the sign says nothing."""
    residual = known.document.residual
    if not known.document.has_side:
        residual, amount = abs(residual), abs(amount)
    return bool(residual) and residual == amount


def _has_short_year(known: _Known, year: str) -> bool:
    return len(year) == 2 and (known.forms.year or 0) % _TWO_DIGITS == int(year)  # noqa: PLR2004
