"""One `Ntry`: a movement, with the details of its payments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from sys import intern

from xl_recon.readers.statements.camt.details import EntryFacts, detail, original_amount
from xl_recon.readers.statements.camt.parts import Part, signed
from xl_recon.records.money import Money
from xl_recon.records.source import SourceRef
from xl_recon.records.statement import LineDetail, LineStatus, StatementLine

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


def line(entry: Part, setting: Setting, position: int) -> StatementLine:
    """Return the record of an `Ntry`; `ValueError` where its amount or its day is missing."""
    facts = _facts(entry, setting)
    amount = signed(facts.amount, debit=facts.debit)
    details = _details(entry, facts)
    payment = details[0] if len(details) == 1 else LineDetail(amount=amount)
    value_day = entry.day("ValDt")
    bank_text = " ".join(entry.text("AddtlNtryInf").split())
    return StatementLine(
        booking_date=_first_day(entry.day("BookgDt"), value_day, setting.last_day),
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
        details=() if payment.amount == amount and len(details) == 1 else details,
        source=SourceRef(setting.document, position),
    )


def _facts(entry: Part, setting: Setting) -> EntryFacts:
    amount = entry.money()
    if amount is None:
        raise ValueError("an entry without an amount")
    return EntryFacts(
        debit=entry.is_debit,
        reversal=entry.text("RvslInd").lower() in {"true", "1"},
        account=setting.account,
        amount=amount,
    )


def _details(entry: Part, facts: EntryFacts) -> tuple[LineDetail, ...]:
    # Version 1 has nothing around them.
    payments = entry.group("NtryDtls/TxDtls") or entry.group("TxDtls")
    return tuple(detail(payment, facts, sole=len(payments) == 1) for payment in payments)


def _first_day(*days: date | None) -> date:
    for found in days:
        if found is not None:
            return found
    raise ValueError("an entry without a date")


def _status(entry: Part) -> LineStatus:
    found = entry.text("Sts/Cd") or entry.text("Sts/Prtry") or entry.text("Sts")
    return _STATUSES.get(found.upper(), LineStatus.INFO)


def _code(entry: Part) -> str:
    """`PMNT/RCDT/ESCT`, else the bank's own code."""
    levels = (
        entry.text("BkTxCd/Domn/Cd"),
        entry.text("BkTxCd/Domn/Fmly/Cd"),
        entry.text("BkTxCd/Domn/Fmly/SubFmlyCd"),
    )
    return intern("/".join(filter(None, levels)) or entry.text("BkTxCd/Prtry/Cd"))


def _original_amount(entry: Part, facts: EntryFacts) -> Money | None:
    return original_amount(entry, currency=facts.amount.currency, debit=facts.debit)


def _shared_text(details: tuple[LineDetail, ...]) -> str:
    """What all the payments say alike."""
    texts = {part.description for part in details}
    return texts.pop() if len(texts) == 1 else ""
