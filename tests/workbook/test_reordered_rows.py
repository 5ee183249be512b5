"""What a sort leaves in place, and what goes with a row into the new order."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.worksheet.worksheet import Worksheet

from tests.workbook.files import converted, opened, parts_of, replaced, rewritten
from tests.workbook.stuffed import a_stuffed_workbook
from tests.workbook.stuffed_journal import FIRST, OWN, a_stuffed_journal, body, column
from tests.workbook.test_stuffed_journal import around_the_rows, cells_of, sheet_of
from tests.workbook.test_stuffed_workbook import assert_standard
from xl_recon.errors import UnsupportedSheet
from xl_recon.workbook.store import CellWrite, TableWrite

LIST, SHEET = "Elenco", "xl/worksheets/sheet1.xml"
JOURNAL, ORDER, BACK = "Registrazioni", [6, 4, 1, 2, 5, 3], [3, 4, 6, 2, 5, 1]

# openpyxl says what it would lose.
pytestmark = pytest.mark.filterwarnings("ignore:.*is not supported and will be removed")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return a_stuffed_journal(tmp_path / "Ditta.xlsx")


def a_list(folder: Path) -> Path:
    """A table at B3 with four rows; beside, above and below it speak formulas of its cells."""
    path = folder / "x.xlsx"
    book = xlsxwriter.Workbook(path)
    bold = book.add_format({"bold": True, "num_format": "0.000"})
    sheet = book.add_worksheet("Foglio")
    sheet.add_table("B3:D7", {
        "name": LIST,
        "columns": [
            {"header": "Nome"}, {"header": "Numero"}, {"header": "Doppio", "formula": "=1"},
        ],
        "data": [["a", 1], ["b", 2], ["c", 3], ["d", 4]],
    })  # fmt: skip
    sheet.write("C4", 1, bold)
    sheet.set_row(4, 30)
    for row in range(4, 8):
        sheet.write_formula(f"D{row}", f"=C{row}*2+$C$4", None, 10 * row)
        sheet.write_comment(f"B{row}", f"nota {row}")
        sheet.write_url(f"B{row}", f"internal:A{row}", string="abcd"[row - 4])
        sheet.write(f"F{row}", f"accanto {row}")
    sheet.write_formula("A1", "=C4+C7", None, 5)
    sheet.write_formula("G5", "=C5", None, 2)
    book.close()
    return path


def ordered(path: Path, order: list[int] = ORDER, table: str = JOURNAL) -> Path:
    opened(path).write([TableWrite(table=table, order=order)])
    return path


def the_sheet(path: Path) -> Worksheet:
    sheet = openpyxl.load_workbook(path)["Foglio"]
    assert isinstance(sheet, Worksheet)
    return sheet


def column_of(path: Path, letter: str) -> list[object]:
    sheet = the_sheet(path)
    return [sheet[f"{letter}{row}"].value for row in range(4, 8)]


def test_cells_go_with_all_they_look_like(tmp_path: Path) -> None:
    sheet = the_sheet(ordered(a_list(tmp_path), [3, 4, 1, 2], LIST))
    assert [sheet[f"B{row}"].value for row in range(4, 8)] == ["c", "d", "a", "b"]
    assert [sheet[f"C{row}"].font.b for row in range(4, 8)] == [False, False, True, False]
    assert sheet["C6"].number_format == "0.000"


def test_what_stands_beside_and_heights_stay(tmp_path: Path) -> None:
    path = ordered(a_list(tmp_path), [3, 4, 1, 2], LIST)
    assert column_of(path, "F") == [f"accanto {row}" for row in range(4, 8)]
    heights = [the_sheet(path).row_dimensions[row].height for row in range(4, 8)]
    assert heights == [None, 30, None, None]


def test_formulas_of_a_row_read_as_if_copied_and_others_stay(tmp_path: Path) -> None:
    path = ordered(a_list(tmp_path), [3, 4, 1, 2], LIST)
    assert column_of(path, "D") == [f"=C{row}*2+$C$4" for row in range(4, 8)]
    sheet = the_sheet(path)
    assert (sheet["A1"].value, sheet["G5"].value) == ("=C4+C7", "=C5")


def test_results_from_before_are_dropped(tmp_path: Path) -> None:
    path = a_list(tmp_path)
    ordered(path, [3, 4, 1, 2], LIST)
    assert b"</f><v>" not in parts_of(path)[SHEET]


def test_a_formula_typed_as_a_value_keeps_its_result(tmp_path: Path) -> None:
    path = a_list(tmp_path)
    typed = '<c r="C5"><f>100/4</f><v>25</v></c>'
    replaced(path, SHEET, '<c r="C5".*?</c>', typed)
    ordered(path, [2, 1, 3, 4], LIST)
    assert list(opened(path).read(LIST).columns["Numero"]) == [25, 1, 3, 4]


def test_comments_links_and_boxes_go_with_their_cells(tmp_path: Path) -> None:
    path = ordered(a_list(tmp_path), [3, 4, 1, 2], LIST)
    sheet = the_sheet(path)
    notes = [sheet[f"B{row}"].comment for row in range(4, 8)]
    assert [note and note.text for note in notes] == ["nota 6", "nota 7", "nota 4", "nota 5"]
    links = [sheet[f"B{row}"].hyperlink for row in range(4, 8)]
    assert [link and link.location for link in links] == ["A6", "A7", "A4", "A5"]
    boxes = parts_of(path)["xl/drawings/vmlDrawing1.vml"]
    assert re.findall(rb"<x:Row>(\d+)<", boxes) == [b"5", b"6", b"3", b"4"]
    before = parts_of(a_list(tmp_path))["xl/drawings/vmlDrawing1.vml"]
    tops = [_tops(content) for content in (before, boxes)]
    assert tops[1] == [top + step for top, step in zip(tops[0], (2, 2, -2, -2), strict=True)]


def _tops(boxes: bytes) -> list[int]:
    return [int(text.split(b",")[2]) for text in re.findall(rb"<x:Anchor>([^<]*)<", boxes)]


def test_a_box_does_not_leave_the_sheet(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Foglio")
    sheet.add_table("A1:A9", {"name": LIST, "columns": [{"header": "Nome"}]})
    sheet.write_comment("A9", "nota", {"start_row": 4})
    book.close()
    ordered(path, [8, 1, 2, 3, 4, 5, 6, 7], LIST)
    boxes = parts_of(path)["xl/drawings/vmlDrawing1.vml"]
    assert (_tops(boxes), re.findall(rb"<x:Row>(\d+)<", boxes)) == ([0], [b"1"])


def test_a_link_of_many_rows_goes_apart(tmp_path: Path) -> None:
    path = a_list(tmp_path)
    links = '<hyperlinks><hyperlink ref="B4:B5" location="A1"/><hyperlink ref="F4" location="A2"/>'
    replaced(path, SHEET, "<hyperlinks>.*?(?=</hyperlinks>)", links)
    ordered(path, [1, 4, 2, 3], LIST)
    assert re.findall(rb'<hyperlink ref="(\w+)"', parts_of(path)[SHEET]) == [b"B4", b"B6", b"F4"]


def test_threaded_comments_go_with_their_rows(tmp_path: Path) -> None:
    path = a_stuffed_workbook(tmp_path / "Ditta.xlsm")
    threads = "xl/threadedComments/threadedComment1.xml"
    texts = [f"riga {number}" for number in range(1, 7)]
    opened(path).write([TableWrite(table=JOURNAL, appended={"Descrizione": texts})])
    replaced(path, threads, 'ref="E14"', 'ref="E6"')
    before = parts_of(path)
    ordered(path)
    assert b'ref="E8"' in parts_of(path)[threads]
    assert opened(path).read(JOURNAL).columns["Descrizione"][3] == "riga 2"
    assert_standard(before, parts_of(path))


def test_shared_formulas_are_written_out(tmp_path: Path) -> None:
    path = a_list(tmp_path)
    shared = iter([b'<f t="shared" ref="D4:D7" si="0">C4*2</f>', *[b'<f t="shared" si="0"/>'] * 3])

    def planted(text: bytes) -> bytes:
        return re.sub(rb"<f>C\d\*2\+\$C\$4</f>", lambda _: next(shared), text)

    ordered(rewritten(path, SHEET, planted), [4, 3, 2, 1], LIST)
    assert column_of(path, "D") == [f"=C{row}*2" for row in range(4, 8)]


def test_an_array_in_one_cell_goes_and_one_over_several_rows_refuses(tmp_path: Path) -> None:
    path = a_list(tmp_path)
    one = '<c r="D4"><f t="array" ref="D4">SUM(C4:C4)</f><v>1</v></c>'
    replaced(path, SHEET, '<c r="D4".*?</c>', one)
    ordered(path, [2, 1, 3, 4], LIST)
    assert b'<f t="array" ref="D5">SUM(C5:C5)</f>' in parts_of(path)[SHEET]
    replaced(path, SHEET, 'ref="D5"', 'ref="D5:D6"')
    with pytest.raises(UnsupportedSheet, match="formula cell"):
        ordered(path, [2, 1, 3, 4], LIST)


def test_rows_that_the_file_leaves_out_change_places_too(tmp_path: Path) -> None:
    path = a_list(tmp_path)
    replaced(path, SHEET, '<row r="5".*?</row><row r="6".*?</row>', "")
    ordered(path, [2, 4, 1, 3], LIST)
    assert list(opened(path).read(LIST).columns["Nome"]) == [None, "d", "a", None]
    assert column_of(path, "F") == ["accanto 4", None, None, "accanto 7"]


def test_changes_and_new_rows_of_the_same_write_are_there_too(tmp_path: Path) -> None:
    path = a_list(tmp_path)
    opened(path).write([
        TableWrite(
            table=LIST,
            cells=[CellWrite(header="Nome", rows=[1], value="primo")],
            fills={"FF0000": [2]},
            appended={"Nome": ["e", "f"]},
            order=[4, 3, 2, 1],
        )
    ])  # fmt: skip
    sheet = the_sheet(path)
    assert [sheet[f"B{row}"].value for row in range(4, 10)] == ["d", "c", "b", "primo", "e", "f"]
    assert list(opened(path).fills(LIST)) == ["", "", "FF0000", "", "", ""]
    assert [sheet[f"D{row}"].value for row in range(4, 10)] == [
        f"=C{row}*2+$C$4" for row in range(4, 10)
    ]
    assert sheet.tables[LIST].ref == "B3:D9"


def test_everything_on_a_stuffed_journal_stays_where_it_was(path: Path) -> None:
    before, around = parts_of(path), around_the_rows(path)
    sheet = sheet_of(ordered(path))
    amount = column("Importo")
    assert [sheet[f"{amount}{row}"].value for row in range(FIRST, FIRST + 6)] == [
        60, 40, 10, 20, 50, 30,
    ]  # fmt: skip
    assert [sheet[f"{column(OWN)}{row}"].value for row in range(FIRST, FIRST + 6)] == [
        f"mio {number}" for number in ORDER
    ]
    remark = sheet[f"{amount}8"].comment
    assert remark
    assert "verificato" in remark.text
    assert sheet["C14"].comment
    assert sheet["A6"].value == f"=MAX({body('Importo', fixed='$')})"
    assert [row for row in range(1, 20) if sheet.row_dimensions[row].hidden] == [7]
    kept = re.compile(rb"<hyperlinks>.*?</hyperlinks>")
    assert kept.sub(b"", around_the_rows(path)) == kept.sub(b"", around)
    assert_standard(before, parts_of(path))


def test_the_opposite_order_gives_every_cell_back(path: Path) -> None:
    before, around = cells_of(path, JOURNAL), around_the_rows(path)
    ordered(ordered(path), BACK)
    assert cells_of(path, JOURNAL) == before
    assert sorted(around_the_rows(path)) == sorted(around)


def test_libreoffice_works_out_the_same(tmp_path: Path) -> None:
    path = ordered(a_list(tmp_path), [3, 4, 1, 2], LIST)
    book = converted(path, "xlsx:Calc MS Excel 2007 XML", tmp_path / "lo")
    sheet = openpyxl.load_workbook(book, data_only=True)["Foglio"]
    assert [sheet[f"D{row}"].value for row in range(4, 8)] == [9, 11, 5, 7]
    assert (sheet["A1"].value, sheet["G5"].value) == (5, 4)
