from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_candidate, a_row, a_rule
from xl_recon.matching.rules import RuleMatch
from xl_recon.plan.changes import InsertRowsBelow, Plan, SetCells
from xl_recon.plan.completion import completed_rows, completion_fields, plan_completion
from xl_recon.plan.splitting import Splitting, splitting
from xl_recon.records.journal import Columns, JournalRow
from xl_recon.records.notice import Notice
from xl_recon.records.rule import Rule
from xl_recon.records.settings import Settings
from xl_recon.records.split import FixedAmount, Part, Remainder, Share

TODAY = date(2025, 6, 1)


def a_part(**fields: Any) -> Part:
    return Part(**{"row": 2, "account": "6500", "amount": Remainder(), **fields})


def a_split_rule(*parts: Part, **fields: Any) -> Rule:
    return a_rule(**{"account": "", "parts": parts, **fields})


SHARES = a_split_rule(a_part(amount=Share(Decimal(30))), a_part(account="6600"))


def a_journal(rule: Rule, *rows: JournalRow) -> Columns:
    fields = dict.fromkeys((*completion_fields([rule]), "description", "notes"))
    return Columns(len(rows), {name: [getattr(row, name) for row in rows] for name in fields})


def split(rule: Rule, *amounts: Decimal | None, money_in: bool = False) -> Splitting:
    journal = a_journal(rule, *[a_row(amount=amount) for amount in amounts])
    facts = {
        row: a_candidate(row=row, amount=amount, money_in=money_in)
        for row, amount in enumerate(amounts, 1)
    }
    return splitting(rule, sorted(facts), journal, facts, {})


def planned(rule: Rule, *rows: JournalRow) -> Plan:
    matches = [RuleMatch(row, rule, (), doubtful=False) for row in range(1, len(rows) + 1)]
    return plan_completion(matches, a_journal(rule, *rows), Settings(), TODAY)


def parts_of(plan: Plan) -> list[JournalRow]:
    return [row for it in plan.changes if isinstance(it, InsertRowsBelow) for row in it.rows]


def test_parts_come_right_below_their_movement_on_the_contra_side() -> None:
    (change,) = split(SHARES, Decimal("10.00")).changes
    assert change.row == 1
    assert [(it.debit, it.credit, it.amount) for it in change.rows] == [
        ("6500", "", Decimal("3.00")),
        ("6600", "", Decimal("7.00")),
    ]


def test_parts_of_money_in_stand_on_credit() -> None:
    (change,) = split(SHARES, Decimal("10.00"), money_in=True).changes
    assert [(it.debit, it.credit) for it in change.rows] == [("", "6500"), ("", "6600")]


def test_a_part_against_the_others_stands_on_the_bank_s_side() -> None:
    fee = a_part(account="6900", against=True, amount=FixedAmount(Decimal("0.50")))
    (change,) = split(a_split_rule(fee, a_part()), Decimal("10.00")).changes
    assert [(it.debit, it.credit, it.amount) for it in change.rows] == [
        ("", "6900", Decimal("0.50")),
        ("6500", "", Decimal("10.50")),
    ]


def test_a_part_of_nothing_is_left_out() -> None:
    rule = a_split_rule(a_part(amount=FixedAmount(Decimal("10.00"))), a_part(account="6600"))
    (change,) = split(rule, Decimal("10.00")).changes
    assert [it.debit for it in change.rows] == ["6500"]
    assert len(change.colours) == 1


def test_a_movement_that_the_parts_do_not_make_up_is_left_and_told() -> None:
    rule = a_split_rule(a_part(amount=FixedAmount(Decimal("9.00"))))
    found = split(rule, Decimal("10.00"), Decimal("9.00"), Decimal("10.00"), None)
    assert found.rows == [2]
    assert list(found.notices(rule)) == [
        Notice("rule.split_off", 1, "1.00", rows=(1, 3)),
        Notice("rule.split_nothing", 1, "", rows=(4,)),
    ]


def test_a_part_has_the_day_and_doc_of_its_movement_and_the_rule_s_label() -> None:
    row = a_row(document="B7", value_date=date(2025, 2, 2))
    (part, _) = parts_of(planned(SHARES, row))
    assert (part.date, part.value_date, part.document) == (row.date, row.value_date, "B7")
    assert (part.description, part.rule, part.vat_code) == ("Bolletta luce", "luce", "")


def test_a_part_has_a_text_a_colour_and_codes_of_its_own() -> None:
    part = a_part(
        text="Quota {data:%m/%Y}",
        colour="FFF2CC",
        fill=(("vat_code", "I81"), ("description", "altro")),
    )
    (change,) = [
        it for it in planned(a_split_rule(part), a_row()).changes if isinstance(it, InsertRowsBelow)
    ]
    assert (change.rows[0].description, change.rows[0].vat_code) == ("Quota 01/2025", "I81")
    assert change.colours == ("FFF2CC",)


def test_the_head_keeps_bank_and_total_and_loses_its_contra_account() -> None:
    plan = planned(SHARES, a_row())
    cells = {it.field: it.after for it in plan.changes if isinstance(it, SetCells)}
    assert cells["debit"] == ""
    assert not {"credit", "amount"} & cells.keys()
    assert completed_rows(plan, "[CA]") == 1


def test_a_new_text_is_the_parts_too() -> None:
    rule = a_split_rule(a_part(), new_text="Luce {data:%m/%Y}")
    assert [it.description for it in parts_of(planned(rule, a_row()))] == ["Luce 01/2025"]


def test_a_row_that_cannot_be_split_keeps_its_text_and_nothing_is_told_of_it() -> None:
    part = a_part(amount=FixedAmount(Decimal("9.00")))
    plan = planned(a_split_rule(part, new_text="Luce"), a_row(), a_row(notes="vista"))
    assert plan.changes == ()
    assert [it.code for it in plan.notices] == ["rule.split_off"]


def test_rows_that_can_be_split_count_as_used() -> None:
    part = a_part(amount=FixedAmount(Decimal("9.00")))
    plan = planned(a_split_rule(part), a_row(), a_row(amount=Decimal("9.00")))
    used = [it.after for it in plan.changes if isinstance(it, SetCells) and it.field == "used"]
    assert used == [1]


cents = st.integers(1, 10**9).map(lambda number: Decimal(number).scaleb(-2))
shares = st.lists(st.integers(1, 9999), min_size=1, max_size=6)


@given(cents, shares)
def test_parts_always_add_up_to_the_cent(amount: Decimal, weights: Sequence[int]) -> None:
    rest = [a_part(amount=Share(Decimal(it) * 100 / 10**5)) for it in weights]
    found = split(a_split_rule(*rest, a_part()), amount)
    for change in found.changes:
        assert sum(it.amount for it in change.rows if it.amount) == amount
    assert found.rows == [1]
