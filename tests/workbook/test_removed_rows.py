"""Rows that a batch takes away come back, with their values, when it is undone."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_row
from tests.fake_store import FakeStore
from tests.workbook.files import MOMENT
from xl_recon.plan.changes import AppendRows, DeleteRows, PaintRows, Plan, SetCells
from xl_recon.records.batch import BatchState, Stamp
from xl_recon.records.journal import JournalRow
from xl_recon.workbook.applying import Standing
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workflows.undo import propose_undo

STAMP = Stamp(command="prova", moment=MOMENT)
JOURNAL = "Registrazioni"
TEXTS = st.sampled_from(["Affitto", "=1+1", 'con "virgolette"', "due\nrighe", "", "Ж" * 40])
ROWS = st.lists(
    st.builds(
        a_row,
        description=TEXTS,
        amount=st.sampled_from([None, Decimal("10.05"), Decimal(3)]),
        due_date=st.sampled_from([None, date(2026, 3, 1)]),
    ),
    min_size=1,
    max_size=6,
)


def journal_of(rows: list[JournalRow]) -> FakeStore:
    store = FakeStore()
    JournalWorkbook(store).apply(Plan((AppendRows(rows=tuple(rows), because=""),)), STAMP)
    paint = PaintRows(rows=[1], colour="FFF2CC", because="")
    JournalWorkbook(store).apply(Plan((paint,)), STAMP)
    return store


def content(store: FakeStore) -> tuple[dict[str, list[object]], list[str]]:
    columns = store.read(JOURNAL).columns
    return {name: list(cells) for name, cells in columns.items()}, list(store.fills(JOURNAL))


def deleted(store: FakeStore, places: list[int]) -> None:
    plan = Plan((DeleteRows(rows=places, because="tolta"),))
    JournalWorkbook(store).apply(plan, STAMP)


def undone(store: FakeStore) -> Plan:
    workbook = JournalWorkbook(store)
    plan = propose_undo(workbook)
    workbook.apply(plan, STAMP)
    return plan


@given(ROWS, st.data())
def test_every_cell_fill_and_place_comes_back(rows: list[JournalRow], data: st.DataObject) -> None:
    places = data.draw(
        st.lists(st.integers(1, len(rows)), min_size=1, unique=True).map(sorted), "taken away"
    )
    store = journal_of(rows)
    before = content(store)
    deleted(store, places)
    assert undone(store).notices == ()
    found = content(store)
    if 1 not in places or len(places) == len(rows):
        assert found == before
    else:  # nothing stands above the first: they come back at the end
        by_id = sorted(zip(*found[0].values(), strict=True), key=repr)
        assert by_id == sorted(zip(*before[0].values(), strict=True), key=repr)


def test_many_rows_fill_several_lines_of_the_log() -> None:
    store = journal_of([a_row(description="x" * 400) for _ in range(200)])
    before = content(store)
    deleted(store, list(range(2, 201)))
    lines = [it for it in JournalWorkbook(store).changes() if it.column == "(riga tolta)"]
    assert len(lines) > 2
    assert max(len(str(line.before)) for line in lines) <= 30_000
    undone(store)
    assert content(store) == before


def test_rows_that_are_there_again_are_not_doubled() -> None:
    store = journal_of([a_row(description="uno"), a_row(description="due")])
    kept = dict(zip(store.read(JOURNAL).headers, store.by_hand(JOURNAL).rows[1].values()))  # noqa: B905
    deleted(store, [2])
    table = store.by_hand(JOURNAL)
    table.rows.append(kept)
    table.fills.append(dict.fromkeys(table.headers, ""))
    undone(store)
    assert store.read(JOURNAL).columns["Descrizione"] == ["uno", "due"]


def test_a_batch_may_be_left_open_and_gone_on_with() -> None:
    store = FakeStore()
    opening = Plan((AppendRows(rows=(a_row(),), because=""),), logged=False)
    applied = JournalWorkbook(store).apply(opening, STAMP, standing=Standing(state=BatchState.OPEN))
    workbook = JournalWorkbook(store)
    assert [(it.number, it.state) for it in workbook.batches()] == [(1, BatchState.OPEN)]
    assert workbook.changes() == ()
    change = SetCells(field="notes", rows=[1], before="", after="visto", because="")
    workbook.apply(Plan((change,)), STAMP, standing=Standing(batch=applied.batch))
    workbook = JournalWorkbook(store)
    assert [(it.number, it.state) for it in workbook.batches()] == [(1, BatchState.CONFIRMED)]
    assert {it.batch for it in workbook.changes()} == {1}


def test_work_in_hand_leaves_no_line() -> None:
    store = journal_of([a_row()])
    batches = JournalWorkbook(store).batches()
    change = SetCells(field="notes", rows=[1], before="", after="visto", because="")
    JournalWorkbook(store).revise(Plan((change,)))
    assert JournalWorkbook(store).batches() == batches
    assert store.read(JOURNAL).columns["Note"] == ["visto"]
