"""What a user's own things on and around a table become when rows come between others."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from tests.workbook.files import converted, opened, parts_of, replaced, rewritten
from tests.workbook.stuffed import a_stuffed_workbook
from tests.workbook.stuffed_journal import (
    FIRST,
    JOURNAL_PART,
    LAST,
    OWN,
    a_stuffed_journal,
    body,
    column,
)
from tests.workbook.test_stuffed_journal import (
    CHARTS,
    SUMMARY,
    around_the_rows,
    cells_of,
    changed,
    sheet_of,
)
from tests.workbook.test_stuffed_workbook import assert_standard
from xl_recon.errors import UnsupportedSheet
from xl_recon.workbook.store import InsertedRows, TableWrite

# openpyxl says what it would lose.
pytestmark = pytest.mark.filterwarnings("ignore:.*is not supported and will be removed")

BELOW = [2, 2, 5, 6]
NEW = [7, 8, 12, 14]  # the worksheet rows of the new ones
OLD = [5, 6, 9, 10, 11, 13]  # and of those that were there
PARTS = InsertedRows(
    below=BELOW,
    columns={"Descrizione": ["p1", "p2", "p3", "p4"], "Importo": [1, 2, 3, 4]},
    fills={"DDEBF7": [2]},
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return a_stuffed_journal(tmp_path / "Ditta.xlsx")


@pytest.fixture
def open_end(tmp_path: Path) -> Path:
    """The workbook with nothing under the journal."""
    return a_stuffed_journal(tmp_path / "Aperta.xlsx", totals=False, below=False)


def split(path: Path) -> Path:
    opened(path).write([TableWrite(table="Registrazioni", inserted=PARTS)])
    return path


def test_another_program_reads_the_new_rows_between_the_others(path: Path) -> None:
    sheet = sheet_of(split(path))
    rows = range(FIRST, LAST + 5)
    texts = [str(sheet[f"{column('Descrizione')}{row}"].value) for row in rows]
    assert texts == [
        "Affitto", "Bolletta luce", "p1", "p2", "altro", "Affitto", "altro", "p3",
        "Bolletta luce", "p4",
    ]  # fmt: skip
    amounts = [sheet[f"{column('Importo')}{row}"].value for row in rows]
    assert amounts == [10, 20, 1, 2, 30, 40, 50, 3, 60, 4]
    status = {row: str(sheet[f"{column('Stato')}{row}"].value) for row in rows}
    assert set(status.values()) == {status[FIRST]}
    assert status[FIRST].startswith("=")


def test_the_totals_row_and_what_stands_below_make_room(path: Path) -> None:
    sheet, amount, last = sheet_of(split(path)), column("Importo"), LAST + 4
    table = sheet.tables["Registrazioni"]
    assert (table.ref, table.totalsRowCount) == (f"C4:{column(OWN)}{last + 1}", 1)
    assert table.autoFilter.ref == f"C4:{column(OWN)}{last}"
    assert sheet[f"C{last + 1}"].value == "Totale"
    assert sheet[f"{amount}{last + 1}"].value == "=SUBTOTAL(109,Registrazioni[Importo])"
    assert sheet[f"C{last + 2}"].value == "Nota sotto la tabella"
    assert sheet[f"{amount}{last + 2}"].value == f"=SUM({amount}{FIRST}:{amount}{last})"
    assert sheet[f"{amount}{last + 3}"].value == f"={amount}{last + 2}*2"


@pytest.mark.parametrize("end", ["path", "open_end"])
def test_ranges_over_the_body_grow_and_references_follow(
    request: pytest.FixtureRequest, end: str
) -> None:
    path = split(request.getfixturevalue(end))
    last = LAST + 4
    grown, fixed = body("Importo", last=last), body("Importo", last=last, fixed="$")
    tail, parts = around_the_rows(path).decode(), parts_of(path)
    for piece in (
        f'<conditionalFormatting sqref="{grown}">',
        f'<conditionalFormatting sqref="{body("Descrizione", last=last)}">',
        f' sqref="{grown}"><formula1>0</formula1>',
        f"<xm:sqref>{grown}</xm:sqref></x14:conditionalFormatting>",
        f"<xm:f>Registrazioni!{grown}</xm:f><xm:sqref>A2</xm:sqref>",
    ):
        assert piece in tail
    sheet, summary = sheet_of(path), sheet_of(path, "Riepilogo")
    assert (sheet["A1"].value, sheet["A6"].value) == (f"=SUM({grown})", f"=MAX({fixed})")
    assert [summary[f"A{row}"].value for row in (1, 2, 3, 4)] == [
        f"=SUM(Registrazioni!{fixed})",
        "=SUM(Registrazioni[Importo])",
        f"=Registrazioni!{column('Importo')}{OLD[5]}",
        f"=SUM(Registrazioni!{body('Importo', last=OLD[4])})",
    ]
    assert f'name="Importi">Registrazioni!{fixed}<'.encode() in parts["xl/workbook.xml"]
    for chart in CHARTS:
        assert f"<c:f>Registrazioni!{fixed}</c:f>".encode() in parts[chart]


def test_what_belongs_to_a_row_stays_with_it(path: Path) -> None:
    sheet = sheet_of(split(path))
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.comment] == [f"{column('Importo')}6", "C18"]
    links = [cell.coordinate for cell in cells if cell.hyperlink]
    assert links == [f"{column('Link')}6", f"{column('Link')}10"]
    assert [str(part) for part in sheet[f"{column('Note')}6"].value] == ["molto ", "importante"]
    rows = range(FIRST, LAST + 8)
    assert [row for row in rows if sheet.row_dimensions[row].hidden] == [9]
    assert [row for row in rows if sheet.row_dimensions[row].outlineLevel] == [10, 11]
    boxes = parts_of(path)["xl/drawings/vmlDrawing1.vml"]
    assert re.findall(rb"<x:Row>(\d+)<", boxes) == [b"5", b"17"]


def test_new_rows_look_like_the_row_above_but_for_its_fill(path: Path) -> None:
    head = b'<row r="6" spans="1:30" ht="31" customHeight="1"'
    rewritten(path, JOURNAL_PART, lambda text: re.sub(rb'<row r="6" spans="[\d:]+"', head, text))
    sheet, own = sheet_of(split(path)), column(OWN)
    assert [sheet[f"{own}{row}"].fill.fgColor.rgb for row in NEW] == [
        "00000000", "FFDDEBF7", "00000000", "00000000",
    ]  # fmt: skip
    assert {sheet[f"{own}{row}"].fill.fgColor.rgb for row in OLD} == {"FFFFF2CC"}
    assert {sheet[f"{own}{row}"].font.i for row in NEW} == {True}
    assert {sheet[f"{column('Importo')}{row}"].number_format for row in NEW} == {"#,##0.00"}
    assert {sheet[f"{column('Scadenza')}{row}"].number_format for row in NEW} == {"dd.mm.yyyy"}
    assert [sheet.row_dimensions[row].height for row in (6, 7, 8, 9)] == [31, 31, 31, None]


def test_pictures_and_charts_move_with_the_rows(path: Path) -> None:
    drawing = "xl/drawings/drawing1.xml"
    before = [int(row) for row in re.findall(rb"<xdr:row>(\d+)", parts_of(path)[drawing])]
    after = [int(row) for row in re.findall(rb"<xdr:row>(\d+)", parts_of(split(path))[drawing])]
    shifts = [2 * (row >= 6) + (row >= 9) + (row >= 10) for row in before]
    assert after == [row + shift for row, shift in zip(before, shifts, strict=True)]
    assert set(shifts) == {0, 4}


def test_changed_parts_follow_the_standard_there_and_back(path: Path) -> None:
    before = parts_of(path)
    assert_standard(before, parts_of(split(path)))
    opened(path).write([TableWrite(table="Registrazioni", deleted=[3, 4, 8, 10])])
    assert_standard(before, parts_of(path))


def test_taking_the_rows_away_gives_everything_but_results_back(path: Path, open_end: Path) -> None:
    for each in (path, open_end):
        before, around = parts_of(each), around_the_rows(each)
        cells = {name: cells_of(each, name) for name in ("Registrazioni", "Riepilogo")}
        split(each)
        opened(each).write([TableWrite(table="Registrazioni", deleted=[3, 4, 8, 10])])
        assert changed(before, each) <= {JOURNAL_PART, SUMMARY, "xl/styles.xml"}
        assert around_the_rows(each) == around
        for name, held in cells.items():
            after = cells_of(each, name)
            assert {cell: after[cell] for cell in held} == held


def test_libreoffice_works_out_the_same(path: Path, tmp_path: Path) -> None:
    book = converted(split(path), "xlsx:Calc MS Excel 2007 XML", tmp_path / "lo")
    sheet, amount = sheet_of(book, results=True), column("Importo")
    total = 10 + 20 + 30 + 40 + 50 + 60 + 1 + 2 + 3 + 4
    assert [sheet[f"{amount}{row}"].value for row in NEW] == [1, 2, 3, 4]
    assert [sheet[f"{amount}{row}"].value for row in OLD] == [10, 20, 30, 40, 50, 60]
    assert (sheet["A1"].value, sheet["A6"].value) == (total, 60)
    assert sheet[f"{amount}{LAST + 6}"].value == total
    assert sheet[f"{amount}{LAST + 7}"].value == total * 2
    assert sheet_of(book, "Riepilogo", results=True)["A1"].value == total


def test_threaded_comments_and_pivots_follow_rows_that_come_above_them(tmp_path: Path) -> None:
    path = a_stuffed_workbook(tmp_path / "Ditta.xlsm")
    opened(path).write([TableWrite(table="Registrazioni", appended={"Descrizione": ["a", "b"]})])
    before = parts_of(path)
    assert b'ref="E10"' in before["xl/threadedComments/threadedComment1.xml"]
    new = InsertedRows(below=[1, 1, 1], columns={"Descrizione": ["x", "y", "z"]})
    opened(path).write([TableWrite(table="Registrazioni", inserted=new)])
    parts = parts_of(path)
    assert b'ref="E13"' in parts["xl/threadedComments/threadedComment1.xml"]
    assert b'ref="A14:B16"' in parts["xl/pivotCache/pivotCacheDefinition1.xml"]
    assert b"Registrazioni!$A$14:$A$17" in parts["xl/workbook.xml"]
    assert_standard(before, parts)


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


def test_a_table_beside_gets_the_rows_too(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Foglio")
    for place, name in ((0, LIST), (4, "Accanto")):
        sheet.add_table(0, place, 3, place + 1, {
            "name": name, "columns": [{"header": "Nome"}, {"header": "Numero"}],
            "data": [["a", 1], ["b", 2], ["c", 3]],
        })  # fmt: skip
    book.close()
    opened(path).write(
        [TableWrite(table=LIST, inserted=InsertedRows(below=[1, 2], columns={"Nome": ["x", "y"]}))]
    )
    store = opened(path)
    assert list(store.read(LIST).columns["Nome"]) == ["a", "x", "b", "y", "c"]
    assert list(store.read("Accanto").columns["Nome"]) == ["a", None, "b", None, "c"]
