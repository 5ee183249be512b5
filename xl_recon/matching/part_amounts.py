"""The grammar of a part's amount: `900.00`, `30%`, `resto`, `=importo*0.3`."""

from __future__ import annotations

from decimal import Decimal

from xl_recon.matching.formulas import formula, plain_number
from xl_recon.matching.refusals import Refused
from xl_recon.matching.written_amounts import written_amount
from xl_recon.records.split import FixedAmount, PartAmount, Remainder, Share

_REMAINDER = "resto"
_CENT_PLACES = 2
_MOST_DIGITS = 15  # as many as a cell keeps


def part_amount(written: str | Decimal | None) -> PartAmount:
    """Return what a part takes of the movement, or raise `Refused`.

    >>> part_amount("1'234,50"), part_amount("33,3 %")
    (FixedAmount(amount=Decimal('1234.50')), Share(percent=Decimal('33.3')))
    """
    text = "" if written is None else str(written).strip()
    amount = _fixed(written) if isinstance(written, Decimal) else _understood(text)
    if amount is None:
        raise Refused("rule.bad_part", text)
    return amount


def _understood(text: str) -> PartAmount | None:
    if text.startswith("="):
        return formula(text)
    if text.endswith("%"):
        percent = plain_number(text[:-1].rstrip())
        return None if percent is None else Share(percent)
    if text.casefold() == _REMAINDER:
        return Remainder()
    amount = written_amount(text)
    return None if amount is None else _fixed(amount)


def _fixed(amount: Decimal) -> FixedAmount | None:
    if not amount.is_finite() or amount < 0:
        return None
    exponent = amount.as_tuple().exponent
    is_money = isinstance(exponent, int) and exponent >= -_CENT_PLACES
    return FixedAmount(amount) if is_money and amount.adjusted() < _MOST_DIGITS else None
