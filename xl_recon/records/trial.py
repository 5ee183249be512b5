"""What one rule, as it stands, would have done to the whole journal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from xl_recon.records.notice import Notice
from xl_recon.records.rule import Rule


class TrialOutcome(StrEnum):
    """What the rule would mean for a row that it fits."""

    COMPLETES = "completes"  # the row waits, and would be completed
    SAME = "same"  # the row is completed just so
    DIFFERENT = "different"  # the row is completed with another account or VAT code
    TAKEN = "taken"  # an earlier rule of the table takes it


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialRow:
    """One row of the journal that the rule fits.

    Now: what is booked, blank while the row waits. Given: what the rule says; the account is
    blank where the rule splits.
    """

    row: int
    date: date | None
    description: str
    amount: Decimal | None
    money_in: bool
    bank_account: str
    account_now: str
    account_given: str
    vat_code_now: str
    vat_code_given: str
    waiting: bool
    doubtful: bool
    taken_by: Rule | None = None

    @property
    def outcome(self) -> TrialOutcome:
        """What the rule would mean for the row."""
        if self.taken_by:
            return TrialOutcome.TAKEN
        if self.waiting:
            return TrialOutcome.COMPLETES
        same_code = self.vat_code_given in {"", self.vat_code_now}
        same = self.account_now == self.account_given and same_code
        return TrialOutcome.SAME if same else TrialOutcome.DIFFERENT


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialTotal:
    """What the rule would book to one account with one VAT code."""

    account: str
    vat_code: str
    rows: int
    money_in: Decimal
    money_out: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """The rule, the rows it fits, and totals over those that no earlier rule takes.

    `rule` is None where the row could not be understood; `notices` say why. `undivided` are
    rows whose amount the parts of a split do not make up.
    """

    rule: Rule | None
    is_active: bool = True
    journal_rows: int = 0  # rows with a bank account, which a rule might fit
    rows: tuple[TrialRow, ...] = ()
    totals: tuple[TrialTotal, ...] = ()
    undivided: tuple[int, ...] = ()
    notices: tuple[Notice, ...] = ()

    def count(self, outcome: TrialOutcome) -> int:
        """How many rows have this outcome."""
        return sum(row.outcome is outcome for row in self.rows)
