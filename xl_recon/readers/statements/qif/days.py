"""Days in QIF: a program writes them as its country does, and does not say which that is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

_DATE = re.compile(
    r"(\d{1,4}) {0,2}([-/.' ]) {0,2}(\d{1,2}) {0,2}([-/.' ]) {0,2}(\d{1,4})\.?(?:[T ]\d\d:.{2,12})?"
)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_NAMED = re.compile(r"(\d{1,2})[-/. ]{1,2}([A-Za-z]{3})[a-z]{0,6}[-/., ']{1,2}(\d{4}|\d{2})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL_YEAR = 4  # digits
_CENTURY_TURNS = 70  # 69 is 2069, 70 is 1970
_CLOSE = 2  # times as odd is not decided yet
_SHOWN = 40  # characters of an odd value that a message repeats


class Order(StrEnum):
    """In which order day, month and year are written."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    YEAR_FIRST = "ymd"


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """How a document writes its days."""

    order: Order
    assumed: bool = False  # nothing in the document decided it

    def day(self, text: str) -> date:
        """Return the day of a text; `ValueError` if it is none.

        >>> Calendar(order=Order.MONTH_FIRST).day("1/31' 4")
        datetime.date(2004, 1, 31)
        """
        found = _day(text, self.order)
        if found is None:
            raise ValueError(f"not a date: {text[:_SHOWN]!r}")
        return found


def calendar_of(accounts: Sequence[Sequence[str]]) -> Calendar:
    """Return the order in which all days of a document are days; each account has its own list.

    Where two orders are possible, the one counts in which the days lie close together: a bank
    sorts them.
    """
    distinct = {text for texts in accounts for text in texts}
    allowed = [order for order in Order if all(_day(text, order) for text in distinct)]
    told = [order for order in allowed if order is not Order.YEAR_FIRST] or allowed
    if not told:
        return Calendar(order=Order.DAY_FIRST)
    if len(told) == 1 or any("." in text for text in distinct):
        return Calendar(order=told[0])
    return _likelier(told[0], told[1], accounts)


def _likelier(one: Order, other: Order, accounts: Sequence[Sequence[str]]) -> Calendar:
    oddities = [sum(_oddity(texts, order) for texts in accounts) for order in (one, other)]
    if all(_day(text, one) == _day(text, other) for texts in accounts for text in texts):
        return Calendar(order=one)
    if max(oddities) <= _CLOSE * min(oddities):
        return Calendar(order=one, assumed=True)
    return Calendar(order=one if oddities[0] < oddities[1] else other)


def _oddity(texts: Iterable[str], order: Order) -> int:
    """How little a program would list these days: how far it goes from one to the next."""
    days = [day for day in (_day(text, order) for text in texts) if day]
    steps = [(later - earlier).days for earlier, later in pairwise(days)]
    forth = sum(step for step in steps if step > 0)
    back = -sum(step for step in steps if step < 0)
    return forth + back + min(forth, back) + 1


@lru_cache(maxsize=4096)
def _day(text: str, order: Order) -> date | None:
    if found := _DATE.fullmatch(text):
        if len(found[1]) == _FULL_YEAR:
            order = Order.YEAR_FIRST
        recent = "'" in {found[2], found[4]}  # Quicken sets 2000 apart so
        return _in_order((found[1], found[3], found[5]), order, recent=recent)
    if found := _COMPACT.fullmatch(text):
        return _in_order((found[1], found[2], found[3]), Order.YEAR_FIRST, recent=False)
    if (found := _NAMED.fullmatch(text)) and found[2].casefold() in _MONTHS:
        month = str(_MONTHS.index(found[2].casefold()) + 1)
        return _in_order((found[1], month, found[3]), Order.DAY_FIRST, recent=False)
    return None


def _in_order(numbers: tuple[str, str, str], order: Order, *, recent: bool) -> date | None:
    year, month, number = (int(numbers[order.index(letter)]) for letter in "ymd")
    if year < 100:  # noqa: PLR2004 - the century is left out
        year += 2000 if recent or year < _CENTURY_TURNS else 1900
    try:
        return date(year, month, number)
    except ValueError:
        return None
