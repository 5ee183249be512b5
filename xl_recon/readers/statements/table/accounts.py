"""Whose account a few title rows speak of: what tells one section of a file from the next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from xl_recon.readers.statements.table.status_words import says_booked, says_pending
from xl_recon.readers.statements.table.values import CURRENCIES, is_date, is_number, unwrapped
from xl_recon.readers.statements.table.words import folded_heading
from xl_recon.records.iban_lengths import is_whole_iban

IBAN = re.compile(r"[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}")

_ACCOUNT = re.compile(
    r"konto|conto\b|account|compte|cuenta|сметка|\bcont\b|\bkarte|\bcard\b|carta|carte|rachun|"
    r"\bucet\b|\brekening|\bracun|szamla"
)
_NO_ACCOUNT = re.compile(
    r"auszug|estratto|statement|releve|inhaber|intestat|holder|titul|owner|stand|saldo|balance|"
    r"solde|type|\btipo\b|\bart\b|\bname|umsatz"
)
_NUMBER = re.compile(r"[A-Z]{0,4}[\d*Xx.•][\dXx*•. /-]{3,33}[\dXx*A-Z]?")
_CODE = re.compile(rf"\b({'|'.join(CURRENCIES)})\b")
_LONGEST = 60
_SHORTEST_IBAN = 15

Identity = frozenset[str]


def iban_in(cells: Iterable[str]) -> str:
    """Return the first IBAN in the cells; blank where none is."""
    found = (IBAN.search(unwrapped(cell).lstrip("=")) for cell in cells)
    ibans = (match.group().replace(" ", "") for match in found if match)
    return next(map(_whole, ibans), "")


def _whole(found: str) -> str:
    """The IBAN alone, where a currency or a name is written right behind it."""
    ends = range(len(found), _SHORTEST_IBAN - 1, -1)
    return next((found[:end] for end in ends if is_whole_iban(found[:end])), found)


def account_named(label: str, rest: Sequence[str]) -> str:
    """Return the account number that stands beside its label; blank where the label is another."""
    if not rest or not _ACCOUNT.search(label) or _NO_ACCOUNT.search(label):
        return ""
    value = unwrapped(rest[0]).lstrip("'").strip()
    found = None if is_date(value) else _NUMBER.match(value)
    return found.group().strip() if found else ""


def identity_of(rows: Iterable[Sequence[str]]) -> Identity:
    """Return what the title rows of a section name: accounts, one currency, pending movements."""
    cells = [cell for row in rows for cell in row if cell]
    titles = [cell for cell in cells if len(cell) <= _LONGEST]
    codes = {code for cell in titles for code in _CODE.findall(cell)}
    named = {iban_in(cells), *_accounts(rows)} - {""}
    return frozenset({*named, *(codes if len(codes) == 1 else ()), *_state(rows)})


def _state(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Whether titles say that what follows is pending, or is booked; rows with numbers are none."""
    titles = [row for row in rows if not any(map(is_number, row))]
    cells = [cell for row in titles for cell in row if 0 < len(cell) <= _LONGEST]
    if any(map(says_pending, cells)):
        yield "pending"
    elif any(map(says_booked, cells)):
        yield "booked"


def _accounts(rows: Iterable[Sequence[str]]) -> Iterable[str]:
    for row in rows:
        filled = [cell for cell in row if cell]
        for place, cell in enumerate(filled):
            label, _, value = cell.partition(":")
            rest = [value.strip(), *filled[place + 1 :]] if value.strip() else filled[place + 1 :]
            yield account_named(folded_heading(label), rest)
