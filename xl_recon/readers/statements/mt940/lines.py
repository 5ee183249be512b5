"""Field :61:, one movement, and the remark that follows it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from xl_recon.readers.statements.mt940.remarks import Remark
from xl_recon.readers.statements.mt940.values import amount, day, entry_day
from xl_recon.records.money import Money
from xl_recon.records.reference import is_iban
from xl_recon.records.source import SourceRef
from xl_recon.records.statement import Counterparty, LineStatus, StatementLine

_LINE = re.compile(
    r"(?P<value>[0-9]{6})(?P<entry>[0-9]{4}|[ ]{4})?(?P<mark>[RE]?[CD])[A-Z]?[ ]?"
    r"(?P<amount>[0-9.]*(?:,[0-9]*)?)[ ]?(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
# "Reversal of credit" takes money away again.
_DEBITS = {"D", "RC", "ED"}
_CODE = re.compile(r"[NFS][ 0-9A-Z]{3}", re.IGNORECASE)
_ORIGINAL = re.compile(r"/OCMT/([A-Z]{3})([0-9.,]+)")
# Placeholders that say "see the remark".
_NO_REFERENCE = {"NONREF", "NOTPROVIDED", "NREF", "EREF", "KREF", "MREF", "MARF", "PREF"}


def line(text: str, said: Remark, *, currency: str, source: SourceRef) -> StatementLine:
    """Return the record of a :61: and its remark; `ValueError` where it says no movement."""
    found = _LINE.fullmatch(text)
    if not found:
        raise ValueError(f"not a statement line: {text[:40]!r}")
    value, entry, mark, size, rest = found.groups()
    value_day, mark = day(value), mark.upper()
    debit = mark in _DEBITS
    first, _, beside = rest.partition("\n")
    code = _CODE.match(first)
    customer, _, bank = first[code.end() if code else 0 :].partition("//")
    supplement = " ".join(beside.split()) if beside else ""
    return StatementLine(
        booking_date=_booked(entry, value_day),
        amount=Money(_signed(amount(size), debit=debit), currency),
        description=said.description or supplement or said.bank_text,
        status=LineStatus.PENDING if mark in {"EC", "ED"} else LineStatus.BOOKED,
        value_date=value_day,
        counterparty=_counterparty(said, supplement),
        bank_reference=_reference(bank),
        entry_reference=_reference(customer),
        end_to_end_id=said.end_to_end_id,
        mandate=said.mandate,
        reference=said.reference,
        bank_text=said.bank_text or ("" if is_iban(supplement) else supplement),
        code=code[0].strip() if code else "",
        original_amount=_original_amount(supplement, currency, debit=debit),
        source=source,
    )


def _booked(entry: str | None, value_day: date) -> date:
    return entry_day(entry, value_day) if entry and entry.strip() else value_day


def _signed(size: Decimal, *, debit: bool) -> Decimal:
    return -size if debit else size


def _counterparty(said: Remark, supplement: str) -> Counterparty:
    # Rabobank puts the other account beside the movement.
    if not said.counterparty.iban and is_iban(supplement):
        return replace(said.counterparty, iban=supplement)
    return said.counterparty


def _reference(text: str) -> str:
    plain = text.strip()
    return "" if plain.upper().rstrip("+") in _NO_REFERENCE else plain


def _original_amount(supplement: str, currency: str, *, debit: bool) -> Money | None:
    """What /OCMT/ says; whatever else stands there is words and refuses nothing."""
    found = _ORIGINAL.search(supplement)
    if not found or found[1] == currency:
        return None
    try:
        size = amount(found[2])
    except ValueError:
        return None
    return Money(_signed(size, debit=debit), found[1])
