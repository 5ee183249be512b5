"""A statement being worked: its lines, what was recognised in them, what a person chose."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from xl_recon.records.money import Money
from xl_recon.records.notice import Notice


class StagedKind(StrEnum):
    """What a line is paid for."""

    DOCUMENTS = "documents"
    TRANSFER = "transfer"  # between own accounts
    WITHOUT_DOCUMENT = "without_document"
    UNDISTRIBUTED = "undistributed"
    DEPOSIT = "deposit"
    BANK_CHARGE = "bank_charge"


class Verdict(StrEnum):
    """How much of a line is settled: its colour."""

    GREEN = "green"  # counterparty and documents known, nothing left over
    BLACK = "black"  # counterparty known; documents not, or a remainder stays
    RED = "red"  # to be cleared before anything is confirmed
    GREY = "grey"  # own transfer, not booked


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocation:
    """What a line pays of a document; signed as the document's residual is."""

    document: str  # its key
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """A difference that the settings or the party allow: it closes the document on an account.

    `amount` is signed as the document's residual: what is closed without being paid.
    """

    document: str
    amount: Decimal
    account: str
    kind: str  # "tolerance" or "discount"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a person wrote on the sheet; None or blank where he left it to the program."""

    kind: StagedKind | None = None
    party: str = ""  # a code, or a name as it was typed
    documents: tuple[Allocation, ...] | None = None  # an amount of 0: as much as fits
    account: str = ""
    delete: bool = False


NO_CHOICE = Choice()


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedLine:
    """One line of a statement being worked; money in is positive.

    Lines of one collective movement share their `entry`. `row` is its place in the table's body.
    """

    batch: int  # the open import
    number: int  # its place in that import, from 1
    entry: int
    bank: str  # the account of the chart
    date: dt.date
    amount: Money
    value_date: dt.date | None = None
    description: str = ""
    reference: str = ""
    bank_reference: str = ""
    iban: str = ""
    statement_party: str = ""  # the counterparty as the bank names it
    code: str = ""  # the bank's kind of movement
    own_iban: str = ""  # of the account the statement is of
    doubt: str = ""  # which row of the journal it may be; blank once a person has said
    choice: Choice = NO_CHOICE
    row: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """What was recognised in a line, and why.

    The allocations and `unallocated` add up to the line's amount, less what was paid too much and
    a tolerance closes: adjustments of the other sign than the amount. On the sheet these cents
    are distributed too. `reasons` are in the order in which they were found; `candidates` are what
    an ambiguous line fits.
    """

    verdict: Verdict
    kind: StagedKind | None = None
    party: str = ""  # the party's code; "" for none, and for the bank itself
    account: str = ""  # what is booked against the bank; "" where nothing says
    allocations: tuple[Allocation, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    unallocated: Decimal = Decimal(0)
    level: int = 6  # of the spec's table, 0 to 6; by hand: -1
    reasons: tuple[Notice, ...] = ()
    candidates: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()  # documents that might be meant, the likeliest first
    learns_iban: bool = False  # at confirm the line's IBAN stays with the party
    partner: int | None = None  # the other leg of an own transfer: its place among the lines
