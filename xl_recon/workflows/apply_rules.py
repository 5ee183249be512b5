"""Applica regole: complete the journal rows that hold the temporary contra account."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from xl_recon.matching.candidates import candidates
from xl_recon.matching.rule_rows import understood
from xl_recon.matching.rules import RuleBook, RuleMatch
from xl_recon.plan.changes import Plan, Table
from xl_recon.plan.completion import completed_rows, plan_completion
from xl_recon.plan.retelling import TOLD_FIELDS
from xl_recon.plan.splitting import HEAD_FIELDS
from xl_recon.records.journal import Candidate, Columns
from xl_recon.records.ledger import Account
from xl_recon.records.notice import Notice, Severity
from xl_recon.records.rule import Rule, RuleRow, TextField
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

    def has_column(self, name: Table, field: str) -> bool:
        """Whether a table has a column for the field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesAndRows:
    """The rules that serve, the rows that wait for them, and the journal they were read from."""

    settings: Settings
    rule_rows: tuple[RuleRow, ...]
    rules: tuple[Rule, ...]
    notices: tuple[Notice, ...]  # of rule rows that cannot serve
    journal: Columns
    waiting: tuple[Candidate, ...]

    def matches(self, chosen: Iterable[Candidate]) -> tuple[tuple[RuleMatch, ...], RuleBook]:
        """Return the matches of these rows, and the rule book that found them."""
        book = RuleBook(self.rules, whole_words=self.settings.whole_words)
        return tuple(book.matches(chosen)), book

    def chosen(self, account: str, rows: frozenset[int] | None) -> Sequence[Candidate]:
        """The waiting rows of one account, or among these places, where they are given."""
        if not account and rows is None:
            return self.waiting
        return [
            row
            for row in self.waiting
            if (not account or row.account == account) and (rows is None or row.row in rows)
        ]


def rules_and_rows(workbook: RulesWorkbook, fields: Sequence[str] = ()) -> RulesAndRows:
    """Return what a run of the rules starts from; `fields` are journal columns to read besides."""
    settings, rule_rows = workbook.settings(), workbook.rule_rows()
    journal = workbook.journal(tuple(dict.fromkeys((*_fields(rule_rows), *fields))))
    waiting = tuple(candidates(journal, settings))
    found = understood(rule_rows, settings, chart_banks(workbook), waiting_on(waiting))
    rules, told = found.rules, found.notices
    if not workbook.has_column(Table.JOURNAL, "notes"):
        rules, told = _without_texts(rules, told)
    return RulesAndRows(
        settings=settings,
        rule_rows=rule_rows,
        rules=rules,
        notices=told,
        journal=journal,
        waiting=waiting,
    )


def propose_completion(
    workbook: RulesWorkbook,
    today: dt.date,
    account: str = "",
    rows: frozenset[int] | None = None,
) -> Plan:
    """Return what the rules would fill in, on all waiting rows or on some; nothing is written."""
    run = rules_and_rows(workbook)
    matches, book = run.matches(run.chosen(account, rows))
    plan = plan_completion(matches, run.journal, run.settings, today, run.rules)
    left = len(run.waiting) - completed_rows(plan, run.settings.temporary_account)
    notices = (*run.notices, *book.notices(), *plan.notices, *left_notices(left))
    return replace(plan, notices=notices)


def _fields(rule_rows: Iterable[RuleRow]) -> tuple[str, ...]:
    """Return the journal's fields that candidates and rules look at, each once."""
    fields = [*_FIELDS]
    for row in rule_rows:
        fields += (name for name, _ in row.fill)
        if row.new_text.strip() or _is_part(row):
            fields += (*TOLD_FIELDS, *HEAD_FIELDS, *(field.value for field in TextField))
    return tuple(dict.fromkeys(fields))


def _is_part(row: RuleRow) -> bool:
    return row.document.strip().casefold() == "!rulesplit"


def chart_banks(workbook: RulesWorkbook) -> frozenset[str]:
    """Return the accounts that the chart knows for a bank's: by kind or IBAN."""
    chart = workbook.accounts()
    return frozenset(account.number for account in chart if account.holds_money or account.iban)


def waiting_on(rows: Iterable[Candidate]) -> frozenset[str]:
    """Return the accounts on which rows wait: a bank's, whatever the chart says of them."""
    return frozenset(row.account for row in rows if row.account)


def _without_texts(
    rules: tuple[Rule, ...], notices: tuple[Notice, ...]
) -> tuple[tuple[Rule, ...], tuple[Notice, ...]]:
    """Leave out new descriptions where there is no column to keep the bank's text in."""
    told = [rule for rule in rules if rule.new_text]
    lost = tuple(Notice("rule.text_without_notes", rule.row, rows=(rule.row,)) for rule in told)
    return tuple(replace(rule, new_text="") for rule in rules), (*notices, *lost)


def left_notices(count: int) -> tuple[Notice, ...]:
    """What tells how many rows still wait."""
    return (Notice("rules.rows_left", "", str(count), Severity.INFO),) if count else ()
