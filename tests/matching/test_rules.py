from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import a_candidate, a_rule, a_rule_row
from tests.matching.naive import naive_fitting
from xl_recon.matching.expressions import StoppedRule
from xl_recon.matching.phrases import Finder, automaton_finder, plain_finder
from xl_recon.matching.rule_rows import understood
from xl_recon.matching.rules import RuleBook, RuleMatch
from xl_recon.records.journal import Candidate
from xl_recon.records.notice import Notice
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
    TextField,
)
from xl_recon.records.settings import Settings

ENGINES = pytest.mark.parametrize("engine", [automaton_finder, plain_finder])
Engine = Callable[[Sequence[str]], Finder]

DAYS = [date(2025, 1, day) for day in (1, 2, 3)]
AMOUNTS = [Decimal(1), Decimal("2.50"), Decimal(3)]
# Few letters and values, so that much fits by chance; blank phrases too.
PHRASES = st.text("aAbà -й", max_size=4)
DESCRIPTIONS = st.text("aAbà -й", max_size=14)


def spans(values: Sequence[Decimal | date]) -> st.SearchStrategy[tuple[Range, ...]]:
    bounds = st.none() | st.sampled_from(values)
    exact = st.sampled_from(values).map(lambda value: Range(lowest=value, highest=value))
    return st.lists(
        exact | st.builds(Range, bounds, bounds, st.booleans(), st.booleans()), max_size=2
    ).map(tuple)


# Alternatives, groups, times and classes; none that could take long on fourteen letters.
EXPRESSIONS = st.recursive(
    st.sampled_from(["a", "ab", "b a", "à", "й", ".", "[ab]", "\\b", "\\w", "^", "(?!b)", " "]),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map("|".join),
        inner.map("({})".format),
        st.builds("(?:{}){}".format, inner, st.sampled_from(["?", "+", "{2}", "{0,1}"])),
    ),
    max_leaves=5,
)
FIELDS = st.sampled_from([*[TextField.DESCRIPTION] * 3, *TextField])
CONDITIONS: st.SearchStrategy[Condition] = st.one_of(
    st.builds(HasPhrase, PHRASES, FIELDS),
    st.builds(HasAllWords, st.lists(PHRASES, max_size=3).map(tuple), FIELDS),
    st.builds(HasAnyPhrase, st.lists(PHRASES, max_size=3).map(tuple), FIELDS),
    st.builds(LacksPhrases, st.lists(PHRASES, max_size=2).map(tuple), FIELDS),
    st.builds(FitsExpression, EXPRESSIONS, FIELDS),
    st.builds(OnAccount, st.sampled_from(["1020", "1030"])),
    st.builds(MovesMoney, st.booleans()),
    st.builds(AmountIn, spans(AMOUNTS)),
    st.builds(DateIn, spans(DAYS)),
)
RULES = st.lists(
    st.tuples(st.lists(CONDITIONS, min_size=1, max_size=3), st.none() | st.sampled_from(DAYS)),
    max_size=8,
).map(
    lambda drawn: [
        a_rule(row=row, conditions=tuple(conditions), until=until)
        for row, (conditions, until) in enumerate(drawn, 1)
    ]
)
CANDIDATES = st.builds(
    Candidate,
    st.just(1),
    st.none() | st.sampled_from(DAYS),
    DESCRIPTIONS,
    st.none() | st.sampled_from(AMOUNTS),
    st.sampled_from(["", "1020", "1030"]),
    st.booleans(),
    DESCRIPTIONS,
    DESCRIPTIONS,
    DESCRIPTIONS,
)


def read_cases() -> list[list[str]]:
    lines = Path(__file__).with_name("cases.txt").read_text("utf-8").splitlines()
    return [
        [re.sub(r"\{(\w{4})\}", lambda code: chr(int(code[1], 16)), part) for part in parts]
        for line in lines
        if len(parts := line.split(" :: ")) == 4 and not line.startswith("#")
    ]


def matched(candidate: Candidate, *rules: Rule, whole_words: bool = False) -> RuleMatch | None:
    return RuleBook(rules, whole_words=whole_words).match(candidate)


def outcome(written: str, text: str, engine: Engine, *, whole_words: bool) -> str:
    field, asked = re.fullmatch(r"(?:<(\w+)> )?(.*)", written.strip(" "), re.DOTALL).groups()  # type: ignore[union-attr]
    row = (
        a_rule_row(description="", fill=((field, asked),))
        if field
        else a_rule_row(description=asked)
    )
    rules = understood([row], Settings()).rules
    if not rules:
        return "refused"
    book = RuleBook(rules, whole_words=whole_words, search=engine)
    match = book.match(a_candidate(**{field or "description": text}))
    if match is None:
        return "no"
    return "doubt" if match.doubtful else "yes"


@ENGINES
@pytest.mark.parametrize(("written", "description", "contains", "whole"), read_cases())
def test_the_table_of_cases_holds(
    written: str, description: str, contains: str, whole: str, engine: Engine
) -> None:
    assert outcome(written, description, engine, whole_words=False) == contains
    assert outcome(written, description, engine, whole_words=True) == whole


@ENGINES
@given(rules=RULES, candidate=CANDIDATES, whole_words=st.booleans())
def test_every_engine_chooses_what_a_plain_loop_chooses(
    rules: list[Rule], candidate: Candidate, engine: Engine, *, whole_words: bool
) -> None:
    assert_agree(rules, candidate, engine, whole_words=whole_words)


@pytest.mark.sweep
@settings(max_examples=10_000, deadline=None)
@given(rules=RULES, candidate=CANDIDATES, whole_words=st.booleans())
def test_ten_thousand_tables_of_rules_choose_what_a_plain_loop_chooses(
    rules: list[Rule], candidate: Candidate, *, whole_words: bool
) -> None:
    assert_agree(rules, candidate, automaton_finder, whole_words=whole_words)


def assert_agree(
    rules: list[Rule], candidate: Candidate, engine: Engine, *, whole_words: bool
) -> None:
    book = RuleBook(rules, whole_words=whole_words, search=engine)
    match = book.match(candidate)
    fitting = () if match is None else (match.rule, *match.outranked)
    assert fitting == book.fitting(candidate)
    assert fitting == tuple(naive_fitting(rules, candidate, whole_words=whole_words))
    assert not book.stopped


@given(rules=RULES, candidate=CANDIDATES)
def test_a_match_is_doubtful_when_it_would_fail_by_whole_words(
    rules: list[Rule], candidate: Candidate
) -> None:
    match = matched(candidate, *rules)
    if match is not None:
        alone = matched(candidate, match.rule, whole_words=True)
        assert match.doubtful is (alone is None)


@given(rules=RULES, rows=st.lists(CANDIDATES, max_size=5), order=st.randoms())
def test_the_order_in_which_rows_and_rules_are_given_is_irrelevant(
    rules: list[Rule],
    rows: list[Candidate],
    order: Random,
) -> None:
    numbered = [row._replace(row=place) for place, row in enumerate(rows, 1)]
    expected = list(RuleBook(rules, whole_words=False).matches(numbered))
    order.shuffle(numbered)
    order.shuffle(rules)
    found = RuleBook(rules, whole_words=False).matches(numbered)
    assert sorted(found, key=lambda match: match.row) == expected


def test_the_first_fitting_rule_of_the_table_wins_and_the_others_are_told() -> None:
    first = a_rule(row=3, conditions=(HasPhrase("luce"),))
    second = a_rule(row=9, conditions=(HasPhrase("bolletta"),))
    unfit = a_rule(row=1, conditions=(HasPhrase("gas"),))
    match = matched(a_candidate(row=7, description="Bolletta luce"), second, unfit, first)
    assert match == RuleMatch(7, first, (second,), doubtful=False)


def test_rows_that_no_rule_fits_are_left_out() -> None:
    rows = [a_candidate(row=1), a_candidate(row=2, description="gas"), a_candidate(row=3)]
    assert [match.row for match in RuleBook([a_rule()], whole_words=False).matches(rows)] == [1, 3]


def test_without_rules_nothing_matches() -> None:
    assert matched(a_candidate()) is None


def test_a_rule_does_not_serve_a_row_dated_after_its_end() -> None:
    rule = a_rule(until=date(2025, 1, 31))
    assert matched(a_candidate(date=date(2025, 1, 31)), rule)
    assert matched(a_candidate(date=date(2025, 2, 1)), rule) is None
    assert matched(a_candidate(date=None), rule)


def test_a_rule_without_text_is_never_doubtful() -> None:
    rule = a_rule(conditions=(OnAccount("1020"), AmountIn((Range(Decimal(10), Decimal(10)),))))
    match = matched(a_candidate(account="1020", amount=Decimal("10.00")), rule)
    assert match == RuleMatch(1, rule, (), doubtful=False)


def test_a_thousand_words_of_one_rule_are_all_asked_for() -> None:
    words = tuple(f"w{number}x" for number in range(1000))
    rule = a_rule(conditions=(HasAllWords(words),))
    assert matched(a_candidate(description=" ".join(words)), rule)
    assert matched(a_candidate(description=" ".join(words[:-1])), rule) is None


@pytest.mark.sweep
def test_the_cost_hardly_grows_with_the_rules() -> None:
    rows = [a_candidate(description=f"Bolletta numero{row % 5000} gas") for row in range(20_000)]
    few, many = (
        RuleBook(
            [a_rule(row=row, conditions=(HasPhrase(f"numero{row}"),)) for row in range(1, count)],
            whole_words=False,
        )
        for count in (50, 5_000)
    )
    # A hundred times the rules; a loop over them would take a hundred times as long.
    assert seconds_for(many, rows) < 15 * seconds_for(few, rows)


def seconds_for(book: RuleBook, rows: Sequence[Candidate]) -> float:
    started = perf_counter()
    assert list(book.matches(rows))
    return perf_counter() - started


def a_slow_rule(row: int) -> Rule:
    return a_rule(row=row, conditions=(FitsExpression("(x+x+)+y|(a|aa)+$"),))


def test_an_expression_that_takes_too_long_is_stopped_and_told_and_the_others_serve() -> None:
    slow, luce = a_slow_rule(3), a_rule(row=5)
    book = RuleBook([slow, luce], whole_words=False)
    rows = [
        a_candidate(row=1, description="luce aa"),
        a_candidate(row=2, description="luce " + "a" * 300 + "b"),
        a_candidate(row=4, description="luce aa"),
    ]
    assert [match.rule.row for match in book.matches(rows)] == [3, 5, 5]
    assert book.stopped == (StoppedRule(slow, 2),)
    told = Notice("rule.expression_slow", 3, "/(x+x+)+y|(a|aa)+$/", rows=(2,))
    assert book.notices() == (told,)


def test_a_book_of_quick_rules_has_nothing_to_say() -> None:
    book = RuleBook([a_rule()], whole_words=False)
    assert list(book.matches([a_candidate()]))
    assert book.notices() == ()
