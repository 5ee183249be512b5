# ruff: noqa: RUF001 - words of the Bulgarian banks
"""Days, directions, states and currencies as these banks write them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from xl_recon.records.statement import LineStatus

_ISO = re.compile(r"(\d{4})[-./]?(\d{2})[-./]?(\d{2})(?:[T ]+(.*))?")
_DAY_FIRST = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4}|\d{2})(?:[T ,]+(.*)|\s*г\.?)?")
_CENTURY_TURNS = 70  # 69 is 2069, 70 is 1970
_SHOWN = 40  # characters of an odd value that a message repeats
# Midnight in Sofia, in winter and in summer, written in the time of Greenwich.
_MIDNIGHT = re.compile(r"2[12]:00(?::00(?:\.0+)?)?\s*(?:Z|\+00:?00)")
_MONTH_FIRST = re.compile(r"\b[AP]M\b", re.IGNORECASE)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_OUT = _words("d dt dr dbit debit дебит дт д изходяща изходящ изходящо outgoing out -")
_IN = _words("c ct cr k kt crdt credit кредит кт к входяща входящ входящо incoming in +")
_PENDING = _words("pending waiting hold blocked чакащ чакаща блокирана блокиран")
_REFUSED = _words("rejected failed cancelled canceled error отказан отказана")
_CURRENCY = re.compile(r"[A-Z]{3}")
_CALLED = {"975": "BGN", "978": "EUR", "840": "USD", "ЛВ": "BGN", "ЛЕВ": "BGN", "€": "EUR"}


def day(text: str) -> date:
    """Return the day; `ValueError` if it is none. A time of Greenwich is told in Sofia's day.

    >>> day("2025-03-30T21:00:00Z"), day("03/04/2025"), day("3/4/2025 12:00:00 AM")
    (datetime.date(2025, 3, 31), datetime.date(2025, 4, 3), datetime.date(2025, 3, 4))
    """
    plain = text.strip()
    try:
        if found := _ISO.fullmatch(plain):
            whole = date(int(found[1]), int(found[2]), int(found[3]))
            at_midnight = _MIDNIGHT.fullmatch((found[4] or "").strip())
            return whole + timedelta(days=1) if at_midnight else whole
        if found := _DAY_FIRST.fullmatch(plain):
            return _of_parts(found)
    except (ValueError, OverflowError):
        pass
    raise ValueError(f"not a date: {text[:_SHOWN]!r}")


def is_debit(text: str, *, by_number: bool = False) -> bool | None:
    """Return whether a word says that money went out; None where it says neither.

    >>> is_debit("Дебит"), is_debit("K"), is_debit("Превод"), is_debit("1", by_number=True)
    (True, False, None, True)
    """
    word = text.strip().strip(".").lower()
    if by_number and word in {"1", "2"}:
        return word == "1"
    if word in _OUT:
        return True
    return False if word in _IN else None


def status(text: str) -> LineStatus:
    """Return whether a movement counts: what says nothing else is booked."""
    word = text.strip().lower()
    if word in _PENDING:
        return LineStatus.PENDING
    return LineStatus.INFO if word in _REFUSED else LineStatus.BOOKED


def currency(text: str) -> str:
    """Return the code of a currency, blank where the text is none.

    >>> currency("лв."), currency("eur"), currency("978"), currency("?")
    ('BGN', 'EUR', 'EUR', '')
    """
    word = text.strip().strip(".").upper()
    return word if _CURRENCY.fullmatch(word) else _CALLED.get(word, "")


def _of_parts(found: re.Match[str]) -> date:
    first, second, year = int(found[1]), int(found[2]), int(found[3])
    if len(found[3]) < len("2025"):
        year += 2000 if year < _CENTURY_TURNS else 1900
    if _MONTH_FIRST.search(found[4] or ""):
        return date(year, first, second)
    return date(year, second, first)
