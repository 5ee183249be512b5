from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.builders import a_row
from tests.fake_store import FakeStore
from xl_recon.errors import ChangedMeanwhile
from xl_recon.plan.changes import AppendRows, Plan, SetCells
from xl_recon.records.batch import Stamp
from xl_recon.workbook.journal_workbook import JournalWorkbook

STAMP = Stamp(command="prova", moment=datetime(2025, 2, 1, tzinfo=UTC))


def a_journal_of(*rows: object) -> FakeStore:
    store = FakeStore()
    plan = Plan((AppendRows(rows=rows, because="prova"),))  # type: ignore[arg-type]
    JournalWorkbook(store).apply(plan, STAMP)
    return store


def test_a_plan_that_saw_another_value_is_refused_by_a_workbook_opened_later() -> None:
    store = a_journal_of(a_row(debit="6000"))
    plan = Plan((SetCells(field="debit", rows=[1], before="[CA]", after="6400", because="!Rule"),))
    with pytest.raises(ChangedMeanwhile, match="row 5, Conto Dare"):
        JournalWorkbook(store).apply(plan, STAMP)
    assert JournalWorkbook(store).journal(["debit"]).column("debit") == ["6000"]


def test_a_count_of_zero_may_stand_for_a_blank() -> None:
    store = a_journal_of(a_row())
    plan = Plan((SetCells(field="batch", rows=[1], before=1, after=9, because="prova"),))
    assert JournalWorkbook(store).apply(plan, STAMP).rows_changed == 1
