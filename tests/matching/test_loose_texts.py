from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.builders import a_rule_row
from xl_recon.matching.loose_texts import LooseRules, LooseText, contra_account
from xl_recon.records.rule import RuleRow

LIGHT = a_rule_row(row=1, description="luce", debit="6400")
SALE = a_rule_row(row=2, description="luce", debit="", credit="3000")
ON_A_BANK = a_rule_row(row=3, description="vincolo", debit="1020", credit="6900")
LARGE = a_rule_row(row=4, description="affitto", debit="6000", amount_filter="[!>=100]")


def row_for(
    *rows: RuleRow, text: str, amount: str = "", account: str = "", banks: tuple[str, ...] = ()
) -> int | None:
    loose = LooseText(text=text, amount=Decimal(amount) if amount else None, account=account)
    rule = LooseRules(rows, frozenset(banks)).rule_for(loose)
    return rule.row if rule else None


def test_the_sign_of_the_amount_tells_the_way() -> None:
    assert row_for(LIGHT, SALE, text="Bolletta LUCE", amount="-10") == 1
    assert row_for(LIGHT, SALE, text="Bolletta LUCE", amount="10") == 2


@pytest.mark.parametrize("amount", ["", "0"])
def test_without_an_amount_the_first_of_the_table_is_taken_either_way(amount: str) -> None:
    assert row_for(LIGHT, SALE, text="luce", amount=amount) == 1
    assert row_for(replace(SALE, row=1), replace(LIGHT, row=2), text="luce", amount=amount) == 1


def test_a_condition_on_what_is_not_known_does_not_hold() -> None:
    assert row_for(LARGE, text="affitto", amount="-120") == 4
    assert row_for(LARGE, text="affitto", amount="-12") is None
    assert row_for(LARGE, text="affitto") is None


def test_a_rule_of_a_bank_is_for_that_bank() -> None:
    assert row_for(ON_A_BANK, text="vincolo", amount="1", account="1020", banks=("1020",)) == 3
    assert row_for(ON_A_BANK, text="vincolo", amount="1", account="1030", banks=("1020",)) is None
    assert row_for(ON_A_BANK, text="vincolo", amount="1") is None


def test_no_rule_for_a_text_that_none_knows() -> None:
    assert row_for(LIGHT, text="telefono") is None


def test_a_rule_that_splits_has_brackets_for_an_account() -> None:
    head = a_rule_row(row=1, description="leasing", debit="[]")
    part = a_rule_row(row=2, document="!RuleSplit", debit="6500", amount_filter="resto")
    rules = LooseRules([head, part, LIGHT], frozenset())
    split = rules.rule_for(LooseText(text="leasing", amount=Decimal(-10)))
    plain = rules.rule_for(LooseText(text="luce", amount=Decimal(-10)))
    assert split
    assert plain
    assert (contra_account(split), contra_account(plain)) == ("[]", "6400")
