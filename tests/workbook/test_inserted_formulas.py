"""Rows that come between others: their formulas, and odd places on a sheet."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from tests.workbook.files import opened, parts_of, replaced
from xl_recon.errors import UnsupportedSheet
from xl_recon.workbook.store import InsertedRows, TableWrite

LIST = "Elenco"


def a_list(folder: Path, formula: str, *, calculated: str = "", note: bool = True) -> Path:
    """A table at B2 with four rows; `?` in a formula is a row's number, `<` the one above it."""
    path = folder / "x.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Foglio")
    sheet.add_table("B2:D6", {
        "name": LIST,
        "columns": [{"header": "Nome"}, {"header": "Numero"}, {
            "header": "Quota", "formula": "=" + (calculated or formula.replace("?", "3")),
        }],
        "data": [[f"riga {number}", number] for number in (1, 2, 3, 4)],
    })  # fmt: skip
    for row in (3, 4, 5, 6):
        written = formula.replace("?", str(row)).replace("<", str(row - 1))
        sheet.write_formula(f"D{row}", "=" + written, None, 99)
    if note:
        sheet.write("B9", "fattore")
        sheet.write("C9", 2)
    book.close()
    return path


def quotas(path: Path, last: int) -> list[object]:
    sheet = openpyxl.load_workbook(path)["Foglio"]
    return [sheet[f"D{row}"].value for row in range(3, last + 1)]


BETWEEN = InsertedRows(below=[2, 2, 4], columns={"Numero": [10, 20, 30]})


@pytest.mark.parametrize(
    ("formula", "after"),
    [
        ("C?*$C$9", "=C{row}*$C$12"),
        ("SUM(C$3:C?)", "=SUM(C$3:C{row})"),
        ("C?/SUM(C$3:C$6)", "=C{row}/SUM(C$3:C$9)"),
        ("Elenco[[#This Row],[Numero]]*2", "=Elenco[[#This Row],[Numero]]*2"),
        ("SUM($3:$4)+C?", "=SUM($3:$4)+C{row}"),
        ("SUM($3:$5)+C?", "=SUM($3:$7)+C{row}"),
        ("'Foglio'!C?*Foglio!$C$9", "='Foglio'!C{row}*Foglio!$C$12"),
    ],
)
def test_a_calculated_column_is_right_for_each_new_row(
    tmp_path: Path, formula: str, after: str
) -> None:
    path = a_list(tmp_path, formula)
    opened(path).write([TableWrite(table=LIST, inserted=BETWEEN)])
    assert quotas(path, 9) == [after.replace("{row}", str(row)) for row in range(3, 10)]


def test_a_row_that_speaks_of_the_one_above_is_copied_down(tmp_path: Path) -> None:
    path = a_list(tmp_path, "D<+C?", note=False)
    opened(path).write([TableWrite(table=LIST, inserted=BETWEEN)])
    assert quotas(path, 9) == [
        "=D2+C3", "=D3+C4", "=D4+C5", "=D5+C6", "=D4+C7", "=D7+C8", "=D8+C9",
    ]  # fmt: skip


def test_without_a_formula_above_the_tables_own_is_taken(tmp_path: Path) -> None:
    path = a_list(tmp_path, "C?*$C$9")
    typed = '<c r="D4"><v>5</v></c>'
    replaced(path, "xl/worksheets/sheet1.xml", '<c r="D4">.*?</c>', typed)
    opened(path).write([TableWrite(table=LIST, inserted=BETWEEN)])
    assert quotas(path, 9) == [f"=C{row}*$C$12" if row != 4 else 5 for row in range(3, 10)]
    assert b">C3*$C$12</calculatedColumnFormula>" in parts_of(path)["xl/tables/table1.xml"]


def test_appended_rows_follow_what_they_push_down(tmp_path: Path) -> None:
    path = a_list(tmp_path, "C?*$C$7")
    replaced(path, "xl/worksheets/sheet1.xml", '<row r="9"(.*?)B9(.*?)C9', '<row r="7"><c r="C7')
    opened(path).write([TableWrite(table=LIST, appended={"Numero": [5, 6]})])
    assert quotas(path, 8) == [f"=C{row}*$C$9" for row in range(3, 9)]


def test_results_of_ranges_that_grow_have_to_be_worked_out(tmp_path: Path) -> None:
    path = a_list(tmp_path, "SUM(C$3:C?)")
    sheet = "xl/worksheets/sheet1.xml"
    assert parts_of(path)[sheet].count(b"<v>99</v>") == 4
    opened(path).write([TableWrite(table=LIST, inserted=BETWEEN)])
    assert b"<v>99</v>" not in parts_of(path)[sheet]


def test_a_formula_of_the_row_itself_keeps_its_result(tmp_path: Path) -> None:
    path = a_list(tmp_path, "C?*2", note=False)
    opened(path).write([TableWrite(table=LIST, inserted=BETWEEN)])
    assert parts_of(path)["xl/worksheets/sheet1.xml"].count(b"<v>99</v>") == 4


def test_a_whole_row_s_fill_is_not_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Foglio")
    sheet.add_table("B2:C4", {
        "name": LIST, "columns": [{"header": "Nome"}, {"header": "Numero"}],
        "data": [["a", 1], ["b", 2]],
    })  # fmt: skip
    sheet.set_row(2, 30, book.add_format({"bg_color": "#FFFF00", "bold": True}))
    book.close()
    opened(path).write(
        [TableWrite(table=LIST, inserted=InsertedRows(below=[1], columns={"Nome": ["x"]}))]
    )
    after = openpyxl.load_workbook(path)["Foglio"].row_dimensions
    assert [after[row].fill.fgColor.rgb for row in (3, 4)] == ["FFFFFF00", "00000000"]
    assert [after[row].height for row in (3, 4, 5)] == [30, 30, None]


def test_rows_that_the_file_leaves_out_are_gaps_too(tmp_path: Path) -> None:
    path = a_list(tmp_path, "1")
    replaced(path, "xl/worksheets/sheet1.xml", '<row r="4".*<row r="9"', '<row r="9"')
    opened(path).write([TableWrite(table=LIST, inserted=BETWEEN)])
    content = opened(path).read(LIST)
    assert list(content.columns["Numero"]) == [1, None, 10, 20, None, None, 30]
    assert openpyxl.load_workbook(path)["Foglio"]["C12"].value == 2


def test_nothing_is_pushed_off_the_end_of_the_sheet(tmp_path: Path) -> None:
    path = a_list(tmp_path, "1")
    end = '<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>'
    replaced(path, "xl/worksheets/sheet1.xml", "</sheetData>", end)
    before = path.read_bytes()
    with pytest.raises(UnsupportedSheet, match="too many rows"):
        opened(path).write([TableWrite(table=LIST, inserted=BETWEEN)])
    assert path.read_bytes() == before


def test_a_blank_row_at_the_end_of_the_sheet_makes_room(tmp_path: Path) -> None:
    path = a_list(tmp_path, "1")
    end = '<row r="1048576" ht="20" customHeight="1"/></sheetData>'
    replaced(path, "xl/worksheets/sheet1.xml", "</sheetData>", end)
    opened(path).write([TableWrite(table=LIST, inserted=BETWEEN)])
    assert openpyxl.load_workbook(path)["Foglio"].max_row == 12


def two_lists(folder: Path) -> Path:
    """Two tables of three rows, side by side."""
    path = folder / "x.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Foglio")
    for place, name in ((0, LIST), (4, "Accanto")):
        sheet.add_table(0, place, 3, place + 1, {
            "name": name, "columns": [{"header": "Nome"}, {"header": "Numero"}],
            "data": [["a", 1], ["b", 2], ["c", 3]],
        })  # fmt: skip
    book.close()
    return path


A_ROW = InsertedRows(below=[1, 2], columns={"Nome": ["x", "y"]})


def test_a_table_beside_gets_the_rows_too(tmp_path: Path) -> None:
    path = two_lists(tmp_path)
    opened(path).write([TableWrite(table=LIST, inserted=A_ROW)])
    store = opened(path)
    assert list(store.read(LIST).columns["Nome"]) == ["a", "x", "b", "y", "c"]
    assert list(store.read("Accanto").columns["Nome"]) == ["a", None, "b", None, "c"]


@pytest.mark.parametrize("first", [LIST, "Accanto"])
def test_two_tables_side_by_side_do_not_grow_in_one_go(tmp_path: Path, first: str) -> None:
    path = two_lists(tmp_path)
    before = path.read_bytes()
    writes = [TableWrite(table=name, inserted=A_ROW) for name in (LIST, "Accanto")]
    with pytest.raises(UnsupportedSheet, match="beside row 2"):
        opened(path).write(sorted(writes, key=lambda write: write.table != first))
    assert path.read_bytes() == before


def test_page_breaks_and_the_totals_of_the_table_follow(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Foglio")
    sheet.add_table("B2:C6", {
        "name": LIST, "total_row": True,
        "columns": [
            {"header": "Nome"},
            {"header": "Numero", "total_function": "sum"},
        ],
        "data": [["a", 1], ["b", 2], ["c", 3]],
    })  # fmt: skip
    sheet.set_h_pagebreaks([3, 4, 5])
    book.close()
    part = "xl/tables/table1.xml"
    own = 'totalsRowFunction="custom"><totalsRowFormula>MAX(C3:C5)</totalsRowFormula></tableColumn>'
    replaced(path, part, 'totalsRowFunction="sum"/>', own)
    new = InsertedRows(below=[1, 2, 2], columns={"Nome": ["x", "y", "z"]})
    opened(path).write([TableWrite(table=LIST, inserted=new)])
    breaks = [each.id for each in openpyxl.load_workbook(path)["Foglio"].row_breaks.brk]
    assert breaks == [3, 5, 8]
    assert b"<totalsRowFormula>MAX(C3:C8)<" in parts_of(path)[part]
