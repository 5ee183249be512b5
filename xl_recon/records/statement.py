"""Bank statements, in the terms of ISO 20022."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from xl_recon.records.money import Money
from xl_recon.records.notice import Notice
from xl_recon.records.source import SourceRef
from xl_recon.records.statement_profile import TableReading


class LineStatus(StrEnum):
    """Whether a line counts: only booked lines are entered in the journal."""

    BOOKED = "booked"
    PENDING = "pending"
    INFO = "info"


class Check(StrEnum):
    """What a statement's own balances say of its lines."""

    HOLDS = "holds"
    OFF = "off"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditorReference:
    """A structured reference: `kind` is QRR, ISR, SCOR (RF…) or what the bank calls it."""

    kind: str
    value: str
    valid: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterparty:
    """Who stands on the other side of a movement, as the bank names them."""

    name: str = ""
    iban: str = ""
    bic: str = ""
    tax_id: str = ""


NOBODY = Counterparty()


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDetail:
    """One part of a collective movement; its amount is signed like its line's."""

    amount: Money
    description: str = ""
    counterparty: Counterparty = NOBODY
    reference: CreditorReference | None = None
    end_to_end_id: str = ""
    mandate: str = ""
    original_amount: Money | None = None
    bank_reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """One movement on a bank account; money in is positive."""

    booking_date: date
    amount: Money
    description: str = ""  # remittance information, joined to one line
    status: LineStatus = LineStatus.BOOKED
    value_date: date | None = None
    counterparty: Counterparty = NOBODY
    bank_reference: str = ""  # camt AcctSvcrRef, OFX FITID; blank for NONREF, NOTPROVIDED
    entry_reference: str = ""
    end_to_end_id: str = ""
    mandate: str = ""
    reference: CreditorReference | None = None
    bank_text: str = ""  # what the bank says beside the payer's words (AddtlNtryInf)
    code: str = ""  # the bank's kind of movement (BkTxCd, MT940's four letters)
    original_amount: Money | None = None  # in the payer's currency, where it differs
    balance_after: Decimal | None = None
    details: tuple[LineDetail, ...] = ()
    source: SourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """What the account held on a day."""

    amount: Decimal
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceChain:
    """How many rows' running balances follow from the row before."""

    agreed: int
    tested: int
    broken_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """The lines of one account over one period."""

    account: str  # IBAN where the bank gives one
    currency: str = ""
    identifier: str = ""
    number: str = ""
    period_start: date | None = None
    period_end: date | None = None
    opening_balance: Balance | None = None
    closing_balance: Balance | None = None
    chain: BalanceChain | None = None
    lines: tuple[StatementLine, ...] = ()
    notices: tuple[Notice, ...] = ()
    format: str = ""  # the kind and version of document it stood in: camt.053.001.08, mt940
    table: TableReading | None = None  # how it was read, where it stood in a table
    source: SourceRef

    @property
    def booked_total(self) -> Decimal:
        """The sum of the booked lines."""
        booked = (line for line in self.lines if line.status is LineStatus.BOOKED)
        return sum((line.amount.amount for line in booked), Decimal(0))

    @property
    def difference(self) -> Decimal | None:
        """Closing less opening less booked lines; None where a balance is missing."""
        if self.opening_balance is None or self.closing_balance is None:
            return None
        return self.closing_balance.amount - self.opening_balance.amount - self.booked_total

    @property
    def check(self) -> Check:
        """Whether every balance the bank gave agrees with the lines.

        Nothing is claimed where the lines may as well be read otherwise.
        """
        if self.table and self.table.options:
            return Check.NONE
        chained = self.chain is not None and self.chain.tested > 0
        if self.difference is None and not chained:
            return Check.NONE
        chain_holds = self.chain is None or self.chain.agreed == self.chain.tested
        return Check.HOLDS if chain_holds and not self.difference else Check.OFF
