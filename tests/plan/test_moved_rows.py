from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.builders import a_row
from xl_recon.plan.changes import Change, InsertRowsBelow, Plan
from xl_recon.plan.moved_rows import asked_afterwards, told_afterwards
from xl_recon.records.notice import Notice
from xl_recon.records.question import Doubt, Question
from xl_recon.records.source import SourceRef


def two_below(row: int) -> Change:
    return InsertRowsBelow(row=row, rows=(a_row(), a_row()), colours=("", ""), because="")


def test_rows_below_new_ones_are_told_where_they_stand_then() -> None:
    notice = Notice("rule.doubtful", 3, "luce", rows=(1, 2, 3, 5))
    (told,) = told_afterwards(Plan((two_below(4), two_below(2)), (notice,)))
    assert told == Notice("rule.doubtful", 3, "luce", rows=(1, 2, 5, 9))


def test_without_new_rows_nothing_is_told_otherwise() -> None:
    notices = (Notice("rule.doubtful", 3, "luce", rows=(1,)),)
    assert told_afterwards(Plan((), notices)) == notices


def a_question(row: int | None) -> Question:
    return Question(
        key="ABCDE",
        digest="ABCDEFGH",
        source=SourceRef("a.csv"),
        date=date(2025, 1, 31),
        amount=Decimal(-10),
        text="luce",
        why=Doubt.SAME_WORDS,
        row=row,
        row_date=None,
        row_text="",
    )


def test_questions_name_the_rows_where_they_stand_then() -> None:
    plan = Plan((two_below(2),), questions=(a_question(2), a_question(3), a_question(None)))
    assert [question.row for question in asked_afterwards(plan)] == [2, 5, None]
