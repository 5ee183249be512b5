"""Applica regole: complete the journal rows that hold the temporary contra account."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from xl_recon.matching.candidates import candidates
from xl_recon.matching.rule_rows import understood
from xl_recon.matching.rules import RuleBook
from xl_recon.plan.changes import Plan
from xl_recon.plan.completion import plan_completion
from xl_recon.records.journal import Candidate, Columns
from xl_recon.records.ledger import Account
from xl_recon.records.notice import Notice, Severity
from xl_recon.records.rule import RuleRow
from xl_recon.records.settings import Settings

_FIELDS = ("date", "description", "amount", "debit", "credit", "rule")


class RulesWorkbook(Protocol):
    """What applying rules needs to know of a workbook."""

    def settings(self) -> Settings:
        """What the user has settled."""

    def accounts(self) -> tuple[Account, ...]:
        """The chart of accounts."""

    def rule_rows(self) -> tuple[RuleRow, ...]:
        """The rows of the rules table."""

    def journal(self, fields: Sequence[str]) -> Columns:
        """Some columns of the journal."""


def propose_completion(
    workbook: RulesWorkbook,
    today: dt.date,
    account: str = "",
    rows: frozenset[int] | None = None,
) -> Plan:
    """Return what the rules would fill in, on all waiting rows or on some; nothing is written."""
    settings, rule_rows = workbook.settings(), workbook.rule_rows()
    journal = workbook.journal(_fields(rule_rows))
    waiting = list(candidates(journal, settings))
    rules = understood(rule_rows, settings, _bank_accounts(workbook, waiting))
    book = RuleBook(rules.rules, whole_words=settings.whole_words)
    chosen = waiting if not account and rows is None else _chosen(waiting, account, rows)
    matches = list(book.matches(chosen))
    plan = plan_completion(matches, journal, settings, today)
    left = _left_notices(len(waiting) - len(matches))
    return replace(plan, notices=(*rules.notices, *plan.notices, *left))


def _fields(rule_rows: Iterable[RuleRow]) -> tuple[str, ...]:
    """Return the journal's fields that candidates and rules look at, each once."""
    filled = (name for row in rule_rows for name, _ in row.fill)
    return tuple(dict.fromkeys((*_FIELDS, *filled)))


def _bank_accounts(workbook: RulesWorkbook, waiting: Iterable[Candidate]) -> frozenset[str]:
    """Return the accounts that are a bank's: by kind or IBAN, or as statements came in on them."""
    chart = workbook.accounts()
    known = {account.number for account in chart if account.holds_money or account.iban}
    return frozenset(known | {row.account for row in waiting if row.account})


def _chosen(
    waiting: Iterable[Candidate], account: str, rows: frozenset[int] | None
) -> list[Candidate]:
    return [
        row
        for row in waiting
        if (not account or row.account == account) and (rows is None or row.row in rows)
    ]


def _left_notices(count: int) -> tuple[Notice, ...]:
    return (Notice("rules.rows_left", "", str(count), Severity.INFO),) if count else ()
