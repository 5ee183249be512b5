"""Sheets with more than one table, ranges to the sheet's end, rows that go away."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from tests.workbook.files import opened, parts_of, replaced, rewritten
from xl_recon.errors import MergedCells, UnsupportedSheet
from xl_recon.workbook.store import TableWrite

SHEET = "xl/worksheets/sheet1.xml"
COLUMNS = [{"header": "Nome"}, {"header": "Numero"}]


def two_tables(folder: Path) -> Path:
    """A table of two rows at A1, another of two at A6, both with a total below."""
    path = folder / "x.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Foglio")
    for row, name in ((0, "Sopra"), (5, "Sotto")):
        sheet.add_table(row, 0, row + 2, 1, {
            "name": name, "columns": COLUMNS, "data": [[f"{name} 1", 1], [f"{name} 2", 2]],
        })  # fmt: skip
    sheet.write_formula("B10", "=SUM(B7:B8)")
    book.close()
    return path


def names(path: Path, table: str) -> list[object]:
    return list(opened(path).read(table, ["Nome"]).columns["Nome"])


@pytest.mark.parametrize("order", [("Sopra", "Sotto"), ("Sotto", "Sopra")])
def test_two_tables_of_a_sheet_change_in_one_go(tmp_path: Path, order: tuple[str, str]) -> None:
    path = two_tables(tmp_path)
    opened(path).write(
        [TableWrite(table=table, appended={"Nome": ["a", "b"]}, deleted=[1]) for table in order]
    )
    assert names(path, "Sopra") == ["Sopra 2", "a", "b"]
    assert names(path, "Sotto") == ["Sotto 2", "a", "b"]
    sheet = openpyxl.load_workbook(path)["Foglio"]
    assert {table.name: table.ref for table in sheet.tables.values()} == {
        "Sopra": "A1:B4",
        "Sotto": "A7:B10",
    }
    assert [cell.value for cell in sheet["A"]][6:10] == ["Nome", "Sotto 2", "a", "b"]


def test_ranges_to_the_end_of_the_sheet_end_there_still(tmp_path: Path) -> None:
    path = two_tables(tmp_path)
    tail = (
        b"</sheetData><conditionalFormatting sqref='A1:B1048576 D:D 3:4'><cfRule type='expression'"
        b" priority='1'><formula>SUM($B$1:$B$1048576)&gt;0</formula></cfRule>"
        b"</conditionalFormatting>"
    ).replace(b"'", b'"')
    replaced(path, SHEET, "</sheetData>", tail)
    opened(path).write([TableWrite(table="Sopra", appended={"Nome": ["a", "b"]})])
    sheet = parts_of(path)[SHEET]
    assert b'sqref="A1:B1048576 D:D 3:6"' in sheet
    assert b"SUM($B$1:$B$1048576)" in sheet


def test_what_belongs_to_a_deleted_row_goes_with_it(tmp_path: Path) -> None:
    path = two_tables(tmp_path)
    tail = (
        b"</sheetData><conditionalFormatting sqref='A2:B2'><cfRule type='expression' priority='1'>"
        b"<formula>TRUE</formula></cfRule></conditionalFormatting><conditionalFormatting"
        b" sqref='A3:B3'><cfRule type='expression' priority='2'><formula>TRUE</formula></cfRule>"
        b"</conditionalFormatting><dataValidations count='1'><dataValidation sqref='B2'"
        b" type='whole'><formula1>1</formula1></dataValidation></dataValidations><hyperlinks>"
        b"<hyperlink ref='A2' location='A1'/></hyperlinks>"
    ).replace(b"'", b'"')
    replaced(path, SHEET, "</sheetData>", tail)
    opened(path).write([TableWrite(table="Sopra", deleted=[1])])
    sheet = parts_of(path)[SHEET]
    assert not re.search(rb'ref="\s*"', sheet)
    assert b"<hyperlink" not in sheet
    assert b"<dataValidation" not in sheet
    assert sheet.count(b"<conditionalFormatting ") == 1


def test_a_table_without_its_headings_begins_with_its_first_row(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    book = xlsxwriter.Workbook(path)
    book.add_worksheet().add_table("A1:B3", {
        "name": "Elenco", "columns": COLUMNS, "header_row": False,
        "data": [["a", 1], ["b", 2], ["c", 3]],
    })  # fmt: skip
    book.close()
    store = opened(path)
    headers = store.tables()["Elenco"]
    assert list(store.read("Elenco").columns[headers[0]]) == ["a", "b", "c"]
    store.write([TableWrite(table="Elenco", appended={headers[0]: ["d"]}, deleted=[1])])
    assert list(store.read("Elenco").columns[headers[0]]) == ["b", "c", "d"]


def test_a_table_grows_no_further_than_the_sheet(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    book = xlsxwriter.Workbook(path)
    book.add_worksheet().add_table("A1048573:B1048575", {"name": "Elenco", "columns": COLUMNS})
    book.close()
    before = path.read_bytes()
    with pytest.raises(UnsupportedSheet):
        opened(path).write([TableWrite(table="Elenco", appended={"Nome": ["a", "b", "c"]})])
    assert path.read_bytes() == before


def test_merged_cells_in_a_table_are_refused(tmp_path: Path) -> None:
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'
    path = replaced(two_tables(tmp_path), SHEET, "</sheetData>", merged)
    with pytest.raises(MergedCells, match="A2:A3"):
        opened(path).read("Sopra")


def test_an_empty_row_element_may_stand_anywhere(tmp_path: Path) -> None:
    blank = b'<row r="4" ht="20" customHeight="1"/><row r="5"/><row r="6"'
    path = rewritten(two_tables(tmp_path), SHEET, lambda text: text.replace(b'<row r="6"', blank))
    opened(path).write([TableWrite(table="Sopra", appended={"Nome": ["a", "b"]})])
    assert names(path, "Sopra") == ["Sopra 1", "Sopra 2", "a", "b"]
    assert names(path, "Sotto") == ["Sotto 1", "Sotto 2"]
