"""The chart of accounts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account of the workbook; a bank account carries the IBAN its statements name."""

    number: str
    description: str = ""
    kind: str = ""
    iban: str = ""
    currency: str = ""
    active: bool = True
    holds_money: bool = False  # a bank or cash account, by its kind
