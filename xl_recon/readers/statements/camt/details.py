"""One `TxDtls`: the part of an entry that speaks of one payment."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from xl_recon.readers.statements.camt.branches import Branch, signed
from xl_recon.readers.statements.camt.parties import counterparty
from xl_recon.records.money import Money
from xl_recon.records.reference import creditor_reference
from xl_recon.records.statement import CreditorReference, LineDetail


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFacts:
    """What a detail takes from its entry; `amount` has no sign."""

    debit: bool
    reversal: bool
    account: str
    amount: Money


def detail(payment: Branch, entry: EntryFacts, *, sole: bool) -> LineDetail:
    """Return the record of a `TxDtls`."""
    debit = payment.is_debit if "CdtDbtInd" in payment.texts else entry.debit
    returned = entry.reversal or payment.has("RtrInf")
    references = payment.first("Refs")
    remittance = payment.first("RmtInf")
    return LineDetail(
        amount=signed(_amount(payment, entry, sole=sole), debit=debit),
        description=_remittance_text(remittance) or _tidy(payment.text("AddtlTxInf")),
        counterparty=counterparty(payment, debit=debit, returned=returned, account=entry.account),
        reference=_creditor_reference(remittance),
        end_to_end_id=references.identifier("EndToEndId"),
        mandate=references.identifier("MndtId"),
        original_amount=original_amount(payment, currency=entry.amount.currency, debit=debit),
        bank_reference=references.identifier("AcctSvcrRef"),
    )


def original_amount(part: Branch, *, currency: str, debit: bool) -> Money | None:
    """The amount in the payer's currency, where that is not the account's."""
    amounts = part.first("AmtDtls")
    for kind in ("InstdAmt", "TxAmt"):
        found = amounts.first(kind)
        if found.currency not in {"", currency}:
            amount = found.money()
            return amount and signed(amount, debit=debit)
    return None


def _amount(payment: Branch, entry: EntryFacts, *, sole: bool) -> Money:
    """Without sign: `Amt`, else `TxAmt`; what is in another currency gives way to `CntrValAmt`."""
    amounts = payment.first("AmtDtls")
    foreign: Money | None = None
    for part in (payment, amounts.first("TxAmt"), amounts.first("CntrValAmt")):
        amount = part.money()
        if amount is not None and amount.currency in {entry.amount.currency, ""}:
            return Money(amount.amount, entry.amount.currency)
        foreign = foreign or amount
    if sole:
        return entry.amount
    return foreign or Money(Decimal(0), entry.amount.currency)


def _remittance_text(remittance: Branch) -> str:
    """What the payer wrote, on one line."""
    structured = [part.text("AddtlRmtInf") for part in remittance.all("Strd")]
    return _tidy(" ".join([remittance.text("Ustrd"), *structured]))


def _creditor_reference(remittance: Branch) -> CreditorReference | None:
    for structured in remittance.all("Strd"):
        given = structured.first("CdtrRefInf")
        value = given.identifier("Ref") or given.identifier("CdtrRef")
        if value:
            kind = given.first("Tp").first("CdOrPrtry")
            return creditor_reference(value, kind.text("Cd") or kind.text("Prtry"))
    return None


def _tidy(text: str) -> str:
    return " ".join(text.split())
