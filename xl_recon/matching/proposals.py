"""Rules that the journal itself proposes: completed rows that share words and an account."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from xl_recon.matching.candidates import bank_account
from xl_recon.matching.entries import sides
from xl_recon.matching.refusals import Refused
from xl_recon.matching.rule_texts import rule_text
from xl_recon.matching.rules import RuleBook
from xl_recon.matching.telling_words import shared_text
from xl_recon.matching.word_rarity import WordRarity, plain_words
from xl_recon.records.journal import Candidate, FieldValue, JournalRow
from xl_recon.records.rule import Condition, MovesMoney, OnAccount, Rule, RuleRow
from xl_recon.records.settings import Settings

_FEWEST = 2
_PRECISION = Fraction(9, 10)
_EXTRAS = ("cc1", "cc2", "cc3", "segment")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A rule, and what it would have done: "18 of 18 rows".

    Of `hits` completed rows that its text fits, `right` have its account and VAT code: `rows`.
    `waiting` rows would be completed by it. Its row has no place in the table yet.
    """

    rule: RuleRow
    hits: int
    right: int
    waiting: int
    rows: tuple[int, ...]


def proposals(
    rows: Iterable[JournalRow],
    rules: Sequence[Rule],
    settings: Settings,
    bank_accounts: frozenset[str],
    fewest: int = 3,
) -> tuple[Proposal, ...]:
    """Return the rules worth having that `rules` lack, the most useful first.

    Each has completed `fewest` rows, and nine in ten of those that it hits, as the user did.
    """
    fewest = max(fewest, _FEWEST)
    history = _history(rows, settings, bank_accounts | {settings.bank_account} - {""})
    book = RuleBook(rules, whole_words=settings.whole_words)
    uncovered = [done for done in history.completed if not book.match(done.candidate)]
    ideas = list(_ideas(uncovered, history, fewest))
    _try_out(ideas, history, settings)
    waiting = [row for row in history.waiting if not book.match(row)]
    _await(ideas, waiting, settings)
    return tuple(_worth_having(ideas, {done.candidate.row for done in uncovered}, fewest))


class _Done(NamedTuple):
    """A completed row; a tuple, as 100,000 of them are made."""

    candidate: Candidate
    contra: str
    source: JournalRow


@dataclass(frozen=True, slots=True, kw_only=True)
class _History:
    completed: list[_Done]
    waiting: list[Candidate]


@dataclass(slots=True, kw_only=True)
class _Idea:
    """A rule that may be proposed; it grows while it is tried out on the journal."""

    text: str
    contra: str
    money_in: bool
    bank: str  # blank: any
    vat_code: str
    extras: tuple[tuple[str, FieldValue], ...]
    hits: int = 0
    right: list[int] = field(default_factory=list)
    waiting: int = 0

    def rule(self, row: int) -> Rule:
        conditions: list[Condition] = [*rule_text(self.text).conditions, MovesMoney(self.money_in)]
        if self.bank:
            conditions.append(OnAccount(self.bank))
        return Rule(row=row, conditions=tuple(conditions), account=self.contra)

    def proposal(self) -> Proposal:
        accounts = (self.bank, self.contra) if self.money_in else (self.contra, self.bank)
        vat = (("vat_code", self.vat_code),) if self.vat_code else ()
        rule = RuleRow(
            row=0,
            document="!Rule",
            description=self.text,
            debit=accounts[0],
            credit=accounts[1],
            fill=(*vat, *self.extras),
        )
        return Proposal(
            rule=rule,
            hits=self.hits,
            right=len(self.right),
            waiting=self.waiting,
            rows=tuple(self.right),
        )


def _history(rows: Iterable[JournalRow], settings: Settings, banks: frozenset[str]) -> _History:
    history = _History(completed=[], waiting=[])
    for place, row in enumerate(rows, 1):
        money_in = row.credit == settings.temporary_account
        if money_in or row.debit == settings.temporary_account:
            bank = bank_account(row.debit if money_in else row.credit, settings)
            history.waiting.append(_candidate(row, place, bank, money_in=money_in))
            continue
        try:
            found = sides(row, settings, banks)
        except Refused:
            continue
        if found.contra:
            candidate = _candidate(row, place, found.bank, money_in=found.money_in)
            history.completed.append(_Done(candidate, found.contra, row))
    return history


def _candidate(row: JournalRow, place: int, bank: str, *, money_in: bool) -> Candidate:
    return Candidate(
        row.row or place,
        row.date,
        row.description,
        row.amount and abs(row.amount),
        bank,
        money_in,
        row.iban,
        row.counterparty,
        row.external_reference,
    )


def _ideas(uncovered: Sequence[_Done], history: _History, fewest: int) -> Iterator[_Idea]:
    texts = [done.candidate.description for done in history.completed]
    rarity = WordRarity.of([*texts, *(row.description for row in history.waiting)])
    alike: defaultdict[tuple[str, bool], list[_Done]] = defaultdict(list)
    for done in uncovered:
        alike[done.contra, done.candidate.money_in].append(done)
    for group in alike.values():
        if len(group) >= fewest:
            for text, rows in _by_text(group, rarity, fewest).items():
                if text and len(rows) >= fewest:
                    yield _idea(text, rows)


def _by_text(group: Sequence[_Done], rarity: WordRarity, fewest: int) -> dict[str, list[_Done]]:
    shared = WordRarity.of(done.candidate.description for done in group)
    recurring = {word for word, rows in shared.by_word.items() if rows >= fewest}
    kept: dict[str, str] = {}
    found: defaultdict[str, list[_Done]] = defaultdict(list)
    for done in group:
        text = done.candidate.description
        # Next month's text has the same words that recur: they are weighed once.
        shape = " ".join([it for it in plain_words(text) if it.isalpha() and it in recurring])
        if shape not in kept:
            kept[shape] = shared_text(text, rarity, shared, fewest)
        found[kept[shape]].append(done)
    return found


def _idea(text: str, rows: Sequence[_Done]) -> _Idea:
    first = rows[0]
    banks = {done.candidate.account for done in rows}
    vat_codes = Counter(done.source.vat_code for done in rows)
    return _Idea(
        text=text,
        contra=first.contra,
        money_in=first.candidate.money_in,
        bank=first.candidate.account if len(banks) == 1 else "",
        vat_code=vat_codes.most_common(1)[0][0],
        extras=tuple((name, value) for name in _EXTRAS if (value := _agreed(name, rows))),
    )


def _agreed(name: str, rows: Sequence[_Done]) -> str:
    values = {getattr(done.source, name) for done in rows}
    return values.pop() if len(values) == 1 else ""


def _fitting(
    ideas: Sequence[_Idea], candidates: Iterable[Candidate], settings: Settings
) -> Iterator[list[_Idea]]:
    """The ideas that fit each candidate, all of them in one pass."""
    book = RuleBook(
        [idea.rule(place) for place, idea in enumerate(ideas)], whole_words=settings.whole_words
    )
    for candidate in candidates:
        yield [ideas[rule.row] for rule in book.fitting(candidate)]


def _try_out(ideas: Sequence[_Idea], history: _History, settings: Settings) -> None:
    completed = history.completed
    fitting = _fitting(ideas, (done.candidate for done in completed), settings)
    for done, found in zip(completed, fitting, strict=True):
        for idea in found:
            idea.hits += 1
            if (done.contra, done.source.vat_code) == (idea.contra, idea.vat_code):
                idea.right.append(done.candidate.row)


def _await(ideas: Sequence[_Idea], waiting: Sequence[Candidate], settings: Settings) -> None:
    for found in _fitting(ideas, waiting, settings):
        for idea in found:
            idea.waiting += 1


def _worth_having(ideas: Iterable[_Idea], uncovered: set[int], fewest: int) -> Iterator[Proposal]:
    """The most useful first; one that adds nothing to those before it is left out."""
    left = set(uncovered)
    for idea in sorted(ideas, key=lambda it: (-len(it.right) - it.waiting, it.text)):
        new = left.intersection(idea.right)
        if len(new) >= fewest and len(idea.right) >= _PRECISION * idea.hits:
            left -= new
            yield idea.proposal()
