from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.builders import a_line, a_statement
from xl_recon.matching.balance_proof import balance_proof
from xl_recon.records.money import Money
from xl_recon.records.statement import (
    Balance,
    BalanceChain,
    Check,
    LineStatus,
    Statement,
    StatementLine,
)


def a_day(day: int, amount: str, after: str = "") -> StatementLine:
    return a_line(
        booking_date=date(2025, 1, day),
        amount=Money(Decimal(amount)),
        balance_after=Decimal(after) if after else None,
    )


def a_month(*lines: StatementLine, opening: str = "100", closing: str = "") -> Statement:
    return a_statement(
        lines=lines,
        opening_balance=Balance(amount=Decimal(opening)) if opening else None,
        closing_balance=Balance(amount=Decimal(closing)) if closing else None,
    )


def test_opening_and_lines_give_the_closing() -> None:
    proof = balance_proof(a_month(a_day(1, "-10"), a_day(2, "5"), closing="95.00"))
    assert (proof.check, proof.difference, proof.broken_on) == (Check.HOLDS, Decimal(0), None)


def test_the_difference_is_what_the_lines_lack() -> None:
    proof = balance_proof(a_month(a_day(1, "-10"), closing="95"))
    assert (proof.check, proof.difference) == (Check.OFF, Decimal(5))


def test_without_balances_nothing_is_proved() -> None:
    assert balance_proof(a_month(a_day(1, "-10"))).check is Check.NONE


@pytest.mark.parametrize("newest_first", [False, True])
def test_the_day_is_named_on_which_running_balances_break(*, newest_first: bool) -> None:
    lines = [a_day(1, "-10", "90"), a_day(2, "-10"), a_day(3, "-10", "60"), a_day(4, "-10", "50")]
    ordered = lines[::-1] if newest_first else lines
    proof = balance_proof(a_month(*ordered, closing="50"))
    assert (proof.check, proof.broken_on) == (Check.OFF, date(2025, 1, 3))
    assert proof.broken_by == Decimal(-10)


def test_a_break_that_heals_is_told_by_its_own_amount() -> None:
    lines = a_day(1, "-10", "90"), a_day(2, "-10", "79"), a_day(3, "-9", "71")
    proof = balance_proof(a_month(*lines, closing="71"))
    assert (proof.difference, proof.broken_on, proof.broken_by) == (
        Decimal(0),
        date(2025, 1, 2),
        Decimal(-1),
    )


def test_running_balances_are_compared_without_an_opening_too() -> None:
    lines = a_day(1, "-10", "90"), a_day(2, "-10", "79"), a_day(3, "-9", "70")
    assert balance_proof(a_month(*lines, opening="")).broken_on == date(2025, 1, 2)


def test_pending_lines_move_no_balance() -> None:
    pending = a_line(status=LineStatus.PENDING, balance_after=Decimal(1))
    assert balance_proof(a_month(pending, opening="100", closing="100")).check is Check.HOLDS


def test_the_readers_own_chain_is_believed() -> None:
    chain = BalanceChain(agreed=1, tested=2, broken_on=date(2025, 1, 9))
    statement = a_statement(chain=chain)
    assert balance_proof(statement).broken_on == date(2025, 1, 9)
    assert balance_proof(statement).check is Check.OFF
