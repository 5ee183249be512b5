"""Whatever a plan does to the journal and the rules is written at once, logged and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.builders import a_row, a_rule_row
from tests.fake_store import FakeStore
from tests.workbook.cash_books import JOURNAL, RULES, cells
from tests.workbook.files import MOMENT, a_workbook, opened
from xl_recon.errors import ChangedMeanwhile
from xl_recon.plan.changes import (
    AppendRows,
    AppendRules,
    Change,
    InsertRowsBelow,
    PaintRows,
    Plan,
    ReorderRows,
    SetCells,
    Table,
)
from xl_recon.records.batch import Stamp
from xl_recon.records.change_log import ROW
from xl_recon.records.journal import FieldValue
from xl_recon.records.row_ids import ids_of
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workbook.store import CellValue, TableStore, TableWrite
from xl_recon.workflows.undo import propose_undo

STAMP = Stamp(command="prova", moment=MOMENT)
COLOURS = ("", "FFF2CC", "DDEBF7")
NO_SHRINKING = [Phase.explicit, Phase.reuse, Phase.generate]
Snapshot = list[object]


# What a plan comes to does not depend on the program; the contract tests look after that.
@pytest.fixture(params=["memory", "file"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> TableStore:
    return FakeStore() if request.param == "memory" else opened(a_workbook(tmp_path))


def a_book(store: TableStore, rows: int, rules: int) -> TableStore:
    """Rows and rules as a user has typed them: none has an Id."""
    new: dict[str, list[CellValue]] = {
        "Data": [date(2025, 1, 31)] * rows,
        "Descrizione": [f"riga {row}" for row in range(rows)],
        "Conto Dare": ["[CA]"] * rows,
        "Conto Avere": ["1020"] * rows,
        "Importo": [10.5] * rows,
    }
    own: dict[str, list[CellValue]] = {
        "Doc": ["!Rule"] * rules,
        "Descrizione": [f"regola {rule}" for rule in range(rules)],
        "Conto Dare": ["6400"] * rules,
    }
    # The template has rules of its own.
    store.write([TableWrite(table=RULES, deleted=range(1, store.read(RULES, []).height + 1))])
    store.write([TableWrite(table=JOURNAL, appended=new), TableWrite(table=RULES, appended=own)])
    return store


def snapshot(store: TableStore) -> Snapshot:
    return [(cells(store, name), list(store.fills(name))) for name in (JOURNAL, RULES)]


def applied(store: TableStore, *changes: Change) -> None:
    JournalWorkbook(store).apply(Plan(changes), STAMP)


def undone(store: TableStore, batch: int | None = None) -> Plan:
    workbook = JournalWorkbook(store)
    plan = propose_undo(workbook, batch)
    workbook.apply(plan, STAMP)
    return plan


def height(store: TableStore, table: str) -> int:
    return store.read(table, []).height


def some_of(count: int) -> st.SearchStrategy[list[int]]:
    return st.lists(st.integers(1, count), unique=True, min_size=1).map(sorted)


@st.composite
def cell_changes(draw: st.DrawFn, store: TableStore) -> list[Change]:
    """Cells and colours of some rows, each of them changed once."""
    changes: list[Change] = []
    fields: dict[Table, Sequence[str]] = {
        Table.JOURNAL: ("notes", "debit", "vat_code"),
        Table.RULES: ("notes", "used"),
    }
    for table, name in ((Table.JOURNAL, JOURNAL), (Table.RULES, RULES)):
        rows = some_of(height(store, name))
        for field in draw(st.sets(st.sampled_from(fields[table]))):
            value: FieldValue = (
                7 if field == "used" else draw(st.sampled_from(["nuovo", "=1+1", ""]))
            )
            changes.append(
                SetCells(
                    table=table, field=field, rows=draw(rows), before="", after=value, because=""
                )
            )
        if draw(st.booleans()):
            colour = draw(st.sampled_from(COLOURS))
            changes.append(PaintRows(table=table, rows=draw(rows), colour=colour, because=""))
    return changes


@st.composite
def new_rows(draw: st.DrawFn, store: TableStore) -> list[Change]:
    """Parts below some rows, rows at the end, rules with notes and colours."""
    changes: list[Change] = []
    below = st.lists(st.integers(1, height(store, JOURNAL)), max_size=3, unique=True)
    for row in draw(below):
        count = draw(st.integers(1, 3))
        parts = tuple(a_row(description=f"parte {part}", credit="") for part in range(count))
        colours = tuple(draw(st.sampled_from(COLOURS)) for _ in parts)
        changes.append(InsertRowsBelow(row=row, rows=parts, colours=colours, because="x"))
    if draw(st.booleans()):
        changes.append(AppendRows(rows=(a_row(), a_row(amount=None)), because="x"))
    painted = draw(st.lists(st.sampled_from(COLOURS), max_size=3))
    if painted:
        rows = tuple(
            a_rule_row(colour=colour, amount_filter=Decimal(5), used=place)
            for place, colour in enumerate(painted)
        )
        notes = tuple(draw(st.sampled_from(["", "il testo della banca"])) for _ in rows)
        changes.append(AppendRules(rows=rows, notes=notes, because="x"))
    return changes


@st.composite
def plans(draw: st.DrawFn, store: TableStore) -> tuple[Change, ...]:
    changes: list[Change] = draw(cell_changes(store)) + draw(new_rows(store))
    tables = [(Table.RULES, RULES)]
    if not any(isinstance(change, InsertRowsBelow) for change in changes):
        tables.append((Table.JOURNAL, JOURNAL))
    for table, name in tables:
        order = draw(st.permutations(range(1, height(store, name) + 1)))
        if draw(st.booleans()):
            changes.append(ReorderRows(table=table, order=order, because="x"))
    return tuple(draw(st.permutations(changes)))


def assert_plans_are_taken_back(store: TableStore, data: st.DataObject) -> None:
    """Two plans, taken back from the last to the first."""
    states = [snapshot(store)]
    for _ in range(2):
        plan = data.draw(plans(store))
        if plan:
            applied(store, *plan)
            states.append(snapshot(store))
            assert_ids_are_never_given_twice(store)
    for state in reversed(states[:-1]):
        assert undone(store).notices == ()
        assert snapshot(store) == state


def assert_ids_are_never_given_twice(store: TableStore) -> None:
    """Each row has one of its own, and no added row that of another, gone or not."""
    logged = cells(store, "Modifiche", "Tabella", "Colonna", "Righe")
    for table in (JOURNAL, RULES):
        ids = [number for (number,) in cells(store, table, "Id") if number]
        assert len(ids) == len(set(ids))
        added = [ids_of(str(rows)) for *kind, rows in logged if kind == [table, ROW]]
        assert sum(map(len, added)) == len({number for each in added for number in each})


@settings(deadline=None)
@given(st.integers(1, 5), st.integers(1, 4), st.data())
def test_any_plan_is_taken_back_cell_by_cell(rows: int, rules: int, data: st.DataObject) -> None:
    assert_plans_are_taken_back(a_book(FakeStore(), rows, rules), data)


@settings(deadline=None, max_examples=12, phases=NO_SHRINKING)
@given(st.integers(1, 5), st.integers(1, 4), st.data())
def test_any_plan_for_a_file_is_taken_back_cell_by_cell(
    rows: int, rules: int, data: st.DataObject
) -> None:
    with TemporaryDirectory() as folder:
        store = a_book(opened(a_workbook(Path(folder))), rows, rules)
        assert_plans_are_taken_back(store, data)


@pytest.fixture
def book(store: TableStore) -> TableStore:
    """Three rows and three rules, in each kind of store."""
    return a_book(store, 3, 3)


def descriptions(store: TableStore, table: str) -> list[CellValue]:
    return [text for (text,) in cells(store, table, "Descrizione")]


def notes_on(rows: Sequence[int], text: str) -> SetCells:
    return SetCells(field="notes", rows=rows, before="", after=text, because="")


def parts_below(row: int, *texts: str) -> InsertRowsBelow:
    rows = tuple(a_row(description=text) for text in texts)
    return InsertRowsBelow(row=row, rows=rows, colours=("FFF2CC",) * len(rows), because="x")


def rules_put(*order: int) -> ReorderRows:
    return ReorderRows(order=order, because="Ordina regole")


def new_rules(*texts: str) -> AppendRules:
    rows = tuple(a_rule_row(description=text, colour="DDEBF7") for text in texts)
    return AppendRules(rows=rows, notes=("nota",) * len(rows), because="Crea regole")


def test_parts_come_below_their_rows_whatever_the_order_of_the_changes(book: TableStore) -> None:
    applied(book, parts_below(3, "d"), parts_below(1, "b", "c"))
    assert descriptions(book, JOURNAL) == ["riga 0", "b", "c", "riga 1", "riga 2", "d"]
    assert list(book.fills(JOURNAL)) == ["", "FFF2CC", "FFF2CC", "", "", "FFF2CC"]
    assert cells(book, JOURNAL, "Id") == [(None,), (1,), (2,), (None,), (None,), (3,)]


def test_rules_are_put_into_an_order_and_new_ones_come_below(book: TableStore) -> None:
    before = snapshot(book)
    applied(book, rules_put(3, 1, 2), new_rules("nuova"))
    assert descriptions(book, RULES) == ["regola 2", "regola 0", "regola 1", "nuova"]
    assert undone(book).notices == ()
    assert snapshot(book) == before


def test_the_first_batch_is_taken_back_after_a_second_one(book: TableStore) -> None:
    applied(book, notes_on([1, 3], "primo"))
    applied(book, parts_below(1, "parte"), rules_put(2, 1, 3), notes_on([2], "secondo"))
    assert undone(book, 1).notices == ()
    assert cells(book, JOURNAL, "Descrizione", "Note") == [
        ("riga 0", None),
        ("parte", None),
        ("riga 1", "secondo"),
        ("riga 2", None),
    ]
    assert descriptions(book, RULES) == ["regola 1", "regola 0", "regola 2"]
    assert undone(book, 2).notices == ()
    assert cells(book, JOURNAL, "Note", "Id") == [(None, None)] * 3
    assert descriptions(book, RULES) == ["regola 0", "regola 1", "regola 2"]


def test_an_order_that_a_later_batch_has_changed_stays_and_is_told(book: TableStore) -> None:
    applied(book, rules_put(3, 1, 2))
    applied(book, rules_put(1, 3, 2))
    told = undone(book, 1).notices
    assert [(notice.code, notice.detail, notice.rows) for notice in told] == [
        ("undo.edited", "(ordine)", (1, 2, 3))
    ]
    assert descriptions(book, RULES) == ["regola 2", "regola 1", "regola 0"]


def test_orders_are_taken_back_one_after_the_other(book: TableStore) -> None:
    before = snapshot(book)
    applied(book, rules_put(3, 1, 2))
    applied(book, rules_put(1, 3, 2))
    assert [undone(book).notices, undone(book).notices] == [(), ()]
    assert snapshot(book) == before


def test_rules_that_came_or_went_since_do_not_keep_an_order_from_going_back(
    book: TableStore,
) -> None:
    applied(book, rules_put(3, 1, 2))
    book.write([TableWrite(table=RULES, deleted=[2], appended={"Descrizione": ["mia"]})])
    assert undone(book).notices == ()
    assert descriptions(book, RULES) == ["regola 1", "regola 2", "mia"]


def test_parts_that_a_user_has_changed_stay_and_are_told(book: TableStore) -> None:
    applied(book, parts_below(1, "b", "c"))
    applied(book, SetCells(field="notes", rows=[2], before="", after="mia", because=""))
    told = undone(book, 1).notices
    assert [(notice.code, notice.rows) for notice in told] == [("undo.later", (2,))]
    assert descriptions(book, JOURNAL) == ["riga 0", "b", "riga 1", "riga 2"]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (notes_on([4], "x"), (JOURNAL, 4, "Data")),
        (parts_below(5, "x"), (JOURNAL, 4, "Data")),
        (rules_put(2, 1, 3, 4), (RULES, 4, "Data")),
        (rules_put(2, 1), (RULES, 3, "Data")),
        (
            SetCells(field="debit", rows=[2], before="[A]", after="6400", because="!Rule"),
            (JOURNAL, 2, "Conto Dare"),
        ),
    ],
    ids=["row gone", "head gone", "rule gone", "rule come", "cell changed"],
)
def test_a_plan_for_another_table_changes_nothing_and_names_the_cell(
    book: TableStore, change: Change, place: tuple[str, int, str]
) -> None:
    before = snapshot(book)
    with pytest.raises(ChangedMeanwhile) as caught:
        applied(book, notes_on([1], "prima"), change)
    table, row, header = place
    assert snapshot(book) == before
    assert (caught.value.table, caught.value.header) == (table, header)
    assert caught.value.row == book.first_row(table) + row - 1


@pytest.mark.parametrize("moved", [parts_below(2, "x"), rules_put(2, 1, 3), new_rules("x")])
def test_a_cell_edited_since_the_plan_was_made_is_named(book: TableStore, moved: Change) -> None:
    workbook = JournalWorkbook(book)
    workbook.journal(("description",))
    workbook.rule_rows()
    book.write([TableWrite(table=JOURNAL, fills={"FF0000": [1]})])
    book.write([TableWrite(table=RULES, appended={"Descrizione": ["mia"]})])
    before = snapshot(book)
    with pytest.raises(ChangedMeanwhile, match=f"{RULES} row"):
        workbook.apply(Plan((moved,)), STAMP)
    assert snapshot(book) == before


def test_a_long_order_fills_several_lines_of_the_log_and_reads_back() -> None:
    store = a_book(FakeStore(), 1, 20_000)
    before = snapshot(store)
    applied(store, rules_put(*range(20_000, 0, -1)))
    lines = [str(rows) for (rows,) in cells(store, "Modifiche", "Righe")]
    assert max(map(len, lines)) <= 30_000
    assert len(lines) > 4
    assert undone(store).notices == ()
    assert snapshot(store) == before


def test_new_rules_bring_their_notes_to_the_cells_of_their_descriptions() -> None:
    store = FakeStore()
    applied(store, new_rules("a", "b"))
    applied(store, new_rules("c"))
    notes = [(note.header, note.row) for note in store.notes[RULES]]
    assert notes == [("Descrizione", 1), ("Descrizione", 2), ("Descrizione", 3)]


def test_a_table_without_ids_is_changed_and_not_logged_as_added() -> None:
    store = FakeStore()
    table = store.by_hand(RULES)
    table.headers = tuple(name for name in table.headers if name != "Id")
    table.clear()
    applied(store, new_rules("b", "a"))
    applied(store, rules_put(2, 1))
    assert descriptions(store, RULES) == ["a", "b"]
    assert cells(store, "Modifiche", "Righe") == [(None,)]
