"""What the account held before and after a table's lines: by its running balance, by its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from xl_recon.readers.statements.table.choice import Understood
from xl_recon.readers.statements.table.evidence import closing_of, opening_of
from xl_recon.readers.statements.table.labels import Labelled, labelled_in
from xl_recon.readers.statements.table.parts import Part
from xl_recon.readers.statements.table.sources import Signed, mark_of, signed_amounts
from xl_recon.readers.statements.table.tables import Row
from xl_recon.readers.statements.table.title_words import balance_said
from xl_recon.readers.statements.table.titles import Framed, Stated, Titles, titles_in
from xl_recon.readers.statements.table.values import parsed_amount
from xl_recon.readers.statements.table.words import Role
from xl_recon.records.statement import Balance, LineStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Balances:
    """Before the lines and after them; None where nobody says."""

    opening: Balance | None = None
    closing: Balance | None = None


def titles_of(table: Understood) -> Titles:
    """Return what the rows around the movements say."""
    return titles_in(
        table.body.table.titles,
        tuple(_stated(table)),
        mark_of(table.reading.amount),
        Framed(headings=table.body.table.headings, first_day=min(table.days)),
    )


def implied_balances(table: Understood, part: Part) -> Balances:
    """Return what the running balance says of the account before and after the lines."""
    booked = [
        amount if status is LineStatus.BOOKED else None
        for amount, status in zip(table.amounts, table.body.statuses, strict=True)
    ]
    if not part.chain.agreed:
        return Balances(closing=_same_throughout(table))
    order = part.chain.order
    opening = opening_of(part.chain, booked, table.balances)
    closing = closing_of(part.chain, booked, table.balances)
    return Balances(
        opening=None if opening is None else Balance(amount=opening, day=table.days[order[0]]),
        closing=None if closing is None else Balance(amount=closing, day=table.days[order[-1]]),
    )


def told_balances(table: Understood, titles: Titles, moved: Decimal) -> Balances:
    """Return the balances of the titles; a card tells what is owed, without a sign."""
    told = Balances(opening=titles.opening, closing=titles.closing)
    if told.opening is None or told.closing is None or not _is_turned(table):
        return told
    if told.closing.amount - told.opening.amount == -moved:
        return Balances(opening=_owed(told.opening), closing=_owed(told.closing))
    return told


def _same_throughout(table: Understood) -> Balance | None:
    """The balance of today that a bank repeats beside every movement."""
    for column in table.body.columns:
        if Role.BALANCE in column.roles and len(column.texts) == 1 and len(table.amounts) > 1:
            amounts = {
                parsed_amount(text, column.marks[0]) for text in column.texts if column.marks
            }
            known = [amount for amount in amounts if amount is not None]
            return Balance(amount=known[0]) if known and column.filled == 1 else None
    return None


def _is_turned(table: Understood) -> bool:
    source = table.reading.amount
    return isinstance(source, Signed) and (source.turned or source.marked)


def _owed(balance: Balance) -> Balance:
    return Balance(amount=-balance.amount, day=balance.day)


def _stated(table: Understood) -> Iterator[Stated]:
    """The rows that are no movements and name a balance."""
    body = table.body
    moving = {
        index
        for index, amount, status in zip(body.dated, table.amounts, body.statuses, strict=True)
        if amount is not None and status is not LineStatus.INFO
    }
    for index, row in enumerate(table.body.rows):
        if index in moving:
            continue
        words = tuple(one for one in labelled_in([row]) if balance_said(one.label))
        amount = _amount(table, row, words) if words else None
        if amount is not None:
            yield Stated(words=words, amount=amount)


def _amount(table: Understood, row: Row, words: tuple[Labelled, ...]) -> Decimal | None:
    balance = table.reading.balance
    if balance is not None:
        found = parsed_amount(row[balance.index], balance.mark)
        if found is not None:
            return found
    (moved,) = signed_amounts(table.reading.amount, (row,))
    return moved if moved is not None else words[0].amount(mark_of(table.reading.amount))
