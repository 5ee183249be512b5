"""Rows put into another order: the same over memory and a file."""

from __future__ import annotations

import pytest

from tests.workbook.test_store_contract import JOURNAL, PARTIES, change, column
from xl_recon.workbook.store import (
    FORMULA_PENDING,
    CellWrite,
    ColumnWrite,
    InsertedRows,
    TableStore,
    TableWrite,
)

YELLOW, BLUE = "FFF2CC", "DDEBF7"


@pytest.mark.parametrize(
    ("order", "codes"),
    [
        ([5, 4, 3, 2, 1], ["1040", "1030", "1020", "1010", "1000"]),
        ([2, 3, 1, 4, 5], ["1010", "1020", "1000", "1030", "1040"]),
        ([1, 2, 3, 4, 5], ["1000", "1010", "1020", "1030", "1040"]),
    ],
)
def test_rows_stand_in_the_order_they_are_named(
    full: TableStore, order: list[int], codes: list[str]
) -> None:
    change(full, order=order)
    assert column(full, "Codice") == codes
    assert column(full, "Denominazione") == ["abcde"[row - 1] for row in order]


def test_fills_go_with_their_rows(full: TableStore) -> None:
    change(full, fills={YELLOW: [1], "Codice=FF0000": [2]})
    change(full, order=[3, 2, 5, 1, 4])
    assert list(full.fills(PARTIES)) == ["", "Codice=FF0000", "", YELLOW, ""]


def test_changes_of_the_same_write_speak_of_rows_as_they_stood(full: TableStore) -> None:
    change(
        full,
        order=[3, 1, 2, 5, 4],
        cells=[CellWrite(header="Tipo", rows=[1, 3], value="Banca")],
        columns=[ColumnWrite(header="IBAN", rows=[5, 2], values=["x", "y"])],
        fills={BLUE: [2]},
        appended={"Codice": ["9"]},
        appended_fills={YELLOW: [1]},
    )
    assert column(full, "Codice") == ["1020", "1000", "1010", "1040", "1030", "9"]
    assert column(full, "Tipo") == ["Banca", "Banca", None, None, None, None]
    assert column(full, "IBAN") == [None, None, "y", "x", None, None]
    assert list(full.fills(PARTIES)) == ["", "", BLUE, "", "", YELLOW]


def test_calculated_columns_stay_calculated(store: TableStore) -> None:
    store.write([TableWrite(table=JOURNAL, appended={"Descrizione": ["a", "b", "c"]})])
    store.write([TableWrite(table=JOURNAL, order=[2, 3, 1])])
    assert column(store, "Descrizione", JOURNAL) == ["b", "c", "a"]
    assert column(store, "Stato", JOURNAL) == [FORMULA_PENDING] * 3


def test_an_order_and_its_opposite_leave_all_as_it_was(full: TableStore) -> None:
    order = [4, 1, 5, 2, 3]
    change(full, order=order)
    change(full, order=[order.index(row) + 1 for row in range(1, 6)])
    assert column(full, "Codice") == ["1000", "1010", "1020", "1030", "1040"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"order": [1, 2, 3, 4]},
        {"order": [1, 2, 3, 4, 4]},
        {"order": [1, 2, 3, 4, 6]},
        {"order": [0, 1, 2, 3, 4]},
        {"order": [1, 2, 3, 4, 5, 6]},
        {"order": [5, 4, 3, 2, 1], "deleted": [1]},
        {
            "order": [5, 4, 3, 2, 1],
            "inserted": InsertedRows(below=[1], columns={"Codice": ["x"]}),
        },
    ],
)
def test_an_order_that_cannot_be_meant_is_refused(
    full: TableStore, wrong: dict[str, object]
) -> None:
    before = full.version()
    with pytest.raises(ValueError, match=r"."):
        change(full, **wrong)
    assert column(full, "Codice") == ["1000", "1010", "1020", "1030", "1040"]
    assert full.version() == before
