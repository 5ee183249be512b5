"""Why a rule completes a journal row, or why none does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from xl_recon.records.journal import Candidate, FieldValue
from xl_recon.records.notice import Notice
from xl_recon.records.rule import Condition, LacksPhrases, Rule, TextField


@dataclass(frozen=True, slots=True)
class NotAfter:
    """The row is not dated after the rule's end; one without a date passes."""

    until: date


Asked = Condition | NotAfter


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundText:
    """Where a text of a rule stands in a row; not `alone`, it is part of a longer word."""

    text: str  # as the rule has it
    within: str  # the words of the row around it, as the bank wrote them
    alone: bool
    field: TextField = TextField.DESCRIPTION


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether one thing that a rule asks for holds for a row.

    `found` has the texts that stand there, also one that is not to stand there or that counts
    only as a whole word. `actual` is what the row has: its amount, its date, its account.
    """

    asked: Asked
    holds: bool
    found: tuple[FoundText, ...] = ()
    actual: FieldValue = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedRule:
    """A rule and what became of each thing it asks for, word by word."""

    rule: Rule
    verdicts: tuple[Verdict, ...]

    @property
    def met(self) -> tuple[Verdict, ...]:
        """What holds."""
        return tuple(verdict for verdict in self.verdicts if verdict.holds)

    @property
    def missed(self) -> tuple[Verdict, ...]:
        """What does not hold; nothing where the rule fits."""
        return tuple(verdict for verdict in self.verdicts if not verdict.holds)

    @property
    def is_doubtful(self) -> bool:
        """Whether a text that counts stands only inside longer words (AIL in EMAIL)."""
        return any(
            verdict.found and not any(place.alone for place in verdict.found)
            for verdict in self.met
            if not isinstance(verdict.asked, LacksPhrases)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class IdleRule:
    """A rule row that does not serve although its text would fit.

    `refusal` says why it could not be understood; None where it is switched off.
    """

    row: int  # place in the rules table
    sheet_row: int
    description: str
    refusal: Notice | None = None


class Standing(StrEnum):
    """How a row stands to the rules of today."""

    WAITING = "waiting"  # it holds the temporary contra account
    SAME_RULE = "same_rule"  # the rule that completed it would do so again
    SAME_ACCOUNT = "same_account"  # another rule would, with the same account
    OTHER_ACCOUNT = "other_account"
    NO_RULE = "no_rule"  # it is completed, and no rule of today fits


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What the rules of today make of one row; a completed one as it was before.

    `fitting` are the rules that fit, the winner first; where there is none, `nearest` has up to
    three that miss least.
    """

    candidate: Candidate
    account: str  # booked now opposite the bank's; blank while the row waits or where it is split
    completed_by: str  # as the row's cell says
    standing: Standing
    fitting: tuple[JudgedRule, ...] = ()
    nearest: tuple[JudgedRule, ...] = ()
    idle: tuple[IdleRule, ...] = ()

    @property
    def winner(self) -> JudgedRule | None:
        """The rule that completes the row."""
        return self.fitting[0] if self.fitting else None
