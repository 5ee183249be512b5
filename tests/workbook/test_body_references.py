"""Ranges over the whole body of a table, and what hangs on rows that go away."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from tests.workbook.files import opened, parts_of, replaced
from xl_recon.workbook.store import TableWrite

NAME = "L'anno & oltre"
QUOTED = "'L''anno & oltre'!"
SHEET, OTHER, TABLE = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "Elenco"
# openpyxl says what it would lose.
pytestmark = pytest.mark.filterwarnings("ignore:.*is not supported and will be removed")

COLUMNS = [{"header": header} for header in ("Nome", "Numero", "Quota")]
GONE = [TableWrite(table=TABLE, deleted=[3])]
MORE = [TableWrite(table=TABLE, appended={"Nome": ["d", "e"]})]


def a_list(folder: Path, *, notes: bool = False, other: str = "=1", quota: str = "") -> Path:
    """A table at B2 with three rows; with notes something stands under it."""
    path = folder / "x.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet(NAME)
    rows = [["a", 1], ["b", 2], ["c", 3]]
    columns = [*COLUMNS[:2], {"header": "Quota"} | ({"formula": quota} if quota else {})]
    sheet.add_table("B2:D5", {"name": TABLE, "columns": columns, "data": rows})
    for row in (3, 4, 5):
        sheet.write_url(f"B{row}", f"internal:A{row}", string=f"riga {row}")
        sheet.write_comment(f"C{row}", f"nota {row}")
    if notes:
        sheet.write("B7", "nota")
    book.add_worksheet("Altro").write_formula("A1", other)
    book.close()
    return path


def formula_of(path: Path, cell: str, sheet: str = "Altro") -> object:
    return openpyxl.load_workbook(path)[sheet][cell].value


@pytest.mark.parametrize("notes", [False, True])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"=SUM({QUOTED}C3:C5)", f"=SUM({QUOTED}C3:C7)"),
        (f"=SUM({QUOTED}$B$3:D$5)", f"=SUM({QUOTED}$B$3:D$7)"),
        (f"=SUM({QUOTED}C3:C4)", f"=SUM({QUOTED}C3:C4)"),
        (f"=SUM({QUOTED}C2:C5)", f"=SUM({QUOTED}C2:C5)"),
        (f"=SUM({QUOTED}A3:C5)", f"=SUM({QUOTED}A3:C5)"),
        (f"={QUOTED}C5", f"={QUOTED}C5"),
        ("=SUM(C3:C5)", "=SUM(C3:C5)"),
    ],
)
def test_only_a_range_over_just_the_body_grows(
    tmp_path: Path, before: str, after: str, *, notes: bool
) -> None:
    path = a_list(tmp_path, notes=notes, other=before)
    sheet = parts_of(path)[OTHER]
    opened(path).write(MORE)
    assert formula_of(path, "A1") == after
    if before == after and not notes:
        assert parts_of(path)[OTHER] == sheet
    opened(path).write([TableWrite(table=TABLE, deleted=[4, 5])])
    assert formula_of(path, "A1") == before


def test_a_grown_formula_has_still_to_be_worked_out(tmp_path: Path) -> None:
    path = a_list(tmp_path, other=f"=SUM({QUOTED}C3:C5)")
    assert b"</f><v>" in parts_of(path)[OTHER]
    opened(path).write(MORE)
    assert b"</f><v>" not in parts_of(path)[OTHER]


@pytest.mark.parametrize("notes", [False, True])
def test_a_running_total_keeps_its_range_and_a_share_of_all_does_not(
    tmp_path: Path, *, notes: bool
) -> None:
    path = a_list(tmp_path, notes=notes, quota="=C5/SUM(C$3:C$5)+SUM(C$3:C5)")
    opened(path).write(MORE)
    assert [formula_of(path, f"D{row}", NAME) for row in (5, 6, 7)] == [
        f"=C{row}/SUM(C$3:C$7)+SUM(C$3:C{row})" for row in (5, 6, 7)
    ]


def test_formulas_that_share_a_pattern_grow_one_by_one(tmp_path: Path) -> None:
    path = a_list(tmp_path)
    shared = (
        '<row r="1"><c r="F1"><f t="shared" ref="F1:G1" si="0">SUM(C3:C5)</f><v>6</v></c>'
        '<c r="G1"><f t="shared" si="0"/><v>0</v></c></row><row r="2"'
    )
    replaced(path, SHEET, '<row r="2"', shared)
    opened(path).write(MORE)
    assert formula_of(path, "F1", NAME) == "=SUM(C3:C7)"
    assert formula_of(path, "G1", NAME) == "=SUM(D3:D7)"


def test_the_formulas_of_the_table_itself_grow(tmp_path: Path) -> None:
    path = a_list(tmp_path)
    part = "xl/tables/table1.xml"
    own = (
        '<tableColumn id="3" name="Quota"><calculatedColumnFormula>C3/SUM(C$3:C$5)'
        "</calculatedColumnFormula></tableColumn>"
    )
    replaced(path, part, '<tableColumn id="3" name="Quota"/>', own)
    opened(path).write(MORE)
    assert b"<calculatedColumnFormula>C3/SUM(C$3:C$7)<" in parts_of(path)[part]


@pytest.mark.parametrize("notes", [False, True])
def test_links_and_comments_of_a_row_that_goes_away_go_too(tmp_path: Path, *, notes: bool) -> None:
    path = a_list(tmp_path, notes=notes)
    opened(path).write(GONE)
    sheet = openpyxl.load_workbook(path)[NAME]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.comment] == ["C3", "C4"]
    assert [cell.coordinate for cell in cells if cell.hyperlink] == ["B3", "B4"]
    boxes = parts_of(path)["xl/drawings/vmlDrawing1.vml"]
    assert boxes.count(b"<v:shape ") == 2
    assert b"<x:Row>4</x:Row>" not in boxes


def test_comments_and_pictures_close_up_with_the_rows(tmp_path: Path) -> None:
    path = a_list(tmp_path, notes=True)
    opened(path).write([TableWrite(table=TABLE, deleted=[1])])
    sheet = openpyxl.load_workbook(path)[NAME]
    comments = {cell.coordinate: cell.comment for row in sheet.iter_rows() for cell in row}
    assert {place: note.text for place, note in comments.items() if note} == {
        "C3": "nota 4",
        "C4": "nota 5",
    }


def test_extensions_of_deleted_rows_leave_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet(NAME)
    rows = [["a", 1], ["b", 2], ["c", 3]]
    sheet.add_table("B2:D5", {"name": TABLE, "columns": COLUMNS, "data": rows})
    sheet.conditional_format("C4", {"type": "data_bar", "data_bar_2010": True})
    sheet.add_sparkline("D4", {"range": f"{QUOTED}B4:C4"})
    book.close()
    assert b"<extLst>" in parts_of(path)[SHEET]
    opened(path).write([TableWrite(table=TABLE, deleted=[2])])
    left = parts_of(path)[SHEET]
    for word in (b"extLst", b"sparkline", b"conditionalFormatting"):
        assert word not in left


def test_a_sparkline_of_the_last_row_stays_in_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet(NAME)
    sheet.add_table("B2:D3", {"name": TABLE, "columns": COLUMNS, "data": [["a", 1]]})
    sheet.add_sparkline("D3", {"range": f"{QUOTED}B3:C3"})
    book.close()
    opened(path).write(MORE)
    assert b"<xm:sqref>D3</xm:sqref>" in parts_of(path)[SHEET]
    assert openpyxl.load_workbook(path)[NAME].tables[TABLE].ref == "B2:D5"


def test_ranges_a_chart_keeps_while_rows_are_hidden_grow(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet(NAME)
    rows = [["a", 1], ["b", 2], ["c", 3]]
    sheet.add_table("B2:D5", {"name": TABLE, "columns": COLUMNS, "data": rows})
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": f"={QUOTED}$C$3:$C$5"})
    sheet.insert_chart("H1", chart)
    book.close()
    part = "xl/charts/chart1.xml"
    kept = (
        f"<c:extLst><c:ext><c15:fullRef><c15:sqref>{QUOTED.replace('&', '&amp;')}$C$3:$C$5"
        "</c15:sqref></c15:fullRef></c:ext></c:extLst></c:ser>"
    )
    spaced = 'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart" xmlns:c='
    replaced(replaced(path, part, "</c:ser>", kept), part, "xmlns:c=", spaced)
    opened(path).write(MORE)
    assert parts_of(path)[part].count(b"&amp; oltre'!$C$3:$C$7<") == 2
