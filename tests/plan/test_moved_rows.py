from __future__ import annotations

from tests.builders import a_row
from xl_recon.plan.changes import Change, InsertRowsBelow, Plan
from xl_recon.plan.moved_rows import told_afterwards
from xl_recon.records.notice import Notice


def two_below(row: int) -> Change:
    return InsertRowsBelow(row=row, rows=(a_row(), a_row()), colours=("", ""), because="")


def test_rows_below_new_ones_are_told_where_they_stand_then() -> None:
    notice = Notice("rule.doubtful", 3, "luce", rows=(1, 2, 3, 5))
    (told,) = told_afterwards(Plan((two_below(4), two_below(2)), (notice,)))
    assert told == Notice("rule.doubtful", 3, "luce", rows=(1, 2, 5, 9))


def test_without_new_rows_nothing_is_told_otherwise() -> None:
    notices = (Notice("rule.doubtful", 3, "luce", rows=(1,)),)
    assert told_afterwards(Plan((), notices)) == notices
