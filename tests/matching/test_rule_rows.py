from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.builders import a_rule_row
from xl_recon.matching.rule_rows import UnderstoodRules, understood
from xl_recon.records.notice import Notice
from xl_recon.records.rule import (
    AmountIn,
    Condition,
    DateIn,
    FitsExpression,
    HasAllWords,
    HasPhrase,
    LacksPhrases,
    MovesMoney,
    OnAccount,
    Range,
    Rule,
    TextField,
)
from xl_recon.records.settings import Settings

BANKS = frozenset({"1020", "2000"})
OUT, IN = MovesMoney(money_in=False), MovesMoney(money_in=True)


def read(**fields: Any) -> UnderstoodRules:
    return understood([a_rule_row(**fields)], Settings(), BANKS)


def rule_of(**fields: Any) -> Rule:
    (rule,) = read(**fields).rules
    return rule


def told_of(**fields: Any) -> Notice:
    found = read(**fields)
    (notice,) = found.notices
    assert not found.rules
    return notice


@pytest.mark.parametrize("document", ["!Rule", "!rule", " !RULE "])
def test_doc_says_what_is_a_rule(document: str) -> None:
    assert rule_of(document=document).account == "6400"


@pytest.mark.parametrize("document", ["", "!Auto", "docnum", "Rule", "7"])
def test_other_rows_are_not_ours(document: str) -> None:
    assert read(document=document) == UnderstoodRules(rules=(), notices=())


def test_a_rule_that_is_switched_off_is_passed_over_in_silence() -> None:
    assert read(active=False, description="+") == UnderstoodRules(rules=(), notices=())


@pytest.mark.parametrize(
    ("debit", "credit", "account", "conditions"),
    [
        ("1020", "3400", "3400", (IN, OnAccount("1020"))),
        ("6400", "1020", "6400", (OUT, OnAccount("1020"))),
        ("6400", "[1020]", "6400", (OUT, OnAccount("1020"))),
        (" 6400 ", " 1020 ", "6400", (OUT, OnAccount("1020"))),
        ("6400", "", "6400", (OUT,)),
        ("6400", "[CA]", "6400", (OUT,)),
        ("6400", "[ca]", "6400", (OUT,)),
        ("6400", "[A]", "6400", (OUT,)),
        ("", "3400", "3400", (IN,)),
        ("[CA]", "3400", "3400", (IN,)),
        ("1020", "", "1020", (OUT,)),  # paid out of another bank into this one
        ("[Verifica]", "1020", "[Verifica]", (OUT, OnAccount("1020"))),
    ],
)
def test_the_accounts_give_the_direction_and_the_bank(
    debit: str, credit: str, account: str, conditions: tuple[Condition, ...]
) -> None:
    rule = rule_of(debit=debit, credit=credit)
    assert (rule.account, rule.conditions) == (account, (HasPhrase("luce"), *conditions))


@pytest.mark.parametrize(("debit", "credit"), [("1020", "2000"), ("1020", "1020")])
def test_a_bank_that_cannot_be_told_switches_the_rule_off(debit: str, credit: str) -> None:
    found = f"{debit} / {credit}"
    expected = Notice("rule.bank_unclear", 4, found, rows=(4,), field="debit")
    assert told_of(row=4, debit=debit, credit=credit) == expected


def test_the_bank_of_the_settings_is_known_as_a_bank() -> None:
    row = a_rule_row(debit="6400", credit="1030")
    (rule,) = understood([row], Settings(bank_account="1030")).rules
    assert OnAccount("1030") in rule.conditions


def test_a_rule_needs_an_account_to_put() -> None:
    assert told_of(debit="[CA]", credit="").code == "rule.no_account"


def test_amount_and_date_are_conditions() -> None:
    day = date(2025, 3, 15)
    rule = rule_of(amount_filter="[!>=100 !<200]", date_filter=day)
    assert rule.conditions == (
        HasPhrase("luce"),
        OUT,
        AmountIn((Range(Decimal(100), Decimal(200), strict_highest=True),)),
        DateIn((Range(day, day),)),
    )


@pytest.mark.parametrize("blank", ["", "  ", None])
def test_blank_conditions_are_ignored(blank: str | None) -> None:
    assert rule_of(amount_filter=blank, date_filter=blank).conditions == (HasPhrase("luce"), OUT)


@pytest.mark.parametrize(
    "fields",
    [
        {"amount_filter": Decimal("120.50")},
        {"date_filter": "2025-03-15"},
        {"credit": "1020"},
    ],
)
def test_one_condition_other_than_the_text_is_enough(fields: dict[str, Any]) -> None:
    assert rule_of(description="", **fields).text == ""


@pytest.mark.parametrize("description", ["", "[Solo un nome]"])
def test_a_direction_alone_is_no_condition(description: str) -> None:
    expected = Notice("rule.no_condition", 5, rows=(5,), field="description")
    assert told_of(row=5, description=description) == expected


@pytest.mark.parametrize(
    ("fields", "code", "found", "column"),
    [
        ({"description": "+"}, "rule.bad_text", "+", "description"),
        (
            {"description": "/(/"},
            "rule.bad_expression",
            "( (missing ) at position 1)",
            "description",
        ),
        ({"amount_filter": "circa 100"}, "rule.bad_amount", "circa 100", "amount"),
        ({"date_filter": "marzo"}, "rule.bad_date", "marzo", "date"),
        ({"fill": (("iban", "+"),)}, "rule.bad_text", "+", "iban"),
        ({"fill": (("counterparty", "|"),)}, "rule.bad_text", "|", "counterparty"),
        ({"new_text": "{nulla}"}, "rule.bad_placeholder", "{nulla}", "new_text"),
        ({"new_text": "{gruppo}"}, "rule.bad_placeholder", "{gruppo}", "new_text"),
    ],
)
def test_a_condition_that_cannot_be_read_is_told_with_its_row_and_column(
    fields: dict[str, Any], code: str, found: str, column: str
) -> None:
    assert told_of(row=8, **fields) == Notice(code, 8, found, rows=(8,), field=column)


def test_iban_counterparty_and_reference_are_conditions_and_fill_nothing() -> None:
    fill = (("iban", "XX12 34"), ("vat_code", "I81"), ("counterparty", "+Rossi -SA"))
    rule = rule_of(description="", fill=(*fill, ("external_reference", "/^ZKB/")))
    assert rule.fill == (("vat_code", "I81"),)
    assert rule.conditions == (
        HasPhrase("XX12 34", TextField.IBAN),
        HasAllWords(("Rossi",), TextField.COUNTERPARTY),
        LacksPhrases(("SA",), TextField.COUNTERPARTY),
        FitsExpression("^ZKB", TextField.EXTERNAL_REFERENCE),
        OUT,
    )


def test_negated_words_alone_are_a_condition() -> None:
    assert rule_of(description="+-rimborso").conditions == (LacksPhrases(("rimborso",)), OUT)


def test_a_bad_rule_leaves_the_others_alone() -> None:
    rows = [a_rule_row(row=1), a_rule_row(row=2, description="|"), a_rule_row(row=3)]
    found = understood(rows, Settings())
    assert [rule.row for rule in found.rules] == [1, 3]
    assert [notice.where for notice in found.notices] == [2]


def test_a_new_text_goes_with_the_rule_with_groups_where_there_is_an_expression() -> None:
    assert rule_of(new_text=" Affitto {data:%m/%Y} ").new_text == "Affitto {data:%m/%Y}"
    assert (
        rule_of(description=r"/rata (\d+)/", new_text="Rata {gruppo}").new_text == "Rata {gruppo}"
    )


def test_what_the_rule_row_holds_besides_goes_with_the_rule() -> None:
    rule = rule_of(
        row=12,
        description="[Telefono] Swisscom",
        fill=(("vat_code", "I81"), ("cc1", "U1"), ("status", "x"), ("batch", 3)),
        until=date(2025, 12, 31),
        colour="FFF2CC",
        used=7,
        last_used=date(2025, 1, 2),
    )
    assert rule == Rule(
        row=12,
        name="Telefono",
        text="Swisscom",
        conditions=(HasPhrase("Swisscom"), OUT),
        account="6400",
        fill=(("vat_code", "I81"), ("cc1", "U1")),  # Stato, Regola, Lotto, Id are ours to write
        until=date(2025, 12, 31),
        colour="FFF2CC",
        used=7,
        last_used=date(2025, 1, 2),
    )
