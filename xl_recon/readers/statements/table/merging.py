"""Statements of one account that a file tells in several tables, put together."""

from __future__ import annotations

from dataclasses import replace

from xl_recon.records.statement import Balance, BalanceChain, LineStatus, Statement


def merge(merged: list[Statement], added: Statement) -> None:
    """Put the lines of a further table of the same account to the first's, or add it."""
    for place, first in enumerate(merged):
        if _same(first, added):
            merged[place] = _together(first, added)
            return
    merged.append(added)


def _same(first: Statement, added: Statement) -> bool:
    return (
        added.account in {"", first.account}
        and added.identifier in {"", first.identifier}
        and added.currency in {"", first.currency}
    )


def _together(first: Statement, added: Statement) -> Statement:
    opening, closing = _ends(first, added)
    return replace(
        first,
        lines=first.lines + added.lines,
        notices=first.notices + added.notices,
        chain=_joint(first.chain, added.chain),
        opening_balance=opening,
        closing_balance=closing,
    )


def _ends(first: Statement, added: Statement) -> tuple[Balance | None, Balance | None]:
    """Where both tables have balances, one goes on where the other ends."""
    if not _is_booked(added) or not (added.opening_balance and added.closing_balance):
        return (
            first.opening_balance or added.opening_balance,
            first.closing_balance or added.closing_balance,
        )
    if not _is_booked(first) or not (first.opening_balance and first.closing_balance):
        return added.opening_balance, added.closing_balance
    if added.closing_balance.amount == first.opening_balance.amount:
        return added.opening_balance, first.closing_balance
    return first.opening_balance, added.closing_balance


def _is_booked(statement: Statement) -> bool:
    return any(line.status is LineStatus.BOOKED for line in statement.lines)


def _joint(first: BalanceChain | None, other: BalanceChain | None) -> BalanceChain | None:
    if first is None or other is None:
        return first or other
    return BalanceChain(
        agreed=first.agreed + other.agreed,
        tested=first.tested + other.tested,
        broken_on=first.broken_on or other.broken_on,
    )
