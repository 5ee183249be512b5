"""What each column of a table holds, by its cells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
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

_SAMPLE = 1000
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


def columns_of(table: Table) -> tuple[Column, ...]:
    """Return the table's columns, left to right."""
    dense = [row for row in table.rows if is_dense(row)]
    width = len(table.headings)
    fitting = [row for row in dense if len(row) == width] or dense
    return tuple(_column(index, table.headings[index], fitting) for index in range(width))


def _column(index: int, heading: str, rows: list[Row]) -> Column:
    cells = [row[index] for row in rows if row[index]]
    distinct = frozenset(cells)
    kind = _kind(cells[:_SAMPLE])
    return Column(
        index=index,
        heading=heading,
        roles=roles_of(heading),
        kind=kind,
        filled=len(cells) / max(len(rows), 1),
        orders=date_orders(filter(is_date, distinct)) if kind is Kind.DATE else (),
        marks=decimal_marks(filter(is_number, distinct)) if kind is Kind.NUMBER else (),
        texts=distinct,
        has_nought=any(not text.strip("0.,-+") for text in distinct),
    )


def _kind(cells: list[str]) -> Kind:
    if not cells:
        return Kind.BLANK
    if sum(map(is_date, cells)) >= _MOSTLY * len(cells):
        return Kind.DATE
    return Kind.NUMBER if sum(map(is_number, cells)) >= _MOSTLY * len(cells) else Kind.TEXT


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
