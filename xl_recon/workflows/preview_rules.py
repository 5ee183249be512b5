"""Anteprima: what the rules would do, laid out for the user; and his decisions carried out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from xl_recon.errors import PreviewOutdated
from xl_recon.matching.telling_words import telling_text
from xl_recon.matching.word_rarity import WordRarity
from xl_recon.plan.changes import Plan, Table
from xl_recon.plan.completion import completed_rows, plan_completion
from xl_recon.plan.preview import Digests, preview_lines
from xl_recon.records.notice import Notice
from xl_recon.records.preview import Decision, PreviewLine
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workbook.preview_table import FILLED
from xl_recon.workflows.apply_rules import RulesAndRows, left_notices, rules_and_rows
from xl_recon.workflows.preview_decisions import Deciding


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The lines, and what is to be said of the rules as a whole."""

    lines: tuple[PreviewLine, ...]
    notices: tuple[Notice, ...]


def preview_rules(
    workbook: JournalWorkbook,
    today: dt.date,
    account: str = "",
    rows: frozenset[int] | None = None,
) -> Preview:
    """Return what the rules would do with the waiting rows; nothing is written."""
    run = rules_and_rows(workbook, FILLED)
    chosen = run.chosen(account, rows)
    matches, book = run.matches(chosen)
    plan = plan_completion(matches, run.journal, run.settings, today, run.rules)
    rarity = WordRarity.of(map(str, run.journal.column("description")))
    lines = preview_lines(
        chosen,
        matches,
        plan,
        Digests.of(run.journal, run.rule_rows),
        lambda row: telling_text(row.description, rarity, row.counterparty),
    )
    return Preview(lines=lines, notices=(*run.notices, *book.notices(), *plan.notices))


def propose_confirmation(workbook: JournalWorkbook, today: dt.date) -> Plan:
    """Return what the user's decisions on the preview's sheet come to.

    Raises `PreviewOutdated` if a row or a rule is not as the preview saw it, `BadDecision` for a
    decision that means nothing.
    """
    decisions = workbook.decisions()
    run = rules_and_rows(workbook, FILLED)
    _refuse_outdated(workbook, decisions, run)
    deciding = Deciding(workbook, run)
    matches = deciding.matches(decisions)
    plan = plan_completion(matches, run.journal, run.settings, today, run.rules)
    left = len(run.waiting) - completed_rows(plan, run.settings.temporary_account)
    changes = (
        *deciding.only_rows(plan.changes),
        *deciding.new_rules(matches, today),
        *deciding.new_order(decisions),
    )
    return replace(plan, changes=changes, notices=(*plan.notices, *left_notices(left)))


def _refuse_outdated(
    workbook: JournalWorkbook, decisions: Sequence[Decision], run: RulesAndRows
) -> None:
    digests = Digests.of(run.journal, run.rule_rows)
    _refuse_changed_rules(workbook.table(Table.RULES).name, decisions, run, digests)
    changed = [it.row for it in decisions if digests.row(it.row) != it.row_digest]
    if changed:
        name = workbook.table(Table.JOURNAL).name
        raise PreviewOutdated(name, workbook.journal_row_number(min(changed)))
    waiting = {row.row for row in run.waiting}
    if not waiting.issuperset(it.row for it in decisions):
        # Rows and rules are as they were: another account is the temporary one by now.
        raise PreviewOutdated(workbook.table(Table.SETTINGS).name, 0)


def _refuse_changed_rules(
    table: str, decisions: Iterable[Decision], run: RulesAndRows, digests: Digests
) -> None:
    serving = {rule.sheet_row: rule.row for rule in run.rules}
    changed = []
    for it in decisions:
        now = digests.rule(None if it.rule_row is None else serving.get(it.rule_row, 0))
        if now != it.rule_digest:
            is_own = now.partition("/")[0] != it.rule_digest.partition("/")[0]
            changed.append((it.rule_row or 0) if is_own else 0)
    if changed:
        raise PreviewOutdated(table, min(filter(None, changed), default=0))
