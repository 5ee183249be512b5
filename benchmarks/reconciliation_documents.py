"""Invented documents: ours numbered in one row, each supplier's in its own way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from random import Random

from xl_recon.records.open_document import DocumentKind, OpenDocument
from xl_recon.records.party import Party

START = dt.date(2026, 3, 1)
_POPULAR = tuple(map(Decimal, ("100.00", "122.00", "61.00", "366.00", "1220.00", "50.00")))
_CREDIT_NOTES, _CLOSED, _SAME_AMOUNTS = 0.03, 0.1, 0.15  # of all documents


def new_documents(parties: Sequence[Party], count: int, random: Random) -> list[OpenDocument]:
    """Return documents, some of them closed."""
    return [_document(at, random.choice(parties), random) for at in range(count)]


def an_amount(random: Random) -> Decimal:
    """An amount as on invoices, many of them popular."""
    if random.random() < _SAME_AMOUNTS:
        return random.choice(_POPULAR)
    return Decimal(round(random.lognormvariate(6, 1) * 100)) / 100 + 5


def _document(at: int, party: Party, random: Random) -> OpenDocument:
    number = f"2026/{at:04}" if party.is_customer else _supplier_number(random)
    amount = an_amount(random) * (1 if party.is_customer else -1)
    kind = DocumentKind.INVOICE
    if random.random() < _CREDIT_NOTES:
        kind, amount, number = DocumentKind.CREDIT_NOTE, round(-amount / 10, 2), f"NC-{90000 + at}"
    is_closed = random.random() < _CLOSED
    return OpenDocument(
        key=f"D{at:05}",
        number=number,
        kind=kind,
        date=START - dt.timedelta(random.randrange(5, 90)),
        party=party.code,
        currency="EUR",
        total=amount,
        residual=Decimal(0) if is_closed else amount,
        sign=1 if amount > 0 else -1,
    )


def _supplier_number(random: Random) -> str:
    number = random.randrange(1, 400)
    return random.choice(
        (f"{number}", f"{number}/A", f"2026/{number}", f"2026-{number:05}", f"FT{number:06}")
    )
