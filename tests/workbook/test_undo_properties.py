"""What always holds of applying and taking back, over memory; a few times over a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.builders import a_row
from tests.fake_store import FakeStore, FakeTable, template_tables
from tests.workbook.files import MOMENT, a_workbook, opened
from xl_recon.errors import ChangedMeanwhile
from xl_recon.plan.changes import AppendRows, PaintRows, Plan, SetCells, Table
from xl_recon.records.batch import BatchState, Stamp
from xl_recon.records.journal import JournalRow
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workbook.store import CellValue, CellWrite, TableStore, TableWrite
from xl_recon.workflows.apply_rules import propose_completion
from xl_recon.workflows.undo import propose_undo

STAMP = Stamp(command="prova", moment=MOMENT)
TODAY = date(2025, 2, 1)
JOURNAL, RULES = "Registrazioni", "Registrazioni_ricorrenti"
LABEL = "Mia colonna"
Snapshot = dict[str, tuple[Mapping[str, list[CellValue]], list[str]]]

texts = st.sampled_from(["Affitto gennaio", "Bolletta luce", "=1+1", "+cc", "_x000D_", ""])
journal_rows = st.builds(
    a_row,
    description=texts,
    amount=st.sampled_from([None, Decimal("10.00"), Decimal("0.05"), Decimal(1234)]),
    due_date=st.sampled_from([None, date(2025, 3, 1)]),
    external_reference=st.sampled_from(["", "21000000000313947143000901" + "7", "007"]),
)
rules: dict[str, list[CellValue]] = {
    "Doc": ["!Rule", "!Rule", "!Rule"],
    "Descrizione": ["Affitto", "luce", "cc"],
    "Conto Dare": ["6000", "6400", "6900"],
    "Codice IVA": ["IP22", None, "X"],
    "Scadenza": [None, date(2025, 4, 1), None],
    "Usata": [None, 3, "x1"],
}


def snapshot(store: TableStore) -> Snapshot:
    found: Snapshot = {}
    for name in (JOURNAL, RULES):
        columns = {head: list(cells) for head, cells in store.read(name).columns.items()}
        found[name] = columns, list(store.fills(name))
    return found


def typed_by_hand(store: TableStore, rows: Sequence[JournalRow]) -> None:
    """Journal rows as a user types them, without Ids; some rules, the second one coloured."""
    plan = Plan((AppendRows(rows=tuple(rows), because=""),))
    JournalWorkbook(store).apply(plan, STAMP)
    height = store.read(JOURNAL, []).height
    forgotten = [
        CellWrite(header=name, rows=range(1, height + 1), value=None) for name in ("Id", "Lotto")
    ]
    writes = [TableWrite(table=JOURNAL, cells=forgotten)]
    kept = rules | {"Usata": [None, 3, 7]}
    store.write([*writes, TableWrite(table=RULES, appended=kept)])
    store.write([TableWrite(table=RULES, fills={"DDEBF7": [2]})])
    log = store.read("Modifiche", []).height
    store.write([TableWrite(table="Modifiche", deleted=range(1, log + 1))])


def imported(store: TableStore, rows: Sequence[JournalRow]) -> None:
    JournalWorkbook(store).apply(Plan((AppendRows(rows=tuple(rows), because=""),)), STAMP)


def completed(store: TableStore) -> None:
    workbook = JournalWorkbook(store)
    workbook.apply(propose_completion(workbook, TODAY), STAMP)


def undone(store: TableStore, batch: int | None = None) -> Plan:
    workbook = JournalWorkbook(store)
    plan = propose_undo(workbook, batch)
    workbook.apply(plan, STAMP)
    return plan


def assert_undo_gives_everything_back(
    store: TableStore, there: list[JournalRow], new: list[JournalRow]
) -> None:
    typed_by_hand(store, there)
    first = snapshot(store)
    imported(store, [*new, a_row(description="Affitto")])
    second = snapshot(store)
    completed(store)
    assert snapshot(store) != second
    assert undone(store).notices == ()
    assert snapshot(store) == second
    assert undone(store).notices == ()
    assert snapshot(store) == first


some_rows = st.lists(journal_rows, min_size=1, max_size=4)


@settings(deadline=None)
@given(some_rows, some_rows)
def test_undo_gives_back_every_cell_and_fill(
    there: list[JournalRow], new: list[JournalRow]
) -> None:
    assert_undo_gives_everything_back(FakeStore(), there, new)


@settings(deadline=None, max_examples=10, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(some_rows, some_rows)
def test_undo_gives_back_every_cell_and_fill_of_a_file(
    there: list[JournalRow], new: list[JournalRow]
) -> None:
    with TemporaryDirectory() as folder:
        store = opened(a_workbook(Path(folder)))
        assert_undo_gives_everything_back(store, there, new)


def test_twice_the_same_errand_is_taken_back_twice(tmp_path: Path) -> None:
    """Dates, numbers and texts follow each other in the log, each in the format of the last."""
    store = opened(a_workbook(tmp_path))
    typed_by_hand(store, [a_row(description="Bolletta luce")])
    states = [snapshot(store)]
    for _ in range(3):
        imported(store, [a_row(description="Bolletta luce")])
        completed(store)
        states.append(snapshot(store))
    for state in reversed(states[:-1]):
        assert undone(store).notices == ()
        assert undone(store).notices == ()
        assert snapshot(store) == state


COLOURED = ["", "FFF2CC", "Note=FFFF00;Doc=FF0000", "Note=FFFF00"]


@settings(deadline=None)
@given(st.lists(st.sampled_from(COLOURED), min_size=1, max_size=5), st.sampled_from(COLOURED[:2]))
def test_painting_is_taken_back_cell_by_cell(fills: list[str], colour: str) -> None:
    assert_painting_is_taken_back(FakeStore(), fills, colour)


@pytest.mark.parametrize("colour", ["", "FFF2CC"])
def test_painting_a_file_is_taken_back_cell_by_cell(tmp_path: Path, colour: str) -> None:
    assert_painting_is_taken_back(opened(a_workbook(tmp_path)), COLOURED, colour)


def assert_painting_is_taken_back(store: TableStore, fills: list[str], colour: str) -> None:
    typed_by_hand(store, [a_row() for _ in fills])
    for row, fill in enumerate(fills, start=1):
        store.write([TableWrite(table=JOURNAL, fills={fill: [row]})])
    before = snapshot(store)
    paint = PaintRows(rows=range(1, len(fills) + 1), colour=colour, because="")
    JournalWorkbook(store).apply(Plan((paint,)), STAMP)
    assert set(store.fills(JOURNAL)) == {colour}
    assert undone(store).notices == ()
    assert snapshot(store) == before


def test_a_cell_the_user_painted_keeps_its_colour() -> None:
    store = FakeStore()
    typed_by_hand(store, [a_row(), a_row()])
    JournalWorkbook(store).apply(
        Plan((PaintRows(rows=[1, 2], colour="FFF2CC", because=""),)), STAMP
    )
    store.by_hand(JOURNAL).fills[0]["Note"] = "FF0000"
    plan = undone(store)
    assert [(notice.code, notice.rows) for notice in plan.notices] == [("undo.edited", (1,))]
    assert list(store.fills(JOURNAL)) == ["Note=FF0000", ""]


def a_store_with_a_batch(count: int) -> FakeStore:
    """Hand-typed rows with labels in a column of the user's own, then one batch of rules."""
    tables = template_tables()
    journal = tables[JOURNAL]
    tables[JOURNAL] = FakeTable((*journal.headers, LABEL), journal.formulas)
    store = FakeStore(tables)
    texts = ["Affitto", "Bolletta luce", "altro"]
    typed_by_hand(store, [a_row(description=texts[row % 3]) for row in range(count)])
    for row, cells in enumerate(store.by_hand(JOURNAL).rows):
        cells[LABEL] = row
    return store


def by_label(store: TableStore) -> dict[CellValue, list[dict[str, CellValue]]]:
    content = store.read(JOURNAL)
    found: dict[CellValue, list[dict[str, CellValue]]] = {}
    for place in range(content.height):
        row = {name: cells[place] for name, cells in content.columns.items()}
        found.setdefault(row[LABEL], []).append(row)
    return found


EDITED = ("Conto Dare", "Codice IVA", "Note", "Regola", "Descrizione")


@st.composite
def user_acts(draw: st.DrawFn, store: FakeStore) -> None:
    """Sort, insert, delete, copy, edit: in any order."""
    table = store.by_hand(JOURNAL)
    for _ in range(draw(st.integers(0, 6))):
        place = draw(st.integers(0, len(table.rows) - 1))
        match draw(st.sampled_from(["sort", "insert", "delete", "copy", "edit"])):
            case "sort":
                order = draw(st.permutations(range(len(table.rows))))
                table.rows = [table.rows[each] for each in order]
                table.fills = [table.fills[each] for each in order]
            case "insert":
                table.rows.insert(place, table.blank() | {LABEL: "nuova"})
                table.fills.insert(place, dict(table.fills[place]))
            case "delete" if len(table.rows) > 1:
                del table.rows[place], table.fills[place]
            case "copy":
                table.rows.append(dict(table.rows[place]))
                table.fills.append(dict(table.fills[place]))
            case _:
                table.rows[place][draw(st.sampled_from(EDITED))] = draw(
                    st.sampled_from(["a mano", None, "6400"])
                )


@settings(deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.integers(1, 6), st.data())
def test_undo_after_the_user_worked_on_restores_just_the_untouched_cells(
    count: int, data: st.DataObject
) -> None:
    store = a_store_with_a_batch(count)
    before = by_label(store)
    completed(store)
    after = by_label(store)
    data.draw(user_acts(store))
    now = by_label(store)
    told = undone(store).notices
    result = by_label(store)
    assert result.keys() == now.keys()
    edited = {"undo.edited": 0}
    for label, rows in now.items():
        if label == "nuova" or len(rows) > 1:
            assert result[label] == rows
            continue
        expected = {}
        for name, cell in rows[0].items():
            old, new = before[label][0][name], after[label][0][name]
            expected[name] = old if cell == new else cell
            edited["undo.edited"] += new not in {cell, old}
        assert result[label] == [expected]
    told_rows = sum(len(notice.rows) for notice in told if notice.code == "undo.edited")
    assert told_rows >= edited["undo.edited"]
    gone = {label for label in after if label not in now and after[label] != before[label]}
    assert bool(gone) == any(
        notice.code == "undo.missing" and notice.where == Table.JOURNAL for notice in told
    )


def test_rows_that_a_later_batch_worked_on_stay_and_are_told() -> None:
    store = FakeStore()
    store.write([TableWrite(table=RULES, appended=rules | {"Usata": [None, 3, 7]})])
    imported(store, [a_row(description="Affitto"), a_row(description="altro")])
    completed(store)
    first, last = (batch.number for batch in JournalWorkbook(store).batches())
    plan = undone(store, first)
    assert [(notice.code, notice.rows) for notice in plan.notices] == [("undo.later", (1,))]
    assert list(store.read(JOURNAL, ["Descrizione"]).columns["Descrizione"]) == ["Affitto"]
    assert undone(store, last).notices == ()
    content = store.read(JOURNAL, ["Descrizione", "Conto Dare", "Regola"]).columns
    assert [list(cells) for cells in content.values()] == [["Affitto"], ["[CA]"], [None]]
    states = [batch.state for batch in JournalWorkbook(store).batches()]
    assert states[:2] == [BatchState.UNDONE] * 2


def test_a_plan_from_before_an_edit_changes_nothing_and_names_the_cell(tmp_path: Path) -> None:
    path = a_workbook(tmp_path)
    store = opened(path)
    typed_by_hand(store, [a_row(description="Affitto"), a_row(description="Bolletta luce")])
    workbook = JournalWorkbook(store)
    plan = propose_completion(workbook, TODAY)
    book = openpyxl.load_workbook(path)
    place = store.first_row(JOURNAL) + 1, store.tables()[JOURNAL].index("Conto Dare") + 1
    book[JOURNAL].cell(*place).value = "6999"
    book.save(path)
    theirs = path.read_bytes()
    with pytest.raises(ChangedMeanwhile) as caught:
        workbook.apply(plan, STAMP)
    assert (caught.value.table, caught.value.row, caught.value.header) == (
        JOURNAL,
        place[0],
        "Conto Dare",
    )
    assert path.read_bytes() == theirs


@pytest.mark.parametrize("header", ["Descrizione", "Importo", "Data", "Conto Avere"])
def test_any_cell_the_plan_looked_at_counts(header: str) -> None:
    store = FakeStore()
    typed_by_hand(store, [a_row(description="Affitto"), a_row(description="Bolletta luce")])
    workbook = JournalWorkbook(store)
    plan = propose_completion(workbook, TODAY)
    store.by_hand(JOURNAL).rows[1][header] = None
    before = snapshot(store)
    with pytest.raises(ChangedMeanwhile, match=f"Registrazioni row 6, {header}"):
        workbook.apply(plan, STAMP)
    assert snapshot(store) == before


def test_a_row_added_meanwhile_counts(tmp_path: Path) -> None:
    path = a_workbook(tmp_path)
    store = opened(path)
    typed_by_hand(store, [a_row()])
    workbook = JournalWorkbook(store)
    plan = propose_completion(workbook, TODAY)
    imported(opened(path), [a_row()])
    theirs = path.read_bytes()
    with pytest.raises(ChangedMeanwhile):
        workbook.apply(plan, STAMP)
    assert path.read_bytes() == theirs


def test_what_stood_in_a_cell_comes_back_with_its_type() -> None:
    held: list[CellValue] = [
        "1020",
        1020,
        1,
        True,
        False,
        0,
        0.1 + 0.2,
        date(2025, 1, 1),
        " blanks ",
    ]
    store = FakeStore()
    typed_by_hand(store, [a_row() for _ in held])
    for row, value in enumerate(held):
        store.by_hand(JOURNAL).rows[row]["Note"] = value
    before = snapshot(store)
    rows = range(1, len(held) + 1)
    change = SetCells(field="notes", rows=rows, before=None, after="nuovo", because="")
    JournalWorkbook(store).apply(Plan((change,)), STAMP)
    assert undone(store).notices == ()
    assert snapshot(store) == before
