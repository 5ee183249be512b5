from __future__ import annotations

from tests.builders import a_row
from xl_recon.plan.changes import AppendRows, PaintRows, Plan, SetCells, Table
from xl_recon.ui.rule_groups import rule_groups


def a_cell(because: str, *rows: int) -> SetCells:
    return SetCells(field="debit", rows=rows, before="[CA]", after="6400", because=because)


def used(because: str, place: int) -> SetCells:
    return SetCells(
        table=Table.RULES, field="used", rows=(place,), before=0, after=1, because=because
    )


def test_what_one_rule_changes_stands_together() -> None:
    paint = PaintRows(rows=(2,), colour="FFF2CC", because="!Rule 5")
    plan = Plan((a_cell("!Rule 5", 2, 1), paint, used("!Rule 5", 1), a_cell("!Rule 6", 3)))
    first, second = rule_groups(plan)
    assert (first.rule, first.rows, first.paints) == (1, [1, 2], [paint])
    assert (second.rows, second.paints) == ([3], [])


def test_rows_that_come_in_are_no_rule_s() -> None:
    plan = Plan((AppendRows(rows=(a_row(),), because="estratto.xml"),))
    assert rule_groups(plan) == []
