"""One `TxDtls`: the part of an entry that speaks of one payment."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from xl_recon.readers.joined_texts import one_line
from xl_recon.readers.statements.camt.parties import counterparty
from xl_recon.readers.statements.camt.parts import Part, signed
from xl_recon.records.money import Money
from xl_recon.records.reference import creditor_reference
from xl_recon.records.statement import CreditorReference, LineDetail

_FOREIGN = ("AmtDtls/InstdAmt/Amt", "AmtDtls/TxAmt/Amt")
_OWN = ("Amt", "AmtDtls/TxAmt/Amt", "AmtDtls/CntrValAmt/Amt")


class EntryFacts(NamedTuple):
    """What a detail takes from its entry; `amount` has no sign, `signed` is the entry's own.

    No dataclass: a frozen one takes thrice as long to make, and there is one for each entry.
    """

    debit: bool
    reversal: bool
    account: str
    amount: Money
    signed: Money


def detail(payment: Part, entry: EntryFacts, *, sole: bool) -> LineDetail:
    """Return the record of a `TxDtls`."""
    debit = payment.is_debit if "CdtDbtInd" in payment.texts else entry.debit
    returned = entry.reversal or bool(payment.group("RtrInf"))
    return LineDetail(
        amount=_signed(_amount(payment, entry, sole=sole), entry, debit=debit),
        description=_remittance_text(payment) or one_line(payment.text("AddtlTxInf")),
        counterparty=counterparty(payment, debit=debit, returned=returned, account=entry.account),
        reference=_creditor_reference(payment),
        end_to_end_id=payment.identifier("Refs/EndToEndId"),
        mandate=payment.identifier("Refs/MndtId"),
        original_amount=original_amount(payment, currency=entry.amount.currency, debit=debit),
        bank_reference=payment.identifier("Refs/AcctSvcrRef"),
    )


def original_amount(part: Part, *, currency: str, debit: bool) -> Money | None:
    """The amount in the payer's currency, where that is not the account's."""
    for path in _FOREIGN:
        given = part.currency(path)
        if given and given != currency:
            amount = part.money(path)
            return amount and signed(amount, debit=debit)
    return None


def _signed(amount: Money, entry: EntryFacts, *, debit: bool) -> Money:
    if amount is entry.amount and debit == entry.debit:
        return entry.signed
    return signed(amount, debit=debit)


def _amount(payment: Part, entry: EntryFacts, *, sole: bool) -> Money:
    """Without sign: `Amt`, else `TxAmt`; what is in another currency gives way to `CntrValAmt`."""
    foreign: Money | None = None
    for path in _OWN:
        amount = payment.money(path)
        if amount is None:
            continue
        if amount.currency == entry.amount.currency:
            return amount
        if not amount.currency:
            return Money(amount.amount, entry.amount.currency)
        foreign = foreign or amount
    if sole:
        return entry.amount
    return foreign or Money(Decimal(0), entry.amount.currency)


def _remittance_text(payment: Part) -> str:
    """What the payer wrote, on one line."""
    text = payment.text("RmtInf/Ustrd")
    for part in payment.group("RmtInf/Strd"):
        text += f" {part.text('AddtlRmtInf')}"
    return one_line(text)


def _creditor_reference(payment: Part) -> CreditorReference | None:
    for given in payment.group("RmtInf/Strd"):
        value = given.identifier("CdtrRefInf/Ref") or given.identifier("CdtrRefInf/CdtrRef")
        if value:
            kind = "CdtrRefInf/Tp/CdOrPrtry"
            return creditor_reference(
                value, given.text(f"{kind}/Cd") or given.text(f"{kind}/Prtry")
            )
    return None
