from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.builders import a_rule_row
from xl_recon.matching.refusals import Refused
from xl_recon.matching.rule_rows import understood
from xl_recon.matching.rule_sides import Banks, Sides, sides
from xl_recon.records.rule import AmountIn, MovesMoney, OnAccount, Range, Rule
from xl_recon.records.settings import Settings

IN, OUT = MovesMoney(money_in=True), MovesMoney(money_in=False)
HUNDRED = AmountIn((Range(Decimal(100), Decimal(100)),))


def sides_of(debit: str, credit: str, *, charted: str = "", waiting: str = "") -> Sides:
    banks = Banks(charted=frozenset(charted.split()), waiting=frozenset(waiting.split()))
    return sides(a_rule_row(debit=debit, credit=credit), Settings(), banks)


def cash_rule(**fields: Any) -> Rule:
    row = a_rule_row(**{"description": "", "debit": "", "credit": ""} | fields)
    (rule,) = understood([row], Settings()).rules
    return rule


@pytest.mark.parametrize(
    ("debit", "credit", "charted", "waiting", "bank"),
    [
        ("6400", "2000", "1020", "1020 2000", "2000"),  # a supplier's account waits
        ("2000", "1020", "1020", "1020 2000", "1020"),  # and is paid: the chart decides
        ("1030", "1020", "1020 1030", "1020", "1020"),  # between banks, one statement
        ("6400", "2000", "1020", "1020", "2000"),  # no row to fit: as an expense
        ("3400", "9000", "", "3400", "3400"),
    ],
)
def test_the_bank_is_known_by_the_chart_then_by_the_rows_that_wait(
    debit: str, credit: str, charted: str, waiting: str, bank: str
) -> None:
    found = sides_of(debit, credit, charted=charted, waiting=waiting)
    assert {found.contra, found.bank} == {debit, credit}
    assert (found.bank, found.money_in) == (bank, bank == debit)


@pytest.mark.parametrize(
    ("charted", "waiting"), [("1020 1030", ""), ("1020 1030", "1020 1030"), ("", "1020 1030")]
)
def test_between_two_banks_that_wait_alike_nothing_is_guessed(charted: str, waiting: str) -> None:
    with pytest.raises(Refused) as refused:
        sides_of("1030", "1020", charted=charted, waiting=waiting)
    assert (refused.value.code, refused.value.field) == ("rule.bank_unclear", "debit")


def test_one_account_on_both_sides_is_refused() -> None:
    with pytest.raises(Refused, match=r"rule\.bank_unclear"):
        sides_of("6400", "6400")


def test_a_rule_that_splits_shows_its_bank_whatever_the_chart_says() -> None:
    assert sides_of("7777", "[]").money_in
    assert sides_of("[]", "7777").bank == "7777"
    assert sides_of("[]", "").contra_field == "debit"


def test_no_account_at_all_is_refused() -> None:
    with pytest.raises(Refused, match=r"rule\.no_account"):
        sides_of("[CA]", "[A]")


@pytest.mark.parametrize(
    ("fields", "conditions"),
    [
        ({"cash_account": "1020", "income_filter": "100"}, (IN, OnAccount("1020"), HUNDRED)),
        ({"income_filter": Decimal(100)}, (IN, HUNDRED)),
        ({"expenses_filter": "100"}, (OUT, HUNDRED)),
        ({"cash_account": "1020"}, (OnAccount("1020"),)),
    ],
)
def test_income_and_expense_columns_tell_account_direction_and_amount(
    fields: dict[str, Any], conditions: tuple[object, ...]
) -> None:
    rule = cash_rule(category="Affitti", **fields)
    assert (rule.account, rule.conditions) == ("Affitti", conditions)


@pytest.mark.parametrize(
    ("fields", "code", "column"),
    [
        (
            {"category": "Affitti", "income_filter": "1", "expenses_filter": "2"},
            "rule.both_ways",
            "income",
        ),
        ({"cash_account": "1020"}, "rule.no_account", "category"),
        ({"category": "[CA]"}, "rule.no_account", "category"),
        ({"category": "Affitti", "income_filter": "x"}, "rule.bad_amount", "income"),
        ({"category": "Affitti", "expenses_filter": "x"}, "rule.bad_amount", "expenses"),
        ({"category": "Affitti", "description": ""}, "rule.no_condition", "description"),
    ],
)
def test_a_cash_rule_that_is_unclear_is_told_with_its_column(
    fields: dict[str, Any], code: str, column: str
) -> None:
    row = a_rule_row(**{"debit": "", "credit": ""} | fields)
    (told,) = understood([row], Settings()).notices
    assert (told.code, told.field) == (code, column)
