"""Readings between which nothing decides: all of them, and where they differ first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from xl_recon.errors import UnfitReading
from xl_recon.readers.statements.table.asked import Asked
from xl_recon.readers.statements.table.choice import Understood, understood
from xl_recon.readers.statements.table.columns import Kind
from xl_recon.readers.statements.table.readings import Reading
from xl_recon.readers.statements.table.sources import Signed, amount_columns, mark_of
from xl_recon.readers.statements.table.values import DateOrder
from xl_recon.records.statement_profile import DateStyle, ReadingOption

_MOST = 6


class _Movement(NamedTuple):
    day: date
    amount: Decimal | None


def alternatives_of(found: Understood) -> tuple[Understood, ...]:
    """Return the readings that are as good as the one found, that one first; else it alone."""
    if not found.rivals and not found.body.days.order_assumed:
        return (found,)
    distinct: list[Understood] = []
    for table in _candidates(found):
        if all(_movements(table) != _movements(other) for other in distinct):
            distinct.append(table)
    return tuple(distinct[:_MOST])


def options_of(alternatives: Sequence[Understood]) -> tuple[ReadingOption, ...]:
    """Return how several readings differ, by the first line in which they do."""
    movements = [_movements(table) for table in alternatives]
    lines = sorted({line for listed in movements for line in listed})
    line = next(line for line in lines if len({listed.get(line) for listed in movements}) > 1)
    return tuple(
        _option(number, table, line, listed.get(line))
        for number, (table, listed) in enumerate(zip(alternatives, movements, strict=True), 1)
    )


def columns_in_words(table: Understood) -> str:
    """Return the headings of the day, the amount and the balance: `Datum | Betrag | Saldo`."""
    balance = table.reading.balance
    money = " / ".join(_named(table, index) for index in amount_columns(table.reading.amount))
    day = _named(table, table.day_columns.columns[0].index)
    return " | ".join([day, money, *([_named(table, balance.index)] if balance else [])])


def style_of(table: Understood) -> DateStyle:
    """Return the order in which the booking days are written."""
    return DateStyle(table.day_columns.columns[0].order.value)


def is_turned(table: Understood) -> bool:
    """Whether money out is written without a sign."""
    source = table.reading.amount
    return isinstance(source, Signed) and source.turned


def _candidates(found: Understood) -> Iterator[Understood]:
    body = found.body
    for reading in (found.reading, *found.rivals):
        for order in _orders(found):
            try:
                table = understood(body.table, _pinned(body.asked, reading, order))
            except UnfitReading:
                continue
            if table is not None:
                yield table


def _pinned(asked: Asked, reading: Reading, order: DateOrder | None) -> Asked:
    """What was asked, with all that the readings differ in decided."""
    source = reading.amount
    turned = source.turned if isinstance(source, Signed) else asked.turned
    return replace(asked, pinned=reading, order=order, turned=turned)


def _orders(found: Understood) -> list[DateOrder | None]:
    """The orders that the dates allow, the one they were read in first."""
    days = found.body.days
    if not days.order_assumed:
        return [found.body.asked.order]
    dated = [column for column in found.body.columns if column.kind is Kind.DATE]
    open_ = {column.index for column in dated if len(column.orders) > 1}
    chosen = [column.order for column in days.columns if column.index in open_]
    allowed = [order for column in dated for order in column.orders if column.index in open_]
    return list(dict.fromkeys([*chosen, *allowed]))


def _movements(table: Understood) -> dict[int, _Movement]:
    """Day and amount by the line of the file."""
    lines = (table.body.table.lines[index] for index in table.body.dated)
    return dict(zip(lines, map(_Movement, table.days, table.amounts), strict=True))


def _option(number: int, table: Understood, line: int, movement: _Movement | None) -> ReadingOption:
    return ReadingOption(
        number=number,
        columns=columns_in_words(table),
        decimal_mark=mark_of(table.reading.amount),
        date_style=style_of(table),
        turned=is_turned(table),
        line=line,
        day=movement.day if movement else None,
        amount=movement.amount if movement else None,
    )


def _named(table: Understood, index: int) -> str:
    return table.body.table.headings[index] or f"({index + 1})"
