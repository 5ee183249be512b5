"""What every store does with sheets of ours: the same tests over memory and a file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.workbook.made_sheets import NO_PROOF, PROOF, TEXTS, VALUES, proof
from xl_recon.errors import ForeignSheet, MissingColumn, MissingTable
from xl_recon.workbook.store import (
    FORMULA_PENDING,
    CellValue,
    CellWrite,
    SheetWrite,
    TableStore,
    TableWrite,
)

NAME = PROOF.name


def column(store: TableStore, header: str, table: str = NAME) -> list[CellValue]:
    return list(store.read(table, [header]).columns[header])


def test_a_sheet_that_is_made_is_a_table_like_any_other(store: TableStore) -> None:
    others = set(store.tables())
    store.write([], [proof()])
    assert store.tables()[NAME] == PROOF.headers
    assert set(store.tables()) == others | {NAME}
    assert store.first_row(NAME) > 1


def test_every_value_comes_back(store: TableStore) -> None:
    store.write([], [proof()])
    found = {header: column(store, header) for header in VALUES}
    expected = {header: list(values) for header, values in VALUES.items()}
    assert found == expected | {
        "Da controllare <prima>": [*expected["Da controllare <prima>"][:3], None]
    }


def test_columns_without_values_are_blank_or_calculated(store: TableStore) -> None:
    store.write([], [proof()])
    assert column(store, "Conto") == [None] * 4
    assert column(store, "Doppio") == [FORMULA_PENDING] * 4


def test_lines_above_the_table_are_no_rows_of_it(store: TableStore) -> None:
    store.write([], [proof(lines=("Due righe.", "parola " * 90, ""))])
    assert store.read(NAME).height == 4
    assert column(store, "Descrizione") == list(TEXTS)


@pytest.mark.parametrize("columns", [{}, {"Riga": [], "Data": []}])
def test_a_sheet_without_rows_has_a_blank_one(
    store: TableStore, columns: dict[str, list[CellValue]]
) -> None:
    store.write([], [proof(columns=columns)])
    assert store.read(NAME).height == 1
    assert column(store, "Descrizione") == [None]


def test_rows_have_the_fills_they_were_given(store: TableStore) -> None:
    mixed = "Riga=DDEBF7;Importo=FFFF00"
    store.write([], [proof(fills={"FFF2CC": [1, 4], mixed: [3]})])
    assert list(store.fills(NAME)) == ["FFF2CC", "", mixed, "FFF2CC"]


def test_a_sheet_made_again_holds_only_what_is_new(store: TableStore) -> None:
    store.write([], [proof(fills={"FFF2CC": [1]})])
    store.write([], [proof(columns={"Riga": [9], "Descrizione": ["uno"]}, lines=("Adesso.",))])
    assert (column(store, "Riga"), column(store, "Data")) == ([9], [None])
    assert list(store.fills(NAME)) == [""]


def test_a_user_may_change_what_stands_there(store: TableStore) -> None:
    store.write([], [proof()])
    chosen = CellWrite(header="Applica", rows=[2], value="Sì")
    store.write([TableWrite(table=NAME, cells=[chosen], appended={"Riga": [99]})])
    assert column(store, "Applica") == ["Sì", "Sì", "Sì", "12", None]
    assert column(store, "Riga")[-1] == 99


def test_a_sheet_taken_away_leaves_nothing(store: TableStore) -> None:
    others = dict(store.tables())
    store.write([], [proof()])
    store.write([], [NO_PROOF])
    assert dict(store.tables()) == others
    with pytest.raises(MissingTable):
        store.read(NAME)


def test_a_sheet_that_is_not_there_may_be_taken_away(store: TableStore) -> None:
    others = dict(store.tables())
    store.write([], [NO_PROOF])
    assert dict(store.tables()) == others


def test_changes_and_a_sheet_that_goes_are_one_write(full: TableStore) -> None:
    full.write([], [proof()])
    done = CellWrite(header="Tipo", rows=[1, 2], value="Banca")
    full.write([TableWrite(table="Anagrafica", cells=[done])], [NO_PROOF])
    assert NAME not in full.tables()
    assert column(full, "Tipo", "Anagrafica")[:3] == ["Banca", "Banca", None]


def test_several_sheets_come_and_go_at_once(store: TableStore) -> None:
    second = replace(PROOF, name="Seconda", sheet="La seconda")
    store.write([], [proof(), proof(layout=second, columns={"Riga": [1]})])
    assert (column(store, "Riga"), column(store, "Riga", "Seconda")) == ([5, 6, 7, 8], [1])
    store.write([], [NO_PROOF, proof(layout=second, columns={"Riga": [2, 3]})])
    assert NAME not in store.tables()
    assert column(store, "Riga", "Seconda") == [2, 3]


@pytest.mark.parametrize("taken", ["Conti", "CONTI"])
@pytest.mark.parametrize("values", [None, VALUES])
def test_a_users_own_sheet_of_that_name_is_left_alone(
    store: TableStore, taken: str, values: object
) -> None:
    layout = replace(PROOF, sheet=taken)
    before = store.version()
    with pytest.raises(ForeignSheet) as caught:
        store.write([], [proof(layout=layout, columns=values)])
    assert caught.value.sheet == taken
    assert (store.version(), dict(store.tables())["Conti"][0]) == (before, "Conto")


def test_a_table_that_stands_on_another_sheet_is_left_alone(store: TableStore) -> None:
    store.write([], [proof()])
    moved = replace(PROOF, sheet="Altra prova")
    with pytest.raises(ForeignSheet, match="Prova regole"):
        store.write([], [proof(layout=moved)])
    assert column(store, "Riga") == [5, 6, 7, 8]


WRONG: list[tuple[SheetWrite, type[Exception]]] = [
    (proof(columns={"Ufficio": ["x"]}), MissingColumn),
    (proof(columns={"Riga": [1, 2], "Conto": ["1"]}), ValueError),
    (proof(fills={"FFF2CC": [5]}), ValueError),
]


@pytest.mark.parametrize(("wrong", "error"), WRONG)
def test_a_sheet_that_cannot_be_made_stops_the_whole_write(
    full: TableStore, wrong: SheetWrite, error: type[Exception]
) -> None:
    before = full.version()
    with pytest.raises(error):
        full.write([TableWrite(table="Anagrafica", deleted=[1])], [wrong])
    assert full.version() == before
    assert column(full, "Codice", "Anagrafica")[0] == "1000"
    assert NAME not in full.tables()
