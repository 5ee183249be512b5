"""What each column of a table holds, by its cells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from xl_recon.readers.statements.table.tables import Row, Table, is_dense
from xl_recon.readers.statements.table.values import (
    DateOrder,
    date_orders,
    decimal_marks,
    is_date,
    is_number,
    parsed_amount,
    parsed_date,
)
from xl_recon.readers.statements.table.words import Role, roles_of

Value = TypeVar("Value")
Cells = list[Decimal | None]

_SAMPLE = 1000
_NET_SAMPLE = 40
_MOSTLY_NAMED = 0.3
_MOSTLY = 0.8  # scrambled or odd cells occur in real columns of dates


class Kind(StrEnum):
    """What the cells of a column are."""

    BLANK = "blank"
    DATE = "date"
    NUMBER = "number"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column, and the conventions that its own cells allow."""

    index: int
    heading: str
    roles: frozenset[Role]
    kind: Kind
    filled: float  # share of the movements' rows
    orders: tuple[DateOrder, ...] = ()
    marks: tuple[str, ...] = ()
    texts: frozenset[str] = frozenset()  # the distinct cells
    has_nought: bool = False
    is_net: bool = False  # in every row, another column less a fee
    odd: frozenset[str] = frozenset()  # in a column of dates, what is none


def columns_of(table: Table) -> tuple[Column, ...]:
    """Return the table's columns, left to right."""
    dense = [row for row in table.rows if is_dense(row)]
    width = len(table.headings)
    fitting = [row for row in dense if len(row) == width] or dense
    found = tuple(_column(index, table.headings[index], fitting) for index in range(width))
    nets = net_columns(found, fitting[:_NET_SAMPLE])
    return tuple(replace(c, is_net=True) if c.index in nets else c for c in found)


def _column(index: int, heading: str, rows: list[Row]) -> Column:
    cells = [row[index] for row in rows if row[index]]
    distinct = frozenset(cells)
    roles = roles_of(heading)
    kind = _kind(cells[:_SAMPLE], roles)
    return Column(
        index=index,
        heading=heading,
        roles=roles,
        kind=kind,
        filled=len(cells) / max(len(rows), 1),
        orders=date_orders(filter(is_date, distinct)) if kind is Kind.DATE else (),
        marks=decimal_marks(filter(is_number, distinct)) if kind is Kind.NUMBER else (),
        texts=distinct,
        has_nought=any(not text.strip("0.,-+") for text in distinct),
        odd=frozenset(t for t in distinct if not is_date(t)) if kind is Kind.DATE else frozenset(),
    )


def _kind(cells: list[str], roles: frozenset[Role]) -> Kind:
    """A column named for days stays one though many cells say `pending` instead."""
    if not cells:
        return Kind.BLANK
    mostly = _MOSTLY_NAMED if Role.DATE in roles else _MOSTLY
    if sum(map(is_date, cells)) >= mostly * len(cells):
        return Kind.DATE
    return Kind.NUMBER if sum(map(is_number, cells)) >= _MOSTLY * len(cells) else Kind.TEXT


def net_columns(columns: tuple[Column, ...], rows: list[Row]) -> frozenset[int]:
    """Return the columns that are a gross amount less its fee in every row."""
    numbers = [c for c in columns if c.kind is Kind.NUMBER and c.filled == 1 and c.marks]
    values = {c.index: amounts_in(tuple(rows), c.index, c.marks[0]) for c in numbers}
    fees = [c for c in numbers if Role.FEE in c.roles and any(values[c.index])]
    plain = [c for c in numbers if c not in fees]
    return frozenset(
        net.index
        for net in plain
        for fee in fees
        if any(_less(values[gross.index], values[fee.index], values[net.index]) for gross in plain)
        or (
            any(amount and amount < 0 for amount in values[fee.index])
            and _sums([values[c.index] for c in numbers if c is not net], values[net.index])
        )
    )


def _less(gross: Cells, fees: Cells, nets: Cells) -> bool:
    rows = [
        (one, abs(fee), other)
        for one, fee, other in zip(gross, fees, nets, strict=True)
        if one is not None and fee is not None and other is not None
    ]
    return len(rows) > 1 and all(one - fee == other for one, fee, other in rows)


def _sums(parts: list[Cells], totals: Cells) -> bool:
    rows = zip(zip(*parts, strict=True), totals, strict=True)
    sums = [(sum((part or Decimal(0) for part in row), Decimal(0)), total) for row, total in rows]
    return len(sums) > 1 and all(one == total for one, total in sums)


def fitted(row: Row, columns: tuple[Column, ...], delimiter: str) -> Row:
    """Return the row with as many cells as columns: a delimiter may stand in an unquoted text."""
    width = len(columns)
    extra = len(row) - width
    if extra <= 0 or not any(row[width:]):
        return row[:width]
    for start in (column.index for column in columns if column.kind is Kind.TEXT):
        end = start + extra + 1
        joined = (*row[:start], delimiter.join(row[start:end]), *row[end:])
        if all(_fits(joined[column.index], column.kind) for column in columns):
            return joined
    return row[:width]


def _fits(cell: str, kind: Kind) -> bool:
    match kind:
        case Kind.DATE:
            return not cell or is_date(cell)
        case Kind.NUMBER:
            return not cell or is_number(cell)
        case _:
            return True


def days_in(rows: tuple[Row, ...], index: int, order: DateOrder) -> list[date | None]:
    """Return the days in one column; what is none is None."""
    return _mapped([row[index] for row in rows], lambda text: parsed_date(text, order))


def amounts_in(rows: tuple[Row, ...], index: int, mark: str) -> list[Decimal | None]:
    """Return the amounts in one column; what is none is None."""
    return _mapped([row[index] for row in rows], lambda text: parsed_amount(text, mark))


def _mapped(cells: list[str], parse: Callable[[str], Value | None]) -> list[Value | None]:
    known: dict[str, Value | None] = {text: parse(text) for text in set(cells)}
    return [known[cell] for cell in cells]
