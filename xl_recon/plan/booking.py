"""Statement lines as journal rows, half finished: the rules, or a person, put in the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from itertools import count

from xl_recon.matching.customer_reference import CustomerAccounts, NamedCustomer
from xl_recon.matching.folding import folded
from xl_recon.matching.movements import Movement
from xl_recon.records.journal import JournalRow
from xl_recon.records.money import Money
from xl_recon.records.settings import Settings
from xl_recon.records.statement import LineDetail, StatementLine

_RATE = Decimal("0.000001")

# The rows of one movement, which stay together: the first holds the bank account.
JournalEntry = tuple[JournalRow, ...]


class Per(StrEnum):
    """What a collective movement becomes: one row, or a head and a row for each detail."""

    ENTRY = "entry"
    DETAIL = "detail"


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingTerms:
    """How the lines of one bank account are booked.

    Without `per` a collective movement is taken apart when its details tell something apart:
    another party, reference or text.
    """

    account: str
    currency: str = ""  # the account's, where the chart gives one
    settings: Settings = field(default_factory=Settings)
    customers: CustomerAccounts = field(default_factory=CustomerAccounts)
    per: Per | None = None

    @property
    def bank(self) -> str:
        """The bank account, or what stands for a missing one."""
        return self.account or self.settings.missing_account


def booked_entry(line: StatementLine, terms: BookingTerms) -> JournalEntry:
    """Return the rows of a line: one, or the head and the parts of a collective movement."""
    parts = booked_parts(line, terms.per)
    if parts:
        return (_head_row(line, terms), *(_part_row(line, part, terms) for part in parts))
    return (_plain_row(line, terms),)


def booked_parts(line: StatementLine, per: Per | None) -> tuple[LineDetail, ...]:
    """Return the details that get rows of their own: none, or two at least.

    Amounts in another currency than the line's cannot be booked on its account.
    """
    parts = _filled_details(line)
    if per is Per.ENTRY or len(parts) <= 1 or has_foreign_details(line):
        return ()
    return parts if per is Per.DETAIL or len(set(map(_telling, parts))) > 1 else ()


def has_foreign_details(line: StatementLine) -> bool:
    """Tell whether details are in another currency than the line."""
    return any(part.amount.currency != line.amount.currency for part in _filled_details(line))


def missing_from_parts(line: StatementLine, parts: Sequence[LineDetail]) -> Decimal:
    """Return the line's amount less its parts': nothing, as a rule."""
    return line.amount.amount - sum((part.amount.amount for part in parts), Decimal(0))


def bank_movement(entry: JournalEntry, bank: str, family: str = "") -> Movement:
    """Return what an entry says of its bank account, to look for it in the journal."""
    row = entry[0]
    amount = row.amount or Decimal(0)
    return Movement(
        account=bank,
        date=row.date,
        amount=amount if row.debit == bank else -amount,
        value_date=row.value_date,
        text=row.description,
        reference=row.external_reference,
        family=family,
    )


def document_numbers(first: str) -> Iterator[str]:
    """Yield B-009, B-010, …; a text that ends in no digit stays as it is.

    >>> numbers = document_numbers("B-009")
    >>> next(numbers), next(numbers)
    ('B-009', 'B-010')
    """
    stem = first.rstrip("0123456789")
    width = len(first) - len(stem)
    for number in count(int(first[len(stem) :] or 0)):
        yield f"{stem}{number:0{width}d}" if width else first


def numbered(entry: JournalEntry, document: str) -> JournalEntry:
    """Return an entry whose rows all bear the same document number."""
    return tuple(replace(row, document=document) for row in entry) if document else entry


def _filled_details(line: StatementLine) -> tuple[LineDetail, ...]:
    return tuple(detail for detail in line.details if detail.amount.amount)


def _telling(part: LineDetail) -> tuple[str, str, str, str]:
    """Return what tells one detail from another."""
    reference = part.reference.value if part.reference else ""
    party = part.counterparty
    return party.name, party.iban, reference, part.description


def _plain_row(line: StatementLine, terms: BookingTerms) -> JournalRow:
    enriched = _enriched(line)
    customer = _customer(enriched, enriched.amount, terms)
    contra = customer.account or terms.settings.temporary_account
    return _bank_row(enriched, terms.bank, contra, customer.invoice)


def _head_row(line: StatementLine, terms: BookingTerms) -> JournalRow:
    return _bank_row(line, terms.bank, contra="")


def _part_row(line: StatementLine, part: LineDetail, terms: BookingTerms) -> JournalRow:
    """Return a one-sided row; the bank account in brackets tells rules where it comes from."""
    customer = _customer(part, part.amount, terms)
    contra = customer.account or terms.settings.temporary_account
    origin = "" if customer.account else _bracketed(terms.bank)
    debit, credit = _sides(part.amount.amount, origin, contra)
    return JournalRow(
        date=line.booking_date,
        value_date=line.value_date,
        description=_description(part) or _description(line),
        debit=debit,
        credit=credit,
        amount=abs(part.amount.amount),
        external_reference=part.bank_reference or line.bank_reference,
        notes=_foreign_amount(part.amount, part.original_amount),
        invoice=customer.invoice,
        iban=part.counterparty.iban,
        counterparty=part.counterparty.name,
    )


def _bank_row(line: StatementLine, bank: str, contra: str, invoice: str = "") -> JournalRow:
    debit, credit = _sides(line.amount.amount, bank, contra)
    return JournalRow(
        date=line.booking_date,
        value_date=line.value_date,
        description=_description(line),
        debit=debit,
        credit=credit,
        amount=abs(line.amount.amount),
        external_reference=line.bank_reference,
        notes=_foreign_amount(line.amount, line.original_amount),
        invoice=invoice,
        iban=line.counterparty.iban,
        counterparty=line.counterparty.name,
    )


def _enriched(line: StatementLine) -> StatementLine:
    """Return a line with what its only detail adds; the line's own words stay in front."""
    details = _filled_details(line)
    if len(details) != 1:
        return line
    detail = details[0]
    return replace(
        line,
        description=joined(detail.description, line.description),
        counterparty=line.counterparty if line.counterparty.name else detail.counterparty,
        reference=line.reference or detail.reference,
        bank_reference=line.bank_reference or detail.bank_reference,
        original_amount=line.original_amount or detail.original_amount,
    )


def _customer(
    source: StatementLine | LineDetail, amount: Money, terms: BookingTerms
) -> NamedCustomer:
    """Return who pays: by the bank's reference, else by one that stands in the words."""
    if amount.amount <= 0:
        return NamedCustomer()
    if source.reference is not None:
        return terms.customers.named_by(source.reference)
    return terms.customers.named_in(_description(source))


def _foreign_amount(booked: Money, original: Money | None) -> str:
    """Return what was paid in another currency, and the rate: `12.50 USD (1 USD = 0.912 EUR)`."""
    if original is None or not original.amount or original.currency in {"", booked.currency}:
        return ""
    told = f"{abs(original.amount):f} {original.currency}"
    if not booked.currency:
        return told
    rate = (abs(booked.amount) / abs(original.amount)).quantize(_RATE).normalize()
    return f"{told} (1 {original.currency} = {rate:f} {booked.currency})"


def _sides(amount: Decimal, bank: str, contra: str) -> tuple[str, str]:
    """Return debit and credit: money in stands in the bank account's debit."""
    return (bank, contra) if amount > 0 else (contra, bank)


def _bracketed(account: str) -> str:
    return account if account.startswith("[") else f"[{account}]"


def _description(source: StatementLine | LineDetail) -> str:
    """Return the payer's words, the counterparty and the bank's words, none of them twice."""
    reference = source.reference.value if source.reference else ""
    bank_text = source.bank_text if isinstance(source, StatementLine) else ""
    return joined(source.description, reference, source.counterparty.name, bank_text)


def joined(*texts: str) -> str:
    """Return texts as one line; what another of them says already is left away."""
    lines = [" ".join(text.splitlines()).strip() for text in texts if text]
    if len(lines) <= 1:
        return "".join(lines)
    return " ".join(
        line
        for place, line in enumerate(lines)
        if line and not _said_elsewhere(line, lines[:place], lines[place + 1 :])
    )


def _said_elsewhere(text: str, before: Sequence[str], after: Sequence[str]) -> bool:
    """Tell whether other words hold these: an equal text counts once, where it comes first."""
    own = folded(text)
    return any(own in folded(other) for other in before) or any(
        own in folded(other) and own != folded(other) for other in after
    )
