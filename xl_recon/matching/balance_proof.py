"""Whether a statement's balances prove its lines, and where they stop doing so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from xl_recon.records.statement import Check, LineStatus, Statement, StatementLine


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceProof:
    """The verdict, by how much the closing balance is missed, and the day the chain breaks.

    `broken_by` is what the bank's balance of that day has more than the lines before it give.
    """

    check: Check
    difference: Decimal = Decimal(0)
    broken_on: date | None = None
    broken_by: Decimal = Decimal(0)


class _Break(NamedTuple):
    day: date
    by: Decimal


def balance_proof(statement: Statement) -> BalanceProof:
    """Return what opening + lines = closing and the running balances say of a statement."""
    difference = statement.difference or Decimal(0)
    found = _first_break(statement)
    broken_on = statement.chain.broken_on if statement.chain else found and found.day
    told_here = found is not None and found.day == broken_on
    return BalanceProof(
        check=Check.OFF if broken_on is not None else statement.check,
        difference=difference,
        broken_on=broken_on,
        broken_by=found.by if found and told_here else difference,
    )


def running_order(lines: Sequence[StatementLine]) -> Sequence[StatementLine]:
    """Return lines oldest first: as they stand, or from below where their balances say so."""
    return min((lines, lines[::-1]), key=lambda order: len(_breaks(order, None)))


def _first_break(statement: Statement) -> _Break | None:
    """Return the first day that does not follow; newest-first lists are read from below."""
    lines = [line for line in statement.lines if line.status is LineStatus.BOOKED]
    opening = statement.opening_balance.amount if statement.opening_balance else None
    breaks = min((_breaks(order, opening) for order in (lines, lines[::-1])), key=len)
    return breaks[0] if breaks else None


def _breaks(lines: Sequence[StatementLine], opening: Decimal | None) -> list[_Break]:
    """Return each running balance that does not follow from the one before."""
    breaks = []
    expected = opening
    for line in lines:
        if expected is not None:
            expected += line.amount.amount
        if line.balance_after is not None:
            if expected is not None and expected != line.balance_after:
                breaks.append(_Break(line.booking_date, line.balance_after - expected))
            expected = line.balance_after
    return breaks
