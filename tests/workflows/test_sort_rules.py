from __future__ import annotations

from tests.builders import a_row, a_rule_row
from tests.workflows.desk import RULES, Desk
from xl_recon.plan.changes import Plan
from xl_recon.records.notice import Notice
from xl_recon.workflows.sort_rules import propose_sort

LIGHT, GAS = a_rule_row(), a_rule_row(description="gas", debit="6500")


def test_rules_are_put_into_the_order_of_their_descriptions_and_back() -> None:
    desk = Desk([a_row()], [LIGHT, GAS])
    before = desk.snapshot()
    desk.write(propose_sort(desk.workbook))
    assert desk.column(RULES, "Descrizione") == ["gas", "luce"]
    assert desk.undo().notices == ()
    assert desk.snapshot() == before


def test_rules_in_order_stay() -> None:
    assert propose_sort(Desk([a_row()], [GAS, LIGHT]).workbook) == Plan()


def test_no_rules_are_in_order() -> None:
    assert propose_sort(Desk([a_row()]).workbook) == Plan()


def test_another_winner_is_told_with_its_waiting_rows() -> None:
    rows = [
        a_row(description="luce e gas"),
        a_row(),
        a_row(description="gas luce"),
        a_row(debit="6400"),
    ]
    plan = propose_sort(Desk(rows, [LIGHT, GAS]).workbook)
    assert plan.notices == (Notice("rules.other_winner", 1, "2", rows=(1, 3)),)


def test_rules_that_fit_no_row_together_are_sorted_without_a_word() -> None:
    rows = [a_row(), a_row(description="gas")]
    assert propose_sort(Desk(rows, [LIGHT, GAS]).workbook).notices == ()


def test_a_rule_that_is_off_or_refused_is_sorted_too() -> None:
    off = a_rule_row(description="acqua", active=False)
    bad = a_rule_row(description="benzina", debit="")
    desk = Desk([a_row()], [LIGHT, bad, off])
    desk.write(propose_sort(desk.workbook))
    assert desk.column(RULES, "Descrizione") == ["acqua", "benzina", "luce"]


def test_rules_sorted_complete_the_rows_as_was_told() -> None:
    desk = Desk([a_row(description="luce e gas")], [LIGHT, GAS])
    desk.write(propose_sort(desk.workbook))
    desk.complete()
    assert desk.column("Registrazioni", "Regola") == ["gas"]
