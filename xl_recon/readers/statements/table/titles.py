"""What stands around a table: whose account, which currency, which balances."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from xl_recon.readers.statements.table.accounts import account_named, iban_in
from xl_recon.readers.statements.table.labels import Labelled, labelled_in
from xl_recon.readers.statements.table.tables import Row
from xl_recon.readers.statements.table.title_words import (
    Said,
    balance_said,
    names_first_day,
    names_last_day,
    names_period,
)
from xl_recon.readers.statements.table.values import CURRENCIES
from xl_recon.readers.statements.table.words import Role, roles_of
from xl_recon.records.statement import Balance

_CODE = re.compile(rf"\b({'|'.join(CURRENCIES)})\b")
_LONGEST_TITLE = 60
_BOTH = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A balance that a row of the table itself tells, with the words beside it."""

    words: tuple[Labelled, ...]
    amount: Decimal
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Titles:
    """What the rows around a table say; blank or None where they say nothing."""

    account: str = ""
    currency: str = ""
    opening: Balance | None = None
    closing: Balance | None = None
    period_start: date | None = None
    period_end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Framed:
    """What of the table itself helps to understand its titles."""

    headings: Row
    first_day: date  # of its movements


@dataclass(frozen=True, slots=True)
class _Told:
    said: Said
    balance: Balance


def titles_in(above: Iterable[Row], stated: Iterable[Stated], mark: str, table: Framed) -> Titles:
    """Return what the rows outside the movements say of the account.

    `above` are the rows over the heading, `stated` the balances in rows of the table: an account
    number there would be somebody else's.
    """
    rows = list(above)
    labelled = labelled_in(rows)
    told = _decided([*_titled(labelled, mark), *_told(stated)], table.first_day)
    start, end = _period(labelled)
    return Titles(
        account=iban_in(cell for row in rows for cell in row) or _account(labelled),
        currency=_currency(table.headings, rows),
        opening=_first(told, Said.OPENING),
        closing=_first(told, Said.CLOSING),
        period_start=start,
        period_end=end,
    )


def _titled(labelled: Iterable[Labelled], mark: str) -> Iterator[_Told]:
    for one in labelled:
        said, amount = balance_said(one.label), one.amount(mark)
        if said and amount is not None:
            yield _Told(said, Balance(amount=amount, day=next(iter(one.days), None)))


def _told(stated: Iterable[Stated]) -> Iterator[_Told]:
    """The rows' own balances; of several that close, pages' ends, the last one closes."""
    found = [
        _Told(said, Balance(amount=row.amount, day=row.day or next(iter(one.days), None)))
        for row in stated
        for one in row.words
        if (said := balance_said(one.label))
    ]
    yield from (told for told in found if told.said is not Said.CLOSING)
    yield from (told for told in reversed(found) if told.said is Said.CLOSING)


def _decided(told: list[_Told], first_day: date) -> list[_Told]:
    """The balances of some day as opening or closing: before the first movement, or after it."""
    days = {one.balance.day for one in told if one.said is Said.SOME_DAY and one.balance.day}
    earliest = min(days) if len(days) >= _BOTH else None
    return [
        replace(one, said=_side(one.balance.day, earliest, first_day))
        if one.said is Said.SOME_DAY
        else one
        for one in told
    ]


def _side(day: date | None, earliest: date | None, first_day: date) -> Said:
    opens = day is not None and (day == earliest or day < first_day)
    return Said.OPENING if opens else Said.CLOSING


def _first(told: Iterable[_Told], said: Said) -> Balance | None:
    return next((one.balance for one in told if one.said is said), None)


def _account(labelled: Iterable[Labelled]) -> str:
    found = (account_named(one.label, one.cells) for one in labelled)
    return next(filter(None, found), "")


def _currency(headings: Row, rows: list[Row]) -> str:
    """The currency in the headings of the amounts, else one alone in the titles."""
    money = {Role.AMOUNT, Role.DEBIT, Role.CREDIT, Role.BALANCE}
    named = [
        cell for cell in headings if roles_of(cell) & money and Role.ASIDE not in roles_of(cell)
    ]
    for cells in (named, [cell for row in rows for cell in row if len(cell) <= _LONGEST_TITLE]):
        codes: set[str] = {code for cell in cells for code in _CODE.findall(cell)}
        if len(codes) == 1:
            return codes.pop()
    return ""


def _period(labelled: list[Labelled]) -> tuple[date | None, date | None]:
    first = (one.days[0] for one in labelled if names_first_day(one.label) and one.days)
    last = (one.days[0] for one in labelled if names_last_day(one.label) and one.days)
    both = [one.days[:_BOTH] for one in labelled if names_period(one.label)]
    whole = next((days for days in both if len(days) == _BOTH), (None, None))
    return next(first, whole[0]), next(last, whole[1])
