from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from tests.builders import a_row, a_rule_row
from tests.workflows.paper_workbook import PaperWorkbook
from xl_recon.errors import UnusableRow
from xl_recon.records.journal import JournalRow
from xl_recon.records.rule import RuleRow
from xl_recon.records.trial import Trial, TrialOutcome, TrialTotal
from xl_recon.workflows.try_rule import try_rule

RULE = a_rule_row(row=3, fill=(("vat_code", "I81"),))


def tried(rows: Sequence[JournalRow], *rules: RuleRow, place: int = 3) -> Trial:
    return try_rule(PaperWorkbook(rows, *rules), place)


def outcomes(trial: Trial) -> list[tuple[int, TrialOutcome]]:
    return [(row.row, row.outcome) for row in trial.rows]


def test_every_row_that_fits_is_told_with_what_it_means() -> None:
    rows = [
        a_row(),
        a_row(debit="6400", vat_code="I81"),
        a_row(debit="6500", vat_code="I81"),
        a_row(debit="6400", vat_code="I26"),
        a_row(description="Acqua"),
        a_row(description="Luce Enel"),
    ]
    trial = tried(rows, a_rule_row(row=2, description="enel"), RULE)
    assert outcomes(trial) == [
        (1, TrialOutcome.COMPLETES),
        (2, TrialOutcome.SAME),
        (3, TrialOutcome.DIFFERENT),
        (4, TrialOutcome.DIFFERENT),
        (6, TrialOutcome.TAKEN),
    ]
    assert trial.rows[-1].taken_by is not None
    assert (trial.rows[-1].taken_by.row, trial.journal_rows) == (2, 6)
    assert trial.count(TrialOutcome.DIFFERENT) == 2


def test_totals_leave_out_what_an_earlier_rule_takes() -> None:
    both_ways = a_rule_row(row=3, debit="6400", credit="")
    rows = [a_row(amount=Decimal("10.00")), a_row(amount=Decimal("2.50")), a_row(amount=None)]
    (total,) = tried(rows, both_ways).totals
    assert total == TrialTotal(
        account="6400", vat_code="", rows=3, money_in=Decimal(0), money_out=Decimal("12.50")
    )
    assert tried(rows, a_rule_row(row=1), both_ways).totals == ()


def test_money_that_comes_in_is_summed_apart() -> None:
    rule = a_rule_row(row=3, debit="", credit="3200")
    (total,) = tried([a_row(debit="1020", credit="[CA]")], rule).totals
    assert (total.money_in, total.money_out) == (Decimal("10.00"), Decimal(0))


def test_a_split_is_summed_by_its_parts() -> None:
    head = a_rule_row(row=3, debit="[]", credit="1020")
    rent = a_rule_row(
        row=4,
        document="!RuleSplit",
        debit="6000",
        credit="",
        amount_filter="7.50",
        fill=(("vat_code", "I81"),),
    )
    rest = a_rule_row(row=5, document="!RuleSplit", debit="6400", credit="", amount_filter="resto")
    fee = a_rule_row(row=6, document="!RuleSplit", debit="", credit="6900", amount_filter="1.00")
    trial = tried([a_row(), a_row(amount=Decimal("4.00"))], head, rent, rest, fee)
    assert trial.rule is not None
    assert [(it.account, it.vat_code, it.money_in, it.money_out) for it in trial.totals] == [
        ("6000", "I81", Decimal(0), Decimal("7.50")),
        ("6400", "", Decimal(0), Decimal("3.50")),
        ("6900", "", Decimal("1.00"), Decimal(0)),
    ]
    assert trial.undivided == (2,)


def test_a_rule_that_is_off_is_tried_as_if_it_were_on() -> None:
    trial = tried([a_row()], a_rule_row(row=3, active=False))
    assert (trial.is_active, len(trial.rows)) == (False, 1)


def test_a_text_inside_a_longer_word_is_marked() -> None:
    rule = a_rule_row(row=3, description="AIL")
    assert [row.doubtful for row in tried([a_row(description="EMAIL")], rule).rows] == [True]


def test_a_rule_that_is_refused_is_told_why() -> None:
    trial = tried([a_row()], a_rule_row(row=3, amount_filter="molto"))
    assert trial.rule is None
    assert [notice.code for notice in trial.notices] == ["rule.bad_amount"]


def test_a_rule_that_fits_nothing_leaves_no_rows() -> None:
    trial = tried([a_row()], a_rule_row(row=3, description="gas"))
    assert (trial.rows, trial.totals, trial.journal_rows) == ((), (), 1)


@pytest.mark.parametrize(
    ("row", "found"), [(a_rule_row(row=2), "outside"), (a_rule_row(row=3, document=""), "no rule")]
)
def test_a_row_that_is_no_rule_cannot_be_tried(row: RuleRow, found: str) -> None:
    with pytest.raises(UnusableRow, match=found):
        tried([a_row()], row)
