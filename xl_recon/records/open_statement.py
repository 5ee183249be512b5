"""Where a statement that is being worked stands."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenStatement:
    """One statement of an open import: its account, period, balances, and what is not listed.

    `unlisted` is the sum of its lines that are not being worked: known to the journal already,
    or card payments that are passed over; opening + listed + unlisted = closing.
    """

    batch: int
    file: str
    bank: str
    currency: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    opening: Decimal | None = None
    closing: Decimal | None = None
    unlisted: Decimal = Decimal(0)
    card_payments: int = 0
    mark: str = ""  # to know the statement again
    row: int | None = None  # place in the table's body, from 1
