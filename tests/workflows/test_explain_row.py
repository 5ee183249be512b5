from __future__ import annotations

import pytest

from tests.builders import a_row, a_rule_row
from tests.workflows.paper_workbook import PaperWorkbook
from xl_recon.errors import UnusableRow
from xl_recon.records.explanation import Explanation, Standing
from xl_recon.records.journal import JournalRow
from xl_recon.records.rule import RuleRow
from xl_recon.workflows.explain_row import explain_row

BOOKED = a_row(debit="6400", rule="luce")


def explained(row: JournalRow, *rules: RuleRow) -> Explanation:
    return explain_row(PaperWorkbook([a_row(description="Altro"), row], *rules), 2)


def test_a_waiting_row_is_explained_by_the_rules_that_fit_it_in_order() -> None:
    found = explained(a_row(), a_rule_row(row=4), a_rule_row(row=2, description="bolletta"))
    assert [judged.rule.row for judged in found.fitting] == [2, 4]
    assert found.winner is found.fitting[0]
    assert (found.standing, found.nearest) == (Standing.WAITING, ())


def test_a_row_without_a_rule_is_explained_by_what_the_nearest_miss() -> None:
    found = explained(a_row(), a_rule_row(description="+luce acqua"))
    assert found.winner is None
    assert [len(judged.missed) for judged in found.nearest] == [1]


@pytest.mark.parametrize(
    ("rules", "standing"),
    [
        ([a_rule_row()], Standing.SAME_RULE),
        ([a_rule_row(description="bolletta")], Standing.SAME_ACCOUNT),
        ([a_rule_row(debit="6500")], Standing.OTHER_ACCOUNT),
        ([a_rule_row(description="gas")], Standing.NO_RULE),
    ],
)
def test_a_completed_row_is_held_against_the_rules_of_today(
    rules: list[RuleRow], standing: Standing
) -> None:
    found = explained(BOOKED, *rules)
    assert (found.standing, found.completed_by, found.account) == (standing, "luce", "6400")
    assert (found.candidate.account, found.candidate.money_in) == ("1020", False)


def test_a_rewritten_description_is_explained_as_the_bank_wrote_it() -> None:
    rule = a_rule_row(new_text="Energia {data:%m/%Y}")
    row = a_row(debit="6400", rule="luce", description="Energia 01/2025", notes="Bolletta luce")
    found = explained(row, rule)
    assert (found.candidate.description, found.standing) == ("Bolletta luce", Standing.SAME_RULE)


def test_rules_that_are_off_or_refused_are_told_when_their_text_fits() -> None:
    off = a_rule_row(row=2, active=False)
    bad_amount = a_rule_row(row=3, amount_filter="molto")
    bad_text = a_rule_row(row=4, description="+")
    other_text = a_rule_row(row=5, description="gas", active=False)
    no_text = a_rule_row(row=6, description="", active=False)
    found = explained(a_row(), off, bad_amount, bad_text, other_text, no_text)
    told = [(idle.row, idle.refusal.code if idle.refusal else "") for idle in found.idle]
    assert told == [(2, ""), (3, "rule.bad_amount")]


def test_a_split_that_is_refused_for_a_part_is_told_with_that_part() -> None:
    head = a_rule_row(row=2, debit="[]", credit="1020")
    part = a_rule_row(row=3, document="!RuleSplit", description="", amount_filter="tanto")
    (idle,) = explained(a_row(), head, part).idle
    assert idle.refusal is not None
    assert idle.refusal.code == "rule.bad_part"


@pytest.mark.parametrize("place", [0, 2])
def test_a_row_outside_the_table_cannot_be_explained(place: int) -> None:
    with pytest.raises(UnusableRow, match="outside"):
        explain_row(PaperWorkbook([a_row()]), place)


@pytest.mark.parametrize(
    "row",
    [
        a_row(debit="6400", credit="2000"),
        a_row(debit="[CA]", credit="[CA]"),
        a_row(debit="", credit="1020"),
        a_row(debit="6400", credit=""),
    ],
)
def test_a_row_without_a_bank_account_cannot_be_explained(row: JournalRow) -> None:
    with pytest.raises(UnusableRow, match="no bank account"):
        explain_row(PaperWorkbook([row]), 1)
