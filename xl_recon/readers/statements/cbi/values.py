"""The dates and amounts of fixed places."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache

_AMOUNT = re.compile(r"([0-9]{1,17})(?:[.,]([0-9]{0,6}))?")
_GROUPS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{1,6}")
_CENTURY_TURNS = 70  # 69 is 2069, 70 is 1970
_CENTS = Decimal("0.01")


def signed_amount(sign: str, text: str) -> Decimal:
    """Return an amount of 15 places with its C or D; `ValueError` if it is none.

    >>> signed_amount("D", "000000001234,50"), signed_amount("C", "000000000123450")
    (Decimal('-1234.50'), Decimal('1234.50'))
    """
    size = _size(text)
    if sign in "Dd":
        return -size
    if sign in "Cc" or not size:
        return size
    raise ValueError(f"not an amount: {sign + text!r}")


def amount(text: str) -> Decimal | None:
    """Return an amount that may be missing or senseless."""
    try:
        return _size(text)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def day(text: str) -> date | None:
    """Return the day of a DDMMYY, None where it is blank or zero; `ValueError` if it is none."""
    if not text.strip(" 0"):
        return None
    digits = text.replace(" ", "0")
    try:
        year = int(digits[4:6])
        century = 2000 if year < _CENTURY_TURNS else 1900
        return date(century + year, int(digits[2:4]), int(digits[:2]))
    except ValueError:
        raise ValueError(f"not a date: {text!r}") from None


def _size(text: str) -> Decimal:
    plain = text.strip()
    if _GROUPS.fullmatch(plain):
        plain = plain.replace(".", "")
    found = _AMOUNT.fullmatch(plain)
    if not found:
        raise ValueError(f"not an amount: {text!r}")
    if found[2] is None:
        return Decimal(plain) * _CENTS  # old programs leave the comma out
    return Decimal(f"{found[1]}.{found[2]}")
