"""What a journal's rows give beside the balances that the bank told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Cause(StrEnum):
    """What the rows at hand suggest of a break."""

    EXTRA_ROW = "extra_row"  # a row of just that amount: typed twice, or not the bank's
    MOVED_ROW = "moved_row"  # a row of just that amount stands on another day
    TURNED_ROW = "turned_row"  # a row of half of it: its sides are the wrong way round
    MISSING_ROW = "missing_row"  # none: a row was deleted, its amount changed, or it never came in


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceBreak:
    """The day from which a journal has another balance than the bank."""

    day: date
    difference: Decimal  # the journal less the bank
    cause: Cause
    rows: tuple[int, ...] = ()  # those to look at


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementGap:
    """Days of which no statement was imported, and what the journal lacks of them."""

    first: date
    last: date
    missing: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountProof:
    """How far a bank account's rows are proved, and where they are not."""

    account: str
    proved_until: date | None = None
    breaks: tuple[BalanceBreak, ...] = ()
    gaps: tuple[StatementGap, ...] = ()
    currencies: tuple[str, ...] = ()  # several: one account cannot be compared with them
