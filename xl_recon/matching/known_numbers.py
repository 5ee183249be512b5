"""The numbers of all documents, filed by their forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from xl_recon.matching.number_forms import (
    NumberForms,
    exact_form,
    forms_in_one,
    forms_of,
    is_year,
)
from xl_recon.matching.number_texts import alike
from xl_recon.records.open_document import OpenDocument

_TWO_DIGITS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownNumber:
    """A document and the forms of its number."""

    document: OpenDocument
    forms: NumberForms


Found = Sequence[KnownNumber]


class KnownNumbers:
    """Documents by the forms of their numbers: no text is compared with each of them."""

    def __init__(self, documents: Iterable[OpenDocument], anchors: Container[str]) -> None:
        self._exact: defaultdict[str, list[KnownNumber]] = defaultdict(list)
        self._in_one: defaultdict[str, list[KnownNumber]] = defaultdict(list)
        self._core: defaultdict[str, list[KnownNumber]] = defaultdict(list)
        self._tail: defaultdict[str, list[KnownNumber]] = defaultdict(list)
        for document in documents:
            forms = forms_of(document, anchors)
            known = KnownNumber(document=document, forms=forms)
            for index, keys in (
                (self._exact, forms.exact),
                (self._in_one, forms.in_one),
                (self._core, (forms.core,) if forms.core else ()),
                (self._tail, (forms.tail,) if forms.tail else ()),
            ):
                for key in keys:
                    index[key].append(known)

    def exactly(self, groups: Sequence[str]) -> Found:
        """Return the documents of exactly this number, however it is parted."""
        found = self._exact.get(exact_form(groups))
        if found:
            return found
        return next((self._in_one[it] for it in forms_in_one(groups) if it in self._in_one), ())

    def in_reference(self, number: str) -> Found:
        """Return the documents of a number in a slip's reference, which has no separators."""
        form = alike(number)
        return self._exact.get(form) or self._in_one.get(form) or self._plain(form)

    def plainly(self, groups: Sequence[str], signs: Sequence[str] = ()) -> Found:
        """Return those with this number in their own: beside a year, without its letters."""
        match groups:
            case [number] if number.isdecimal():
                return self._plain(number)
            case [first, second] if is_year(second) and first.isdecimal():
                return self._of_year(first, int(second))
            case [first, second] if is_year(first) and second.isdecimal():
                return self._of_year(second, int(first))
            case [first, second] if signs == ("/",) and (first + second).isdecimal():
                return self._of_short_year(first, second)
            case _:
                return ()

    def _plain(self, number: str) -> Found:
        """The documents with a number inside theirs; a party's plain ones before its others.

        Those with a register's number before it come last: 1/117.
        """
        form = exact_form((number,))
        known = self._core.get(form, ())
        plain = {it.document.party for it in known if it.forms.is_plain}
        found = [it for it in known if it.forms.is_plain or it.document.party not in plain]
        parties = {it.document.party for it in found}
        return [
            *found,
            *(it for it in self._tail.get(form, ()) if it.document.party not in parties),
        ]

    def _of_year(self, number: str, year: int) -> Found:
        known = self._plain(number)
        return [it for it in known if it.forms.year == year] or [
            it for it in known if it.forms.year is None
        ]

    def _of_short_year(self, first: str, second: str) -> Found:
        for number, year in ((first, second), (second, first)):
            known = self._plain(number)
            found = [it for it in known if _has_short_year(it, year)]
            if found:
                return found
        return ()


def _has_short_year(known: KnownNumber, year: str) -> bool:
    return len(year) == 2 and (known.forms.year or 0) % _TWO_DIGITS == int(year)  # noqa: PLR2004
