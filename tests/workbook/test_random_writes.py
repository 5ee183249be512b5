"""Any sequence of writes leaves a file as it leaves memory; another program reads the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
import xlsxwriter
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from tests.fake_store import FakeStore, FakeTable
from tests.workbook.files import opened
from xl_recon.workbook.store import CellValue, CellWrite, ColumnWrite, TableStore, TableWrite

HEADERS = ("Nome", "Valore", "Giorno", "Nota")
FILLS = st.sampled_from(["", "FFF2CC", "00B050", "Nome=FFFF00;Nota=FF0000", "Valore=FFFF00"])
TEXTS = st.text("aZ0 =+-@\"'<&>_xD\né😀", max_size=8)
PLAIN = TEXTS.map(lambda text: text.replace("_x", "_ x"))  # openpyxl reads no `_x000D_`
VALUES: st.SearchStrategy[CellValue] = st.one_of(
    st.none(),
    PLAIN,
    st.integers(-(10**12), 10**12),
    st.floats(-1e9, 1e9).map(lambda value: round(value, 6)),
    st.booleans(),
    st.dates(date(1901, 1, 1), date(2100, 1, 1)),
)


@st.composite
def writes(draw: st.DrawFn, height: int) -> TableWrite:
    """A write for a table of this height."""
    rows = st.lists(st.integers(1, height), unique=True, max_size=4)
    headers = st.sampled_from(HEADERS)
    serial = draw(rows)
    added = draw(st.integers(0, 3))
    columns = draw(st.lists(headers, unique=True)) if added else []
    return TableWrite(
        table="Elenco",
        cells=[
            CellWrite(header=draw(headers), rows=draw(rows), value=draw(VALUES))
            for _ in range(draw(st.integers(0, 3)))
        ],
        columns=[
            ColumnWrite(header=draw(headers), rows=serial, values=[draw(VALUES) for _ in serial])
        ],
        fills={draw(FILLS): draw(rows)},
        appended={name: [draw(VALUES) for _ in range(added)] for name in columns},
        deleted=draw(rows),
    )


def a_file(folder: Path, *, below: bool) -> Path:
    path = folder / "elenco.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.add_table(2, 1, 3, 4, {
        "name": "Elenco", "columns": [{"header": name} for name in HEADERS],
        "data": [["primo", 1, None, None]],
    })  # fmt: skip
    if below:
        sheet.write_string(5, 1, "sotto")
    book.close()
    return path


def memory() -> FakeStore:
    first: dict[str, CellValue] = {"Nome": "primo", "Valore": 1, "Giorno": None, "Nota": None}
    return FakeStore(
        {"Elenco": FakeTable(HEADERS, rows=[first], fills=[dict.fromkeys(HEADERS, "")])}
    )


def content(store: TableStore) -> list[list[CellValue]]:
    columns = store.read("Elenco").columns
    return [list(columns[name]) for name in HEADERS]


def as_openpyxl_says(path: Path) -> tuple[list[list[CellValue]], object]:
    sheet = openpyxl.load_workbook(path).worksheets[0]
    area = sheet.tables["Elenco"].ref
    rows = list(sheet[area])[1:]
    below = [cell.value for cell in sheet["B"] if cell.row > rows[-1][0].row and cell.value]
    return [[_day(row[place].value) for row in rows] for place in range(len(HEADERS))], below


def _day(value: CellValue) -> CellValue:
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    return value


def kinds(columns: Sequence[Sequence[CellValue]]) -> list[list[tuple[type, CellValue]]]:
    return [[(type(value), value) for value in column] for column in columns]


def assert_alike(path: Path, memory: FakeStore, below: list[str]) -> None:
    file = opened(path)
    assert kinds(content(file)) == kinds(content(memory))
    assert list(file.fills("Elenco")) == list(memory.fills("Elenco"))
    others, found_below = as_openpyxl_says(path)
    assert others == content(memory)
    assert found_below == below


@pytest.mark.parametrize("below", [False, True])
# Shrinking would take minutes: each example saves several files.
@settings(deadline=None, max_examples=30, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(data=st.data())
def test_a_file_and_memory_stay_alike(*, below: bool, data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        path, fake = a_file(Path(folder), below=below), memory()
        file = opened(path)
        for _ in range(data.draw(st.integers(1, 4))):
            write = data.draw(writes(fake.read("Elenco").height))
            fake.write([write])
            file.write([write])
            assert_alike(path, fake, ["sotto"] if below else [])


@settings(deadline=None)
@given(TEXTS, TEXTS)
@example("_x0041_", "x0042_")
def test_a_text_comes_back_whatever_it_looks_like(first: str, second: str) -> None:
    with TemporaryDirectory() as folder:
        store = opened(a_file(Path(folder), below=False))
        store.write([TableWrite(table="Elenco", appended={"Nome": [first + second]})])
        assert content(store)[0][1] == (first + second or None)
