"""Amounts as people type them: `900`, `900.00`, `900,00`, `1'234.50`."""

from __future__ import annotations

import re
from decimal import Decimal

# With one mark it is the decimal mark, so not more than two digits may follow it: 1.234 might be
# either. With two different marks the last one is.
_NOTATIONS = (
    re.compile(r"\d+(?:[.,]\d{1,2})?"),
    re.compile(r"\d{1,3}(?:['’]\d{3})+(?:[.,]\d{1,2})?"),  # noqa: RUF001 - as typed
    re.compile(r"\d{1,3}(?:\.\d{3})+,\d{1,2}"),
    re.compile(r"\d{1,3}(?:,\d{3})+\.\d{1,2}"),
)


def written_amount(text: str) -> Decimal | None:
    """The amount, or None where the text is none or might be two.

    >>> written_amount("1'234,50"), written_amount("1.234")
    (Decimal('1234.50'), None)
    """
    if not any(notation.fullmatch(text) for notation in _NOTATIONS):
        return None
    whole, mark, cents = text.rpartition("." if text.rfind(".") > text.rfind(",") else ",")
    digits = re.sub(r"\D", "", whole if mark else cents)
    return Decimal(f"{digits}.{cents}" if mark else digits)
