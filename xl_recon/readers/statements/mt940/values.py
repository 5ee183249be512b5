"""Amounts, days and balances as MT940 writes them."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from xl_recon.records.statement import Balance

_BALANCE = re.compile(r"([CD])([0-9]{6})([A-Z]{3})?\s*([0-9][0-9.]*(?:,[0-9]*)?)\s*", re.IGNORECASE)
_AMOUNT = re.compile(r"[0-9]{1,18}(?:[.,][0-9]{0,9})?|[.,][0-9]{1,9}")
_CENTURY_TURNS = 70  # 69 is 2069, 70 is 1970
_HALF_A_YEAR = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class StatedBalance:
    """A balance field; the currency is blank where an old program left it out."""

    balance: Balance
    currency: str


def balance(text: str) -> StatedBalance:
    """Return what a :60F:, :60M:, :62F: or :62M: says; `ValueError` if it says no balance."""
    found = _BALANCE.fullmatch(text.partition("\n")[0].strip())
    if not found:
        raise ValueError(f"not a balance: {text[:40]!r}")
    size = amount(found[4])
    signed = -size if found[1] in "Dd" else size
    return StatedBalance(Balance(amount=signed, day=day(found[2])), (found[3] or "").upper())


def amount(text: str) -> Decimal:
    """Return an amount; dots group thousands where a comma follows.

    >>> amount("000000025,00"), amount("1.234,5"), amount("12.50"), amount("500,")
    (Decimal('25.00'), Decimal('1234.5'), Decimal('12.50'), Decimal('500'))
    """
    plain = text.replace(".", "").replace(",", ".") if "," in text else text
    if not _AMOUNT.fullmatch(plain):
        raise ValueError(f"not an amount: {text[:40]!r}")
    return Decimal(plain)


@lru_cache(maxsize=1024)
def day(text: str) -> date:
    """Return the day of a YYMMDD. Interest is dated 30 February: that is the month's last day.

    >>> day("160230")
    datetime.date(2016, 2, 29)
    """
    year = int(text[:2])
    return _day(year + (2000 if year < _CENTURY_TURNS else 1900), text[2:])


@lru_cache(maxsize=1024)
def entry_day(text: str, value_day: date) -> date:
    """Return the day of an MMDD: it has no year, so it is the one nearest to the value date."""
    booked = _day(value_day.year, text)
    if booked - value_day > _HALF_A_YEAR:
        return _day(value_day.year - 1, text)
    return _day(value_day.year + 1, text) if value_day - booked > _HALF_A_YEAR else booked


def _day(year: int, month_and_day: str) -> date:
    month, number = int(month_and_day[:2]), int(month_and_day[2:])
    if not (1 <= month <= 12 and 1 <= number <= 31):  # noqa: PLR2004 - the calendar
        raise ValueError(f"not a date: {month_and_day!r}")
    return date(year, month, min(number, monthrange(year, month)[1]))
