"""The user's decisions on the preview as rules for rows: those of the sheet and new ones."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from xl_recon.errors import BadDecision
from xl_recon.matching.candidates import is_bracketed
from xl_recon.matching.rule_meaning import Asked, Given, meanings
from xl_recon.matching.rule_order import moved_before
from xl_recon.matching.rule_rows import understood
from xl_recon.matching.rules import RuleBook, RuleMatch
from xl_recon.plan.changes import AppendRules, Change, ReorderRows, SetCells, Table
from xl_recon.plan.rule_labels import because
from xl_recon.records.journal import Candidate, FieldValue
from xl_recon.records.preview import Decision
from xl_recon.records.rule import MovesMoney, Rule, RuleRow
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workflows.apply_rules import RulesAndRows, chart_banks, waiting_on

_OFF_THE_SHEET = 10_000_000  # from here on: rules that only complete rows and are not kept
_HERE = "Anteprima"


@dataclass(frozen=True, slots=True, kw_only=True)
class _NewRule:
    """A rule that the user made on the preview, and the line of it that asked first."""

    row: RuleRow
    rule: Rule
    book: RuleBook
    given: Given
    line: int


class Deciding:
    """Turns decisions into matches, and tells what they do to the rules table."""

    def __init__(self, workbook: JournalWorkbook, run: RulesAndRows) -> None:
        self._run = run
        self._charted, self._waiting_on = chart_banks(workbook), waiting_on(run.waiting)
        self._chart = {account.number for account in workbook.accounts()}
        self._height = workbook.table(Table.RULES).height
        self._rules = {str(rule.sheet_row): rule for rule in run.rules}
        self._waiting = {row.row: row for row in run.waiting}
        self._written: dict[RuleRow, _NewRule] = {}
        self._new: dict[Asked, _NewRule] = {}
        self._by_hand: dict[object, Rule] = {}

    def matches(self, decisions: Iterable[Decision]) -> tuple[RuleMatch, ...]:
        """Return the matches that decisions make, or raise `BadDecision`."""
        found: dict[int, RuleMatch] = {}
        seen: set[int] = set()
        for it in decisions:
            if it.row in seen:
                raise BadDecision(it.line, self._waiting[it.row].description, "row twice")
            seen.add(it.row)
            rule = self._rule(it)
            if rule is not None:
                found[it.row] = RuleMatch(it.row, rule, (), doubtful=False)
        return tuple(found.values())

    def only_rows(self, changes: Iterable[Change]) -> Iterator[Change]:
        """Yield the changes but for what speaks of rules that are not on the sheet yet."""
        by_hand = {because(rule) for rule in self._by_hand.values()}
        for change in changes:
            if not isinstance(change, SetCells):
                yield change
            elif change.table is Table.RULES:
                if change.rows[0] <= self._height:
                    yield change
            elif change.because not in by_hand:
                yield change
            elif change.field != "rule":
                yield replace(change, because=_HERE)

    def new_rules(self, matches: Iterable[RuleMatch], today: dt.date) -> Iterator[AppendRules]:
        """Yield what adds the new rules below the others."""
        used = Counter(match.rule.row for match in matches)
        rows = tuple(
            replace(made.row, used=used[made.rule.row], last_used=today)
            for made in self._new.values()
        )
        if rows:
            yield AppendRules(rows=rows, notes=("",) * len(rows), because=_HERE)

    def new_order(self, decisions: Sequence[Decision]) -> Iterator[ReorderRows]:
        """Yield the order that choices to keep ask for, or raise `BadDecision`."""
        kept = [it for it in decisions if it.keep and it.apply.isdecimal() and it.rule_row]
        moves = dict.fromkeys(self._move(it) for it in kept)
        order = moved_before(self._run.rule_rows, self._height, tuple(moves))
        place = {row: at for at, row in enumerate(order)}
        for it in kept:
            rule, other = self._move(it)
            if place[rule] > place[other]:
                raise BadDecision(it.line, it.apply, "before each other")
        if order != sorted(order):
            yield ReorderRows(order=order, because=_HERE)

    def _move(self, it: Decision) -> tuple[int, int]:
        return self._rules[it.apply].row, self._rules[str(it.rule_row)].row

    def _rule(self, it: Decision) -> Rule | None:
        if it.apply == "no":
            return None
        if it.apply.isdecimal() or it.rule_row is not None:
            return self._of_the_sheet(it)
        if it.account:
            return self._made(it)
        if it.apply or it.fill:
            told = next((str(value) for _, value in it.fill), self._waiting[it.row].description)
            raise BadDecision(it.line, told, "account needed")
        return None

    def _of_the_sheet(self, it: Decision) -> Rule | None:
        beside = it.account or next((str(value) for _, value in it.fill), "")
        if beside:
            raise BadDecision(it.line, beside, "beside a rule")
        if it.apply.isdecimal():
            return self._chosen(it)
        return self._rules[str(it.rule_row)] if it.apply == "yes" else None

    def _chosen(self, it: Decision) -> Rule:
        rule = self._rules.get(it.apply)
        if rule is None:
            raise BadDecision(it.line, it.apply, "no such rule")
        money_in = self._waiting[it.row].money_in
        if any(part == MovesMoney(not money_in) for part in rule.conditions):
            raise BadDecision(it.line, it.apply, "other direction")
        return rule

    def _made(self, it: Decision) -> Rule:
        """The rule of a row that the user completed in the preview."""
        row = self._waiting[it.row]
        self._refuse_account(it, row)
        if not it.words:
            return self._without_words(it, row)
        written = _rule_row(it, row)
        if written not in self._written:
            self._written[written] = self._joined(it, written)
        made = self._written[written]
        if made.book.match(row) is None:
            raise BadDecision(it.line, it.words, "words elsewhere")
        return made.rule

    def _refuse_account(self, it: Decision, row: Candidate) -> None:
        if is_bracketed(it.account):
            raise BadDecision(it.line, it.account, "not booked")
        if self._chart and it.account not in self._chart:
            raise BadDecision(it.line, it.account, "no such account")
        if it.account == row.account:
            raise BadDecision(it.line, it.account, "bank itself")

    def _without_words(self, it: Decision, row: Candidate) -> Rule:
        key = it.account, it.fill
        if key not in self._by_hand:
            self._by_hand[key] = Rule(
                row=_OFF_THE_SHEET + len(self._by_hand),
                conditions=(MovesMoney(row.money_in),),
                account=it.account,
                fill=it.fill,
            )
        return self._by_hand[key]

    def _joined(self, it: Decision, written: RuleRow) -> _NewRule:
        """The new rule, or one that asks for the same and gives the same."""
        rule = self._understood(it, written)
        if not rule.text:
            raise BadDecision(it.line, it.words, "text needed")
        banks = self._charted | self._waiting_on
        (meaning,) = meanings([written], self._run.settings, banks)
        book = RuleBook([rule], whole_words=self._run.settings.whole_words)
        made = _NewRule(row=written, rule=rule, book=book, given=meaning.given, line=it.line)
        first = self._new.setdefault(meaning.asked, made)
        if first.given != meaning.given:
            raise BadDecision(it.line, it.words, f"otherwise in row {first.line}")
        return first

    def _understood(self, it: Decision, written: RuleRow) -> Rule:
        place = self._height + len(self._new) + 1
        found = understood(
            [replace(written, row=place)], self._run.settings, self._charted, self._waiting_on
        )
        if not found.rules:
            raise BadDecision(it.line, it.words, found.notices[0].code)
        return found.rules[0]


def _rule_row(it: Decision, row: Candidate) -> RuleRow:
    account, bank = it.account, row.account
    fill: tuple[tuple[str, FieldValue], ...] = it.fill
    return RuleRow(
        row=0,
        document="!Rule",
        description=it.words,
        debit=bank if row.money_in else account,
        credit=account if row.money_in else bank,
        fill=fill,
    )
