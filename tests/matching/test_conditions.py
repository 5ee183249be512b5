from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.builders import a_candidate
from xl_recon.matching.conditions import (
    Asked,
    PhraseGroup,
    check,
    exact_amounts,
    not_after,
    phrase_groups,
)
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
    TextField,
)

ONE, TWO = Decimal(1), Decimal(2)


@pytest.mark.parametrize(
    ("condition", "groups"),
    [
        (HasPhrase("Caffè  BAR"), [{"caffe bar"}]),
        (HasAllWords(("Rossi", "SA")), [{"rossi"}, {"sa"}]),
        (HasAnyPhrase(("Rossi", "ROSSI", "Bianchi")), [{"rossi", "bianchi"}]),
        (HasPhrase(" "), []),
        (HasAnyPhrase(("Rossi", "")), []),
        (HasAnyPhrase(()), [set()]),
        (LacksPhrases(("Rossi", "")), [set()]),
        (HasPhrase("XX12 3456", TextField.IBAN), [{"xx123456"}]),
        (OnAccount("1020"), []),
        (MovesMoney(money_in=True), []),
        (AmountIn(()), []),
        (DateIn(()), []),
    ],
)
def test_of_each_group_of_phrases_one_has_to_occur(
    condition: Condition, groups: list[set[str]]
) -> None:
    found = phrase_groups(condition)
    assert [group.phrases for group in found] == groups
    assert {group.asked for group in found} <= {Asked.WANTED}


def test_of_negated_phrases_none_may_occur() -> None:
    expected = PhraseGroup(frozenset({"storno", "rimborso"}), asked=Asked.BARRED)
    assert phrase_groups(LacksPhrases(("Storno", "RIMBORSO"))) == (expected,)
    assert phrase_groups(LacksPhrases(())) == ()


def test_an_expression_gives_a_hint_where_it_can() -> None:
    field = TextField.COUNTERPARTY
    expected = PhraseGroup(frozenset({"rossi"}), field, Asked.HINT)
    assert phrase_groups(FitsExpression(r"^rossi\b", field)) == (expected,)
    assert phrase_groups(FitsExpression(r"\d+")) == ()


@pytest.mark.parametrize(
    "condition",
    [
        HasPhrase("a"),
        HasAllWords(()),
        HasAnyPhrase(()),
        LacksPhrases(()),
        FitsExpression("a"),
        MovesMoney(money_in=True),
    ],
)
def test_what_phrases_and_sides_tell_needs_no_check(condition: Condition) -> None:
    assert check(condition) is None


@pytest.mark.parametrize(
    ("span", "amount", "fits"),
    [
        (Range(lowest=ONE, highest=TWO), ONE, True),
        (Range(lowest=ONE, highest=TWO), TWO, True),
        (Range(lowest=ONE, strict_lowest=True), ONE, False),
        (Range(highest=TWO, strict_highest=True), TWO, False),
        (Range(lowest=Decimal(0)), Decimal(0), True),
        (Range(lowest=ONE), Decimal("0.99"), False),
        (Range(highest=ONE), Decimal("1.01"), False),
        (Range(), ONE, True),
        (Range(), None, False),
    ],
)
def test_a_span_holds_its_ends_unless_they_are_strict(
    span: Range, amount: Decimal | None, *, fits: bool
) -> None:
    holds = check(AmountIn((span,)))
    assert holds
    assert holds(a_candidate(amount=amount)) is fits


def test_a_row_without_a_date_meets_no_date_and_is_never_too_late() -> None:
    holds = check(DateIn((Range(),)))
    assert holds
    assert not holds(a_candidate(date=None))
    assert not_after(date(2025, 1, 1))(a_candidate(date=None))


@pytest.mark.parametrize(
    ("ranges", "amounts"),
    [
        ((Range(ONE, ONE), Range(TWO, TWO)), {ONE, TWO}),
        ((Range(Decimal(0), Decimal(0)),), {Decimal(0)}),
        ((Range(ONE, ONE), Range(lowest=TWO)), set()),
        ((Range(),), set()),
        ((Range(ONE, ONE, strict_lowest=True),), set()),
        ((), set()),
    ],
)
def test_amounts_named_one_by_one_can_be_looked_up(
    ranges: tuple[Range, ...], amounts: set[Decimal]
) -> None:
    assert exact_amounts(AmountIn(ranges)) == amounts
