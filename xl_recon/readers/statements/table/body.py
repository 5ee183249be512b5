"""A table's rows with what is known of them before any amount is read."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from xl_recon.readers.statements.table.asked import (
    NOTHING_ASKED,
    Asked,
    columns_as_asked,
    days_as_asked,
    status_as_asked,
)
from xl_recon.readers.statements.table.columns import Column, columns_of, fitted
from xl_recon.readers.statements.table.day_hints import hints_of
from xl_recon.readers.statements.table.days import DayColumns, day_columns, days_of
from xl_recon.readers.statements.table.evidence import Amounts
from xl_recon.readers.statements.table.status import (
    is_pending_table,
    pending_below,
    status_columns,
    status_of,
)
from xl_recon.readers.statements.table.tables import Row, Table
from xl_recon.readers.statements.table.title_proof import ToldSums, told_sums
from xl_recon.records.statement import LineStatus

_NOTHING_TOLD = ToldSums()


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A table's rows, those with a day apart from those without."""

    table: Table
    columns: tuple[Column, ...]
    days: DayColumns
    rows: tuple[Row, ...]  # all of them, cut to the columns
    dated: tuple[int, ...]  # places in `rows`
    undated: tuple[Row, ...]
    statuses: tuple[LineStatus, ...]  # of the dated rows
    status: tuple[int, ...] = ()  # the columns that say so
    asked: Asked = NOTHING_ASKED
    told: ToldSums = _NOTHING_TOLD

    def booked(self, amounts: Amounts) -> list[Decimal | None]:
        """Return the amounts of the booked rows; None for the others."""
        pairs = zip(amounts, self.statuses, strict=True)
        return [amount if status is LineStatus.BOOKED else None for amount, status in pairs]


def body_of(table: Table, asked: Asked) -> Body:
    """Return the table's rows, sorted out."""
    columns = columns_as_asked(columns_of(table), asked)
    rows = tuple(fitted(row, columns, table.delimiter) for row in table.rows)
    days = days_as_asked(day_columns(columns, rows, hints_of(table)), asked)
    found = days_of(days, rows)
    dated = tuple(index for index, day in enumerate(found) if day)
    status = status_as_asked(status_columns(columns), asked)
    below = tuple(pending_below(rows))
    pending = is_pending_table(table)
    return Body(
        table=table,
        columns=columns,
        days=days,
        rows=rows,
        dated=dated,
        undated=tuple(row for row, day in zip(rows, found, strict=True) if not day),
        status=status,
        asked=asked,
        statuses=tuple(
            LineStatus.PENDING if pending or below[index] else status_of(rows[index], status)
            for index in dated
        ),
        told=told_sums(table.titles),
    )
