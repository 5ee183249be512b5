"""One `Ntry`: a movement, with the details of its payments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from xl_recon.readers.statements.camt.details import EntryFacts, detail, original_amount
from xl_recon.readers.statements.camt.parts import Part, day_places, signed
from xl_recon.records.money import Money
from xl_recon.records.source import SourceRef
from xl_recon.records.statement import LineDetail, LineStatus, StatementLine

_BOOKING_DAY, _VALUE_DAY = day_places("BookgDt"), day_places("ValDt")
_STATUSES = {
    "": LineStatus.BOOKED,
    "BOOK": LineStatus.BOOKED,
    "BOOKED": LineStatus.BOOKED,
    "PDNG": LineStatus.PENDING,
    "FUTR": LineStatus.PENDING,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What an entry takes from the statement around it."""

    document: str
    account: str
    last_day: date | None  # for entries that give no day at all


def line(
    entry: Part, setting: Setting, position: int, read_before: tuple[LineDetail, ...] = ()
) -> StatementLine:
    """Return the record of an `Ntry`; `ValueError` where its amount or its day is missing.

    `read_before` are the details that were taken out of a long entry before it was at its end.
    """
    facts = entry_facts(entry, setting)
    amount = facts.signed
    details = read_before + _details(entry, facts, alone=not read_before)
    payment = details[0] if len(details) == 1 else LineDetail(amount=amount)
    value_day = entry.day(_VALUE_DAY)
    bank_text = " ".join(entry.text("AddtlNtryInf").split())
    return StatementLine(
        booking_date=_given(entry.day(_BOOKING_DAY) or value_day or setting.last_day),
        amount=amount,
        description=payment.description or bank_text or _shared_text(details),
        status=_status(entry),
        value_date=value_day,
        counterparty=payment.counterparty,
        bank_reference=entry.identifier("AcctSvcrRef") or payment.bank_reference,
        entry_reference=entry.identifier("NtryRef"),
        end_to_end_id=payment.end_to_end_id,
        mandate=payment.mandate,
        reference=payment.reference,
        bank_text=bank_text,
        code=_code(entry),
        original_amount=payment.original_amount or _original_amount(entry, facts),
        details=() if len(details) == 1 and payment.amount == amount else details,
        source=SourceRef(setting.document, position),
    )


def entry_facts(entry: Part, setting: Setting) -> EntryFacts:
    """Return what the details of an `Ntry` take from it; `ValueError` where it has no amount."""
    amount = entry.money()
    if amount is None:
        raise ValueError("an entry without an amount")
    debit = entry.is_debit
    return EntryFacts(
        debit=debit,
        reversal=entry.text("RvslInd").lower() in {"true", "1"},
        account=setting.account,
        amount=amount,
        signed=signed(amount, debit=debit),
    )


def _details(entry: Part, facts: EntryFacts, *, alone: bool) -> tuple[LineDetail, ...]:
    # Version 1 has nothing around them.
    payments = entry.group("NtryDtls/TxDtls") or entry.group("TxDtls")
    sole = alone and len(payments) == 1
    return tuple([detail(payment, facts, sole=sole) for payment in payments])


def _given(day: date | None) -> date:
    if day is None:
        raise ValueError("an entry without a date")
    return day


def _status(entry: Part) -> LineStatus:
    found = entry.text("Sts/Cd") or entry.text("Sts/Prtry") or entry.text("Sts")
    return _STATUSES.get(found.upper(), LineStatus.INFO)


def _code(entry: Part) -> str:
    """`PMNT/RCDT/ESCT`, else the bank's own code."""
    return _joined(
        entry.text("BkTxCd/Domn/Cd"),
        entry.text("BkTxCd/Domn/Fmly/Cd"),
        entry.text("BkTxCd/Domn/Fmly/SubFmlyCd"),
    ) or entry.text("BkTxCd/Prtry/Cd")


@lru_cache(maxsize=256)  # there are few kinds of movements
def _joined(*levels: str) -> str:
    return "/".join(filter(None, levels))


def _original_amount(entry: Part, facts: EntryFacts) -> Money | None:
    return original_amount(entry, currency=facts.amount.currency, debit=facts.debit)


def _shared_text(details: tuple[LineDetail, ...]) -> str:
    """What all the payments say alike."""
    texts = {part.description for part in details}
    return texts.pop() if len(texts) == 1 else ""
