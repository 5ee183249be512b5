"""What a bank said of an account, day by day: kept with the batch that took the statement in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple


class DayBalance(NamedTuple):
    """What the account held at the end of a day on which something moved."""

    day: date
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class DayBalances:
    """The balances of one account over a period, both ends included.

    Without balances of the bank `opening` is None and there are no days: the record then only says
    which family of formats the period came from.
    """

    account: str  # the chart's
    family: str  # camt, mt940, table: texts of one family are always worded alike
    currency: str = ""
    first: date | None = None
    last: date | None = None
    opening: Decimal | None = None
    days: tuple[DayBalance, ...] = ()
