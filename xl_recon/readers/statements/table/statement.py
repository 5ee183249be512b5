"""Tables understood, as statements with their proof."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from xl_recon.errors import UnknownFormat
from xl_recon.readers.statements.table.accounts import iban_in
from xl_recon.readers.statements.table.balances import (
    Balances,
    implied_balances,
    titles_of,
    told_balances,
)
from xl_recon.readers.statements.table.choice import Understood, understood
from xl_recon.readers.statements.table.empty import empty_statements
from xl_recon.readers.statements.table.evidence import Chain
from xl_recon.readers.statements.table.grid import Grid
from xl_recon.readers.statements.table.lines import Origin, lines_of, texts_of
from xl_recon.readers.statements.table.merging import merge
from xl_recon.readers.statements.table.notices import notices_of
from xl_recon.readers.statements.table.parts import Part
from xl_recon.readers.statements.table.profiles import tables_read
from xl_recon.readers.statements.table.titles import Titles
from xl_recon.readers.statements.table.uses import table_reading
from xl_recon.readers.statements.table.whole_tables import tables_of
from xl_recon.readers.statements.table.words import Role
from xl_recon.records.notice import Notice
from xl_recon.records.source import SourceRef
from xl_recon.records.statement import Balance, BalanceChain, LineStatus, Statement
from xl_recon.records.statement_profile import NO_WISHES, TableWishes


def tables_understood(grid: Grid) -> tuple[Understood, ...]:
    """Return the tables of the grid in which something moves."""
    found = (understood(table) for table in tables_of(grid))
    return tuple(table for table in found if table and table.lists_movements)


def holds_statement(grid: Grid) -> bool:
    """Whether the grid is a bank's, be it that nothing moved."""
    return bool(tables_understood(grid) or empty_statements(grid, ""))


def statements_of(
    grid: Grid, document: str, wishes: TableWishes = NO_WISHES
) -> tuple[Statement, ...]:
    """Return the grid's statements, one for each account and currency."""
    tables = _without_summaries(tables_read(grid, document, wishes))
    if not tables:
        empty = empty_statements(grid, document)
        if empty:
            return empty
        raise UnknownFormat(document)
    merged: list[Statement] = []
    for table in tables:
        for statement in _statements(table, document):
            merge(merged, statement)
    return tuple(merged)


def _without_summaries(tables: tuple[Understood, ...]) -> tuple[Understood, ...]:
    """The tables but for a row of its own that only sums another table up, as payouts do."""
    totals = [
        sum((amount or Decimal(0) for amount in table.amounts), Decimal(0)) for table in tables
    ]
    return tuple(
        table
        for table, total in zip(tables, totals, strict=True)
        if len(table.amounts) > 1 or totals.count(total) == 1
    )


def _statements(table: Understood, document: str) -> Iterator[Statement]:
    titles = titles_of(table)
    lines = lines_of(table, Origin(document=document, currency=titles.currency))
    account = _own_account(table) or titles.account
    several = len(table.parts) > 1
    for part in table.parts:
        chosen = tuple(lines[place] for place in part.places if place in lines)
        if chosen:
            balances = _balances(table, part, titles)
            own = Statement(
                account=(_part_account(table, part) if several else "") or account,
                currency=chosen[0].amount.currency,
                identifier=part.name if several else "",
                period_start=titles.period_start,
                period_end=titles.period_end,
                opening_balance=balances.opening,
                closing_balance=balances.closing,
                chain=_chain(table, part.chain),
                lines=chosen,
                format="table",
                source=SourceRef(document),
            )
            yield _with_notices(own, table, titles)


def _balances(table: Understood, part: Part, titles: Titles) -> Balances:
    """The balances of the titles; where the rows prove others, the rows win."""
    moved = sum(
        (table.amounts[place] or Decimal(0) for place in part.places if _counts(table, place)),
        Decimal(0),
    )
    several = len(table.parts) > 1
    told = Balances() if several else told_balances(table, titles, moved)
    if part.chain.holds and not table.is_proved:
        return Balances(closing=told.closing)
    implied = implied_balances(table, part)
    return Balances(
        opening=implied.opening or told.opening, closing=implied.closing or told.closing
    )


def _counts(table: Understood, place: int) -> bool:
    return table.body.statuses[place] is LineStatus.BOOKED


def _chain(table: Understood, chain: Chain) -> BalanceChain | None:
    if not chain.tested or (chain.holds and not table.is_proved):
        return None
    broken = None if chain.broken is None else table.days[chain.broken]
    return BalanceChain(agreed=chain.agreed, tested=chain.tested, broken_on=broken)


def _with_notices(own: Statement, table: Understood, titles: Titles) -> Statement:
    both = titles.opening is not None and titles.closing is not None
    agree = both and own.difference == 0
    notices = notices_of(table, own.source.document, own.chain, balances_agree=agree)
    if _contradicts(titles.opening, own.opening_balance) or _contradicts(
        titles.closing, own.closing_balance
    ):
        notices += (Notice("table.titles_disagree", own.source.document),)
    return replace(own, notices=(*table.notices, *notices), table=table_reading(table))


def _contradicts(title: Balance | None, chosen: Balance | None) -> bool:
    return title is not None and chosen is not None and title.amount != chosen.amount


def _part_account(table: Understood, part: Part) -> str:
    """The IBAN that stands beside every row of the part, and of no other."""
    rows = [table.body.rows[table.body.dated[place]] for place in part.places]
    for column in table.body.columns:
        same = {row[column.index] for row in rows}
        if Role.NAME not in column.roles and len(same) == 1 and (found := iban_in(same)):
            return found
    return ""


def _own_account(table: Understood) -> str:
    column = texts_of(table).own_iban
    return "" if column is None else table.body.rows[table.body.dated[0]][column].replace(" ", "")
