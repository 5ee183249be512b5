"""What a user's own things on and around a table become when rows come between others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.workbook.files import converted, opened, parts_of, rewritten
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
