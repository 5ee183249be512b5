"""How long the rules take: `python -m benchmarks.bench_matching [rows in the largest run]`.

Prints the engines for many phrases, the naive loop as peer, rules of every kind against plain
phrases, the plan that completes the matched rows, then rows against rules. The two automata search
nearly alike; ahocorasick-rs serves because it is mostly a little ahead and hands over all hits of a
text at once.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from importlib import import_module
from time import perf_counter

from tests.matching.naive import naive_fitting
from xl_recon.matching.filing import filed_rules
from xl_recon.matching.folding import folded
from xl_recon.matching.phrases import automaton_finder, plain_finder
from xl_recon.matching.rules import RuleBook, RuleMatch
from xl_recon.plan.completion import plan_completion
from xl_recon.records.journal import Candidate, Columns
from xl_recon.records.rule import (
    AmountIn,
    Condition,
    DateIn,
    FitsExpression,
    HasAllWords,
    HasAnyPhrase,
    HasPhrase,
    LacksPhrases,
    MovesMoney,
    OnAccount,
    Range,
    Rule,
)
from xl_recon.records.settings import Settings
from xl_recon.records.split import Part, Remainder, Share

ROWS = (10_000, 100_000, 1_000_000)
RULES = (100, 1_000, 10_000)
MIXED_ROWS, MIXED_RULES = 100_000, 5_000
PEER_ROWS, PEER_RULES = 500, 1_000
ENGINE_TEXTS = 50_000
FIRST_DAY = date(2025, 1, 1)
TWO_PARTS = (
    Part(row=1, account="6100", amount=Share(Decimal(90))),
    Part(row=2, account="6200", amount=Remainder()),
)


BOILERPLATE = (
    *("PAGAMENTO FATTURA", "ACCREDITO", "ORDINE PERMANENTE", "Addebito diretto"),
    *("ACQUISTO CARTA 12.05. ", "BONIFICO  A FAVORE DI", "Commissione società", "E-BANKING"),
)


class Office:
    """Invented payees, rows and rules; few payees come often, as in a real journal."""

    def __init__(self) -> None:
        self.chance = random.Random(7)
        syllables = [a + b for a in "bcdfglmnprstvz" for b in "aeiou"]
        self.payees = [
            tuple("".join(self.chance.choices(syllables, k=size)) for size in (4, 3, 5))
            for _ in range(12_000)
        ]
        self.weights = [1 / (rank + 20) for rank in range(len(self.payees))]

    def rules(self, count: int) -> list[Rule]:
        """Rules for the most frequent payees, one each."""
        return [self._rule(row) for row in range(1, count + 1)]

    def candidates(self, count: int) -> list[Candidate]:
        payees = self.chance.choices(self.payees, self.weights, k=count)
        return [
            Candidate(
                row,
                FIRST_DAY + timedelta(row % 365),
                f"{self.chance.choice(BOILERPLATE)} {' '.join(payee).upper()} {row * 7919:011}",
                Decimal(row * 37 % 50_000).scaleb(-2),
                "1020" if row % 4 else "1030",
                row % 3 == 0,
            )
            for row, payee in enumerate(payees, 1)
        ]

    def plain(self, count: int) -> list[Rule]:
        """Rules with a phrase each and nothing else."""
        return [self._rule_of(row, HasPhrase(self.payees[row][0])) for row in range(1, count + 1)]

    def mixed(self, count: int) -> list[Rule]:
        """The same, but one in ten splits, one in ten has a negated word, one in twenty is a
        regular expression.
        """
        return [self._of_a_kind(row) for row in range(1, count + 1)]

    def _of_a_kind(self, row: int) -> Rule:
        first, second, _ = self.payees[row]
        match row % 20:
            case 3 | 13:
                return replace(self._rule_of(row, HasPhrase(first)), parts=TWO_PARTS, account="")
            case 5 | 15:
                barred = LacksPhrases((self.payees[row + 1][0], "commissione"))
                return self._rule_of(row, HasAllWords((first,)), barred)
            case 7:
                return self._rule_of(row, FitsExpression(rf"\b{first} ({second}|spa) \w+ (\d+)"))
            case _:
                return self._rule_of(row, HasPhrase(first))

    def _rule_of(self, row: int, *conditions: Condition) -> Rule:
        return Rule(row=row, name=f"R{row}", conditions=conditions, account="6400")

    def _rule(self, row: int) -> Rule:
        conditions = (*self._text(self.payees[row]), *self._facts())
        fill = (("vat_code", "I81"), ("cc1", "U1")) if row % 2 else ()
        return Rule(row=row, name=f"R{row}", conditions=conditions, account="6400", fill=fill)

    def _text(self, payee: tuple[str, ...]) -> tuple[Condition, ...]:
        first, second, third = payee
        kinds: tuple[Condition, ...] = (
            *[HasPhrase(first)] * 3,
            HasPhrase(f"{first} {second}"),
            HasAllWords((first, "fattura")),
            HasAllWords((third, second, first)),
            HasAnyPhrase((first, self.chance.choice(self.payees)[0])),
        )
        return (self.chance.choice(kinds),)

    def _facts(self) -> tuple[Condition, ...]:
        amount = Decimal(self.chance.randint(1, 50_000)).scaleb(-2)
        kinds: tuple[tuple[Condition, ...], ...] = (
            *[()] * 4,
            *[(MovesMoney(money_in=False),)] * 2,
            (OnAccount("1020"), MovesMoney(money_in=False)),
            (AmountIn((Range(amount, amount),)),),
            (AmountIn((Range(amount, amount + 100),)),),
            (DateIn((Range(FIRST_DAY, FIRST_DAY + timedelta(200)),)),),
        )
        return self.chance.choice(kinds)


def seconds(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


def compare_engines(office: Office) -> None:
    phrases = filed_rules(office.rules(RULES[-1])).fields[0].phrases
    texts = [folded(it.description) for it in office.candidates(ENGINE_TEXTS)]
    print(f"\n{len(texts)} texts, {len(phrases)} phrases, all overlapping hits")
    for name, build in ENGINES.items():
        started = perf_counter()
        search = build(phrases)
        ready = perf_counter() - started
        found = sum(len(search(text)) for text in texts)
        spent = seconds(lambda search=search: [search(text) for text in texts])  # type: ignore[misc]
        print(f"{name:16} ready {ready:.3f} s, search {spent:.2f} s, {found} hits")


def pyahocorasick(phrases: Sequence[str]) -> Callable[[str], Sequence[object]]:
    automaton = import_module("ahocorasick").Automaton()
    for number, phrase in enumerate(phrases):
        automaton.add_word(phrase, number)
    automaton.make_automaton()
    return lambda text: list(automaton.iter(text))


ENGINES: dict[str, Callable[[Sequence[str]], Callable[[str], Sequence[object]]]] = {
    "ahocorasick-rs": automaton_finder,
    "pyahocorasick": pyahocorasick,
    "plain Python": plain_finder,
}


def rows_against_rules(office: Office, largest: int) -> None:
    print(f"\n{'rows':>9} {'rules':>7} {'ready':>7} {'match':>7} {'a row':>8}  matched")
    for count in (rows for rows in ROWS if rows <= largest):
        rows = office.candidates(count)
        for rules in RULES:
            one_size(rows, office.rules(rules))


def one_size(rows: list[Candidate], rules: list[Rule]) -> None:
    started = perf_counter()
    book = RuleBook(rules, whole_words=False)
    ready = perf_counter()
    found = sum(1 for _ in book.matches(rows))
    spent = perf_counter() - ready
    share = found / len(rows)
    print(
        f"{len(rows):9} {len(rules):7} {ready - started:5.2f} s {spent:5.2f} s"
        f" {spent / len(rows) * 1e6:5.2f} µs  {share:.0%}"
    )


def mixture(office: Office) -> None:
    rows = office.candidates(MIXED_ROWS)
    books = [
        RuleBook(rules, whole_words=False)
        for rules in (office.plain(MIXED_RULES), office.mixed(MIXED_RULES))
    ]
    # Turn by turn, and the best of each: other work on the machine then slows neither alone.
    turns = [[seconds(lambda b=book: list(b.matches(rows))) for book in books] for _ in range(5)]  # type: ignore[misc]
    plain, mixed = (min(turn[place] for turn in turns) for place in (0, 1))
    print(
        f"\n{MIXED_ROWS} rows x {MIXED_RULES} rules: plain phrases {plain:.2f} s; 10 % splits, 10 %"
        f" negations, 5 % expressions {mixed:.2f} s; ratio {mixed / plain:.2f}"
    )


def naive_peer(office: Office) -> None:
    rows, rules = office.candidates(PEER_ROWS), office.rules(PEER_RULES)
    slow = seconds(lambda: [list(naive_fitting(rules, row, whole_words=False)) for row in rows])
    book = RuleBook(rules, whole_words=False)
    fast = seconds(lambda: list(book.matches(rows)))
    print(
        f"\n{PEER_ROWS} rows x {PEER_RULES} rules: naive loop {slow:.2f} s, rule book {fast:.4f} s"
    )
    print(f"ratio {slow / fast:.0f}")


def completion(office: Office, largest: int) -> None:
    rules = office.rules(1_000)
    print()
    for count in (size for size in (80_000, 800_000) if size <= largest):
        matches = [RuleMatch(row + 1, rules[row % 1_000], (), False) for row in range(count)]
        journal = blank_journal(count)
        spent = seconds(lambda m=matches, j=journal: plan_completion(m, j, Settings(), FIRST_DAY))  # type: ignore[misc]
        print(f"plan for {count} matched rows, {len(rules)} rules: {spent:.2f} s")


def blank_journal(height: int) -> Columns:
    blank = [""] * height
    columns = dict.fromkeys(("rule", "vat_code", "cc1"), blank)
    return Columns(height, {"debit": ["[CA]"] * height, "credit": ["[1020]"] * height, **columns})


def main() -> None:
    office = Office()
    largest = int(sys.argv[1]) if sys.argv[1:] else ROWS[-1]
    compare_engines(office)
    naive_peer(office)
    mixture(office)
    completion(office, largest)
    rows_against_rules(office, largest)


if __name__ == "__main__":
    main()
