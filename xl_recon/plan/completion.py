"""Completion: what the rules fill into the journal's half-finished rows."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from xl_recon.matching.candidates import candidates, is_bracketed
from xl_recon.matching.new_texts import asked_fields
from xl_recon.matching.rules import RuleMatch
from xl_recon.plan.changes import Change, InsertRowsBelow, PaintRows, Plan, SetCells, Table
from xl_recon.plan.retelling import TOLD_FIELDS, retelling
from xl_recon.plan.rule_labels import because, rule_label
from xl_recon.plan.splitting import HEAD_FIELDS, splitting
from xl_recon.records.journal import Candidate, Columns, FieldValue
from xl_recon.records.notice import Notice, Severity
from xl_recon.records.rule import Rule
from xl_recon.records.settings import Settings

_ENDS_SOON = timedelta(days=30)  # from here on a rule's end is told
_FIELDS = ("debit", "credit", "rule")

_Rows = Mapping[FieldValue, list[int]]  # rows of the journal by what a cell of them holds


def plan_completion(
    matches: Iterable[RuleMatch],
    journal: Columns,
    settings: Settings,
    today: date,
    rules: Iterable[Rule] = (),
) -> Plan:
    """Return what the matched rules fill in, rule by rule in table order.

    `journal` holds the columns of `completion_fields`. A row that no longer holds the temporary
    contra account on one side is left out, and so is one that its rule cannot split. A mark that
    one of the `rules` left in a row gives way to that of the rule that completes it.
    """
    batches = _batches(matches, journal, settings.temporary_account)
    completion = _Completion(
        journal=journal,
        settings=settings,
        labels=frozenset(map(rule_label, rules)).union(*(batch.labels for batch in batches)),
        facts=_facts(batches, journal, settings),
        today=today,
    )
    results = [completion.result(batch) for batch in batches]
    return Plan(
        changes=tuple(change for result in results for change in result.changes),
        notices=tuple(notice for result in results for notice in result.notices),
    )


def completion_fields(rules: Iterable[Rule]) -> tuple[str, ...]:
    """The journal's fields that a completion by these rules looks at."""
    fields = [*_FIELDS]
    for rule in rules:
        fields += (name for name, _ in rule.fill)
        if rule.new_text:
            fields += (*TOLD_FIELDS, *asked_fields(rule.new_text))
        if rule.parts:
            fields += HEAD_FIELDS
            fields += (name for part in rule.parts for name in asked_fields(part.text))
    return tuple(dict.fromkeys(fields))


def completed_rows(plan: Plan, temporary: str) -> int:
    """How many rows lose the temporary contra account."""
    return sum(
        len(change.rows)
        for change in plan.changes
        if isinstance(change, SetCells)
        and change.field in {"debit", "credit"}
        and change.before == temporary
    )


def _facts(batches: Iterable[_Batch], journal: Columns, settings: Settings) -> dict[int, Candidate]:
    """The rows whose rules look at more than their accounts: to split them, to give new texts."""
    told = (batch for batch in batches if batch.rule.parts or batch.rule.new_text)
    rows = frozenset(row for batch in told for row in batch.rows)
    if not rows:
        return {}
    return {row.row: row for row in candidates(journal, settings, rows=rows)}


@dataclass(frozen=True, slots=True)
class _Batch:
    """A rule and the rows it completes; it grows while the matches come in."""

    rule: Rule
    rows: list[int] = field(default_factory=list)
    doubtful: list[int] = field(default_factory=list)
    outranked: dict[tuple[int, ...], list[int]] = field(default_factory=dict)
    labels: set[str] = field(default_factory=set)

    def add(self, match: RuleMatch) -> None:
        self.rows.append(match.row)
        if match.doubtful:
            self.doubtful.append(match.row)
        if match.outranked:
            self._outrank(match.row, match.outranked)

    def _outrank(self, row: int, rules: tuple[Rule, ...]) -> None:
        places = tuple([rule.row for rule in rules])
        if places not in self.outranked:
            self.outranked[places] = []
            self.labels.update(map(rule_label, rules))
        self.outranked[places].append(row)


def _batches(matches: Iterable[RuleMatch], journal: Columns, temporary: str) -> list[_Batch]:
    debit, credit = journal.column("debit"), journal.column("credit")
    batches: dict[int, _Batch] = {}
    for match in matches:
        place = match.row - 1
        if (debit[place] == temporary) == (credit[place] == temporary):
            continue
        batch = batches.get(match.rule.row)
        if batch is None:
            batch = _Batch(match.rule, labels={rule_label(match.rule)})
            batches[match.rule.row] = batch
        batch.add(match)
    return [batches[row] for row in sorted(batches)]


@dataclass(frozen=True, slots=True)
class _Result:
    changes: list[Change]
    notices: list[Notice]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Completion:
    """The changes of one rule after the other, against the journal as it stands."""

    journal: Columns
    settings: Settings
    labels: frozenset[str]  # of all rules at work: one of these in a cell was written by us
    facts: Mapping[int, Candidate]
    today: date

    def result(self, batch: _Batch) -> _Result:
        rule, rows = batch.rule, sorted(batch.rows)
        told = retelling(rule, rows, self.journal, self.facts)
        notices = list(self._notices(batch))
        parts: list[InsertRowsBelow] = []
        if rule.parts:
            split = splitting(rule, rows, self.journal, self.facts, told.texts)
            rows, parts = split.rows, split.changes
            notices += split.notices(rule)
            told = told.of_rows(frozenset(rows))
        notices += told.notices(rule)
        if not rows:
            return _Result([], notices)
        changes = [*self._changes(rule, rows), *told.changes(rule, self.journal), *parts]
        return _Result([*changes, *self._use(rule, len(rows))], notices)

    def _changes(self, rule: Rule, rows: list[int]) -> Iterator[Change]:
        yield from self._accounts(rule, rows)
        for name, value in rule.fill:
            if not (name == "notes" and rule.new_text):  # they are the bank's text's
                yield from _set_all(rule, name, value, self._blank(name, rows))
        yield from _set_all(rule, "rule", rule_label(rule), self._ours(rule, rows))
        if rule.colour:
            yield PaintRows(rows=array("I", rows), colour=rule.colour, because=because(rule))

    def _notices(self, batch: _Batch) -> Iterator[Notice]:
        rule = batch.rule
        for places, rows in batch.outranked.items():
            told = ", ".join(map(str, places))
            yield Notice("rule.outranked", rule.row, told, Severity.INFO, tuple(sorted(rows)))
        if batch.doubtful:
            doubtful = tuple(sorted(batch.doubtful))
            yield Notice("rule.doubtful", rule.row, rule_label(rule), rows=doubtful)
        if rule.until and timedelta(0) <= rule.until - self.today <= _ENDS_SOON:
            yield Notice("rule.ending", rule.row, rule.until.isoformat(), Severity.INFO)

    def _accounts(self, rule: Rule, rows: list[int]) -> Iterator[Change]:
        temporary = self.settings.temporary_account
        for side, other in (("debit", "credit"), ("credit", "debit")):
            waiting = self._where(side, rows, temporary)
            yield from _set_all(rule, side, rule.account, {temporary: waiting})
            yield from _set_all(rule, other, "", self._bracketed(other, waiting))

    def _where(self, name: str, rows: list[int], value: FieldValue) -> list[int]:
        column = self.journal.column(name)
        return [row for row in rows if column[row - 1] == value]

    def _blank(self, name: str, rows: list[int]) -> _Rows:
        return {blank: self._where(name, rows, blank) for blank in ("", None)}

    def _bracketed(self, name: str, rows: list[int]) -> _Rows:
        # The account for "none is known" waits for the user: it names no bank.
        missing = self.settings.missing_account
        return {
            value: found
            for value, found in self._by_value(name, rows).items()
            if isinstance(value, str) and is_bracketed(value) and value != missing
        }

    def _ours(self, rule: Rule, rows: list[int]) -> _Rows:
        mine = rule_label(rule)
        return {
            value: found
            for value, found in self._by_value("rule", rows).items()
            if not value or (value in self.labels and value != mine)
        }

    def _by_value(self, name: str, rows: list[int]) -> _Rows:
        column = self.journal.column(name)
        found: defaultdict[FieldValue, list[int]] = defaultdict(list)
        for row in rows:
            found[column[row - 1]].append(row)
        return found

    def _use(self, rule: Rule, hits: int) -> Iterator[Change]:
        yield _on_rules(rule, "used", rule.used, rule.used + hits)
        if rule.last_used != self.today:
            yield _on_rules(rule, "last_used", rule.last_used, self.today)


def _set_all(rule: Rule, name: str, after: FieldValue, rows: _Rows) -> Iterator[SetCells]:
    reason = because(rule)
    for before, places in rows.items():
        if places:
            cells = array("I", places)  # four bytes a row
            yield SetCells(field=name, rows=cells, before=before, after=after, because=reason)


def _on_rules(rule: Rule, name: str, before: FieldValue, after: FieldValue) -> SetCells:
    return SetCells(
        table=Table.RULES,
        field=name,
        rows=(rule.row,),
        before=before,
        after=after,
        because=because(rule),
    )
