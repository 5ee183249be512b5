from __future__ import annotations

from typing import Any

import pytest

from tests.builders import a_candidate, a_row, a_rule, a_rule_row
from xl_recon.matching.rules import RuleMatch
from xl_recon.plan.changes import InsertRowsBelow, PaintRows, Plan, SetCells, Table
from xl_recon.plan.preview import Digests, preview_lines
from xl_recon.records.journal import Candidate, Columns
from xl_recon.records.notice import Notice, Severity
from xl_recon.records.preview import CellChange, PreviewGroup, PreviewLine
from xl_recon.records.rule import RuleRow

LIGHT = a_rule()
DEBIT = CellChange("debit", "[CA]", "6400")


def digests(*rules: RuleRow, **columns: list[Any]) -> Digests:
    height = max(map(len, columns.values()), default=0)
    return Digests.of(Columns(height, columns), rules)


def set_cells(**fields: Any) -> SetCells:
    usual = {"field": "debit", "rows": (1,), "before": "[CA]", "after": "6400", "because": "x"}
    return SetCells(**{**usual, **fields})


def lines(*rows: Candidate, plan: Plan | None = None, **options: Any) -> list[PreviewLine]:
    matches = options.get("matches", [RuleMatch(1, LIGHT, (), doubtful=False)])
    found = digests(a_rule_row(), debit=["[CA]"] * len(rows))
    plan = plan or Plan((set_cells(),))
    return list(preview_lines(rows, matches, plan, found, lambda row: row.description.lower()))


def test_a_line_shows_the_cells_that_change_but_for_the_rule_s_mark() -> None:
    plan = Plan(
        (
            set_cells(rows=(1, 2)),
            set_cells(field="rule", before="", after="luce"),
            set_cells(table=Table.RULES, field="used", before=0, after=1),
            PaintRows(rows=(1,), colour="FFF2CC", because="x"),
        )
    )
    (line,) = lines(a_candidate(), plan=plan)
    assert (line.rule, line.changes, line.words) == (LIGHT, (DEBIT,), "")


def test_a_line_shows_the_parts_of_a_split() -> None:
    part = a_row(debit="6500", credit="")
    insertion = InsertRowsBelow(row=1, rows=(part,), colours=("",), because="x")
    (line,) = lines(a_candidate(), plan=Plan((set_cells(after=""), insertion)))
    assert line.parts == (part,)


def test_a_row_without_changes_has_words_and_stands_without_a_rule() -> None:
    doubt = Notice("rule.split_off", 1, "1.00", rows=(1,))
    (line,) = lines(a_candidate(), plan=Plan((), (doubt,)))
    assert (line.group, line.words) == (PreviewGroup.OUT_WITHOUT_RULE, "bolletta luce")
    assert line.doubts == (doubt,)


@pytest.mark.parametrize("code", ["rule.outranked", "rule.ending"])
def test_what_stands_elsewhere_on_the_sheet_is_no_doubt(code: str) -> None:
    notice = Notice(code, 1, "2", Severity.INFO, rows=(1,))
    (line,) = lines(a_candidate(), plan=Plan((set_cells(),), (notice,)))
    assert line.doubts == ()


def test_the_other_rules_that_fit_are_shown() -> None:
    other = a_rule(row=2, text="bolletta")
    (line,) = lines(a_candidate(), matches=[RuleMatch(1, LIGHT, (other,), doubtful=False)])
    assert line.others == (other,)


def test_lines_stand_group_by_group_and_in_the_journal_s_order_there() -> None:
    rows = [a_candidate(row=row, money_in=row in {2, 4}) for row in (1, 2, 3, 4)]
    plan = Plan((set_cells(rows=(3, 4)),))
    assert [line.facts.row for line in lines(*rows, plan=plan)] == [4, 3, 2, 1]


def test_a_row_s_digest_tells_each_of_its_cells() -> None:
    one = digests(amount=[1, 1], debit=["a", "b"])
    assert one.row(1) != one.row(2)
    assert one.row(1) == digests(amount=[1], debit=["a"]).row(1)


def test_a_row_s_digest_does_not_tell_what_the_program_keeps_for_itself() -> None:
    assert digests(debit=["a"], id=[1], batch=[1]).row(1) == digests(debit=["a"]).row(1)


@pytest.mark.parametrize("place", [0, -1, 3])
def test_a_row_that_is_not_there_has_no_digest(place: int) -> None:
    assert digests(debit=["a", "b"]).row(place) == ""


@pytest.mark.parametrize(
    "changed",
    [
        {"description": "gas"},
        {"debit": "6500"},
        {"active": False},
        {"new_text": "Luce"},
        {"colour": "FFF2CC"},
        {"fill": (("vat_code", "I81"),)},
        {"amount_filter": "[!>5]"},
        {"sheet_row": 9},
    ],
)
def test_a_rule_s_digest_tells_what_it_does_and_where_it_stands(changed: dict[str, Any]) -> None:
    assert digests(a_rule_row(**changed)).rule(1) != digests(a_rule_row()).rule(1)


def test_a_rule_s_digest_does_not_tell_how_often_it_was_used() -> None:
    assert digests(a_rule_row(used=3)).rule(1) == digests(a_rule_row()).rule(1)


def test_a_rule_s_digest_tells_of_every_other_rule() -> None:
    alone, beside = digests(a_rule_row()), digests(a_rule_row(), a_rule_row(row=2))
    assert alone.rule(1) != beside.rule(1)
    assert alone.rule(1).partition("/")[0] == beside.rule(1).partition("/")[0]
    assert alone.rule(None) != beside.rule(None)
