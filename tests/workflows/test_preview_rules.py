from __future__ import annotations

from decimal import Decimal

import pytest

from tests.builders import a_row, a_rule_row
from tests.workflows.desk import (
    FIRST,
    GAS,
    INCOME,
    JOURNAL,
    LIGHT,
    RULES,
    TODAY,
    Desk,
    a_desk,
    money_in,
)
from xl_recon.errors import MissingColumn, NoPreview
from xl_recon.plan.changes import AppendRules, Plan, ReorderRows
from xl_recon.records.preview import PreviewGroup
from xl_recon.workbook.layout.settings import SETTING_KEYS
from xl_recon.workflows.preview_rules import preview_rules

PREVIEW = "Anteprima"
KEY = SETTING_KEYS["temporary_account"]


def changes_of(plan: Plan, kind: type) -> list[object]:
    return [change for change in plan.changes if isinstance(change, kind)]


def test_waiting_rows_stand_in_four_groups() -> None:
    rows = [a_row(), money_in(), money_in(description="altro"), a_row(description="altro")]
    lines = preview_rules(Desk(rows, [LIGHT, INCOME]).workbook, TODAY).lines
    assert [(line.group, line.facts.row) for line in lines] == [
        (PreviewGroup.IN_WITH_RULE, 2),
        (PreviewGroup.OUT_WITH_RULE, 1),
        (PreviewGroup.IN_WITHOUT_RULE, 3),
        (PreviewGroup.OUT_WITHOUT_RULE, 4),
    ]


def test_a_line_has_the_other_rules_and_the_doubts() -> None:
    rows = [a_row(description="Lucernario e gas")]
    (line,) = preview_rules(Desk(rows, [LIGHT, GAS]).workbook, TODAY).lines
    assert [rule.text for rule in line.others] == ["gas"]
    assert [notice.code for notice in line.doubts] == ["rule.doubtful"]


def test_a_row_without_a_rule_has_the_words_that_tell() -> None:
    (line,) = preview_rules(Desk([a_row(description="Cartoleria Matita 12")]).workbook, TODAY).lines
    assert (line.rule, line.words) == (None, "Cartoleria Matita")


def test_a_row_that_its_rule_cannot_split_is_one_without_a_rule() -> None:
    parts = [
        a_rule_row(debit="[]"),
        a_rule_row(document="!RuleSplit", amount_filter=Decimal("3.00")),
    ]
    (line,) = preview_rules(Desk([a_row()], parts).workbook, TODAY).lines
    assert line.group is PreviewGroup.OUT_WITHOUT_RULE
    assert [notice.code for notice in line.doubts] == ["rule.split_off"]


def test_only_the_rows_and_the_account_asked_for_are_shown() -> None:
    desk = Desk([a_row(), a_row(), a_row(credit="1021")], [LIGHT])
    some = preview_rules(desk.workbook, TODAY, rows=frozenset({2, 3})).lines
    assert [line.facts.row for line in some] == [2, 3]
    assert [it.facts.row for it in preview_rules(desk.workbook, TODAY, "1021").lines] == [3]


def test_a_preview_confirmed_untouched_is_the_rules_applied() -> None:
    desk, plain = a_desk(), a_desk()
    desk.confirm()
    plain.complete()
    assert desk.snapshot() == plain.snapshot()


def test_a_mark_of_a_rule_that_fits_too_gives_way_as_when_the_rules_are_applied() -> None:
    rows = [a_row(description="Luce e gas", rule="gas")]
    desk = Desk(rows, [LIGHT, GAS])
    desk.preview()
    desk.confirm()
    assert desk.column(JOURNAL, "Regola") == ["luce"]


def test_after_a_confirmation_the_sheet_is_gone() -> None:
    desk = a_desk()
    desk.confirm()
    with pytest.raises(NoPreview):
        desk.confirmation()


def test_rows_left_are_counted() -> None:
    desk = a_desk()
    desk.decide(1, apply="No")
    left = [it.detail for it in desk.confirmation().notices if it.code == "rules.rows_left"]
    assert left == ["2"]


@pytest.mark.parametrize("written", ["No", "n", " NO ", None])
def test_a_row_that_the_user_leaves_out_stays(written: str | None) -> None:
    desk = a_desk()
    desk.decide(1, apply=written)
    desk.confirm()
    assert desk.column(JOURNAL, "Conto Dare")[0] == "[CA]"


def test_lines_taken_off_the_sheet_are_left_out() -> None:
    desk = a_desk()
    table = desk.store.by_hand(PREVIEW)
    del table.rows[0], table.fills[0]
    table.rows[0] = table.blank()
    desk.confirm()
    assert desk.column(JOURNAL, "Conto Dare") == ["[CA]", "1020", "[CA]"]


@pytest.mark.parametrize("number", [FIRST + 1, str(FIRST + 1), f"0{FIRST + 1}"])
def test_another_rule_may_be_chosen_by_its_row(number: int | str) -> None:
    desk = a_desk()
    desk.decide(1, apply=number)
    desk.confirm()
    assert desk.column(JOURNAL, "Conto Dare")[0] == "6500"
    assert desk.column(JOURNAL, "Regola")[0] == "gas"
    assert desk.store.fills(JOURNAL)[0] == "FFF2CC"
    assert desk.column(RULES, "Usata") == [None, 1, 1]


def test_a_choice_to_keep_puts_the_rule_before_the_one_proposed() -> None:
    desk = a_desk()
    desk.decide(1, apply=FIRST + 1, keep="Sì")
    desk.confirm()
    assert desk.column(RULES, "Descrizione") == ["gas", "luce", "incasso"]
    assert desk.column(RULES, "Usata") == [1, None, 1]


def test_a_choice_not_to_keep_leaves_the_order() -> None:
    desk = a_desk()
    desk.decide(1, apply=FIRST + 1, keep="No")
    assert changes_of(desk.confirmation(), ReorderRows) == []


def test_to_keep_what_was_proposed_changes_nothing_more() -> None:
    desk, plain = a_desk(), a_desk()
    desk.decide(1, keep="Sì")
    assert desk.confirmation().changes == plain.confirmation().changes


def test_a_row_completed_in_the_preview_makes_its_rule() -> None:
    desk = a_desk()
    desk.decide(3, account=6500, vat_code="I81")
    desk.confirm()
    assert desk.column(JOURNAL, "Conto Dare")[2] == "6500"
    assert desk.column(JOURNAL, "Regola")[2] == "Cartoleria Matita"
    assert desk.column(JOURNAL, "Codice IVA")[2] == "I81"
    rule = {head: desk.column(RULES, head)[-1] for head in ("Doc", "Descrizione", "Conto Dare")}
    assert rule == {"Doc": "!Rule", "Descrizione": "Cartoleria Matita", "Conto Dare": "6500"}
    assert desk.column(RULES, "Usata")[-1] == 1


def test_the_rule_made_completes_the_next_row_of_its_kind() -> None:
    desk = a_desk()
    desk.decide(3, account="6500")
    desk.confirm()
    again = Desk([a_row(description="Cartoleria Matita 99")], desk.workbook.rule_rows())
    again.complete()
    assert again.column(JOURNAL, "Conto Dare") == ["6500"]


@pytest.mark.parametrize("words", ["cartoleria", " CARTOLERIA ", "Cartoleria"])
def test_rows_that_give_the_same_rule_give_one(words: str) -> None:
    desk = Desk([a_row(description=f"Cartoleria {name}") for name in ("Matita", "Gomma")])
    desk.preview()
    desk.decide(1, account="6500", words="cartoleria")
    desk.decide(2, account="6500", words=words)
    desk.confirm()
    assert desk.column(RULES, "Usata") == [2]
    assert desk.column(JOURNAL, "Regola") == ["cartoleria"] * 2


def test_money_in_and_out_may_have_the_same_words() -> None:
    desk = Desk([a_row(description="Cartoleria"), money_in(description="Cartoleria")])
    desk.preview()
    desk.decide(1, account="6500")
    desk.decide(2, account="3400")
    desk.confirm()
    assert desk.column(JOURNAL, "Conto Dare") == ["6500", "1020"]
    assert desk.column(JOURNAL, "Conto Avere") == ["1020", "3400"]
    assert len(desk.column(RULES, "Doc")) == 2


def test_without_words_only_the_row_is_completed() -> None:
    desk = a_desk()
    desk.decide(3, account="6500", words=None, cc1="U1")
    plan = desk.confirm()
    assert changes_of(plan, AppendRules) == []
    assert desk.column(JOURNAL, "Conto Dare")[2] == "6500"
    assert desk.column(JOURNAL, "CC1")[2] == "U1"
    assert desk.column(JOURNAL, "Regola")[2] is None
    assert desk.column(RULES, "Usata") == [1, None, 1]


def test_rows_completed_alike_by_hand_are_one_change() -> None:
    desk = Desk([a_row(description="altro")] * 4)
    desk.preview()
    for row in (1, 2, 3, 4):
        desk.decide(row, account="6500", words=None)
    assert len(desk.confirmation().changes) == 1


def test_a_preview_without_its_columns_is_refused() -> None:
    desk = a_desk()
    table = desk.store.by_hand(PREVIEW)
    table.headers = tuple(name for name in table.headers if name != "Applica")
    with pytest.raises(MissingColumn):
        desk.confirmation()


def test_what_only_helps_to_decide_may_be_taken_off_the_sheet() -> None:
    desk = a_desk()
    table = desk.store.by_hand(PREVIEW)
    table.headers = tuple(name for name in table.headers if name != "Parole della regola")
    desk.confirm()
    assert desk.column(JOURNAL, "Conto Dare")[0] == "6400"


def test_a_second_preview_takes_the_place_of_the_first() -> None:
    desk = a_desk()
    desk.decide(1, apply="No")
    desk.preview()
    desk.confirm()
    assert desk.column(JOURNAL, "Conto Dare")[0] == "6400"


def test_undo_takes_back_rows_parts_new_rules_and_their_order() -> None:
    split = [
        a_rule_row(description="gas", debit="[]", colour="FFF2CC"),
        a_rule_row(document="!RuleSplit", description="", amount_filter="30%"),
        a_rule_row(document="!RuleSplit", description="", debit="6500", amount_filter="resto"),
    ]
    rows = [a_row(description="Luce e gas"), a_row(description="altro"), a_row(description="gas")]
    desk = Desk(rows, [LIGHT, *split])
    before = desk.snapshot()
    desk.preview()
    desk.decide(1, apply=FIRST + 1, keep="Sì")
    desk.decide(2, account="6500")
    desk.confirm()
    assert desk.column(RULES, "Descrizione") == ["gas", None, None, "luce", "altro"]
    assert len(desk.column(JOURNAL, "Descrizione")) == 7
    assert desk.undo().notices == ()
    assert desk.snapshot() == before
