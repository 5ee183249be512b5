"""Which columns describe a movement, name the other side, or say whose account it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from xl_recon.readers.statements.table.accounts import IBAN
from xl_recon.readers.statements.table.columns import Column, Kind
from xl_recon.readers.statements.table.tables import Row
from xl_recon.readers.statements.table.values import CURRENCIES
from xl_recon.readers.statements.table.words import Role, folded_heading

_CURRENCY = re.compile(r"[A-Z]{3}")
_TIME = re.compile(r"\d{1,2}[:.]\d{2}([:.]\d{2})?")
_OWN = re.compile(r"auftrag(s|geber) ?konto|\beigen|\bown\b|order(er|ing) account|conto ordinante")
_MOSTLY = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class TextColumns:
    """Places of the columns of text; None where the table has none."""

    description: tuple[int, ...]
    kind: tuple[int, ...] = ()
    name: int | None = None
    iban: int | None = None  # the other side's
    own_iban: int | None = None
    reference: int | None = None
    currency: int | None = None


def text_columns(columns: tuple[Column, ...], near: int, taken: tuple[int, ...]) -> TextColumns:
    """Return what each column of text says; `near` is the amount, `taken` are other columns."""
    currency = currency_column(columns, near)
    ibans = [column for column in columns if _holds_ibans(column)]
    accounts = [*ibans, *(column for column in columns if Role.IBAN in column.roles)]
    own = next((column.index for column in accounts if _is_own(column)), None)
    free = [
        column
        for column in columns
        if column.index not in {*taken, currency, own} and column not in ibans
    ]
    names = _with_role(free, Role.NAME)
    references = [c for c in _with_role(free, Role.REFERENCE) if Role.TEXT not in c.roles]
    return TextColumns(
        description=_description(free, columns),
        kind=tuple(column.index for column in _with_role(free, Role.KIND)),
        name=names[0].index if names else None,
        iban=next((column.index for column in ibans if column.index != own), None),
        own_iban=own,
        reference=references[0].index if references else None,
        currency=currency,
    )


def currency_column(columns: tuple[Column, ...], near: int) -> int | None:
    """Return the column of the account's currency: the nearest to the amount."""
    found = [column.index for column in columns if _holds_currencies(column)]
    return min(found, key=lambda index: abs(index - near), default=None)


def joined(row: Row, places: tuple[int, ...]) -> str:
    """Return the cells as one line of text, each said once."""
    if len(places) <= 1:
        return " ".join(row[places[0]].split()) if places else ""
    parts = (" ".join(row[index].split()) for index in places)
    return " ".join(dict.fromkeys(part for part in parts if part))


def _holds_currencies(column: Column) -> bool:
    named = column.roles & {Role.CURRENCY, Role.VALUE_DATE}
    if column.kind is not Kind.TEXT or column.roles & {Role.FEE, Role.ASIDE}:
        return False
    if not named and column.roles:
        return False
    return all(text in CURRENCIES or (named and _CURRENCY.fullmatch(text)) for text in column.texts)


def _holds_ibans(column: Column) -> bool:
    fitting = sum(1 for text in column.texts if IBAN.fullmatch(text))
    return bool(fitting) and fitting >= _MOSTLY * len(column.texts)


def _is_own(column: Column) -> bool:
    named = Role.NAME in column.roles and not _OWN.search(folded_heading(column.heading))
    return len(column.texts) == 1 and column.filled == 1 and not named


def _with_role(columns: list[Column], role: Role) -> list[Column]:
    return [column for column in columns if role in column.roles and column.kind is Kind.TEXT]


def _description(free: list[Column], columns: tuple[Column, ...]) -> tuple[int, ...]:
    texts = [c for c in free if c.kind is Kind.TEXT and not all(map(_TIME.fullmatch, c.texts))]
    varied = [c for c in texts if len(c.texts) > 1 or c.filled < 1 or not c.heading]
    telling = [c for c in varied if Role.TEXT in c.roles]
    plain = [c for c in varied if not c.roles or c.roles == {Role.NAME}]
    chosen = telling or plain or texts or [c for c in columns if Role.TEXT in c.roles]
    return tuple(column.index for column in chosen)
