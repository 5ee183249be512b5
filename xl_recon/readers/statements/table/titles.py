"""What stands around a table: whose account, which currency, which balances."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from xl_recon.readers.statements.table.tables import Row
from xl_recon.readers.statements.table.texts import IBAN
from xl_recon.readers.statements.table.values import (
    CURRENCIES,
    DateOrder,
    is_date,
    is_number,
    parsed_amount,
    parsed_date,
    unwrapped,
)
from xl_recon.readers.statements.table.words import Role, folded_heading, roles_of
from xl_recon.records.statement import Balance

_OPENING = re.compile(
    r"(sald|balance|solde|sold\b|kontostand|салдо).*(inizial|initial|open|inici|precedent|начал|"
    r"brought|prev)|anfangss|eroffnungs|opening|saldovortrag|solde (au )?debut|начално|"
    r"saldo al inicio|previous bal"
)
_CLOSING = re.compile(
    r"(sald|balance|solde|sold\b|салдо).*(final|clos|краи|carried|attuale)|schlusss|endsaldo|"
    r"closing|краино|saldo alla fine|ending bal"
)
_FIRST_DAY = re.compile(
    r"^(von|from|dal|du|desde|от|de la|start\w*|data dal|date from|datum von|date de debut|"
    r"data (di )?inizio|kontoauszug von|estratto conto da|releve de compte de)$"
)
_LAST_DAY = re.compile(
    r"^(bis|until|to|al|au|hasta|до|end\w*|data al|date to|datum bis|date de fin|data (di )?fine|"
    r"kontoauszug bis|estratto conto fino|releve de compte jusqu au)$"
)
_ACCOUNT = re.compile(
    r"konto|conto\b|account|compte|cuenta|сметка|\bcont\b|\bkarte|\bcard\b|carta|carte"
)
_NO_ACCOUNT = re.compile(r"auszug|estratto|statement|releve|inhaber|intestat|holder|titul|owner")
_NUMBER = re.compile(r"[A-Z]{0,4}[\d*Xx][\dXx*. /-]{3,33}[\dXx*A-Z]?")
_CODE = re.compile(rf"\b({'|'.join(CURRENCIES)})\b")
_LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Titles:
    """What the rows around a table say; blank or None where they say nothing."""

    account: str = ""
    currency: str = ""
    opening: Balance | None = None
    closing: Balance | None = None
    period_start: date | None = None
    period_end: date | None = None


def titles_in(above: Iterable[Row], around: Iterable[Row], mark: str, headings: Row) -> Titles:
    """Return what the rows outside the movements say of the account.

    `above` are the rows over the heading, `around` those before the first and after the last
    movement: a balance may stand there, an account number would be somebody else's.
    """
    filled = [tuple(cell for cell in row if cell) for row in above]
    labelled = _all_labelled([*filled, *(tuple(filter(None, row)) for row in around)])
    return Titles(
        account=_iban(filled) or _account(_all_labelled(filled)),
        currency=_currency(headings, filled),
        opening=_balance(labelled, _OPENING, mark),
        closing=_balance(labelled, _CLOSING, mark),
        period_start=_day(labelled, _FIRST_DAY),
        period_end=_day(labelled, _LAST_DAY),
    )


def _all_labelled(rows: Iterable[Row]) -> list[tuple[str, Row]]:
    return [(folded_heading(label), rest) for row in rows for label, rest in _labelled(row)]


def _labelled(row: Row) -> Iterator[tuple[str, Row]]:
    """A label with the cells after it; `label: value` may stand in one cell."""
    for place, cell in enumerate(row):
        if len(cell) > _LONGEST_LABEL or is_date(cell) or is_number(cell):
            continue
        label, _, value = cell.partition(":")
        own = (value.strip(),) if value.strip() else ()
        yield label, own + tuple(row[place + 1 :])


def _iban(rows: list[Row]) -> str:
    found = (IBAN.search(unwrapped(cell).lstrip("=")) for row in rows for cell in row)
    return next((match.group().replace(" ", "") for match in found if match), "")


def _account(labelled: list[tuple[str, Row]]) -> str:
    values = (
        unwrapped(rest[0])
        for label, rest in labelled
        if rest and _ACCOUNT.search(label) and not _NO_ACCOUNT.search(label)
    )
    found = (_NUMBER.match(value) for value in values if not is_date(value))
    return next((match.group().strip() for match in found if match), "")


def _currency(headings: Row, rows: list[Row]) -> str:
    """The currency in the headings of the amounts, else one alone in the titles."""
    money = {Role.AMOUNT, Role.DEBIT, Role.CREDIT, Role.BALANCE}
    named = [
        cell for cell in headings if roles_of(cell) & money and Role.ASIDE not in roles_of(cell)
    ]
    for cells in (named, [cell for row in rows for cell in row if len(cell) <= _LONGEST_LABEL]):
        codes: set[str] = {code for cell in cells for code in _CODE.findall(cell)}
        if len(codes) == 1:
            return codes.pop()
    return ""


def _balance(labelled: list[tuple[str, Row]], words: re.Pattern[str], mark: str) -> Balance | None:
    for label, rest in labelled:
        if not words.search(label):
            continue
        amounts = [parsed_amount(cell, mark) for cell in rest if is_number(cell)]
        if amounts and amounts[-1] is not None:
            return Balance(amount=Decimal(amounts[-1]), day=_first_day(rest))
    return None


def _day(labelled: list[tuple[str, Row]], words: re.Pattern[str]) -> date | None:
    days = (_first_day(rest) for label, rest in labelled if words.search(label))
    return next((day for day in days if day), None)


def _first_day(cells: Row) -> date | None:
    days = (parsed_date(cell, DateOrder.DAY_FIRST) for cell in cells)
    return next((day for day in days if day), None)
