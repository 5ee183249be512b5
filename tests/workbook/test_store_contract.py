"""What every store does: the same tests over memory and a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from xl_recon.errors import MissingColumn, MissingTable
from xl_recon.workbook.layout import LAYOUTS
from xl_recon.workbook.store import (
    FORMULA_PENDING,
    CellError,
    CellValue,
    CellWrite,
    ColumnWrite,
    TableStore,
    TableWrite,
)

PARTIES = "Anagrafica"
JOURNAL = "Registrazioni"


def column(store: TableStore, header: str, table: str = PARTIES) -> list[CellValue]:
    return list(store.read(table, [header]).columns[header])


def change(store: TableStore, **changes: object) -> None:
    store.write([TableWrite(table=PARTIES, **changes)])  # type: ignore[arg-type]


def test_the_tables_of_the_template_are_there(store: TableStore) -> None:
    assert dict(store.tables()) == {layout.name: layout.headers for layout in LAYOUTS.values()}


def test_an_empty_table_is_one_blank_row(store: TableStore) -> None:
    content = store.read(PARTIES)
    assert content.height == 1
    assert content.headers == store.tables()[PARTIES]
    assert {tuple(values) for values in content.columns.values()} == {(None,)}
    assert list(store.fills(PARTIES)) == [""]


def test_the_first_rows_take_the_blank_one(full: TableStore) -> None:
    assert column(full, "Codice") == ["1000", "1010", "1020", "1030", "1040"]
    assert column(full, "Denominazione") == ["a", "b", "c", "d", "e"]


def test_later_rows_follow_what_is_there(full: TableStore) -> None:
    change(full, appended={"Codice": ["2000"]})
    assert column(full, "Codice")[4:] == ["1040", "2000"]
    assert column(full, "Denominazione")[4:] == ["e", None]


def test_a_row_of_blanks_is_appended_all_the_same(full: TableStore) -> None:
    change(full, appended={"Codice": [None, ""]})
    assert column(full, "Codice")[4:] == ["1040", None, None]


def test_appending_nothing_adds_no_row(full: TableStore) -> None:
    change(full, appended={})
    change(full, appended={"Codice": []})
    assert full.read(PARTIES).height == 5


def test_only_the_columns_asked_for_are_read(full: TableStore) -> None:
    assert set(full.read(PARTIES, ["Denominazione"]).columns) == {"Denominazione"}
    assert full.read(PARTIES, []).height == 5


def test_one_value_for_many_rows(full: TableStore) -> None:
    change(full, cells=[CellWrite(header="Tipo", rows=[2, 4], value="Banca")])
    assert column(full, "Tipo") == [None, "Banca", None, "Banca", None]


def test_none_empties_a_cell(full: TableStore) -> None:
    change(full, cells=[CellWrite(header="Denominazione", rows=range(1, 5), value=None)])
    assert column(full, "Denominazione") == [None, None, None, None, "e"]


def test_the_last_value_for_a_cell_stands(full: TableStore) -> None:
    writes = [CellWrite(header="Tipo", rows=[1, 2], value="x")]
    writes.append(CellWrite(header="Tipo", rows=[2, 3], value="y"))
    change(full, cells=writes)
    assert column(full, "Tipo")[:3] == ["x", "y", "y"]


def test_each_row_its_own_value(full: TableStore) -> None:
    change(full, columns=[ColumnWrite(header="Codice", rows=[5, 1], values=["e", "a"])])
    assert column(full, "Codice") == ["a", "1010", "1020", "1030", "e"]


def test_changes_of_every_kind_at_once_speak_of_rows_as_they_stood(full: TableStore) -> None:
    change(
        full,
        cells=[CellWrite(header="Tipo", rows=[3, 4], value="Banca")],
        columns=[ColumnWrite(header="IBAN", rows=[4, 5], values=["x", "y"])],
        fills={"FFF2CC": [4]},
        deleted=[2, 3],
        appended={"Codice": ["9"], "Tipo": ["Cassa"]},
    )
    assert column(full, "Codice") == ["1000", "1030", "1040", "9"]
    assert column(full, "Tipo") == [None, "Banca", None, "Cassa"]
    assert column(full, "IBAN") == [None, "x", "y", None]
    assert list(full.fills(PARTIES)) == ["", "FFF2CC", "", ""]


@pytest.mark.parametrize(
    ("deleted", "left"),
    [
        ([5], ["1000", "1010", "1020", "1030"]),
        ([4, 5], ["1000", "1010", "1020"]),
        ([3], ["1000", "1010", "1030", "1040"]),
        ([1, 3, 5], ["1010", "1030"]),
        ([5, 4, 1], ["1010", "1020"]),
        ([1, 2, 3, 4, 5], [None]),
    ],
)
def test_deleted_rows_close_up(full: TableStore, deleted: list[int], left: list[str]) -> None:
    change(full, deleted=deleted)
    assert column(full, "Codice") == left
    assert list(full.fills(PARTIES)) == [""] * len(left)


def test_a_table_emptied_and_filled_again_has_no_blank_row(full: TableStore) -> None:
    change(full, deleted=[1, 2, 3, 4, 5])
    change(full, appended={"Codice": ["1"]})
    assert column(full, "Codice") == ["1"]


def test_all_rows_may_be_replaced_in_one_go(full: TableStore) -> None:
    change(full, deleted=[1, 2, 3, 4, 5], appended={"Codice": ["7", "8"]})
    assert column(full, "Codice") == ["7", "8"]
    assert column(full, "Denominazione") == [None, None]


def test_a_colour_covers_the_row(full: TableStore) -> None:
    change(full, fills={"FFF2CC": [1, 3], "DDEBF7": [2]})
    assert list(full.fills(PARTIES)) == ["FFF2CC", "DDEBF7", "FFF2CC", "", ""]


def test_no_colour_takes_it_away(full: TableStore) -> None:
    change(full, fills={"FFF2CC": [1, 2]})
    change(full, fills={"": [2, 3]})
    assert list(full.fills(PARTIES)) == ["FFF2CC", "", "", "", ""]


def test_colours_that_differ_come_and_go_heading_by_heading(full: TableStore) -> None:
    mixed = "Codice=FFFF00;Tipo=FF0000"
    change(full, fills={mixed: [2]})
    assert full.fills(PARTIES)[1] == mixed
    change(full, fills={"FFF2CC": [2]})
    assert full.fills(PARTIES)[1] == "FFF2CC"
    change(full, fills={mixed: [2]})
    assert full.fills(PARTIES)[1] == mixed


def test_a_fill_names_headings_the_table_lacks_in_vain(full: TableStore) -> None:
    change(full, fills={"Codice=FFFF00;Ufficio=FF0000": [1]})
    assert full.fills(PARTIES)[0] == "Codice=FFFF00"


def test_a_colour_and_values_in_the_same_row(full: TableStore) -> None:
    change(
        full,
        cells=[CellWrite(header="Tipo", rows=[1], value="Banca")],
        columns=[ColumnWrite(header="IBAN", rows=[1], values=["x"])],
        fills={"FFF2CC": [1]},
    )
    assert full.fills(PARTIES)[0] == "FFF2CC"
    assert (column(full, "Tipo")[0], column(full, "IBAN")[0]) == ("Banca", "x")


def test_new_rows_are_not_painted_like_the_last_one(full: TableStore) -> None:
    change(full, fills={"FFF2CC": [5]})
    change(full, appended={"Codice": ["2000"]})
    assert list(full.fills(PARTIES))[4:] == ["FFF2CC", ""]


def test_a_calculated_column_fills_itself(store: TableStore) -> None:
    store.write([TableWrite(table=JOURNAL, appended={"Descrizione": ["x", "y"]})])
    assert column(store, "Stato", JOURNAL) == [FORMULA_PENDING, FORMULA_PENDING]


VALUES: tuple[CellValue, ...] = (
    "1020",
    "007",
    "21000000000313947143000901" + "7",
    "1e5",
    "31.12.2025",
    "=SUM(A1)",
    "+Best Insurance 892-948",
    "-5",
    "@nome",
    "'quotato",
    " spazi  doppi ",
    "prima\nseconda",
    "tab\tqui",
    "solo\rritorno",
    "àèìòù ß € 日本語",
    "😀 e 👨‍👩‍👧",
    "<b>&amp;</b> ]]>",
    '"virgolette"',
    "_x000D_",
    "_x0041_x0042_",
    "_x005F_x000D_",
    "__x0041__",
    "VERO",
    "#N/D",
    "x" * 32_767,
    0,
    -1,
    12.34,
    -0.1,
    1e-9,
    123_456_789_012,
    True,
    False,
    date(2025, 2, 1),
    date(1900, 3, 1),
    date(9999, 12, 31),
    datetime(2025, 2, 1, 13, 45, 30),  # noqa: DTZ001
    CellError("#REF!"),
    CellError("#N/A"),
)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: repr(value)[:30])
def test_a_value_comes_back_as_it_was(full: TableStore, value: CellValue) -> None:
    change(
        full,
        cells=[CellWrite(header="Denominazione", rows=[2], value=value)],
        columns=[ColumnWrite(header="Tipo", rows=[3], values=[value])],
        appended={"Denominazione": [value]},
    )
    found = [column(full, "Denominazione")[1], column(full, "Tipo")[2]]
    found.append(column(full, "Denominazione")[5])
    assert [(type(each), each) for each in found] == [(type(value), value)] * 3


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("", None),
        (12.0, 12),
        (1e300, int(1e300)),
        ("a\r\nb", "a\nb"),
        (datetime(2025, 1, 1), date(2025, 1, 1)),  # noqa: DTZ001
    ],
)
def test_some_values_come_back_plainer(
    full: TableStore, written: CellValue, read: CellValue
) -> None:
    change(full, cells=[CellWrite(header="Denominazione", rows=[1], value=written)])
    found = column(full, "Denominazione")[0]
    assert (type(found), found) == (type(read), read)


def test_several_tables_change_together(full: TableStore) -> None:
    full.write(
        [
            TableWrite(table=JOURNAL, appended={"Descrizione": ["riga"]}),
            TableWrite(table=PARTIES, deleted=[1]),
        ]
    )
    assert column(full, "Descrizione", JOURNAL) == ["riga"]
    assert column(full, "Codice") == ["1010", "1020", "1030", "1040"]


def test_a_table_that_is_not_there_is_named(store: TableStore) -> None:
    asked: list[Callable[[str], object]] = [store.read, store.fills, store.first_row]
    for ask in asked:
        with pytest.raises(MissingTable) as caught:
            ask("Cassa")
        assert caught.value.table == "Cassa"


def test_a_column_that_is_not_there_is_named(store: TableStore) -> None:
    with pytest.raises(MissingColumn, match="Ufficio"):
        store.read(PARTIES, ["Codice", "Ufficio"])


MISSING = [
    TableWrite(table="Cassa", appended={"Codice": ["1"]}),
    TableWrite(table=PARTIES, appended={"Ufficio": ["1"]}),
    TableWrite(table=PARTIES, cells=[CellWrite(header="Ufficio", rows=[1], value="x")]),
    TableWrite(table=PARTIES, columns=[ColumnWrite(header="Ufficio", rows=[1], values=["x"])]),
]


@pytest.mark.parametrize("wrong", MISSING)
def test_all_of_the_writes_or_none(full: TableStore, wrong: TableWrite) -> None:
    before = full.version()
    with pytest.raises((MissingTable, MissingColumn)):
        full.write([TableWrite(table=PARTIES, deleted=[1]), wrong])
    assert column(full, "Codice")[0] == "1000"
    assert full.version() == before


def test_a_write_changes_the_version_and_reading_does_not(full: TableStore) -> None:
    before = full.version()
    full.read(PARTIES)
    assert full.version() == before
    change(full, cells=[CellWrite(header="Tipo", rows=[1], value="Banca")])
    assert full.version() != before


def test_the_body_begins_below_its_headings(store: TableStore) -> None:
    assert store.first_row(JOURNAL) > 1
