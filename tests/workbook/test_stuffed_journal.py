"""What a user's own things on and around the journal become when rows come and go."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.ui.conftest import MOVEMENTS
from tests.workbook.files import converted, parts_of
from tests.workbook.stuffed_journal import (
    FIRST,
    GROUPED,
    HIDDEN,
    JOURNAL_PART,
    LAST,
    OWN,
    a_stuffed_journal,
    body,
    column,
)
from tests.workbook.test_stuffed_workbook import assert_standard, worked_on
from xl_recon.ui.cli import main

NEW = 3  # rows that `worked_on` imports
SUMMARY, CHARTS = "xl/worksheets/sheet2.xml", {f"xl/charts/chart{n}.xml" for n in (1, 2, 3)}
WRITTEN = {  # the journal, the rules, the logs of batches and changes; what their cells look like
    JOURNAL_PART,
    *(f"xl/worksheets/sheet{number}.xml" for number in (4, 6, 8)),
    *(f"xl/tables/table{number}.xml" for number in (2, 4, 6)),
    "xl/styles.xml",
}
OUTCOMES = {"xl/worksheets/sheet7.xml", "xl/tables/table5.xml"}
GROWN = {SUMMARY, "xl/workbook.xml", "xl/tables/table1.xml", *CHARTS}
MOVED = {"xl/drawings/drawing1.xml", "xl/drawings/vmlDrawing1.vml", "xl/comments1.xml"}
MOVEMENT_ROWS = len(MOVEMENTS.splitlines()) - 1

# openpyxl says what it would lose.
pytestmark = pytest.mark.filterwarnings("ignore:.*is not supported and will be removed")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return a_stuffed_journal(tmp_path / "Ditta.xlsx")


@pytest.fixture
def open_end(tmp_path: Path) -> Path:
    """The workbook with nothing under the journal."""
    return a_stuffed_journal(tmp_path / "Aperta.xlsx", totals=False, below=False)


def sheet_of(path: Path, name: str = "Registrazioni", *, results: bool = False) -> Worksheet:
    found = openpyxl.load_workbook(path, data_only=results, rich_text=not results)[name]
    assert isinstance(found, Worksheet)
    return found


def cells_of(path: Path, name: str) -> dict[str, tuple[object, ...]]:
    """Every cell: what it holds, what it looks like, what is bound to it."""
    return {
        cell.coordinate: (
            str(cell.value), cell.number_format, cell.fill.fgColor.rgb, cell.font.b,
            cell.comment and cell.comment.text, cell.hyperlink and cell.hyperlink.ref,
        )
        for row in sheet_of(path, name).iter_rows() for cell in row
    }  # fmt: skip


def around_the_rows(path: Path) -> bytes:
    return re.sub(rb"<sheetData>.*</sheetData>", b"", parts_of(path)[JOURNAL_PART], flags=re.DOTALL)


def changed(before: dict[str, bytes], path: Path) -> set[str]:
    after = parts_of(path)
    assert set(after) == set(before)
    return {name for name, content in after.items() if content != before[name]}


def test_only_what_speaks_of_the_journal_changes(path: Path, open_end: Path) -> None:
    before, before_open = parts_of(path), parts_of(open_end)
    assert changed(before, worked_on(path, back=False)) == WRITTEN | GROWN | MOVED
    assert changed(before_open, worked_on(open_end, back=False)) == WRITTEN | GROWN


def test_taking_back_gives_everything_but_results_back(path: Path, open_end: Path) -> None:
    for each in (path, open_end):
        before, around = parts_of(each), around_the_rows(each)
        cells = {name: cells_of(each, name) for name in ("Registrazioni", "Riepilogo")}
        worked_on(each, back=True)
        assert changed(before, each) == WRITTEN | {SUMMARY}
        after = {name: cells_of(each, name) for name in cells}
        blank = ("None", "General", "00000000", False, None, None)
        for name, held in cells.items():
            added = {cell: after[name][cell] for cell in after[name].keys() - held.keys()}
            assert set(added.values()) <= {blank}
            assert {cell: after[name][cell] for cell in held} == held
        assert around_the_rows(each) == around


def test_changed_parts_follow_the_standard_there_and_back(path: Path) -> None:
    before = parts_of(path)
    assert_standard(before, parts_of(worked_on(path, back=False)))
    assert_standard(before, parts_of(worked_on(a_stuffed_journal(path), back=True)))


def test_the_totals_row_and_what_stands_below_make_room(path: Path) -> None:
    worked_on(path, back=False)
    sheet, amount = sheet_of(path), column("Importo")
    table = sheet.tables["Registrazioni"]
    assert table.ref == f"C4:{column(OWN)}{LAST + NEW + 1}"
    assert table.totalsRowCount == 1
    assert table.autoFilter.ref == f"C4:{column(OWN)}{LAST + NEW}"
    filters = table.autoFilter.filterColumn[0].filters
    assert filters.filter == ["Affitto", "Bolletta luce"]
    assert sheet[f"C{LAST + NEW + 1}"].value == "Totale"
    assert sheet[f"{amount}{LAST + NEW + 1}"].value == "=SUBTOTAL(109,Registrazioni[Importo])"
    assert sheet[f"C{LAST + NEW + 2}"].value == "Nota sotto la tabella"
    assert sheet[f"{amount}{LAST + NEW + 2}"].value == f"=SUM({amount}{FIRST}:{amount}{LAST + NEW})"
    assert sheet[f"{amount}{LAST + NEW + 3}"].value == f"={amount}{LAST + NEW + 2}*2"


@pytest.mark.parametrize("end", ["path", "open_end"])
def test_ranges_over_the_whole_body_grow(request: pytest.FixtureRequest, end: str) -> None:
    path: Path = worked_on(request.getfixturevalue(end), back=False)
    parts, grown = parts_of(path), body("Importo", last=LAST + NEW)
    fixed = "Registrazioni!" + body("Importo", last=LAST + NEW, fixed="$")
    tail = around_the_rows(path).decode()
    for piece in (
        f'<conditionalFormatting sqref="{grown}">',
        f'<conditionalFormatting sqref="{body("Descrizione", last=LAST + NEW)}">',
        f' sqref="{grown}"><formula1>0</formula1>',
        f"<xm:sqref>{grown}</xm:sqref></x14:conditionalFormatting>",
        f"<xm:f>Registrazioni!{grown}</xm:f><xm:sqref>A2</xm:sqref>",
    ):
        assert piece in tail
    sheet, summary = sheet_of(path), sheet_of(path, "Riepilogo")
    assert sheet["A1"].value == f"=SUM({grown})"
    assert sheet["A6"].value == f"=MAX({body('Importo', last=LAST + NEW, fixed='$')})"
    assert [summary[f"A{row}"].value for row in (1, 2, 3, 4)] == [
        f"=SUM({fixed})",
        "=SUM(Registrazioni[Importo])",
        f"=Registrazioni!{column('Importo')}{LAST}",
        f"=SUM(Registrazioni!{body('Importo', last=LAST - 1)})",
    ]
    assert f"<xm:f>Registrazioni!{grown}</xm:f>".encode() in parts[SUMMARY]
    assert f'name="Importi">{fixed}<'.encode() in parts["xl/workbook.xml"]
    for chart in CHARTS:
        assert f"<c:f>{fixed}</c:f>".encode() in parts[chart]
        assert f"<c:f>Registrazioni!${column('Importo')}$4</c:f>".encode() in parts[chart]


def test_what_belongs_to_a_row_stays_with_it(path: Path) -> None:
    worked_on(path, back=False)
    sheet = sheet_of(path)
    remark = sheet[f"{column('Importo')}6"].comment
    assert remark
    assert "verificato" in remark.text
    assert sheet["C14"].comment is None
    assert sheet[f"C{14 + NEW}"].comment
    link = sheet[f"{column('Link')}6"].hyperlink
    assert link
    assert (link.ref, link.target) == (f"{column('Link')}6", "https://example.com/contratto")
    assert [str(part) for part in sheet[f"{column('Note')}6"].value] == ["molto ", "importante"]
    rows = range(FIRST, LAST + NEW + 3)
    assert [row for row in rows if sheet.row_dimensions[row].hidden] == [HIDDEN]
    assert [row for row in rows if sheet.row_dimensions[row].outlineLevel] == list(GROUPED)


def test_new_rows_look_like_the_columns_of_the_user(path: Path) -> None:
    worked_on(path, back=False)
    sheet, own = sheet_of(path), column(OWN)
    new = range(LAST + 1, LAST + NEW + 1)
    assert {sheet[f"{own}{row}"].fill.fgColor.rgb for row in new} == {"FFFFF2CC"}
    assert {sheet[f"{own}{row}"].font.i for row in new} == {True}
    assert {sheet[f"{own}{row}"].value for row in new} == {None}
    assert {sheet[f"{column('Importo')}{row}"].number_format for row in new} == {"#,##0.00"}
    assert round(sheet.column_dimensions[own].width) == 34


def test_what_hangs_below_the_journal_moves_with_the_rows(path: Path) -> None:
    drawing = "xl/drawings/drawing1.xml"
    before = [int(row) for row in re.findall(rb"<xdr:row>(\d+)", parts_of(path)[drawing])]
    worked_on(path, back=False)
    after = [int(row) for row in re.findall(rb"<xdr:row>(\d+)", parts_of(path)[drawing])]
    assert after == [row + NEW * (row >= LAST) for row in before]
    assert after != before


def test_libreoffice_works_out_the_same(path: Path, tmp_path: Path) -> None:
    worked_on(path, back=False)
    book = converted(path, "xlsx:Calc MS Excel 2007 XML", tmp_path / "lo")
    sheet = sheet_of(book, results=True)
    total, amount = 10 + 20 + 30 + 40 + 50 + 60 + 3 * 10, column("Importo")
    texts = [sheet[f"{column('Descrizione')}{row}"].value for row in range(LAST, LAST + NEW + 1)]
    assert texts == ["Bolletta luce", "Affitto", "Bolletta luce", "altro"]
    assert sheet["A1"].value == total
    assert sheet["A6"].value == 60
    assert sheet[f"{amount}{LAST + NEW + 2}"].value == total
    assert sheet[f"{amount}{LAST + NEW + 3}"].value == total * 2
    assert sheet_of(book, "Riepilogo", results=True)["A1"].value == total
    text = converted(path, "csv", tmp_path / "lo").read_text("utf-8").splitlines()
    assert next(line for line in text if "Nota sotto" in line).count(f",{total}") == 1


def test_the_command_line_works_on_it_too(path: Path, tmp_path: Path) -> None:
    before, cells = parts_of(path), cells_of(path, "Registrazioni")
    movements = tmp_path / "movimenti.csv"
    movements.write_text(MOVEMENTS, "utf-8")
    assert main(["import", str(path), str(movements), "--account", "1020"]) == 0
    table = sheet_of(path).tables["Registrazioni"]
    assert table.ref == f"C4:{column(OWN)}{LAST + MOVEMENT_ROWS + 1}"
    assert main(["undo", str(path)]) == 0
    assert changed(before, path) <= WRITTEN | OUTCOMES | {SUMMARY}
    after = cells_of(path, "Registrazioni")
    assert {cell: after[cell] for cell in cells} == cells
