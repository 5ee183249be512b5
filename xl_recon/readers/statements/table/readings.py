"""Readings of a table: which columns could be what. Headings rank them, evidence chooses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

from xl_recon.readers.statements.table.columns import Column, Kind
from xl_recon.readers.statements.table.ranking import balance_words, source_words
from xl_recon.readers.statements.table.sources import (
    AmountSource,
    Directed,
    NumberColumn,
    Paired,
    Signed,
    amount_columns,
)
from xl_recon.readers.statements.table.values import parsed_amount, says_money_in
from xl_recon.readers.statements.table.words import Role, direction_of

_MARKS = (".", ",")
_MARK = re.compile(r"[+A-Za-z]")
_MOST_NUMBERS = 8  # more columns of numbers are told apart by their headings only
_FEW_DIRECTIONS = 6
_OVERLAP = 1.1
_HOPELESS = -4


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way to understand the amounts; `words` is how well the headings agree with it."""

    amount: AmountSource
    balance: NumberColumn | None
    words: float

    def amount_is_sided(self, columns: tuple[Column, ...]) -> bool:
        """Whether a heading says which way the money goes: `Uscite`, alone."""
        sides = columns[amount_columns(self.amount)[0]].roles & {Role.DEBIT, Role.CREDIT}
        return len(sides) == 1


def readings_of(columns: tuple[Column, ...]) -> list[Reading]:
    """Return the readings of a table, those first that its headings speak for."""
    found = [
        Reading(amount=source, balance=balance, words=words + balance_words(balance, columns))
        for numbers in _number_columns(columns)
        for source in _sources(numbers, columns)
        if (words := source_words(source, columns)) > _HOPELESS
        for balance in _balances(source, numbers)
    ]
    return sorted(found, key=lambda reading: -reading.words)


def mark_decided(columns: tuple[Column, ...]) -> bool:
    """Whether the amounts themselves say which sign is their decimal mark."""
    return len(_marks(columns)) == 1


def _number_columns(columns: tuple[Column, ...]) -> Iterator[list[NumberColumn]]:
    """The columns of numbers, once for each decimal mark that the table may have."""
    numeric = [column for column in columns if column.kind is Kind.NUMBER]
    if len(numeric) > _MOST_NUMBERS:
        numeric = [column for column in numeric if column.roles] or numeric
        numeric = numeric[: 2 * _MOST_NUMBERS]
    for mark in _marks(columns):
        yield [NumberColumn(index=column.index, mark=_own_mark(column, mark)) for column in numeric]


def _own_mark(column: Column, usual: str) -> str:
    return column.marks[0] if len(column.marks) == 1 else usual


def _marks(columns: tuple[Column, ...]) -> tuple[str, ...]:
    """The marks to try where a column's own amounts allow both."""
    numeric = [column for column in columns if column.kind is Kind.NUMBER]
    decided = {column.marks[0] for column in numeric if len(column.marks) == 1}
    if len(decided) == 1:
        return tuple(decided)
    open_ = [column for column in numeric if len(column.marks) != 1]
    marked = any(set(text) & set(_MARKS) for column in open_ for text in column.texts)
    return _MARKS if marked else _MARKS[:1]


def _sources(numbers: list[NumberColumn], columns: tuple[Column, ...]) -> Iterator[AmountSource]:
    for number in numbers:
        yield from _signed(number, numbers, columns)
        for direction in _directions(columns):
            yield Directed(amount=number, direction=direction)
    for debit, credit in permutations(numbers, 2):
        if _takes_turns(columns[debit.index], columns[credit.index]):
            yield Paired(debit=debit, credit=credit)
    yield from _half_pairs(numbers, columns)


def _signed(
    number: NumberColumn, numbers: list[NumberColumn], columns: tuple[Column, ...]
) -> Iterator[Signed]:
    fees = [other for other in numbers if Role.FEE in columns[other.index].roles]
    if _only_money_in_is_marked(columns[number.index]):
        yield Signed(amount=number, marked=True)
        return
    for turned in (False, True):
        yield Signed(amount=number, turned=turned)
        for fee in fees:
            if fee is not number:
                yield Signed(amount=number, turned=turned, fee=fee)


def _only_money_in_is_marked(column: Column) -> bool:
    """Amounts with a mark beside others with no sign at all: those are money out."""
    marked = [text for text in column.texts if not text.isascii() or _MARK.search(text)]
    marked = [text for text in marked if says_money_in(text)]
    others = column.texts - set(marked)
    return bool(marked and others) and not any(
        (amount := parsed_amount(text, mark)) is not None and amount < 0
        for text in others
        for mark in column.marks[:1]
    )


def _takes_turns(debit: Column, credit: Column) -> bool:
    """Two columns that share the rows between them: hardly a row fills both, or one is nought."""
    noughts = debit.has_nought or credit.has_nought
    return noughts or debit.filled + credit.filled <= _OVERLAP


def _half_pairs(numbers: list[NumberColumn], columns: tuple[Column, ...]) -> Iterator[Paired]:
    """A pair of which this file fills one side only."""
    blank = [column for column in columns if column.kind is Kind.BLANK]
    for number in numbers:
        roles = columns[number.index].roles
        for other in blank:
            empty = NumberColumn(index=other.index, mark=number.mark)
            if Role.CREDIT in other.roles and Role.DEBIT in roles:
                yield Paired(debit=number, credit=empty)
            elif Role.DEBIT in other.roles and Role.CREDIT in roles:
                yield Paired(debit=empty, credit=number)


def _directions(columns: tuple[Column, ...]) -> list[int]:
    return [
        column.index
        for column in columns
        if column.kind is Kind.TEXT
        and len(column.texts) <= _FEW_DIRECTIONS
        and all(map(direction_of, column.texts))
    ]


def _balances(source: AmountSource, numbers: list[NumberColumn]) -> Iterator[NumberColumn | None]:
    yield None
    taken = amount_columns(source)
    yield from (number for number in numbers if number.index not in taken)
