"""Explanations, trials and findings as sheets to be looked at.

The words come from who asks: a report is in the user's language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from xl_recon.plan.changes import Table
from xl_recon.plan.report import Report
from xl_recon.records.explanation import Explanation, JudgedRule, Verdict
from xl_recon.records.journal import Columns, FieldValue
from xl_recon.records.rule import Rule
from xl_recon.records.rule_health import HealthFinding
from xl_recon.records.trial import Trial, TrialOutcome, TrialRow

_GREEN, _YELLOW, _RED = "E2EFDA", "FFF2CC", "FCE4D6"
_FILLS = {
    TrialOutcome.COMPLETES: _GREEN,
    TrialOutcome.DIFFERENT: _RED,
    TrialOutcome.TAKEN: _YELLOW,
}
_HEADS = {
    Table.EXPLANATION: ("role", "rule_row", "rule", "account", "met", "missed", "doubt"),
    Table.TRIAL: (
        "row", "date", "description", "amount", "direction", "bank_account", "account_now",
        "account_given", "vat_code_now", "vat_code_given", "outcome", "taken_by", "doubt",
    ),
    Table.RULE_HEALTH: ("rule_row", "rule", "kind", "text", "others", "rows", "count"),
}  # fmt: skip


class Words(Protocol):
    """What is said of rules and rows, in the user's words and worksheet rows."""

    def role(self, *, fits: bool, first: bool) -> str:
        """What a rule is to the row: the winner, beaten, near."""

    def called(self, rule: Rule) -> str:
        """What a rule is called by."""

    def verdict(self, verdict: Verdict) -> str:
        """Why a condition holds or not."""

    def doubt(self, *, doubtful: bool) -> str:
        """What is to be checked where a text stands inside a longer word; else nothing."""

    def direction(self, *, money_in: bool) -> str:
        """Whether money comes in or goes out."""

    def outcome(self, outcome: TrialOutcome) -> str:
        """What a rule would mean for a row."""

    def kind(self, finding: HealthFinding) -> str:
        """A finding in two or three words."""

    def finding(self, finding: HealthFinding) -> str:
        """A finding as a sentence."""

    def rule_row(self, place: int) -> int:
        """The worksheet row of a rule."""

    def journal_row(self, place: int) -> int:
        """The worksheet row of a journal row."""


def explanation_report(
    explanation: Explanation, words: Words, lines: tuple[str, ...] = ()
) -> Report:
    """Return an explanation as a sheet: the rules that fit, or those that come near."""
    judged = explanation.fitting or explanation.nearest
    rows = [
        _judged_row(each, words.role(fits=bool(explanation.fitting), first=place == 0), words)
        for place, each in enumerate(judged)
    ]
    fills = {_GREEN: (1,)} if explanation.fitting else {}
    return _report(Table.EXPLANATION, rows, lines, fills)


def trial_report(trial: Trial, words: Words, lines: tuple[str, ...] = ()) -> Report:
    """Return a trial as a sheet, one line a row of the journal that the rule fits."""
    fills = {
        colour: tuple(place for place, row in enumerate(trial.rows, 1) if row.outcome is outcome)
        for outcome, colour in _FILLS.items()
    }
    return _report(Table.TRIAL, [_trial_row(row, words) for row in trial.rows], lines, fills)


def health_report(
    findings: Sequence[HealthFinding], words: Words, lines: tuple[str, ...] = ()
) -> Report:
    """Return findings as a sheet, one line each."""
    rows = [_finding_row(finding, words) for finding in findings]
    return _report(Table.RULE_HEALTH, rows, lines, {})


_Row = tuple[FieldValue, ...]


def _judged_row(judged: JudgedRule, role: str, words: Words) -> _Row:
    return (
        role,
        judged.rule.sheet_row or judged.rule.row,
        words.called(judged.rule),
        judged.rule.account,
        "; ".join(map(words.verdict, judged.met)),
        "; ".join(map(words.verdict, judged.missed)),
        words.doubt(doubtful=judged.is_doubtful),
    )


def _trial_row(row: TrialRow, words: Words) -> _Row:
    taken = row.taken_by
    return (
        words.journal_row(row.row),
        row.date,
        row.description,
        row.amount,
        words.direction(money_in=row.money_in),
        row.bank_account,
        row.account_now,
        row.account_given,
        row.vat_code_now,
        row.vat_code_given,
        words.outcome(row.outcome),
        (taken.sheet_row or taken.row) if taken else None,
        words.doubt(doubtful=row.doubtful),
    )


def _finding_row(finding: HealthFinding, words: Words) -> _Row:
    return (
        words.rule_row(finding.rule),
        finding.label,
        words.kind(finding),
        words.finding(finding),
        ", ".join(str(words.rule_row(place)) for place in finding.others),
        ", ".join(str(words.journal_row(place)) for place in finding.rows),
        finding.count,
    )


def _report(
    table: Table,
    rows: Sequence[_Row],
    lines: tuple[str, ...],
    fills: Mapping[str, Sequence[int]],
) -> Report:
    heads = _HEADS[table]
    columns = {name: [row[place] for row in rows] for place, name in enumerate(heads)}
    return Report(
        table=table,
        columns=Columns(len(rows), columns),
        lines=lines,
        fills={colour: found for colour, found in fills.items() if found},
    )
