"""What every store does with notes: the same tests over memory and a file."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.fake_store import FakeStore
from tests.workbook.made_sheets import NO_PROOF, PROOF, proof
from xl_recon.errors import MissingColumn
from xl_recon.workbook.layout import LAYOUTS
from xl_recon.workbook.store import NoteWrite, TableStore, TableWrite

PARTIES = "Anagrafica"
SHEETS = {layout.name: layout.sheet for layout in (*LAYOUTS.values(), PROOF)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def note(row: int, text: str, header: str = "Denominazione") -> NoteWrite:
    return NoteWrite(header=header, row=row, text=text)


def notes_of(store: TableStore, folder: Path, table: str = PARTIES) -> set[NoteWrite]:
    """The notes in a table's body."""
    if isinstance(store, FakeStore):
        return set(store.notes[table])
    sheet = openpyxl.load_workbook(folder / store.name)[SHEETS[table]]
    first, headers = store.first_row(table), store.tables()[table]
    return {
        NoteWrite(header=header, row=number, text=cell.comment.text)
        for number, row in enumerate(sheet.iter_rows(min_row=first), start=1)
        for header, cell in zip(headers, row, strict=False)
        if cell.comment
    }


def test_a_note_stands_on_its_cell(full: TableStore, folder: Path) -> None:
    written = [note(2, "tutto il testo\nsu due righe"), note(5, "<b>&amp; altro</b> ", "Tipo")]
    full.write([TableWrite(table=PARTIES, notes=written)])
    assert notes_of(full, folder) == set(written)


def test_an_appended_row_may_have_one(full: TableStore, folder: Path) -> None:
    new = TableWrite(table=PARTIES, appended={"Codice": ["9"]}, notes=[note(6, "nuova")])
    full.write([new])
    assert notes_of(full, folder) == {note(6, "nuova")}


def test_rows_are_those_after_the_write(full: TableStore, folder: Path) -> None:
    full.write([TableWrite(table=PARTIES, deleted=[1, 2], notes=[note(1, "la prima")])])
    assert notes_of(full, folder) == {note(1, "la prima")}


def test_a_cell_keeps_the_note_it_has(full: TableStore, folder: Path) -> None:
    full.write([TableWrite(table=PARTIES, notes=[note(2, "vecchia"), note(2, "doppia")])])
    full.write([TableWrite(table=PARTIES, notes=[note(2, "nuova"), note(3, "altra")])])
    assert notes_of(full, folder) == {note(2, "vecchia"), note(3, "altra")}


def test_a_sheet_of_ours_may_have_notes_and_loses_them_with_itself(
    store: TableStore, folder: Path
) -> None:
    store.write([], [proof()])
    store.write([TableWrite(table=PROOF.name, notes=[note(4, "qui", "Stato")])])
    assert notes_of(store, folder, PROOF.name) == {note(4, "qui", "Stato")}
    store.write([], [proof()])
    assert notes_of(store, folder, PROOF.name) == set()
    store.write([TableWrite(table=PROOF.name, notes=[note(1, "ancora", "Stato")])])
    store.write([], [NO_PROOF])
    store.write([], [proof()])
    assert notes_of(store, folder, PROOF.name) == set()


def test_two_tables_get_notes_in_one_write(full: TableStore, folder: Path) -> None:
    rules = "Registrazioni_ricorrenti"
    text = note(1, "intero", "Descrizione")
    full.write(
        [
            TableWrite(table=PARTIES, notes=[note(1, "uno")]),
            TableWrite(table=rules, notes=[text]),
        ]
    )
    assert (notes_of(full, folder), notes_of(full, folder, rules)) == ({note(1, "uno")}, {text})


@pytest.mark.parametrize("row", [0, 6, -1])
def test_a_row_that_is_not_there_has_no_note(full: TableStore, row: int) -> None:
    before = full.version()
    with pytest.raises(ValueError, match="no"):
        full.write([TableWrite(table=PARTIES, notes=[note(row, "x")])])
    assert full.version() == before


def test_a_note_names_a_heading_that_is_there(full: TableStore) -> None:
    with pytest.raises(MissingColumn, match="Ufficio"):
        full.write([TableWrite(table=PARTIES, notes=[note(1, "x", "Ufficio")])])
