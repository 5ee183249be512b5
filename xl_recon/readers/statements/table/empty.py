"""A statement in which nothing moved: headings, perhaps titles with balances, and no rows."""

from __future__ import annotations

from datetime import date

from xl_recon.readers.statements.table.grid import Grid
from xl_recon.readers.statements.table.tables import Table, headed_tables
from xl_recon.readers.statements.table.titles import Framed, titles_in
from xl_recon.readers.statements.table.values import decimal_marks, is_date, is_number
from xl_recon.readers.statements.table.words import Role, roles_of
from xl_recon.records.notice import Notice, Severity
from xl_recon.records.source import SourceRef
from xl_recon.records.statement import Statement

_MOST_ROWS = 60  # of titles, headings and legal text together
_FEWEST_NAMED = 3
_DAYS = frozenset({Role.DATE, Role.VALUE_DATE})
_SIDES = frozenset({Role.DEBIT, Role.CREDIT})
_TELLING = frozenset({Role.TEXT, Role.BALANCE, Role.NAME, Role.KIND, Role.CURRENCY, Role.REFERENCE})


def empty_statements(grid: Grid, document: str) -> tuple[Statement, ...]:
    """Return the statement of a grid whose headings are a bank's and whose rows are none."""
    if len(grid.rows) > _MOST_ROWS:
        return ()
    empty = [table for table in headed_tables(grid) if _is_empty(table)]
    return (_statement(empty[0], document),) if empty else ()


def _is_empty(table: Table) -> bool:
    named = [roles_of(cell) for cell in table.headings if cell]
    said = frozenset().union(*named)
    amounts = Role.AMOUNT in said or said >= _SIDES
    telling = said & _TELLING and said & _DAYS and len(named) >= _FEWEST_NAMED
    return bool(amounts and telling) and not any(map(_may_move, table.rows))


def _may_move(row: tuple[str, ...]) -> bool:
    """Whether the row has a day and an amount that is not nought."""
    amounts = [cell for cell in row if is_number(cell) and not is_date(cell)]
    return any(map(is_date, row)) and any(cell.strip("0.,+- ") for cell in amounts)


def _statement(table: Table, document: str) -> Statement:
    around = (*table.titles, *table.rows)
    numbers = [cell for row in around for cell in row if is_number(cell)]
    mark = next(iter(decimal_marks(numbers)), ",")
    titles = titles_in(around, (), mark, Framed(headings=table.headings, first_day=date.min))
    return Statement(
        account=titles.account,
        currency=titles.currency,
        period_start=titles.period_start,
        period_end=titles.period_end,
        opening_balance=titles.opening,
        closing_balance=titles.closing,
        notices=(Notice("table.empty", document, severity=Severity.INFO),),
        format="table",
        source=SourceRef(document),
    )
