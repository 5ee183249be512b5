"""Spiega: why a row got its rule, or why no rule fits it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xl_recon.errors import UnusableRow
from xl_recon.matching.explanation import Reasons, reasons
from xl_recon.matching.refusals import Refused
from xl_recon.matching.rule_texts import rule_text
from xl_recon.matching.rules import RuleBook
from xl_recon.plan.changes import Table
from xl_recon.plan.rule_labels import rule_label
from xl_recon.records.explanation import Explanation, IdleRule, Standing
from xl_recon.records.journal import Candidate
from xl_recon.records.rule import Rule, RuleRow
from xl_recon.workflows.rules_at_work import PastRow, RulesAtWork, RulesWorkbook, rules_at_work


def explain_row(workbook: RulesWorkbook, row: int) -> Explanation:
    """Return what today's rules make of a row, by its place in the journal.

    Raise `UnusableRow` for a row outside the table or one without a bank account.
    """
    work = rules_at_work(workbook)
    if not 1 <= row <= work.journal.height:
        raise UnusableRow(Table.JOURNAL, row, "outside")
    past = next((it for it in work.past_rows() if it.candidate.row == row), None)
    if past is None:
        raise UnusableRow(Table.JOURNAL, row, "no bank account")
    found = reasons(past.candidate, work.rules, whole_words=work.settings.whole_words)
    return Explanation(
        candidate=past.candidate,
        account=past.account,
        completed_by="" if past.waiting else past.rule,
        standing=_standing(past, found),
        fitting=found.fitting,
        nearest=found.nearest,
        idle=tuple(_idle(work, past.candidate)),
    )


def _standing(past: PastRow, found: Reasons) -> Standing:
    if past.waiting:
        return Standing.WAITING
    if not found.fitting:
        return Standing.NO_RULE
    winner = found.fitting[0].rule
    if winner.account != past.account:
        return Standing.OTHER_ACCOUNT
    return Standing.SAME_RULE if rule_label(winner) == past.rule else Standing.SAME_ACCOUNT


def _idle(work: RulesAtWork, candidate: Candidate) -> Iterator[IdleRule]:
    """The rule rows that are off or refused, and whose text fits the row."""
    serving = {rule.row for rule in work.rules}
    rows = {row.row: row for row in work.rule_rows if _is_idle(row, serving)}
    probes = list(_text_probes(rows.values()))
    book = RuleBook(probes, whole_words=work.settings.whole_words)
    for probe in book.fitting(candidate):
        row = rows[probe.row]
        yield IdleRule(
            row=row.row,
            sheet_row=row.sheet_row,
            description=row.description,
            refusal=next(iter(work.notices_of(row.row)), None) if row.active else None,
        )


def _is_idle(row: RuleRow, serving: set[int]) -> bool:
    return row.row not in serving and row.document.strip().casefold() == "!rule"


def _text_probes(rows: Iterable[RuleRow]) -> Iterator[Rule]:
    for row in rows:
        try:
            conditions = rule_text(row.description).conditions
        except Refused:
            continue
        if conditions:
            yield Rule(row=row.row, conditions=conditions, account="")
