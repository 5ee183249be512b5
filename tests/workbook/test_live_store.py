"""Tables of a running program: what it shows afterwards, what is refused, what is put back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import xlwings as xw
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.workbook.files import a_workbook
from tests.workbook.made_sheets import NO_PROOF, PROOF, proof
from tests.workbook.memory_excel import Excel, MemorySheet, Page, opened_in_memory
from tests.workbook.memory_grid import Font
from xl_recon.errors import (
    LiveFailed,
    LiveRefused,
    MissingTable,
    ReadOnly,
    UnsupportedSheet,
)
from xl_recon.workbook.live_store import LiveStore
from xl_recon.workbook.store import (
    FORMULA_BLANK,
    CellError,
    CellValue,
    CellWrite,
    ColumnWrite,
    InsertedRows,
    NoteWrite,
    TableWrite,
)

JOURNAL, PARTIES = "Registrazioni", "Anagrafica"
YELLOW, BLUE = "FFF2CC", "DDEBF7"


class Live(NamedTuple):
    """A running program, its workbook, and a store over it."""

    store: LiveStore
    excel: Excel
    book: xw.Book
    told: list[tuple[int, int]]

    def page(self, table: str) -> Page:
        pages: list[Page] = self.book.impl.pages
        return next(page for page in pages if table in {each.name for each in page.tables})

    def column(self, header: str, table: str = PARTIES) -> list[CellValue]:
        return list(self.store.read(table, [header]).columns[header])

    def cell(self, header: str, row: int, table: str = PARTIES) -> xw.Range:
        page, headers = self.page(table), self.store.tables()[table]
        first = self.store.first_row(table)
        sheet = xw.Sheet(impl=MemorySheet(page))
        return sheet.range((first + row - 1, headers.index(header) + 1))


@pytest.fixture
def live(tmp_path: Path) -> Iterator[Live]:
    active = xw.engines.active
    yield running(a_workbook(tmp_path))
    xw.engines.active = active


def running(path: Path, rows: int = 5) -> Live:
    """The template in a running program, with some parties and journal rows."""
    book, excel = opened_in_memory(path)
    told: list[tuple[int, int]] = []
    store = LiveStore(book, progress=lambda done, total: told.append((done, total)))
    codes = [f"1{number:05}" for number in range(rows)]
    texts = [f"Riga {number}" for number in range(rows)]
    store.write(
        [
            TableWrite(table=PARTIES, appended={"Codice": codes, "Denominazione": texts}),
            TableWrite(table=JOURNAL, appended={"Descrizione": texts}),
        ]
    )
    told.clear()
    excel.calls.clear()
    return Live(store, excel, book, told)


def state_of(live: Live) -> Mapping[str, Any]:
    """All that a user would see."""
    book = live.book.impl
    return {
        "sheets": [(page.name, dict(page.grid.cells), page.visible) for page in book.pages],
        "tables": [list(map(replace, page.tables)) for page in book.pages],
        "settings": dict(live.excel.settings),
        "active": book.active and book.active.name,
    }


def everything() -> list[TableWrite]:
    """A write with a change of each kind."""
    return [
        TableWrite(
            table=PARTIES,
            cells=[CellWrite(header="Tipo", rows=[1, 4], value="=SUM(A1)")],
            columns=[ColumnWrite(header="IBAN", rows=[2, 5], values=[date(2025, 1, 31), 7])],
            fills={YELLOW: [1, 3], "Codice=FF0000": [2]},
            deleted=[2, 3],
            inserted=InsertedRows(
                below=[1, 4, 5], columns={"Codice": ["x", "y", "z"]}, fills={BLUE: [1]}
            ),
            appended={"Codice": ["9"]},
            appended_fills={YELLOW: [1]},
            notes=[NoteWrite(header="Codice", row=1, text="qui")],
        ),
        TableWrite(table=JOURNAL, order=[5, 4, 3, 2, 1], fills={BLUE: [5]}),
        TableWrite(table="Conti", appended={"Conto": ["1020", "1021"]}),
    ]


def test_the_program_is_left_as_it_was_found(live: Live) -> None:
    sheet = live.book.sheets["Conti"]
    sheet.activate()
    sheet.range("B7:C9").select()
    live.excel.settings["calculation"] = "semiautomatic"
    live.store.write(everything(), [proof()])
    assert live.excel.settings["screen_updating"] is True
    assert live.excel.settings["calculation"] == "semiautomatic"
    assert live.book.sheets.active.name == "Conti"
    assert live.excel.selection is not None
    assert live.excel.selection.address == "$B$7:$C$9"


def test_nothing_is_drawn_or_calculated_meanwhile(live: Live) -> None:
    seen = []
    store = LiveStore(
        live.book,
        progress=lambda *_: seen.append(
            (live.excel.settings["screen_updating"], live.excel.settings["calculation"])
        ),
    )
    store.write(everything())
    assert set(seen) == {(False, "manual")}


def test_progress_comes_to_its_end(live: Live) -> None:
    live.store.write(everything(), [proof()])
    done, totals = zip(*live.told, strict=True)
    assert list(done) == sorted(done)
    assert (done[0], done[-1]) == (0, totals[0])
    assert len(set(totals)) == 1
    assert len(done) > 5


def test_a_write_of_nothing_does_not_touch_the_program(live: Live) -> None:
    live.store.write([])
    assert not live.excel.calls


@pytest.mark.parametrize("step", [29, pytest.param(1, marks=pytest.mark.sweep)])
def test_each_failing_call_leaves_all_as_it_was(tmp_path: Path, step: int) -> None:
    """The program stops answering once, at any of its calls: no trace is left of the write."""
    crossed = calls_of_everything(prepared(tmp_path))
    live, refused, tried = prepared(tmp_path), 0, 0
    for number in range(1, crossed + 1, step):
        before, tried = state_of(live), tried + 1
        live.excel.fail_at = live.excel.calls.total() + number
        try:
            live.store.write(everything(), [proof(lines=("Di nuovo.",))])
        except (LiveRefused, LiveFailed):
            assert state_of(live) == before, number
            refused += 1
        else:  # what failed was looked at for good measure, or tried again
            live = prepared(tmp_path)
    assert refused > tried * 0.9


def prepared(folder: Path) -> Live:
    live = running(a_workbook(folder))
    live.store.write([TableWrite(table=PARTIES, fills={"00FF00": [2, 4]})], [proof()])
    return live


def calls_of_everything(live: Live) -> int:
    start = live.excel.calls.total()
    live.store.write(everything(), [proof(lines=("Di nuovo.",))])
    return live.excel.calls.total() - start


def test_what_cannot_be_put_back_is_told(live: Live) -> None:
    page = live.page(PARTIES)
    seen: list[int] = []

    def protect(done: int, _total: int) -> None:
        seen.append(done)
        page.protected = done > 0

    store = LiveStore(live.book, progress=protect)
    with pytest.raises(LiveFailed, match="torn"):
        store.write(everything())
    assert seen


def test_a_mistake_in_a_later_write_puts_back_the_earlier_ones(live: Live) -> None:
    live.cell("Tipo", 2).value = "=1+1"
    before = state_of(live)
    with pytest.raises(UnsupportedSheet, match="formula cell"):
        live.store.write(
            [
                TableWrite(table=PARTIES, fills={BLUE: [1]}),
                TableWrite(table=PARTIES, cells=[CellWrite(header="Tipo", rows=[2], value="x")]),
            ]
        )
    assert state_of(live) == before


def test_a_protected_sheet_is_refused_by_name(live: Live) -> None:
    live.page(PARTIES).protected = True
    with pytest.raises(LiveRefused, match=f"protected {PARTIES}"):
        live.store.write(everything())
    assert live.excel.settings["screen_updating"] is True


def test_a_filtered_table_is_refused_by_name(live: Live) -> None:
    live.page(PARTIES).grid.hidden = {live.store.first_row(PARTIES) + 2}
    with pytest.raises(LiveRefused, match=f"filtered {PARTIES}"):
        live.store.write(everything())


def test_nothing_is_written_while_a_cell_is_being_edited(live: Live) -> None:
    live.excel.editing = True
    before = state_of(live)
    with pytest.raises(LiveRefused, match="editing"):
        live.store.write(everything())
    assert state_of(live) == before


def test_a_program_that_does_not_answer_is_told_in_our_words(live: Live) -> None:
    for ask in (live.store.read, live.store.fills, live.store.first_row):
        live.store.tables()
        live.excel.fail_at = live.excel.calls.total() + 3
        with pytest.raises(LiveRefused, match="editing"):
            ask(PARTIES)


def test_a_file_that_is_read_only_is_refused(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)  # root may write all files
    with pytest.raises(ReadOnly):
        live.store.write(everything())


def test_a_book_in_the_cloud_has_an_address_for_a_name(live: Live) -> None:
    live.book.impl.address = "https://example.com/Registrazioni.xlsx\0"
    live.store.write([TableWrite(table=PARTIES, fills={BLUE: [1]})])
    assert live.store.fills(PARTIES)[0] == BLUE


def test_a_user_may_rename_or_delete_a_table_between_two_questions(live: Live) -> None:
    live.store.read(PARTIES)
    live.page(PARTIES).tables[0].name = "Altra"
    with pytest.raises(MissingTable):
        live.store.read(PARTIES)
    assert live.store.read("Altra").height == 5


TEXTS = [
    "=1+1", "+39 02 1234", "-5", "@nome", "007", "1e5", "31.12.2025", "5 maggio", "Dec 5", "May 2",
    "VERO", "true", "#N/A", "'già quotato", "''due", "1/2", "12 %", " 7", "Affitto", "No",
]  # fmt: skip


@pytest.mark.parametrize("code", ["@", "General", "#,##0.00", "dd.mm.yyyy"])
def test_texts_stay_texts_in_cells_of_any_format(live: Live, code: str) -> None:
    for row in range(1, 6):
        live.cell("Tipo", row).number_format = code
    for start in range(0, len(TEXTS), 5):
        texts = TEXTS[start : start + 5]
        column = ColumnWrite(header="Tipo", rows=range(1, 6), values=texts)
        live.store.write([TableWrite(table=PARTIES, columns=[column])])
        assert live.column("Tipo") == texts


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=50), min_size=5, max_size=5))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_back(live: Live, texts: list[str]) -> None:
    column = ColumnWrite(header="Tipo", rows=range(1, 6), values=texts)
    live.store.write([TableWrite(table=PARTIES, columns=[column])])
    found = live.column("Tipo")
    plain = [re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text) for text in texts]
    assert found == [text.replace("\r\n", "\n") or None for text in plain]


def test_a_value_of_another_kind_changes_the_format_of_its_cell_alone(live: Live) -> None:
    values: list[CellValue] = [date(2025, 1, 31), 12.5, True, CellError("#N/A"), "007"]
    live.store.write(
        [
            TableWrite(
                table=PARTIES,
                columns=[ColumnWrite(header="Codice", rows=range(1, 6), values=values)],
            )
        ]
    )
    assert live.column("Codice") == values
    formats = [live.cell("Codice", row).number_format for row in range(1, 6)]
    assert formats == ["dd.mm.yyyy", "General", "General", "General", "@"]


def test_cells_between_changed_ones_keep_what_they_hold(live: Live) -> None:
    """Values joined into one block are written again as they were, formulas are left alone."""
    live.cell("Tipo", 2).value = "'=non una formula"
    live.cell("Tipo", 3).value = "=5*5"
    live.cell("Tipo", 4).value = datetime(2025, 2, 1, 13, 45)  # noqa: DTZ001
    before = [live.cell("Tipo", row).impl._block(lambda cell: cell) for row in (2, 3, 4)]
    change = CellWrite(header="Tipo", rows=[1, 5], value="x")
    live.store.write([TableWrite(table=PARTIES, cells=[change])])
    assert [live.cell("Tipo", row).impl._block(lambda cell: cell) for row in (2, 3, 4)] == before
    assert (live.column("Tipo")[0], live.column("Tipo")[4]) == ("x", "x")


def test_letters_in_bold_within_a_text_are_not_written_over(live: Live) -> None:
    live.cell("Denominazione", 3).impl._each(lambda cell: replace(cell, font=Font(bold=None)))
    assert writes_of_values(live, [1, 5]) > writes_of_values(live, [1, 2])
    assert live.cell("Denominazione", 3).value == "Riga 2"


def writes_of_values(live: Live, rows: list[int]) -> int:
    live.excel.calls.clear()
    change = CellWrite(header="Denominazione", rows=rows, value="y")
    live.store.write([TableWrite(table=PARTIES, cells=[change])])
    return live.excel.calls["Range.raw_value"]


@pytest.mark.parametrize("apart", [1, 2, 7])
def test_a_thousand_changed_rows_take_few_calls_however_colours_alternate(
    tmp_path: Path, apart: int
) -> None:
    live = running(a_workbook(tmp_path), 2000)
    rows = range(1, 2001, 2)
    fills = {YELLOW: rows[::2], BLUE: rows[1::2]} if apart == 2 else {YELLOW: rows}
    if apart == 7:
        fills = {YELLOW: rows[:500], BLUE: rows[500:]}
    write = TableWrite(
        table=JOURNAL,
        cells=[CellWrite(header=name, rows=rows, value="x") for name in ("Doc", "Note", "CC1")],
        fills=fills,
    )
    live.excel.calls.clear()
    live.store.write([write])
    calls = live.excel.calls.total()
    print(f"{calls} calls for {len(rows)} changed rows, {dict(live.excel.calls.most_common(5))}")  # noqa: T201
    assert calls < 400


def test_a_table_is_read_in_few_calls(live: Live) -> None:
    live.store.read(JOURNAL)
    live.excel.calls.clear()
    live.store.read(JOURNAL)
    assert live.excel.calls.total() < 20


def test_a_formula_that_shows_nothing_is_no_blank_cell(live: Live) -> None:
    assert live.column("Stato", JOURNAL) == [FORMULA_BLANK] * 5


def test_a_text_that_reads_like_an_error_is_told_from_one(live: Live) -> None:
    live.cell("Tipo", 1).value = "'#N/A"
    live.cell("Tipo", 2).value = "#N/A"
    assert live.column("Tipo")[:2] == ["#N/A", CellError("#N/A")]


def test_notes_are_added_where_none_are_and_not_copied_to_new_rows(live: Live) -> None:
    notes = [
        NoteWrite(header="Codice", row=5, text="uno"),
        NoteWrite(header="Codice", row=5, text="due"),
    ]
    live.store.write([TableWrite(table=PARTIES, notes=notes)])
    live.store.write([TableWrite(table=PARTIES, appended={"Codice": ["8", "9"]})])
    texts = [live.cell("Codice", row).impl._block(lambda cell: cell.note) for row in (5, 6, 7)]
    assert texts == ["uno", None, None]


def test_what_stands_below_a_table_moves_down(live: Live) -> None:
    below = live.store.first_row(PARTIES) + 6
    live.book.sheets[PARTIES].range(f"A{below}").value = "sotto"
    live.store.write([TableWrite(table=PARTIES, appended={"Codice": ["8", "9"]})])
    assert live.book.sheets[PARTIES].range(f"A{below + 2}").value == "sotto"
    assert live.store.read(PARTIES).height == 7


def test_content_beside_a_row_is_not_deleted_with_it(live: Live) -> None:
    row = live.store.first_row(PARTIES) + 1
    live.book.sheets[PARTIES].range(f"BB{row}").value = "accanto"
    before = state_of(live)
    with pytest.raises(UnsupportedSheet, match=f"beside row {row}"):
        live.store.write([TableWrite(table=PARTIES, deleted=[2])])
    assert state_of(live) == before
    live.store.write([TableWrite(table=PARTIES, deleted=[1])])
    assert live.store.read(PARTIES).height == 4


def test_formulas_move_with_their_rows(live: Live) -> None:
    first = live.store.first_row(PARTIES)
    live.cell("Tipo", 1).value = f'=LEN(B{first})&"B{first}"'
    live.store.write([TableWrite(table=PARTIES, order=[2, 3, 1, 4, 5])])
    assert live.cell("Tipo", 3).formula == f'=LEN(B{first + 2})&"B{first}"'


def test_a_sheet_made_again_stays_in_its_place_and_shown(live: Live) -> None:
    live.store.write([], [proof()])
    names = [sheet.name for sheet in live.book.sheets]
    live.book.sheets[PROOF.sheet].activate()
    live.store.write([], [proof()])
    assert [sheet.name for sheet in live.book.sheets] == names
    assert live.book.sheets.active.name == PROOF.sheet
    live.store.write([], [NO_PROOF])
    assert PROOF.sheet not in [sheet.name for sheet in live.book.sheets]


def test_colours_of_a_theme_become_what_they_show(live: Live) -> None:
    live.store.write(
        [TableWrite(table=PARTIES, fills={"theme4+0.6": [1], "other": [2], "000000": [3]})]
    )
    assert list(live.store.fills(PARTIES))[:3] == ["B4C7E7", "", "000000"]


def test_a_totals_row_stays_below_the_new_rows(live: Live) -> None:
    page = live.page(PARTIES)
    total = live.store.first_row(PARTIES) + 5
    live.book.sheets[PARTIES].range(f"B{total}").value = "Totale"
    page.tables[0].bottom, page.tables[0].totals = total, True
    new = InsertedRows(below=[2, 5], columns={"Codice": ["x", "y"]})
    live.store.write([TableWrite(table=PARTIES, inserted=new, appended={"Codice": ["z"]})])
    assert live.column("Codice")[-2:] == ["y", "z"]
    assert live.store.read(PARTIES).height == 8
    assert live.book.sheets[PARTIES].range(f"B{total + 3}").value == "Totale"
    live.store.write([TableWrite(table=PARTIES, deleted=[1, 8])])
    assert live.book.sheets[PARTIES].range(f"B{total + 1}").value == "Totale"
    assert live.store.read(PARTIES).height == 6


def test_number_formats_move_with_their_rows(live: Live) -> None:
    live.cell("Tipo", 1).number_format = "0.0%"
    live.cell("Tipo", 1).value = 0.5
    live.store.write([TableWrite(table=PARTIES, order=[2, 3, 1, 4, 5])])
    formats = [live.cell("Tipo", row).number_format for row in range(1, 6)]
    assert formats.index("0.0%") == 2
    assert formats.count("0.0%") == 1
    assert live.column("Tipo") == [None, None, 0.5, None, None]


def test_a_calculated_column_goes_on_below_a_cell_that_somebody_typed_over(live: Live) -> None:
    live.cell("Stato", 5, JOURNAL).value = "a mano"
    live.store.write([TableWrite(table=JOURNAL, appended={"Descrizione": ["x", "y"]})])
    assert live.column("Stato", JOURNAL) == [FORMULA_BLANK] * 4 + ["a mano"] + [FORMULA_BLANK] * 2
    assert str(live.cell("Stato", 7, JOURNAL).formula).startswith("=")


def test_a_hidden_sheet_is_made_hidden(live: Live) -> None:
    live.store.write([], [proof(layout=replace(PROOF, hidden=True))])
    assert not live.book.sheets[PROOF.sheet].visible


@pytest.mark.parametrize(
    "wrong",
    [
        TableWrite(table=PARTIES, cells=[CellWrite(header="Tipo", rows=[6], value="x")]),
        TableWrite(table=PARTIES, fills={BLUE: [0]}),
        TableWrite(table=PARTIES, deleted=[6]),
        TableWrite(table=PARTIES, notes=[NoteWrite(header="Tipo", row=6, text="x")]),
    ],
)
def test_rows_that_are_not_there_are_refused_before_anything_is_written(
    live: Live, wrong: TableWrite
) -> None:
    before = state_of(live)
    with pytest.raises(ValueError, match="no such row"):
        live.store.write([TableWrite(table=PARTIES, fills={BLUE: [1]}), wrong])
    assert state_of(live) == before


def test_two_writes_to_one_table_follow_one_another(live: Live) -> None:
    first = TableWrite(table=PARTIES, appended={"Codice": ["8"]})
    live.store.write([first, TableWrite(table=PARTIES, appended={"Codice": ["9"]})])
    assert live.column("Codice")[5:] == ["8", "9"]
