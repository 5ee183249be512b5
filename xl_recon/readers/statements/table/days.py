"""Which column holds the booking day, and in which order its dates are written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from xl_recon.readers.statements.table.columns import Column, Kind, days_in
from xl_recon.readers.statements.table.day_hints import NO_HINTS, DayHints
from xl_recon.readers.statements.table.tables import Row
from xl_recon.readers.statements.table.values import DateOrder
from xl_recon.readers.statements.table.words import Role, booking_rank

_SEVERAL = 2
_CLOSE = 2  # times as odd is not decided yet


@dataclass(frozen=True, slots=True, kw_only=True)
class DayColumn:
    """A column of days with the order its dates are written in."""

    index: int
    order: DateOrder
    rank: int
    is_value: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DayColumns:
    """The columns of days, the likeliest booking day first; the others stand in for it."""

    columns: tuple[DayColumn, ...]
    order_assumed: bool = False
    pinned: int = -1  # the column that a user or a profile names

    @property
    def value(self) -> DayColumn | None:
        """The column of value dates."""
        return next((column for column in self.columns if column.is_value), None)

    def complete_over(self, rows: tuple[Row, ...]) -> DayColumns:
        """Return the columns with those first that name a day in every row that moves money."""
        ranked = sorted(
            self.columns,
            key=lambda column: (
                column.index != self.pinned,
                not all(days_in(rows, column.index, column.order)),
                -column.rank,
                column.index,
            ),
        )
        return replace(self, columns=tuple(ranked))


def day_columns(
    columns: tuple[Column, ...], rows: tuple[Row, ...], hints: DayHints = NO_HINTS
) -> DayColumns:
    """Return the columns of days; the order of day and month is decided for whole columns."""
    dated = [column for column in columns if column.kind is Kind.DATE]
    shared = [
        order
        for order in DateOrder
        if all(order in column.orders for column in dated if len(column.orders) > 1)
    ]
    found = tuple(
        DayColumn(
            index=column.index,
            order=_order(_likely(column, shared, rows, hints), column.index, rows),
            rank=booking_rank(column.heading),
            is_value=Role.VALUE_DATE in column.roles,
        )
        for column in dated
    )
    assumed = any(
        _undecided(_likely(column, shared, rows, hints), column.index, rows) for column in dated
    )
    return DayColumns(columns=found, order_assumed=assumed).complete_over(rows)


def days_of(columns: DayColumns, rows: tuple[Row, ...]) -> list[date | None]:
    """Return each row's booking day: the first of its days that is one."""
    found: list[date | None] = [None] * len(rows)
    for column in columns.columns:
        if all(found):
            break
        others = days_in(rows, column.index, column.order)
        found = [day or other for day, other in zip(found, others, strict=True)]
    return found


def _likely(
    column: Column, shared: Sequence[DateOrder], rows: tuple[Row, ...], hints: DayHints
) -> list[DateOrder]:
    """The orders that the cells allow, and that what stands around the table does not deny."""
    allowed = [order for order in column.orders if order in shared] or list(column.orders)
    hinted = [o for o in allowed if hints.allow(days_in(rows, column.index, o), o)] or allowed
    first = hints.day_first and DateOrder.DAY_FIRST in hinted
    return [DateOrder.DAY_FIRST] if first else hinted


def _undecided(allowed: list[DateOrder], index: int, rows: tuple[Row, ...]) -> bool:
    """Whether two orders are as likely and tell different days."""
    if len(allowed) < _SEVERAL:
        return False
    listed = [days_in(rows, index, order) for order in allowed]
    likeliest = min(map(_oddity, listed))
    likely = [days for days in listed if _oddity(days) <= _CLOSE * likeliest]
    return any(days != likely[0] for days in likely)


def _order(allowed: list[DateOrder], index: int, rows: tuple[Row, ...]) -> DateOrder:
    if len(allowed) < _SEVERAL:
        return allowed[0] if allowed else DateOrder.DAY_FIRST
    return min(allowed, key=lambda order: _oddity(days_in(rows, index, order)))


def _oddity(days: Iterable[date | None]) -> int:
    """How little a bank would write these days: it sorts its rows, and they lie close together."""
    known = [day for day in days if day]
    steps = [(other - one).days for one, other in pairwise(known)]
    forth = sum(step for step in steps if step > 0)
    back = -sum(step for step in steps if step < 0)
    return forth + back + min(forth, back) + 1
