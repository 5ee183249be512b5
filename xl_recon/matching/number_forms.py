"""The forms in which a document's number may stand in a text."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile

from xl_recon.matching.number_texts import alike, number_groups
from xl_recon.records.open_document import OpenDocument

_SHORTEST_IN_ONE = 5  # digits: 1/23 and 12/3 are not to be one
_SHORTEST_TAIL = 3
_YEARS = range(1990, 2100)
_YEAR_LENGTH = 4
_PADDED_LENGTH = 8
_TWO_DIGITS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberForms:
    """A document's number: as it is, in one, and the plain number inside it with its year."""

    literal: tuple[str, ...]  # its groups, zeros and all
    exact: tuple[str, ...]
    in_one: tuple[str, ...]
    series: str = ""  # words before it that say nothing, as FT and INV
    core: str = ""
    tail: str = ""  # behind the number of a register: 117 of 1/117
    is_plain: bool = False  # nothing but digits, a year apart
    year: int | None = None  # the number's own, else the document's


def forms_of(document: OpenDocument, anchors: Container[str]) -> NumberForms:
    """Return the forms of a document's number, with its numbering and without.

    Words before it that might stand before any number, FT or INV, are left out as well.
    """
    whole = number_groups(document.number)
    groups = tuple(dropwhile(lambda group: group in anchors, whole)) or whole
    numbering = number_groups(document.numbering)
    ways = [groups, *([groups + numbering, numbering + groups] if numbering else []), whole]
    digits = [group for group in groups if group.isdecimal()]
    dated = document.date.year if document.date else None
    core, year = _core(digits, dated)
    tail = "" if core else _tail(digits)
    return NumberForms(
        literal=whole,
        exact=tuple(dict.fromkeys(exact_form(way) for way in ways if way)),
        in_one=tuple(dict.fromkeys(form for way in ways for form in forms_in_one(way))),
        series="".join(whole[: len(whole) - len(groups)]),
        core=core,
        tail=tail,
        is_plain=len(digits) == len(groups),
        year=year or dated,
    )


def exact_form(groups: Sequence[str]) -> str:
    """Return a number without leading zeros, its groups parted alike whatever parted them.

    >>> exact_form(("ft", "2025", "00123"))
    'ft|2025|123'
    """
    return "|".join(_stripped(alike(group)) for group in groups)


def forms_in_one(groups: Sequence[str]) -> Iterator[str]:
    """Yield a number without separators, its inner zeros kept and dropped, if it is long enough."""
    if sum(len(group) for group in groups if group.isdecimal()) < _SHORTEST_IN_ONE:
        return
    yield alike("".join(groups)).lstrip("0")
    if len(groups) > 1:
        yield alike("".join(map(_stripped, groups)))


def is_padded(group: str) -> bool:
    """Whether zeros fill a number up, as Bulgaria's ten digits: it stands for no other."""
    return len(group) >= _PADDED_LENGTH and group.isdecimal() and group.startswith("0")


def is_year(group: str) -> bool:
    """Whether four digits are a year's."""
    return len(group) == _YEAR_LENGTH and group.isdecimal() and int(group) in _YEARS


def _core(digits: Sequence[str], dated: int | None) -> tuple[str, int | None]:
    """The one number beside a year, and the year; the document's own may have two digits."""
    match digits:
        case [number]:
            return _stripped(number), None
        case [first, second] if is_year(first) is not is_year(second):
            year, number = (first, second) if is_year(first) else (second, first)
            return _stripped(number), int(year)
        case [first, second] if dated and _ends_in(dated, second):
            return _stripped(first), dated
        case [first, second] if dated and _ends_in(dated, first):
            return _stripped(second), dated
        case _:
            return "", None


def _tail(digits: Sequence[str]) -> str:
    """The last number where a short one, of a register, stands before it: 1/117, 1/117/2025."""
    match [group for group in digits if not is_year(group)]:
        case [register, number] if len(register) < _SHORTEST_TAIL <= len(number):
            return _stripped(number)
        case _:
            return ""


def _ends_in(year: int, group: str) -> bool:
    return len(group) == 2 and int(group) == year % _TWO_DIGITS  # noqa: PLR2004 - as in 12/25


def _stripped(group: str) -> str:
    return group.lstrip("0") or "0" if group.isdecimal() else group
