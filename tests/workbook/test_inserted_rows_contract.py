"""Rows that come between others, and fills of new rows: the same over memory and a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from tests.workbook.test_store_contract import JOURNAL, PARTIES, change, column
from xl_recon.errors import MissingColumn
from xl_recon.workbook.store import (
    FORMULA_PENDING,
    CellValue,
    CellWrite,
    InsertedRows,
    TableStore,
    TableWrite,
)

YELLOW, BLUE = "FFF2CC", "DDEBF7"


def between(
    below: Sequence[int],
    codes: Sequence[CellValue],
    fills: Mapping[str, Sequence[int]] | None = None,
) -> InsertedRows:
    return InsertedRows(below=below, columns={"Codice": codes}, fills=fills or {})


@pytest.mark.parametrize(
    ("below", "after"),
    [
        ([1], ["1000", "x1", "1010", "1020", "1030", "1040"]),
        ([2, 2], ["1000", "1010", "x1", "x2", "1020", "1030", "1040"]),
        ([1, 3, 3], ["1000", "x1", "1010", "1020", "x2", "x3", "1030", "1040"]),
        ([5], ["1000", "1010", "1020", "1030", "1040", "x1"]),
        ([1, 4, 5, 5], ["1000", "x1", "1010", "1020", "1030", "x2", "1040", "x3", "x4"]),
        ([], ["1000", "1010", "1020", "1030", "1040"]),
    ],
)
def test_new_rows_come_below_the_rows_named(
    full: TableStore, below: list[int], after: list[str]
) -> None:
    change(full, inserted=between(below, [f"x{number}" for number in range(1, len(below) + 1)]))
    assert column(full, "Codice") == after
    names = [value for value in column(full, "Denominazione") if value]
    assert names == ["a", "b", "c", "d", "e"]
    assert full.read(PARTIES).height == len(after)


def test_columns_not_named_are_blank_or_the_tables_formula(store: TableStore) -> None:
    store.write([TableWrite(table=JOURNAL, appended={"Descrizione": ["a", "b"]})])
    new = InsertedRows(below=[1, 1], columns={"Note": ["x", "y"]})
    store.write([TableWrite(table=JOURNAL, inserted=new)])
    assert column(store, "Descrizione", JOURNAL) == ["a", None, None, "b"]
    assert column(store, "Note", JOURNAL) == [None, "x", "y", None]
    assert column(store, "Stato", JOURNAL) == [FORMULA_PENDING] * 4


def test_a_new_row_without_any_value_comes_all_the_same(full: TableStore) -> None:
    change(full, inserted=InsertedRows(below=[2], columns={}))
    assert column(full, "Codice") == ["1000", "1010", None, "1020", "1030", "1040"]


def test_a_new_row_has_the_fill_named_and_none_of_its_neighbours(full: TableStore) -> None:
    change(full, fills={YELLOW: range(1, 6)})
    change(full, inserted=between([1, 1, 3], ["x", "y", "z"], {BLUE: [2], "Codice=FF0000": [3]}))
    fills = [YELLOW, "", BLUE, YELLOW, YELLOW, "Codice=FF0000", YELLOW, YELLOW]
    assert list(full.fills(PARTIES)) == fills


def test_a_coloured_column_does_not_go_on_in_rows_between(full: TableStore) -> None:
    change(full, fills={"Codice=FF0000": range(1, 6)})
    change(full, inserted=between([2, 5], ["x", "y"]), appended={"Codice": ["z"]})
    painted = "Codice=FF0000"
    assert list(full.fills(PARTIES)) == [painted] * 2 + [""] + [painted] * 3 + ["", painted]


def test_everything_in_one_write_speaks_of_rows_as_they_stood(full: TableStore) -> None:
    change(
        full,
        cells=[CellWrite(header="Tipo", rows=[2, 4], value="Banca")],
        fills={YELLOW: [4, 5]},
        deleted=[1, 3, 5],
        inserted=between([1, 3, 4, 5], ["w", "x", "y", "z"], {BLUE: [2]}),
        appended={"Codice": ["9", "10"]},
        appended_fills={BLUE: [2]},
    )
    assert column(full, "Codice") == ["w", "1010", "x", "1030", "y", "z", "9", "10"]
    types = [None, "Banca", None, "Banca", None, None, None, None]
    assert column(full, "Tipo") == types
    assert list(full.fills(PARTIES)) == ["", "", BLUE, YELLOW, "", "", "", BLUE]


def test_rows_may_come_in_the_place_of_all_that_were_there(full: TableStore) -> None:
    change(full, deleted=range(1, 6), inserted=between([2, 5], ["x", "y"]))
    assert column(full, "Codice") == ["x", "y"]


def test_a_blank_row_stays_when_others_come_below_it(store: TableStore) -> None:
    change(store, inserted=between([1], ["x"]), appended={"Codice": ["y"]})
    assert column(store, "Codice") == [None, "x", "y"]


def test_inserted_rows_go_away_like_others(full: TableStore) -> None:
    change(full, inserted=between([1, 1, 4, 5], ["w", "x", "y", "z"]))
    change(full, deleted=[2, 3, 7, 9])
    assert column(full, "Codice") == ["1000", "1010", "1020", "1030", "1040"]


def test_rows_come_between_again_and_again(full: TableStore) -> None:
    for code in ("x", "y", "z"):
        change(full, inserted=between([2, 4], [f"{code}1", f"{code}2"]))
    codes = ["1000", "1010", "z1", "y1", "x1", "z2", "1020", "y2", "1030", "x2", "1040"]
    assert column(full, "Codice") == codes


def test_appended_rows_have_fills_of_their_own(full: TableStore) -> None:
    change(
        full,
        appended={"Codice": ["x", "y", "z"]},
        appended_fills={BLUE: [1, 3], "Codice=FF0000": [2]},
    )
    assert list(full.fills(PARTIES)) == [""] * 5 + [BLUE, "Codice=FF0000", BLUE]


def test_an_appended_row_may_be_without_the_fill_of_its_column(full: TableStore) -> None:
    change(full, fills={"Codice=FF0000": range(1, 6)})
    change(full, appended={"Codice": ["x", "y"]}, appended_fills={"": [1]})
    assert list(full.fills(PARTIES))[5:] == ["", "Codice=FF0000"]


def test_the_first_row_of_an_empty_table_takes_its_fill(store: TableStore) -> None:
    change(store, appended={"Codice": ["x", "y"]}, appended_fills={BLUE: [1]})
    assert column(store, "Codice") == ["x", "y"]
    assert list(store.fills(PARTIES)) == [BLUE, ""]


@pytest.mark.parametrize(
    "wrong",
    [
        {"inserted": between([2, 1], ["x", "y"])},
        {"inserted": between([0], ["x"])},
        {"inserted": between([6], ["x"])},
        {"inserted": between([1, 2], ["x"])},
        {"inserted": between([1], ["x"], {BLUE: [2]})},
        {"appended": {"Codice": ["x"]}, "appended_fills": {BLUE: [2]}},
        {"appended": {"Codice": ["x"]}, "appended_fills": {BLUE: [0]}},
        {"appended_fills": {BLUE: [1]}},
    ],
)
def test_rows_that_cannot_be_meant_are_refused(full: TableStore, wrong: dict[str, object]) -> None:
    before = full.version()
    with pytest.raises(ValueError, match=r"."):
        change(full, **wrong)
    assert column(full, "Codice") == ["1000", "1010", "1020", "1030", "1040"]
    assert full.version() == before


def test_a_column_that_is_not_there_is_named(full: TableStore) -> None:
    with pytest.raises(MissingColumn, match="Ufficio"):
        change(full, inserted=InsertedRows(below=[1], columns={"Ufficio": ["x"]}))
