from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_candidate, a_rule
from tests.matching.rule_sets import rows, rule_sets
from xl_recon.matching.explanation import asked_by, reasons
from xl_recon.matching.rules import RuleBook
from xl_recon.records.explanation import JudgedRule, NotAfter
from xl_recon.records.journal import Candidate
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

DAY = date(2025, 6, 30)


def rule(row: int, *conditions: Condition, until: date | None = None) -> Rule:
    return a_rule(row=row, conditions=conditions, until=until)


def judged(candidate: Candidate, *conditions: Condition, until: date | None = None) -> JudgedRule:
    found = reasons(candidate, [rule(1, *conditions, until=until)], whole_words=False)
    (only,) = found.fitting or found.nearest
    return only


def nearest(candidate: Candidate, *rules: Rule) -> list[int]:
    return [it.rule.row for it in reasons(candidate, rules, whole_words=False).nearest]


@given(rules=rule_sets, row=rows, whole_words=st.booleans())
def test_the_rules_that_fit_are_those_the_matcher_finds(
    rules: list[Rule], row: Candidate, *, whole_words: bool
) -> None:
    found = reasons(row, rules, whole_words=whole_words)
    book = RuleBook(rules, whole_words=whole_words)
    assert tuple(it.rule for it in found.fitting) == book.fitting(row)
    assert all(not it.missed for it in found.fitting)
    assert all(it.missed and it.met for it in found.nearest)


@given(rules=rule_sets, row=rows)
def test_the_winner_is_doubtful_just_when_the_matcher_says_so(
    rules: list[Rule], row: Candidate
) -> None:
    match = RuleBook(rules, whole_words=False).match(row)
    if match:
        winner = reasons(row, rules, whole_words=False).fitting[0]
        assert winner.is_doubtful is match.doubtful


def test_each_word_is_told_where_it_stands() -> None:
    row = a_candidate(description="Info (EMAIL), Bolletta luce")
    verdicts = judged(row, HasPhrase("AIL"), HasAllWords(("LUCE", "bolletta"))).verdicts
    places = [place for verdict in verdicts for place in verdict.found]
    assert [(it.text, it.within, it.alone) for it in places] == [
        ("AIL", "EMAIL", False),
        ("LUCE", "luce", True),
        ("bolletta", "Bolletta", True),
    ]


def test_words_that_are_there_and_words_that_miss_are_told_apart() -> None:
    found = judged(a_candidate(description="Bolletta gas"), HasAllWords(("bolletta", "luce")))
    assert [it.asked for it in found.met] == [HasPhrase("bolletta")]
    assert [it.asked for it in found.missed] == [HasPhrase("luce")]


def test_what_the_row_has_instead_is_told() -> None:
    row = a_candidate(amount=Decimal("120.50"), account="1030", date=date(2025, 7, 1))
    spans = (Range(lowest=Decimal(200)),)
    days = (Range(lowest=date(2026, 1, 1)),)
    found = judged(
        row, HasPhrase("luce"), AmountIn(spans), OnAccount("1020"), DateIn(days), until=DAY
    )
    assert [it.actual for it in found.missed] == [
        Decimal("120.50"),
        "1030",
        date(2025, 7, 1),
        date(2025, 7, 1),
    ]
    assert found.missed[-1].asked == NotAfter(DAY)


def test_the_end_of_a_rule_lets_rows_without_a_date_pass() -> None:
    assert not judged(a_candidate(date=None), HasPhrase("luce"), until=DAY).missed
    assert not judged(a_candidate(date=DAY), HasPhrase("luce"), until=DAY).missed


def test_a_word_that_must_be_missing_is_told_where_it_stands() -> None:
    row = a_candidate(description="Bolletta luce, rimborso")
    (missed,) = judged(row, HasPhrase("luce"), LacksPhrases(("storno", "rimborso"))).missed
    assert missed.asked == LacksPhrases(("rimborso",))
    assert [it.within for it in missed.found] == ["rimborso"]


def test_a_text_inside_a_word_misses_where_whole_words_count() -> None:
    row = a_candidate(description="EMAIL luce")
    rules = [rule(1, HasPhrase("AIL"), HasPhrase("luce"))]
    (found,) = reasons(row, rules, whole_words=True).nearest
    assert [(it.asked, it.found[0].within) for it in found.missed] == [(HasPhrase("AIL"), "EMAIL")]


def test_a_barred_text_inside_a_word_is_no_doubt_where_whole_words_count() -> None:
    row = a_candidate(description="EMAIL luce")
    rules = [rule(1, HasPhrase("luce"), LacksPhrases(("ail",)))]
    (found,) = reasons(row, rules, whole_words=True).fitting
    assert not found.is_doubtful


def test_the_nearest_rules_are_those_of_which_most_text_is_there() -> None:
    row = a_candidate(description="Bolletta luce", money_in=False)
    by_direction = rule(1, MovesMoney(money_in=False), HasPhrase("gas"))
    by_one_word = rule(2, HasAllWords(("bolletta", "acqua")))
    by_all_words = rule(3, HasPhrase("luce"), AmountIn((Range(lowest=Decimal(500)),)))
    far = rule(4, HasPhrase("affitto"))
    assert nearest(row, by_direction, by_one_word, by_all_words, far) == [3, 2, 1]


def test_of_rules_equally_near_the_one_of_the_rarer_word_comes_first() -> None:
    row = a_candidate(description="Bonifico luce")
    often = [rule(n, HasAllWords(("bonifico", f"x{n}"))) for n in (1, 2, 3)]
    assert nearest(row, *often, rule(9, HasAllWords(("luce", "x9"))))[0] == 9


def test_expressions_and_alternatives_are_judged_as_wholes() -> None:
    row = a_candidate(description="Bar Sport 12")
    found = judged(row, FitsExpression(r"\d+"), HasAnyPhrase(("osteria", "bar")))
    assert len(found.met) == 2
    assert [it.text for it in found.met[1].found] == ["bar"]


def test_what_a_rule_asks_for_ends_with_its_end() -> None:
    asked = asked_by(rule(1, HasAllWords(("a", "b")), MovesMoney(money_in=True), until=DAY))
    assert asked == (HasPhrase("a"), HasPhrase("b"), MovesMoney(money_in=True), NotAfter(DAY))
