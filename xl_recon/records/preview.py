"""What the rules would do, row by row, and what the user decided about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from xl_recon.records.journal import Candidate, FieldValue, JournalRow
from xl_recon.records.notice import Notice
from xl_recon.records.rule import Rule


class PreviewGroup(StrEnum):
    """The four groups of a preview, in the order in which they stand."""

    IN_WITH_RULE = "in_with_rule"
    OUT_WITH_RULE = "out_with_rule"
    IN_WITHOUT_RULE = "in_without_rule"
    OUT_WITHOUT_RULE = "out_without_rule"

    @classmethod
    def of(cls, *, money_in: bool, has_rule: bool) -> PreviewGroup:
        """The group of a row."""
        if has_rule:
            return cls.IN_WITH_RULE if money_in else cls.OUT_WITH_RULE
        return cls.IN_WITHOUT_RULE if money_in else cls.OUT_WITHOUT_RULE


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell of the row, before and after."""

    field: str
    before: FieldValue
    after: FieldValue


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewLine:
    """One waiting row: the rule that would complete it, or the words a rule could look for."""

    facts: Candidate
    rule: Rule | None = None
    others: tuple[Rule, ...] = ()  # that fit too, in table order
    doubts: tuple[Notice, ...] = ()
    changes: tuple[CellChange, ...] = ()
    parts: tuple[JournalRow, ...] = ()
    words: str = ""
    row_digest: str = ""  # of the journal row as the preview saw it
    rule_digest: str = ""  # of its rule and of all rules

    @property
    def group(self) -> PreviewGroup:
        """The group it stands in: with a rule only where that rule would complete it."""
        return PreviewGroup.of(money_in=self.facts.money_in, has_rule=bool(self.changes))


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One line of the preview as the user left it; `line` is its place there, from 1."""

    line: int
    row: int  # place in the journal
    apply: str = ""  # yes, no, or the worksheet row of another rule
    rule_row: int | None = None  # worksheet row of the rule that was proposed
    keep: bool = False  # the rule chosen instead is to go before the one proposed
    words: str = ""
    account: str = ""
    fill: tuple[tuple[str, FieldValue], ...] = ()
    row_digest: str = ""
    rule_digest: str = ""

    @property
    def is_made(self) -> bool:
        """Whether the user chose something other than what was proposed."""
        proposed = "" if self.rule_row is None else "yes"
        return self.apply != proposed or self.keep or bool(self.account or self.fill)
