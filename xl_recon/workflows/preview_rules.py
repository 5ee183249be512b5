"""Anteprima: what the rules would do, laid out for the user; and his decisions carried out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from xl_recon.errors import BadDecision, PreviewOutdated
from xl_recon.matching.rule_order import moved_before
from xl_recon.matching.rule_rows import understood
from xl_recon.matching.rules import RuleMatch
from xl_recon.matching.telling_words import telling_text
from xl_recon.matching.word_rarity import WordRarity
from xl_recon.plan.changes import AppendRules, Change, Plan, ReorderRows, SetCells, Table
from xl_recon.plan.completion import plan_completion
from xl_recon.plan.preview import Digests, preview_lines
from xl_recon.plan.rule_labels import because
from xl_recon.records.journal import Candidate, FieldValue
from xl_recon.records.notice import Notice
from xl_recon.records.preview import Decision, PreviewLine
from xl_recon.records.rule import MovesMoney, Rule, RuleRow
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workbook.preview_table import FILLED
from xl_recon.workflows.apply_rules import RulesAndRows, bank_accounts, rules_and_rows

_ONE_ROW = 10_000_000  # from here on rules stand on no sheet: each completes one row
_HERE = "Anteprima"


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
    plan = plan_completion(matches, run.journal, run.settings, today)
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
    deciding = _Deciding(workbook, run, today)
    matches = [match for it in decisions for match in deciding.matches(it)]
    plan = plan_completion(matches, run.journal, run.settings, today)
    changes = (*deciding.only_rows(plan.changes), *deciding.rule_changes(matches, decisions))
    return replace(plan, changes=changes)


def _refuse_outdated(
    workbook: JournalWorkbook, decisions: Iterable[Decision], run: RulesAndRows
) -> None:
    journal, rules = workbook.table(Table.JOURNAL), workbook.table(Table.RULES)
    digests = Digests.of(run.journal, run.rule_rows)
    place = {row.sheet_row: row.row for row in run.rule_rows}
    for it in decisions:
        rule = None if it.rule_row is None else place.get(it.rule_row, 0)
        if digests.rule(rule) != it.rule_digest:
            own = it.rule_digest.partition("/")[0] == digests.rule(rule).partition("/")[0]
            raise PreviewOutdated(rules.name, 0 if own else it.rule_row or 0)
        if digests.row(it.row) != it.row_digest:
            raise PreviewOutdated(journal.name, journal.first_row() + it.row - 1)


class _Deciding:
    """Turns decisions into rules for rows, old ones and new ones."""

    def __init__(self, workbook: JournalWorkbook, run: RulesAndRows, today: dt.date) -> None:
        self._workbook, self._run, self._today = workbook, run, today
        self._rules = {rule.sheet_row: rule for rule in run.rules}
        self._waiting = {row.row: row for row in run.waiting}
        self._height = workbook.table(Table.RULES).height
        self._new: dict[RuleRow, Rule] = {}
        self._once: set[str] = set()  # the reasons of rules that stand on no sheet

    def matches(self, it: Decision) -> Iterator[RuleMatch]:
        """Yield the match that a decision makes, if it makes one."""
        rule = self._rule(it)
        if rule is not None:
            yield RuleMatch(it.row, rule, (), doubtful=False)

    def only_rows(self, changes: Iterable[Change]) -> Iterator[Change]:
        """Yield the changes but for what speaks of rules that are not on the sheet yet."""
        for change in changes:
            if not isinstance(change, SetCells):
                yield change
            elif change.table is Table.RULES:
                if change.rows[0] <= self._height:
                    yield change
            elif change.because not in self._once:
                yield change
            elif change.field != "rule":
                yield replace(change, because=_HERE)

    def rule_changes(
        self, matches: Sequence[RuleMatch], decisions: Iterable[Decision]
    ) -> Iterator[Change]:
        """Yield the new rules, and the order that choices to keep ask for."""
        if self._new:
            used = [
                replace(
                    row,
                    used=sum(match.rule is rule for match in matches),
                    last_used=self._today,
                )
                for row, rule in self._new.items()
            ]
            texts = tuple("" for _ in used)
            yield AppendRules(rows=tuple(used), notes=texts, because=_HERE)
        moves = [move for it in decisions for move in self._move(it)]
        if moves:
            order = moved_before(self._run.rule_rows, self._height, moves)
            if order != sorted(order):
                yield ReorderRows(order=order, because=_HERE)

    def _rule(self, it: Decision) -> Rule | None:
        if it.apply.isdecimal():
            return self._chosen(it)
        if it.apply == "no":
            return None
        if it.rule_row is not None:
            return self._rules[it.rule_row] if it.apply == "yes" else None
        return self._made(it) if it.account else None

    def _chosen(self, it: Decision) -> Rule:
        rule = self._rules.get(int(it.apply))
        if rule is None:
            raise BadDecision(it.line, it.apply, "no such rule")
        money_in = self._waiting[it.row].money_in
        if any(part == MovesMoney(not money_in) for part in rule.conditions):
            raise BadDecision(it.line, it.apply, "other direction")
        return rule

    def _made(self, it: Decision) -> Rule:
        """The rule of a row that the user completed in the preview."""
        row = self._waiting[it.row]
        if not it.words.strip():
            return self._for_one_row(it, row)
        made = _rule_row(it, row)
        if made not in self._new:
            self._new[made] = self._understood(it, made)
        return self._new[made]

    def _for_one_row(self, it: Decision, row: Candidate) -> Rule:
        rule = Rule(
            row=_ONE_ROW + row.row,
            conditions=(MovesMoney(row.money_in),),
            account=it.account,
            fill=it.fill,
        )
        self._once.add(because(rule))
        return rule

    def _understood(self, it: Decision, made: RuleRow) -> Rule:
        place = self._height + len(self._new) + 1
        banks = bank_accounts(self._workbook, self._run.waiting)
        found = understood([replace(made, row=place)], self._run.settings, banks)
        if not found.rules:
            raise BadDecision(it.line, it.words, found.notices[0].code)
        return found.rules[0]

    def _move(self, it: Decision) -> Iterator[tuple[int, int]]:
        if it.keep and it.apply.isdecimal() and it.rule_row is not None:
            yield self._rules[int(it.apply)].row, self._rules[it.rule_row].row


def _rule_row(it: Decision, row: Candidate) -> RuleRow:
    account, bank = it.account, row.account
    fill: tuple[tuple[str, FieldValue], ...] = tuple(pair for pair in it.fill if pair[1])
    return RuleRow(
        row=0,
        document="!Rule",
        description=it.words.strip(),
        debit=bank if row.money_in else account,
        credit=account if row.money_in else bank,
        fill=fill,
    )
