"""Tables understood, as statements with their proof."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from xl_recon.errors import UnknownFormat
from xl_recon.readers.statements.table.choice import Understood, understood
from xl_recon.readers.statements.table.evidence import Chain, closing_of, opening_of
from xl_recon.readers.statements.table.grid import Grid
from xl_recon.readers.statements.table.lines import Origin, lines_of, texts_of
from xl_recon.readers.statements.table.notices import notices_of
from xl_recon.readers.statements.table.parts import Part
from xl_recon.readers.statements.table.sources import mark_of
from xl_recon.readers.statements.table.tables import tables_of
from xl_recon.readers.statements.table.titles import Titles, titles_in
from xl_recon.records.notice import Notice
from xl_recon.records.source import SourceRef
from xl_recon.records.statement import Balance, BalanceChain, LineStatus, Statement


def tables_understood(grid: Grid) -> tuple[Understood, ...]:
    """Return the tables of the grid in which something moves."""
    found = (understood(table) for table in tables_of(grid))
    return tuple(table for table in found if table and any(table.amounts))


def statements_of(grid: Grid, document: str) -> tuple[Statement, ...]:
    """Return the grid's statements, one for each account and currency."""
    tables = tables_understood(grid)
    if not tables:
        raise UnknownFormat(document)
    merged: list[Statement] = []
    for table in tables:
        for statement in _statements(table, document):
            _merge(merged, statement)
    return tuple(merged)


def _merge(merged: list[Statement], added: Statement) -> None:
    """Put the lines of a further table of the same account to the first's."""
    for place, first in enumerate(merged):
        same_account = added.account in {"", first.account}
        same_part = added.identifier in {"", first.identifier}
        if same_account and same_part and added.currency in {"", first.currency}:
            merged[place] = replace(
                first,
                lines=first.lines + added.lines,
                notices=first.notices + added.notices,
                chain=_joint(first.chain, added.chain),
                opening_balance=first.opening_balance or added.opening_balance,
                closing_balance=first.closing_balance or added.closing_balance,
            )
            return
    merged.append(added)


def _joint(first: BalanceChain | None, other: BalanceChain | None) -> BalanceChain | None:
    if first is None or other is None:
        return first or other
    return BalanceChain(
        agreed=first.agreed + other.agreed,
        tested=first.tested + other.tested,
        broken_on=first.broken_on or other.broken_on,
    )


def _statements(table: Understood, document: str) -> Iterator[Statement]:
    titles = _titles(table)
    lines = lines_of(table, Origin(document=document, currency=titles.currency))
    account = _own_account(table) or titles.account
    several = len(table.parts) > 1
    for part in table.parts:
        chosen = tuple(lines[place] for place in part.places if place in lines)
        if chosen:
            balances = _implied(table, part) if several else _given(titles, _implied(table, part))
            own = Statement(
                account=account,
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Balances:
    opening: Balance | None
    closing: Balance | None


def _implied(table: Understood, part: Part) -> _Balances:
    """What the running balance says of the account before and after the lines."""
    booked = [
        amount if status is LineStatus.BOOKED else None
        for amount, status in zip(table.amounts, table.body.statuses, strict=True)
    ]
    order = part.chain.order
    if not part.chain.agreed:
        return _Balances(opening=None, closing=None)
    opening = opening_of(part.chain, booked, table.balances)
    closing = closing_of(part.chain, booked, table.balances)
    return _Balances(
        opening=None if opening is None else Balance(amount=opening, day=table.days[order[0]]),
        closing=None if closing is None else Balance(amount=closing, day=table.days[order[-1]]),
    )


def _given(titles: Titles, implied: _Balances) -> _Balances:
    """The balances of the titles; where the rows prove others, the rows win."""
    return _Balances(
        opening=implied.opening or titles.opening, closing=implied.closing or titles.closing
    )


def _chain(table: Understood, chain: Chain) -> BalanceChain | None:
    if not chain.tested:
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
    return replace(own, notices=notices)


def _contradicts(title: Balance | None, chosen: Balance | None) -> bool:
    return title is not None and chosen is not None and title.amount != chosen.amount


def _own_account(table: Understood) -> str:
    column = texts_of(table).own_iban
    return "" if column is None else table.body.rows[table.body.dated[0]][column].replace(" ", "")


def _titles(table: Understood) -> Titles:
    first, last = table.body.dated[0], table.body.dated[-1]
    around = [*table.body.rows[:first], *table.body.rows[last + 1 :]]
    above = table.body.table
    return titles_in(above.titles, around, mark_of(table.reading.amount), above.headings)
