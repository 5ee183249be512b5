from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_rule
from tests.matching.rule_sets import conditions, rows, rule_sets
from xl_recon.matching.rule_overlaps import Overlap, overlaps
from xl_recon.matching.rules import RuleBook
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
    TextField,
)

DAY = date(2025, 6, 30)


def rule(row: int, *conditions: Condition, until: date | None = None) -> Rule:
    return a_rule(row=row, conditions=conditions, until=until)


def found(*rules: Rule) -> list[tuple[int, int]]:
    return [(overlap.earlier.row, overlap.later.row) for overlap in overlaps(rules)]


def covers(wide: Condition, *narrow: Condition) -> bool:
    return found(rule(1, wide), rule(2, *narrow)) == [(1, 2)]


def amounts(low: int | None, high: int | None, *, strict: bool = False) -> AmountIn:
    lowest, highest = (None if it is None else Decimal(it) for it in (low, high))
    return AmountIn((Range(lowest, highest, strict_lowest=strict),))


@given(rules=rule_sets, row=rows, whole_words=st.booleans())
def test_no_row_on_earth_is_won_by_a_covered_rule(
    rules: list[Rule], row: Candidate, *, whole_words: bool
) -> None:
    match = RuleBook(rules, whole_words=whole_words).match(row)
    assert match is None or match.rule.row not in {it.later.row for it in overlaps(rules)}


@given(
    wide=conditions,
    more=st.lists(conditions, max_size=2),
    row=rows,
    whole_words=st.booleans(),
)
def test_whatever_fits_the_covered_rule_fits_the_one_that_covers_it(
    wide: Condition, more: list[Condition], row: Candidate, *, whole_words: bool
) -> None:
    ones = rule(1, wide), rule(2, *(more or [wide]))
    for overlap in overlaps(ones):
        book = RuleBook([overlap.earlier], whole_words=whole_words)
        if RuleBook([overlap.later], whole_words=whole_words).match(row):
            assert book.match(row)


@given(condition=conditions, more=st.lists(conditions, max_size=2))
def test_a_rule_that_only_asks_for_more_is_covered_unless_nothing_can_fit(
    condition: Condition, more: list[Condition]
) -> None:
    barred = {HasAnyPhrase, LacksPhrases, AmountIn}  # of no texts, of the empty text, two amounts
    if not barred & {type(it) for it in (condition, *more)}:
        assert found(rule(1, condition), rule(2, condition, *more)) == [(1, 2)]


def test_a_longer_text_is_covered_by_a_word_of_it() -> None:
    assert covers(HasPhrase("luce"), HasPhrase("Bolletta LUCE"))
    assert covers(HasPhrase("luce"), HasAllWords(("bolletta", "luce")))
    assert not covers(HasPhrase("bolletta luce"), HasPhrase("luce"))


def test_a_part_of_a_word_covers_nothing_since_whole_words_may_be_asked_for() -> None:
    assert not covers(HasPhrase("AIL"), HasPhrase("EMAIL"))


def test_alternatives_are_covered_when_each_of_them_is() -> None:
    wide = HasAnyPhrase(("bar", "caffè"))
    assert covers(wide, HasPhrase("bar sport"))
    assert covers(wide, HasAnyPhrase(("bar sport", "CAFFE mokà")))
    assert not covers(wide, HasAnyPhrase(("bar", "pizzeria")))


def test_a_text_of_another_column_covers_nothing() -> None:
    assert not covers(HasPhrase("rossi"), HasPhrase("rossi", TextField.COUNTERPARTY))


def test_an_iban_is_the_same_with_and_without_blanks() -> None:
    wide = HasPhrase("XX12 3456", TextField.IBAN)
    assert covers(wide, HasPhrase("XX123456", TextField.IBAN))


def test_a_word_that_must_be_missing_bars_longer_texts_with_it() -> None:
    assert covers(LacksPhrases(("rimborso spese",)), HasPhrase("luce"), LacksPhrases(("rimborso",)))
    assert not covers(
        LacksPhrases(("rimborso",)), HasPhrase("luce"), LacksPhrases(("rimborso spese",))
    )


def test_the_same_expression_covers_and_another_does_not() -> None:
    assert covers(FitsExpression("a+"), FitsExpression("a+"), MovesMoney(money_in=True))
    assert not covers(FitsExpression("a+"), FitsExpression("aa"))


def test_a_span_covers_what_lies_within_it() -> None:
    assert covers(amounts(100, 200), amounts(150, 150))
    assert covers(amounts(100, None), amounts(100, None, strict=True))
    assert not covers(amounts(100, None, strict=True), amounts(100, None))
    assert not covers(amounts(100, 200), amounts(150, None))
    assert not covers(amounts(150, 150), amounts(100, 200))
    assert not covers(amounts(1, 2), HasPhrase("luce"))


def test_rules_without_text_are_covered_too() -> None:
    assert covers(OnAccount("1020"), OnAccount("1020"), HasPhrase("luce"))
    assert not covers(OnAccount("1020"), OnAccount("1030"))


def test_rules_of_one_text_and_different_amounts_leave_each_other_alone() -> None:
    assert found(*(rule(n, HasPhrase("rata"), amounts(n, n)) for n in range(1, 9))) == []


def test_a_rule_that_ends_covers_only_rules_that_end_no_later() -> None:
    text = HasPhrase("luce")
    earlier = rule(1, text, until=DAY)
    assert found(earlier, rule(2, text)) == []
    assert found(earlier, rule(2, text, until=DAY)) == [(1, 2)]
    dated = DateIn((Range(highest=date(2025, 1, 31)),))
    assert found(earlier, rule(2, text, dated)) == [(1, 2)]


def test_a_later_rule_covers_no_earlier_one() -> None:
    assert found(rule(2, HasPhrase("luce")), rule(1, HasPhrase("bolletta luce"))) == []


def test_of_several_the_one_of_the_same_conditions_is_told_else_the_first() -> None:
    wide, same, later = (
        rule(1, HasPhrase("a")),
        rule(2, HasPhrase("a b")),
        rule(3, HasPhrase("A B")),
    )
    (_, overlap) = overlaps([wide, same, later])
    assert (overlap.earlier.row, overlap.same_conditions) == (2, True)
    assert found(wide, rule(2, HasPhrase("a c")), rule(3, HasPhrase("a c d")))[-1] == (1, 3)


def test_rules_are_alike_only_when_they_fill_in_the_same() -> None:
    one = a_rule(fill=(("vat_code", "I81"), ("cc1", "P1")))
    other = replace(one, row=2, fill=(("cc1", "P1"), ("vat_code", "I81")), colour="FFF2CC")
    assert Overlap(earlier=one, later=other, same_conditions=True).same_completion
    for change in ({"account": "6500"}, {"fill": ()}, {"new_text": "Luce"}):
        changed = replace(other, **change)
        assert not Overlap(earlier=one, later=changed, same_conditions=True).same_completion
