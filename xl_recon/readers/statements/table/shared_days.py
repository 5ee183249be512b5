"""Movements without a day of their own: a bank may write it beside the day's first one only."""

from __future__ import annotations

from dataclasses import replace

from xl_recon.readers.statements.table.applied import Understood
from xl_recon.readers.statements.table.sources import amount_columns
from xl_recon.readers.statements.table.status_words import names_balance, names_total
from xl_recon.readers.statements.table.tables import Row, Table
from xl_recon.readers.statements.table.values import is_number


def with_shared_days(found: Understood) -> Table | None:
    """Return the table with the day above put beside each such row; None where none is such.

    Parts of a collective movement look the same: only balances that follow tell them apart.
    """
    if found.reading.balance is None or found.chain.holds:
        return None
    dated, day = set(found.body.dated), found.body.days.columns[0].index
    rows: list[Row] = []
    above = ""
    for index, row in enumerate(found.body.rows):
        above = row[day] if index in dated else above
        moves = index not in dated and above and _moves(found, row)
        rows.append((*row[:day], above, *row[day + 1 :]) if moves else row)
    filled = tuple(rows)
    return None if filled == found.body.rows else replace(found.body.table, rows=filled)


def _moves(found: Understood, row: Row) -> bool:
    money = amount_columns(found.reading.amount)
    text = any(cell and not is_number(cell) for cell in row)
    sums = any(names_balance(cell) or names_total(cell) for cell in row)
    return text and not sums and any(is_number(row[index]) for index in money)
