"""The readings of a table's amounts that agree with what was asked."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import assert_never

from xl_recon.readers.statements.table.asked import Asked
from xl_recon.readers.statements.table.columns import Column, Kind
from xl_recon.readers.statements.table.readings import Reading
from xl_recon.readers.statements.table.sources import (
    AmountSource,
    Directed,
    NumberColumn,
    Paired,
    Signed,
)
from xl_recon.records.statement_profile import ColumnUse

_MARKS = (".", ",")


def readings_as_asked(
    found: list[Reading], columns: tuple[Column, ...], asked: Asked
) -> list[Reading]:
    """Return the readings that agree, or those that nobody would have thought of unasked.

    Raise `UnfitReading` where the table bears out none.
    """
    if asked.pinned is not None:
        return [asked.pinned]
    fitting = [reading for reading in found if _fits(reading, asked)]
    if not fitting and asked.uses:
        fitting = [reading for reading in _unthought(columns, asked) if _fits(reading, asked)]
    if not fitting and found:
        raise asked.refused("no such reading")
    return fitting


def _fits(reading: Reading, asked: Asked) -> bool:
    return _source_fits(reading.amount, asked) and _number_fits(
        reading.balance, ColumnUse.BALANCE, asked
    )


def _source_fits(source: AmountSource, asked: Asked) -> bool:
    match source:
        case Signed():
            return _signed_fits(source, asked)
        case Paired(debit=debit, credit=credit):
            sides = _number_fits(debit, ColumnUse.DEBIT, asked) and _number_fits(
                credit, ColumnUse.CREDIT, asked
            )
            return sides and not asked.turned and not _named(ColumnUse.AMOUNT, asked)
        case Directed(amount=amount, direction=direction):
            named = asked.first(ColumnUse.DIRECTION)
            return (
                _number_fits(amount, ColumnUse.AMOUNT, asked)
                and (direction == named or (named is None and not asked.of(direction)))
                and not asked.turned
            )
        case _:
            assert_never(source)


def _signed_fits(source: Signed, asked: Asked) -> bool:
    """One column: of amounts, or the only side that there is."""
    sides = [use for use in (ColumnUse.DEBIT, ColumnUse.CREDIT) if _named(use, asked)]
    only = sides[0] if len(sides) == 1 and not _named(ColumnUse.AMOUNT, asked) else None
    if len(sides) > 1 or _named(ColumnUse.DIRECTION, asked):
        return False
    if only and source.turned != (only is ColumnUse.DEBIT):
        return False
    if not only and asked.turned not in {None, source.turned}:
        return False
    return _number_fits(source.amount, only or ColumnUse.AMOUNT, asked) and _number_fits(
        source.fee, ColumnUse.FEE, asked
    )


def _number_fits(number: NumberColumn | None, use: ColumnUse, asked: Asked) -> bool:
    """Whether this may be the column for a use; None for none is fine where none was named."""
    named = asked.first(use)
    if number is None:
        return named is None
    if named is None:
        return not asked.of(number.index)
    return number.index == named


def _named(use: ColumnUse, asked: Asked) -> bool:
    return asked.first(use) is not None


def _unthought(columns: tuple[Column, ...], asked: Asked) -> Iterator[Reading]:
    """Readings that the headings or the cells speak against, and the user for."""
    for mark in [asked.mark] if asked.mark else _MARKS:
        balances = [_number(ColumnUse.BALANCE, mark, columns, asked)]
        for source, balance in product(_sources(mark, columns, asked), balances):
            yield Reading(amount=source, balance=balance, words=0)


def _sources(mark: str, columns: tuple[Column, ...], asked: Asked) -> Iterator[AmountSource]:
    amount, debit, credit, fee = (
        _number(use, mark, columns, asked)
        for use in (ColumnUse.AMOUNT, ColumnUse.DEBIT, ColumnUse.CREDIT, ColumnUse.FEE)
    )
    direction = asked.first(ColumnUse.DIRECTION)
    if debit and credit:
        yield Paired(debit=debit, credit=credit)
    one = amount or debit or credit
    if one:
        yield from (Signed(amount=one, turned=turned, fee=fee) for turned in (False, True))
    if amount and direction is not None:
        yield Directed(amount=amount, direction=direction)


def _number(
    use: ColumnUse, mark: str, columns: tuple[Column, ...], asked: Asked
) -> NumberColumn | None:
    place = asked.first(use)
    if place is None:
        return None
    column = columns[place]
    known = column.kind is Kind.NUMBER and len(column.marks) == 1
    return NumberColumn(index=place, mark=column.marks[0] if known else mark)
