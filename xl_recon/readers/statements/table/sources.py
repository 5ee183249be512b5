"""Where a movement's signed amount may come from: the ways banks lay it out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import assert_never

from xl_recon.readers.statements.table.columns import amounts_in
from xl_recon.readers.statements.table.tables import Row
from xl_recon.readers.statements.table.values import says_money_in
from xl_recon.readers.statements.table.words import Direction, direction_of

Amounts = list[Decimal | None]

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberColumn:
    """A column of amounts with its decimal mark."""

    index: int
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """One column; `turned` where money out is positive, a fee is taken off.

    `marked` where only money in bears a mark: `CR`, or a plus.
    """

    amount: NumberColumn
    turned: bool = False
    marked: bool = False
    fee: NumberColumn | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paired:
    """Two columns, money out and money in."""

    debit: NumberColumn
    credit: NumberColumn


@dataclass(frozen=True, slots=True, kw_only=True)
class Directed:
    """One column, and a word beside it that says the direction."""

    amount: NumberColumn
    direction: int


AmountSource = Signed | Paired | Directed


def signed_amounts(source: AmountSource, rows: tuple[Row, ...]) -> Amounts:
    """Return each row's amount, money in positive; None where the row has none."""
    match source:
        case Signed():
            return _signed(source, rows)
        case Paired():
            return _paired(source, rows)
        case Directed():
            return _directed(source, rows)
        case _:
            assert_never(source)


def amount_columns(source: AmountSource) -> tuple[int, ...]:
    """Return the columns that the amount is read from."""
    match source:
        case Signed():
            return (source.amount.index, *((source.fee.index,) if source.fee else ()))
        case Paired():
            return source.debit.index, source.credit.index
        case Directed():
            return source.amount.index, source.direction
        case _:
            assert_never(source)


def mark_of(source: AmountSource) -> str:
    """Return the decimal mark of the amounts."""
    match source:
        case Signed(amount=column) | Directed(amount=column) | Paired(debit=column):
            return column.mark
        case _:
            assert_never(source)


def sides_of(
    source: AmountSource, rows: tuple[Row, ...], amounts: Amounts
) -> list[tuple[Decimal, int]]:
    """Return the total that a closing row would show below each column of amounts."""
    match source:
        case Paired(debit=debit, credit=credit):
            return [(_total(_numbers(side, rows)), side.index) for side in (debit, credit)]
        case Signed(amount=column) | Directed(amount=column):
            return [(_total(amounts), column.index)]
        case _:
            assert_never(source)


def _total(amounts: Amounts) -> Decimal:
    return sum((amount for amount in amounts if amount), _NOTHING)


def _numbers(column: NumberColumn, rows: tuple[Row, ...]) -> Amounts:
    return amounts_in(rows, column.index, column.mark)


def _signed(source: Signed, rows: tuple[Row, ...]) -> Amounts:
    amounts = _numbers(source.amount, rows)
    if source.marked:
        amounts = _by_mark(amounts, source.amount.index, rows)
    if source.turned:
        amounts = [None if amount is None else -amount for amount in amounts]
    if source.fee is None:
        return amounts
    fees = _numbers(source.fee, rows)
    return [
        None if amount is None else amount - abs(fee or _NOTHING)
        for amount, fee in zip(amounts, fees, strict=True)
    ]


def _by_mark(amounts: Amounts, index: int, rows: tuple[Row, ...]) -> Amounts:
    return [
        None if amount is None else abs(amount) if says_money_in(row[index]) else -abs(amount)
        for amount, row in zip(amounts, rows, strict=True)
    ]


def _paired(source: Paired, rows: tuple[Row, ...]) -> Amounts:
    debits, credits_ = _numbers(source.debit, rows), _numbers(source.credit, rows)
    out, into = -usual_sign(debits), usual_sign(credits_)
    return [
        None
        if debit is None and credit is None
        else out * (debit or _NOTHING) + into * (credit or _NOTHING)
        for debit, credit in zip(debits, credits_, strict=True)
    ]


def _directed(source: Directed, rows: tuple[Row, ...]) -> Amounts:
    amounts = _numbers(source.amount, rows)
    directions = [direction_of(row[source.direction]) for row in rows]
    factors = {
        direction: direction.sign * usual_sign(_of_direction(amounts, directions, direction))
        for direction in Direction
    }
    return [
        None if amount is None or direction is None else factors[direction] * amount
        for amount, direction in zip(amounts, directions, strict=True)
    ]


def _of_direction(
    amounts: Amounts, directions: Sequence[Direction | None], wanted: Direction
) -> Iterable[Decimal | None]:
    pairs = zip(amounts, directions, strict=True)
    return (amount for amount, direction in pairs if direction is wanted)


def usual_sign(amounts: Iterable[Decimal | None]) -> int:
    """Return -1 where most amounts are negative, else 1: the odd one is a reversal."""
    signs = Counter(amount > 0 for amount in amounts if amount)
    return -1 if signs[False] > signs[True] else 1
