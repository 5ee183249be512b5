from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.builders import a_rule_row
from xl_recon.matching.rule_parts import rule_blocks
from xl_recon.matching.rule_rows import UnderstoodRules, understood
from xl_recon.records.notice import Notice
from xl_recon.records.rule import RuleRow
from xl_recon.records.settings import Settings
from xl_recon.records.split import FixedAmount, Part, Remainder


def a_head(row: int = 1, **fields: Any) -> RuleRow:
    return a_rule_row(**{"row": row, "debit": "1020", "credit": "[]", "colour": "FFF2CC"} | fields)


def a_part_row(row: int, **fields: Any) -> RuleRow:
    blank = {"document": "!RuleSplit", "description": "", "debit": "", "credit": "10002"}
    return a_rule_row(**{"row": row, "amount_filter": "100"} | blank | fields)


def read(*rows: RuleRow) -> UnderstoodRules:
    return understood(rows, Settings(), frozenset({"1020"}))


def parts_of(*rows: RuleRow) -> tuple[Part, ...]:
    (rule,) = read(a_head(), *rows).rules
    return rule.parts


def told_of(*rows: RuleRow) -> Notice:
    found = read(a_head(), *rows)
    (notice,) = found.notices
    assert not found.rules
    return notice


def test_the_rows_right_below_are_the_parts_and_the_rule_has_no_account() -> None:
    rent = a_part_row(2, sheet_row=9, amount_filter=Decimal(900), fill=(("vat_code", "V0"),))
    (rule,) = read(a_head(), rent, a_part_row(3, amount_filter="resto", colour="C6EFCE")).rules
    assert rule.account == ""
    fill = (("vat_code", "V0"),)
    nine = FixedAmount(Decimal(900))
    assert rule.parts == (
        Part(row=2, sheet_row=9, account="10002", amount=nine, fill=fill, colour="FFF2CC"),
        Part(row=3, account="10002", amount=Remainder(), colour="C6EFCE"),
    )


def test_a_part_on_the_bank_s_side_stands_against_the_others() -> None:
    parts = parts_of(a_part_row(2, amount_filter="resto"), a_part_row(3, debit="6900", credit=""))
    assert [(it.account, it.against) for it in parts] == [("10002", False), ("6900", True)]


def test_for_money_out_the_sides_are_exchanged() -> None:
    head = a_head(debit="[]", credit="1020")
    rows = (a_part_row(2, debit="6000", credit=""), a_part_row(3, debit="[CA]", credit="3900"))
    (rule,) = read(head, *rows).rules
    assert [(it.account, it.against) for it in rule.parts] == [("6000", False), ("3900", True)]


def test_a_part_has_its_text_in_one_of_two_columns() -> None:
    rows = (
        a_part_row(2, description="Affitto", new_text=" {data:%m} "),
        a_part_row(3, description=" Spese "),
        a_part_row(4),
    )
    assert [it.text for it in parts_of(*rows)] == ["{data:%m}", "Spese", ""]


def test_what_we_write_ourselves_is_not_filled_in() -> None:
    fill = (("cc1", "U1"), ("batch", 3), ("iban", "XX12"))
    assert parts_of(a_part_row(2, fill=fill))[0].fill == (("cc1", "U1"), ("iban", "XX12"))


@pytest.mark.parametrize(
    ("fields", "code", "found", "column"),
    [
        ({"amount_filter": "circa"}, "rule.bad_part", "circa", "amount"),
        ({"amount_filter": None}, "rule.bad_part", "", "amount"),
        ({"debit": "6000"}, "rule.part_account", "6000 / 10002", "credit"),
        ({"credit": "[CA]"}, "rule.part_account", "", "credit"),
        ({"credit": "[]"}, "rule.part_account", "[]", "credit"),
        ({"new_text": "{nulla}"}, "rule.bad_placeholder", "{nulla}", "new_text"),
        ({"description": "{gruppo}"}, "rule.bad_placeholder", "{gruppo}", "description"),
    ],
)
def test_a_bad_part_switches_off_the_rule_and_is_told_with_its_own_row(
    fields: dict[str, Any], code: str, found: str, column: str
) -> None:
    expected = Notice(code, 3, found, rows=(1,), field=column)
    assert told_of(a_part_row(2), a_part_row(3, **fields)) == expected


def test_parts_that_cannot_go_together_are_told() -> None:
    rows = (a_part_row(2, amount_filter="resto"), a_part_row(3, amount_filter="resto"))
    assert told_of(*rows) == Notice("rule.two_remainders", 2, rows=(1,), field="amount")


def test_a_group_may_stand_in_a_part_s_text_where_the_rule_has_an_expression() -> None:
    head = a_head(description=r"/rata (\d+)/")
    (rule,) = read(head, a_part_row(2, new_text="Rata {gruppo:1}")).rules
    assert rule.parts[0].text == "Rata {gruppo:1}"


@pytest.mark.parametrize("rows", [(), (a_part_row(3),), (a_part_row(2, active=False),)])
def test_a_rule_that_splits_needs_parts_right_below(rows: tuple[RuleRow, ...]) -> None:
    told = [it for it in read(a_head(), *rows).notices if it.code == "rule.no_parts"]
    assert told == [Notice("rule.no_parts", 1, rows=(1,), field="credit")]


@pytest.mark.parametrize(
    "rows",
    [
        (a_part_row(7),),
        (a_head(4), a_part_row(5), a_part_row(7)),
        (a_head(4), a_part_row(5), a_rule_row(row=6, document=""), a_part_row(7)),
        (a_rule_row(row=6), a_part_row(7)),
        (a_head(4), a_part_row(5), a_rule_row(row=6, active=False), a_part_row(8), a_part_row(7)),
    ],
    ids=["first", "gap", "another row between", "rule without []", "below nothing"],
)
def test_a_part_without_its_rule_above_is_told_and_the_rules_serve(
    rows: tuple[RuleRow, ...],
) -> None:
    found = read(*rows)
    assert Notice("rule.part_alone", 7, rows=(7,), field="document") in found.notices
    assert len(found.rules) == sum(row.document == "!Rule" and row.active for row in rows)


def test_parts_of_a_rule_that_is_off_are_off_in_silence() -> None:
    off = (a_head(active=False), a_part_row(2, amount_filter="x"), a_part_row(3))
    assert read(*off) == UnderstoodRules(rules=(), notices=())


def test_parts_that_are_off_are_left_out_in_silence() -> None:
    rows = (a_part_row(2, amount_filter="x", active=False), a_part_row(3), a_part_row(4))
    assert [it.row for it in parts_of(*rows)] == [3, 4]
    assert read(a_part_row(9, active=False)) == UnderstoodRules(rules=(), notices=())


def test_a_bad_rule_with_parts_is_told_once() -> None:
    found = read(a_head(description="+"), a_part_row(2), a_part_row(3))
    assert [(it.code, it.where) for it in found.notices] == [("rule.bad_text", 1)]


def test_parts_of_income_and_expense_bookkeeping_stand_in_categories() -> None:
    blank: dict[str, Any] = {"debit": "", "credit": "", "amount_filter": None}
    head = a_head(category="[]", cash_account="1020", **blank)
    rent = a_part_row(2, category="Affitti", **blank | {"income_filter": "900"})
    costs = a_part_row(3, category="Spese", **blank | {"expenses_filter": "resto"})
    (rule,) = read(head, rent, costs).rules
    assert [(it.account, it.against) for it in rule.parts] == [("Affitti", False), ("Spese", False)]


def test_a_part_of_both_income_and_expense_is_told() -> None:
    head = a_head(debit="", credit="", category="[]", cash_account="1020")
    part = a_part_row(2, category="Affitti", credit="", income_filter="1", expenses_filter="2")
    assert read(head, part).notices == (
        Notice("rule.both_ways", 2, "1 / 2", rows=(1,), field="income"),
    )


def test_a_block_ends_where_the_sheet_s_rows_do_not_follow() -> None:
    rows = (a_head(2), a_part_row(3), a_part_row(5), a_part_row(6), a_head(7))
    found = [(it.head and it.head.row, [part.row for part in it.parts]) for it in rule_blocks(rows)]
    assert found == [(2, [3]), (None, [5, 6]), (7, [])]
