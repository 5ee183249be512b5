"""Crea regole: rules made from rows that somebody has completed, and what they would hit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from xl_recon.matching.entries import Entry, composed, contra_account
from xl_recon.matching.proposals import Proposal, proposals
from xl_recon.matching.rule_drafts import RuleDraft, drafts
from xl_recon.matching.rule_rows import understood
from xl_recon.matching.rules import RuleBook
from xl_recon.matching.word_rarity import WordRarity
from xl_recon.plan.changes import AppendRules, Plan, Table
from xl_recon.records.journal import Columns, JournalRow
from xl_recon.records.notice import Notice
from xl_recon.records.rule import Rule, RuleRow
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workflows.rules_at_work import PastRow, RulesAtWork, rules_at_work

_FIELDS = (
    "date", "document", "description", "debit", "credit", "amount", "vat_code", "vat_amount_type",
    "cc1", "cc2", "cc3", "segment", "link", "iban", "counterparty", "external_reference", "notes",
    "rule",
)  # fmt: skip
_HERE = "Crea regole"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRule:
    """A rule to come, and the rows of the journal that it fits: those it was made from and others.

    `right` are completed rows booked as it would book them, `different` those booked otherwise.
    """

    rows: tuple[RuleRow, ...]
    note: str = ""
    sources: tuple[int, ...] = ()
    right: tuple[int, ...] = ()
    different: tuple[int, ...] = ()
    waiting: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRules:
    """The rules to come, in the order in which they would stand, and what is to be said."""

    rules: tuple[NewRule, ...]
    notices: tuple[Notice, ...] = ()


def rules_from_rows(workbook: JournalWorkbook, rows: frozenset[int]) -> NewRules:
    """Return the rules that these rows of the journal give; a part stands for its whole entry."""
    history = _History(workbook)
    entries = composed(history.entries(), history.work.settings, history.work.banks)
    chosen = [entry for entry in entries if rows.intersection(_places(entry))]
    work = history.work
    made = drafts(chosen, work.rule_rows, history.rarity, work.settings, work.banks)
    return NewRules(
        rules=_tried([_of_draft(draft) for draft in made.drafts], work), notices=made.notices
    )


def proposed_rules(workbook: JournalWorkbook, fewest: int = 3) -> tuple[Proposal, ...]:
    """Return the rules that the completed rows speak for and that no rule covers yet."""
    history = _History(workbook)
    work = history.work
    return proposals(history.rows(), work.rules, work.settings, work.banks, fewest)


def propose_rules(rules: Iterable[NewRule]) -> Plan:
    """Return what adds these rules at the end of the rules table."""
    rules = tuple(rules)
    if not rules:
        return Plan()
    rows = tuple(row for rule in rules for row in rule.rows)
    notes = tuple(note for rule in rules for note in _notes(rule))
    return Plan((AppendRules(rows=rows, notes=notes, because=_HERE),))


def of_proposal(proposal: Proposal) -> NewRule:
    """Return a proposed rule as one to come."""
    return NewRule(rows=(proposal.rule,), sources=proposal.rows, right=proposal.rows)


class _History:
    """The journal as completed entries, with what making rules needs to know of it."""

    def __init__(self, workbook: JournalWorkbook) -> None:
        self.work: RulesAtWork = rules_at_work(workbook)
        self._journal: Columns = workbook.journal(_FIELDS)
        self._fills = workbook.fills(Table.JOURNAL)

    def rows(self) -> Iterator[JournalRow]:
        """Yield every row of the journal."""
        columns = [self._journal.column(name) for name in _FIELDS]
        for place, values in enumerate(zip(*columns, strict=True), 1):
            facts: Mapping[str, object] = dict(zip(_FIELDS, values, strict=True))
            row = JournalRow(row=place, **facts)  # type: ignore[arg-type]
            yield replace(row, description=self._banks_text(row))

    def entries(self) -> Iterator[Entry]:
        """Yield them with their colours."""
        for row, fill in zip(self.rows(), self._fills, strict=True):
            yield Entry(row=row, colour="" if "=" in fill else fill)

    @cached_property
    def rarity(self) -> WordRarity:
        """The words of all descriptions, by the accounts they were booked on."""
        work, rows = self.work, list(self.rows())
        accounts = (contra_account(row, work.settings, work.banks) for row in rows)
        return WordRarity.of((row.description for row in rows), accounts)

    def _banks_text(self, row: JournalRow) -> str:
        """The description as the bank had it: a rule that rewrites it moves it to the notes."""
        rule = self.work.labelled.get(row.rule)
        return row.notes if rule and rule.new_text and row.notes else row.description


def _of_draft(draft: RuleDraft) -> NewRule:
    return NewRule(rows=draft.rows, note=draft.note, sources=draft.sources)


def _tried(made: Sequence[NewRule], work: RulesAtWork) -> tuple[NewRule, ...]:
    """Let each rule look at the whole journal."""
    rows = [row for new in made for row in new.rows]
    rules = understood(rows, work.settings, work.banks).rules
    book = RuleBook(rules, whole_words=work.settings.whole_words)
    found: defaultdict[int, _Found] = defaultdict(_Found)
    for past in work.past_rows():
        for rule in book.fitting(past.candidate):
            found[rule.row].add(past, rule)
    return tuple(found[new.rows[0].row].told_of(new) for new in made)


@dataclass(frozen=True, slots=True)
class _Found:
    """The rows that a new rule fits; it grows while the journal is looked at."""

    right: list[int] = field(default_factory=list)
    different: list[int] = field(default_factory=list)
    waiting: list[int] = field(default_factory=list)

    def add(self, past: PastRow, rule: Rule) -> None:
        if past.waiting:
            self.waiting.append(past.candidate.row)
        elif past.account == rule.account:
            self.right.append(past.candidate.row)
        else:
            self.different.append(past.candidate.row)

    def told_of(self, new: NewRule) -> NewRule:
        return replace(
            new,
            right=tuple(self.right),
            different=tuple(self.different),
            waiting=tuple(self.waiting),
        )


def _notes(rule: NewRule) -> Iterator[str]:
    head, *parts = rule.rows
    yield rule.note if rule.note != head.description else ""
    yield from ("" for _ in parts)


def _places(entry: Entry) -> Iterator[int]:
    for row in (entry.row, *(part.row for part in entry.parts)):
        if row.row is not None:
            yield row.row
