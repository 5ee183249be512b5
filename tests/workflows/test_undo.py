from __future__ import annotations

from datetime import datetime

import pytest

from tests.builders import a_row
from tests.fake_store import FakeStore
from xl_recon.errors import UnknownBatch
from xl_recon.plan.changes import AppendRows, Plan, SetCells
from xl_recon.records.batch import BatchState, Stamp
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workflows.undo import propose_undo

STAMP = Stamp(command="prova", moment=datetime(2025, 2, 1, 9, 30))  # noqa: DTZ001


def a_workbook(*plans: Plan) -> JournalWorkbook:
    workbook = JournalWorkbook(FakeStore())
    for plan in plans:
        workbook.apply(plan, STAMP)
    return workbook


def adding(description: str) -> Plan:
    return Plan((AppendRows(rows=(a_row(description=description),), because=""),))


def descriptions(workbook: JournalWorkbook) -> list[object]:
    return list(workbook.journal(("description",)).column("description"))


def taken_back(workbook: JournalWorkbook, batch: int | None = None) -> None:
    workbook.apply(propose_undo(workbook, batch), STAMP)


def test_the_last_batch_that_stands_is_taken_back_by_default() -> None:
    workbook = a_workbook(adding("a"), adding("b"))
    taken_back(workbook)
    assert descriptions(workbook) == ["a"]
    taken_back(workbook)
    assert descriptions(workbook) == [""]


def test_a_batch_is_taken_back_by_its_number() -> None:
    workbook = a_workbook(adding("a"), adding("b"))
    taken_back(workbook, 1)
    assert descriptions(workbook) == ["b"]
    states = [batch.state for batch in workbook.batches()]
    assert states == [BatchState.UNDONE, BatchState.CONFIRMED, BatchState.CONFIRMED]


@pytest.mark.parametrize(
    ("number", "found"),
    [(1, "undone already"), (2, "changed nothing"), (9, "no such batch"), (None, "none to undo")],
)
def test_what_cannot_be_taken_back_is_told(number: int | None, found: str) -> None:
    workbook = a_workbook(adding("a"))
    taken_back(workbook)
    with pytest.raises(UnknownBatch) as caught:
        propose_undo(workbook, number)
    assert caught.value.found == found


def test_an_empty_workbook_has_nothing_to_take_back() -> None:
    with pytest.raises(UnknownBatch, match="none to undo"):
        propose_undo(a_workbook())


def test_proposing_writes_nothing() -> None:
    workbook = a_workbook(adding("a"))
    plan = propose_undo(workbook)
    assert plan.undoes == 1
    assert descriptions(workbook) == ["a"]


def test_a_change_of_a_row_added_before_is_taken_back_alone() -> None:
    workbook = a_workbook(
        adding("a"),
        Plan((SetCells(field="notes", rows=[1], before="", after="nota", because=""),)),
    )
    taken_back(workbook)
    assert list(workbook.journal(("notes",)).column("notes")) == [""]
