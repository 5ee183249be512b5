"""Whether a statement's balances prove its lines, and where they stop doing so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from xl_recon.records.statement import Check, LineStatus, Statement, StatementLine


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceProof:
    """The verdict, by how much the closing balance is missed, and the day the chain breaks."""

    check: Check
    difference: Decimal = Decimal(0)
    broken_on: date | None = None


def balance_proof(statement: Statement) -> BalanceProof:
    """Return what opening + lines = closing and the running balances say of a statement."""
    broken_on = _broken_on(statement)
    check = Check.OFF if broken_on is not None else statement.check
    return BalanceProof(
        check=check, difference=statement.difference or Decimal(0), broken_on=broken_on
    )


def _broken_on(statement: Statement) -> date | None:
    """Return the first day that does not follow; newest-first lists are read from below."""
    if statement.chain is not None:
        return statement.chain.broken_on
    lines = [line for line in statement.lines if line.status is LineStatus.BOOKED]
    opening = statement.opening_balance.amount if statement.opening_balance else None
    breaks = min((_breaks(order, opening) for order in (lines, lines[::-1])), key=len)
    return breaks[0] if breaks else None


def _breaks(lines: Sequence[StatementLine], opening: Decimal | None) -> list[date]:
    """Return the day of each running balance that does not follow from the one before."""
    days = []
    expected = opening
    for line in lines:
        if expected is not None:
            expected += line.amount.amount
        if line.balance_after is not None:
            if expected is not None and expected != line.balance_after:
                days.append(line.booking_date)
            expected = line.balance_after
    return days
