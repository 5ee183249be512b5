"""Dates and amounts as banks write them; the conventions are decided for a whole column."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from xl_recon.readers.statements.table.months import month_named

_CACHED = 1 << 16
_CACHED_AMOUNTS = 1 << 18  # a column is read to find its mark, then by it
_LONGEST_NUMBER = 64
_SHORTEST_DATE, _LONGEST_DATE = 6, 40
_BARE = re.compile(r"[+-]?[\d.,]*\d")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]{6}")  # longer than any currency or mark
_FULL_YEAR = 4  # digits
_PIVOT, _CENTURY = 70, 100
_YEARS = range(1970, 2100)
# `01.02.2025 28.02.2025` is a period.
_CLOCK = r"\d{1,2}(?::\d{2}|\.\d{2}(?!\.\d{4}))"
_TIME = rf"(?:(?:[T ,]+| - | \D{{1,5}} ){_CLOCK}\S*(?: ?[A-Za-z]{{2,5}})?)?"
_WEEKDAY = re.compile(r"[^\W\d_]{2,10}\.?,? +(?=\d)")
_YEAR_WORD = re.compile(r"(?<=\d)\s*(?:\u0433|год|god|r)\.?$")  # as in Bulgaria and Poland
_NUMERIC_DATE = re.compile(rf"(\d{{1,4}}) ?([-./ ]) ?(\d{{1,2}}) ?\2 ?(\d{{4}}|\d{{2}})\.?{_TIME}")
_COMPACT_DATE = re.compile(rf"(\d{{4}})(\d{{2}})(\d{{2}})(?:{_TIME}|\d{{4,6}})")
_COMPACT_LAST = re.compile(r"(\d{2})(\d{2})(\d{4})")
_NAMED_DATE = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|º)?(?: de )?[ ./-]*([^\W\d_]{3,10})\.?(?: de[l]? )?"
    rf"[ ./,-]*(\d{{4}}|\d{{2}}){_TIME}"
)
_NAME_FIRST = re.compile(rf"([^\W\d_]{{3,10}})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}}){_TIME}")
_YEAR_FIRST_NAMED = re.compile(r"(\d{4})[ ./-]+([^\W\d_]{3,10})[ ./-]+(\d{1,2})\.?")
_WRAPPED = re.compile(r'=?"?(.*?)"?', re.DOTALL)
CURRENCIES = (
    *("EUR", "CHF", "USD", "GBP", "BGN", "RON", "JPY", "CAD", "AUD", "SEK", "NOK", "DKK", "PLN"),
    *("CZK", "HUF", "TRY", "CNY", "INR", "RSD", "MKD", "ALL", "BAM", "UAH", "RUB", "ILS", "AED"),
    *("ZAR", "BRL", "MXN", "NZD", "SGD", "HKD", "THB", "ISK", "MDL", "GEL", "KRW", "SAR", "HRK"),
)
_SYMBOLS = (
    *(r"(?:US|CA|AU|R)?\$", "[\u20ac\u00a3\u00a5]", r"\u043b\u0432\.?", r"S?Fr\.?", "lei|LEI"),
    *("z\u0142", "K\u010d", "Ft", r"kr\.?", "[Ee]uro", "\u043b\u0435\u0432\u0430"),
)
_CODES = "|".join((*CURRENCIES, *_SYMBOLS))
_CURRENCY = re.compile(rf"(?<![^\W\d_])(?:{_CODES})(?![^\W\d_])")
# A letter in the place of a sign.
_SIDE = re.compile(r"([\d.,' ]*\d)-? ?(?:(C[Rr]?\.?|cr\.?|H|Haben)|D[RrBb]?\.?|dr\.?|S|Soll)")
_GROUPED = r"\d{1,3}(?:[ '`]\d{3})+"
_INDIAN = r"\d{1,2}(?:,\d{2})*,\d{3}"
_NUMBER = re.compile(
    rf"[+-]? ?(?:{_GROUPED}|{_INDIAN}|"
    rf"\d{{1,3}}(?:\.\d{{3}})+|\d{{1,3}}(?:,\d{{3}})+|0|[1-9]\d{{0,11}})?"
    r"(?:[.,]\d{0,12})?[+-]?"
)
_PLAIN = {
    ".": re.compile(rf"[+-]?(?:\d{{1,3}}(?:,\d{{3}})+|{_INDIAN}|\d*)(?:\.\d*)?"),
    ",": re.compile(r"[+-]?(?:\d{1,3}(?:\.\d{3})+|\d*)(?:,\d*)?"),
}
_BLANKS = str.maketrans("\u00a0\u202f\u2009\u2212\u2013\u2019\u00b4\ufffd", "   --'''")
_NOISE = str.maketrans("", "", " '`")


class DateOrder(StrEnum):
    """In which order a numeric date is written; a four-digit year is seen without."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    YEAR_FIRST = "ymd"


class _DateParts(NamedTuple):
    """Three numbers; `order` where the text itself says what each is."""

    first: int
    second: int
    third: int
    order: DateOrder | None


@lru_cache(_CACHED)
def is_date(text: str) -> bool:
    """Whether the cell is a date in any order."""
    return _known_parts(text) is not None and any(parsed_date(text, order) for order in DateOrder)


@lru_cache(_CACHED)
def parsed_date(text: str, order: DateOrder) -> date | None:
    """Return the day that the cell names, or None.

    >>> parsed_date('="01.07.23"', DateOrder.DAY_FIRST)
    datetime.date(2023, 7, 1)
    """
    parts = _known_parts(text)
    if parts is None:
        return None
    match parts.order or order:
        case DateOrder.DAY_FIRST:
            return _day(parts.third, parts.second, parts.first)
        case DateOrder.MONTH_FIRST:
            return _day(parts.third, parts.first, parts.second)
        case _:
            return _day(parts.first, parts.second, parts.third)


def _known_parts(text: str) -> _DateParts | None:
    if not _SHORTEST_DATE <= len(text) <= _LONGEST_DATE or not _DIGIT.search(text):
        return None
    plain = _YEAR_WORD.sub("", unwrapped(text).translate(_BLANKS))
    return _date_parts(plain) or _without_weekday(plain)


def _without_weekday(text: str) -> _DateParts | None:
    """A day of the week may stand before the date: `lun 03/02/2025`."""
    weekday = _WEEKDAY.match(text)
    return _date_parts(text[weekday.end() :]) if weekday else None


def date_orders(texts: Iterable[str]) -> tuple[DateOrder, ...]:
    """Return the orders in which every date of the column is a day, the likeliest first."""
    distinct = set(texts)
    allowed = [order for order in DateOrder if all(parsed_date(text, order) for text in distinct)]
    # A two-digit year in front is written by nobody whose dates read otherwise.
    alone = allowed == [DateOrder.YEAR_FIRST]
    return tuple(order for order in allowed if alone or order is not DateOrder.YEAR_FIRST)


def unwrapped(text: str) -> str:
    """Return a cell without the `="…"` that keeps a spreadsheet from changing it."""
    if "<br" in text:  # a web page's cell: the sum stands in its first line
        text = text[: text.index("<br")]
    if not text.startswith(("=", '"')):
        return text
    found = _WRAPPED.fullmatch(text)
    return found[1].strip() if found else text


def _date_parts(text: str) -> _DateParts | None:
    if found := _NUMERIC_DATE.fullmatch(text):
        order = DateOrder.YEAR_FIRST if len(found[1]) == _FULL_YEAR else None
        order = DateOrder.DAY_FIRST if found[2] == "." and order is None else order
        return _DateParts(int(found[1]), int(found[3]), int(found[4]), order)
    if (found := _COMPACT_DATE.fullmatch(text)) and int(found[1]) in _YEARS:
        return _DateParts(int(found[1]), int(found[2]), int(found[3]), DateOrder.YEAR_FIRST)
    if found := _COMPACT_LAST.fullmatch(text):
        return _DateParts(int(found[1]), int(found[2]), int(found[3]), None)
    return _named_date(text)


def _named_date(text: str) -> _DateParts | None:
    if found := _NAMED_DATE.fullmatch(text):
        day, name, year = found[1], found[2], found[3]
    elif found := _NAME_FIRST.fullmatch(text):
        day, name, year = found[2], found[1], found[3]
    elif found := _YEAR_FIRST_NAMED.fullmatch(text):
        day, name, year = found[3], found[2], found[1]
    else:
        return None
    month = month_named(name)
    return _DateParts(int(day), month, int(year), DateOrder.DAY_FIRST) if month else None


def _day(year: int, month: int, day: int) -> date | None:
    century = 2000 if year < _PIVOT else 1900 if year < _CENTURY else 0
    try:
        found = date(year + century, month, day)
    except ValueError:
        return None
    return found if found.year in _YEARS else None


@lru_cache(_CACHED)
def is_number(text: str) -> bool:
    """Whether the cell is an amount; account numbers and other long digits are none."""
    if not 0 < len(text) <= _LONGEST_NUMBER or not _DIGIT.search(text) or _WORD.search(text):
        return False
    return _NUMBER.fullmatch(_bare(text)) is not None


@lru_cache(_CACHED)
def says_money_in(text: str) -> bool:
    """Whether the amount itself bears a mark of money in: `12.50 CR`, `+12.50`.

    >>> says_money_in("12.50CR"), says_money_in("12.50")
    (True, False)
    """
    plain = _CURRENCY.sub("", unwrapped(text).translate(_BLANKS)).strip()
    side = _SIDE.fullmatch(plain)
    return plain.startswith("+") or (side is not None and side[2] is not None)


@lru_cache(_CACHED_AMOUNTS)
def parsed_amount(text: str, mark: str) -> Decimal | None:
    """Return the amount that the cell holds under this decimal mark, or None.

    >>> parsed_amount("1'234.50-", "."), parsed_amount("-1.234,56 EUR", ",")
    (Decimal('-1234.50'), Decimal('-1234.56'))
    """
    if not 0 < len(text) <= _LONGEST_NUMBER:
        return None
    bare = text if _BARE.fullmatch(text) else _bare(text).translate(_NOISE)
    if bare.endswith(("-", "+")):
        bare = bare[-1] + bare[:-1].lstrip("+-")
    if not _PLAIN[mark].fullmatch(bare) or not _DIGIT.search(bare):
        return None
    return Decimal(bare.replace("," if mark == "." else ".", "").replace(mark, "."))


def decimal_marks(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the marks under which every amount of the column reads, none left out.

    >>> decimal_marks(["1.234", "5,60"]), decimal_marks(["1.234"])
    ((',',), ('.', ','))
    """
    distinct = set(texts)
    return tuple(
        mark for mark in _PLAIN if all(parsed_amount(text, mark) is not None for text in distinct)
    )


def _bare(text: str) -> str:
    if _BARE.fullmatch(text):
        return text
    bare = unwrapped(text).translate(_BLANKS).strip()
    if bare.startswith("(") and bare.endswith(")"):
        bare = "-" + bare[1:-1].strip()
    bare = _CURRENCY.sub("", bare).strip()
    if bare.endswith((".-", ".--")):  # Swiss for no cents
        return bare.rstrip(".-")
    side = _SIDE.fullmatch(bare)
    return ("" if side[2] else "-") + side[1] if side else bare
