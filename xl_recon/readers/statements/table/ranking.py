"""How well headings and looks speak for a reading; where balances prove one, they go first."""

from __future__ import annotations

from typing import assert_never

from xl_recon.readers.statements.table.columns import Column
from xl_recon.readers.statements.table.sources import (
    AmountSource,
    Directed,
    NumberColumn,
    Paired,
    Signed,
)
from xl_recon.readers.statements.table.words import Role, says_net, speaks_of_spending

_AGAINST = -4.0
_SIDES = frozenset({Role.DEBIT, Role.CREDIT})


def source_words(source: AmountSource, columns: tuple[Column, ...]) -> float:
    """Return how well the headings agree with this way to read the amounts."""
    match source:
        case Signed(amount=amount, fee=fee):
            base = _amount_words(columns[amount.index])
            return (
                base + _turned_words(source, columns) + (_fee_words(source, columns) if fee else 0)
            )
        case Paired(debit=debit, credit=credit):
            out = _side_words(columns[debit.index], Role.DEBIT, Role.CREDIT)
            return out + _side_words(columns[credit.index], Role.CREDIT, Role.DEBIT)
        case Directed(amount=amount, direction=direction):
            named = columns[direction].roles & _SIDES
            return _amount_words(columns[amount.index]) + (3 if named else 2)
        case _:
            assert_never(source)


def balance_words(balance: NumberColumn | None, columns: tuple[Column, ...]) -> float:
    """Return how well a heading names the running balance."""
    if balance is None:
        return 0
    roles = columns[balance.index].roles
    if Role.BALANCE in roles:
        return 2 if Role.VALUE_DATE in roles else 3
    return -3 if roles else -0.5 + balance.index / 100


def _amount_words(column: Column) -> float:
    roles = column.roles
    if column.is_net:
        return 6 + column.filled
    if roles & {Role.ASIDE, Role.BALANCE}:
        return _AGAINST + 1
    if roles >= _SIDES or (Role.AMOUNT in roles and not roles & {*_SIDES, Role.FEE}):
        return 4 + column.filled + (0.5 if says_net(column.heading) else 0)
    if roles and roles <= {Role.VALUE_DATE, Role.CURRENCY}:  # `Value`, where it is no date
        return 3 + column.filled
    if roles & {*_SIDES, Role.FEE, Role.REFERENCE}:
        return _AGAINST + 1
    return (-1 if roles else 0) + column.filled + _looks_like_money(column)


def _looks_like_money(column: Column) -> float:
    """Cents and signs: a number without either may be anything. An amount precedes its balance."""
    cents = any("." in text or "," in text for text in column.texts)
    signs = any("-" in text for text in column.texts)
    return (0.5 if cents else -1) + (2 if signs else 0) - column.index / 100


def _turned_words(source: Signed, columns: tuple[Column, ...]) -> float:
    """A card's list of purchases counts them up: money out without a sign."""
    column = columns[source.amount.index]
    negative = sum(1 for text in column.texts if "-" in text)
    counts_up = 4 * negative <= len(column.texts)
    balanced = any(Role.BALANCE in other.roles or other.is_net for other in columns)
    if column.roles & _SIDES == {Role.DEBIT}:
        return 0.5 if source.turned == counts_up else -0.5
    spent = counts_up and not balanced and any(speaks_of_spending(c.heading) for c in columns)
    return 0.5 if source.turned == spent else -0.5


def _fee_words(source: Signed, columns: tuple[Column, ...]) -> float:
    """A fee beside the amount is taken off, unless a net amount is there."""
    net = any(says_net(column.heading) or column.is_net for column in columns)
    return -1.5 if net or columns[source.amount.index].roles >= {Role.AMOUNT, Role.ASIDE} else 1


def _side_words(column: Column, wanted: Role, other: Role) -> float:
    if column.roles & {Role.ASIDE, Role.BALANCE}:
        return _AGAINST
    if other in column.roles:
        return -1 if wanted in column.roles else _AGAINST
    return 3 if wanted in column.roles else -1
