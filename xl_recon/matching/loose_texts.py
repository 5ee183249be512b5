"""Which rule would take a text that stands in no journal: a question from anywhere on a sheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from xl_recon.matching.rule_rows import SPLIT, understood
from xl_recon.matching.rules import RuleBook
from xl_recon.records.journal import Candidate
from xl_recon.records.rule import Rule, RuleRow
from xl_recon.records.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class LooseText:
    """A bank's text, with what is known of its movement.

    `amount`: money in is positive; None where neither the amount nor the direction is known.
    `account`: the bank's; blank where it is not known.
    """

    text: str
    amount: Decimal | None = None
    account: str = ""


class LooseRules:
    """Rules without a workbook; `banks` are the accounts that are a bank's."""

    def __init__(
        self, rows: Iterable[RuleRow], banks: frozenset[str], settings: Settings | None = None
    ) -> None:
        settings = settings or Settings()
        rules = understood(rows, settings, banks).rules
        self._book = RuleBook(rules, whole_words=settings.whole_words)

    def rule_for(self, loose: LooseText) -> Rule | None:
        """The first rule of the table that would take the text, whichever way the money goes.

        A condition on what is not known does not hold.
        """
        ways = [loose.amount > 0] if loose.amount else [True, False]
        matches = (self._book.match(_candidate(loose, money_in=way)) for way in ways)
        rules = [match.rule for match in matches if match]
        return min(rules, key=lambda rule: rule.row, default=None)


def contra_account(rule: Rule) -> str:
    """The account that takes the place of the temporary one; `[]` where parts do."""
    return SPLIT if rule.parts else rule.account


def _candidate(loose: LooseText, *, money_in: bool) -> Candidate:
    size = abs(loose.amount) if loose.amount else None
    return Candidate(1, None, loose.text, size, loose.account, money_in)
