"""What a workbook full of things we do not know is after a sheet of ours came and went."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from openpyxl.worksheet.worksheet import Worksheet

from tests.workbook.files import TEMPLATE, converted, opened, packed, parts_of
from tests.workbook.made_sheets import NO_PROOF, PROOF, TEXTS, proof
from tests.workbook.stuffed import a_stuffed_workbook
from tests.workbook.stuffed_journal import a_stuffed_journal
from tests.workbook.test_stuffed_workbook import SCHEMA_OF, assert_standard, faults
from xl_recon.workbook.store import NoteWrite, TableWrite

# What must speak of sheets: their list, its arrows, the kinds of parts, and what cells look like.
SPEAK_OF_SHEETS = {
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "[Content_Types].xml",
    "xl/styles.xml",
}
# openpyxl says what it would lose.
pytestmark = pytest.mark.filterwarnings("ignore:.*is not supported and will be removed")
NOTED = TableWrite(
    table="Registrazioni",
    notes=[
        NoteWrite(header="Descrizione", row=1, text="il testo intero della banca"),
        NoteWrite(header="Importo", row=1, text="due"),
    ],
)
TALL = proof(lines=("Una riga sopra la tabella.",), fills={"FFF2CC": [2]})


@pytest.fixture(params=[a_stuffed_workbook, a_stuffed_journal])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    name = "Ditta.xlsm" if request.param is a_stuffed_workbook else "Ditta.xlsx"
    made: Path = request.param(tmp_path / name)
    return made


def sheet_of(path: Path, name: str = PROOF.sheet) -> Worksheet:
    sheet = openpyxl.load_workbook(path, keep_vba=path.suffix == ".xlsm")[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def own_faults(content: bytes) -> list[str]:
    """Faults but for `xml:space`, which every program writes and the schema forgets."""
    return [fault for fault in faults(content) if "XML/1998/namespace}space" not in fault]


def assert_all_standard(path: Path) -> None:
    """Every part of ours is what the standard's schema wants."""
    for name, content in parts_of(path).items():
        ours = name.endswith(".xml") and PROOF.name.encode() in content
        if ours and etree.QName(etree.fromstring(content)).namespace in SCHEMA_OF:
            assert (name, own_faults(content)) == (name, [])


def test_a_sheet_that_comes_touches_only_what_speaks_of_sheets(path: Path) -> None:
    before = parts_of(path)
    opened(path).write([], [proof()])
    after = parts_of(path)
    assert {name for name in before if after[name] != before[name]} == SPEAK_OF_SHEETS
    new = sorted(after.keys() - before.keys())
    assert [re.sub(r"\d+", "", name) for name in new] == [
        "xl/tables/table.xml",
        "xl/worksheets/_rels/sheet.xml.rels",
        "xl/worksheets/sheet.xml",
    ]


def test_a_sheet_that_went_leaves_the_package_as_it_was(path: Path) -> None:
    store = opened(path)
    store.write([], [])  # the wish to calculate everything
    before = parts_of(path)
    store.write([], [proof()])
    store.write([], [TALL])
    store.write([TableWrite(table=PROOF.name, notes=[NoteWrite(header="Riga", row=1, text="x")])])
    store.write([], [NO_PROOF])
    after = parts_of(path)
    assert after.keys() == before.keys()
    assert {name for name in after if after[name] != before[name]} == {"xl/styles.xml"}


def test_styles_are_made_once(path: Path) -> None:
    store = opened(path)
    store.write([], [TALL])
    styles = parts_of(path)["xl/styles.xml"]
    store.write([], [NO_PROOF])
    store.write([], [TALL])
    assert parts_of(path)["xl/styles.xml"] == styles


def test_macros_and_what_is_not_ours_stay_when_a_sheet_is_replaced(path: Path) -> None:
    store = opened(path)
    store.write([], [proof()])
    before = parts_of(path)
    store.write([], [TALL])
    after = parts_of(path)
    assert list(after) == list(before)
    changed = {re.sub(r"\d+", "", name) for name in after if after[name] != before[name]}
    assert changed <= {
        "xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet.xml", "xl/tables/table.xml",
        "[Content_Types].xml",
    }  # fmt: skip


@pytest.mark.parametrize("steps", [[proof()], [proof(), TALL], [proof(), NO_PROOF]])
def test_parts_follow_the_standard(path: Path, steps: list[object]) -> None:
    before = parts_of(path)
    for step in steps:
        opened(path).write([], [step])  # type: ignore[list-item]
        after = parts_of(path)
        assert_standard(before, {name: after[name] for name in after if name in before})
        assert_all_standard(path)


def test_notes_follow_the_standard(path: Path) -> None:
    before = parts_of(path)
    opened(path).write([NOTED])
    after = parts_of(path)
    assert_standard(before, {name: after[name] for name in after if name in before})
    comments = [name for name in after if re.search(r"comments?\d*\.xml$", name)]
    assert [fault for name in comments for fault in own_faults(after[name])] == []


def test_openpyxl_reads_the_sheet(path: Path) -> None:
    opened(path).write([], [TALL])
    sheet = sheet_of(path)
    assert [sheet.cell(row, 3).value for row in range(6, 10)] == list(TEXTS)
    assert sheet["A1"].value == PROOF.sheet
    assert sheet["A3"].value == "Una riga sopra la tabella."
    assert sheet.tables[PROOF.name].ref == "A5:M9"
    assert sheet.freeze_panes == "A6"
    assert sheet.print_title_rows == "$5:$5"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)
    assert [sheet.cell(6, place).number_format for place in (1, 2, 3, 4, 5, 6)] == [
        "0", "dd.mm.yyyy", "@", "#,##0.00", "0.0%", "dd.mm.yyyy hh:mm",
    ]  # fmt: skip
    assert sheet["A7"].fill.fgColor.rgb[2:] == "FFF2CC"
    assert sheet["C6"].alignment.wrap_text
    assert sheet.column_dimensions["M"].hidden
    assert not sheet.column_dimensions["A"].hidden


def test_choices_are_lists_where_the_workbook_has_them(tmp_path: Path) -> None:
    path = a_stuffed_workbook(tmp_path / "Ditta.xlsm")
    opened(path).write([], [proof()])
    checks = {
        str(check.sqref): (check.formula1, check.errorStyle)
        for check in sheet_of(path).data_validations.dataValidation
    }
    assert checks == {
        "H5:H8": ('"Sì,No"', "warning"),
        "I5:I8": ('"aperto,""chiuso"""', None),
        "J5:J8": ("ElencoConti", "warning"),
    }


def test_the_sheet_stands_beside_the_one_the_workbook_opens_on(path: Path) -> None:
    names = openpyxl.load_workbook(path).sheetnames
    shown = openpyxl.load_workbook(path).active
    assert shown is not None
    opened(path).write([], [proof()])
    book = openpyxl.load_workbook(path)
    place = names.index(shown.title) + 1
    assert book.sheetnames == [*names[:place], PROOF.sheet, *names[place:]]
    assert book.active is not None
    assert book.active.title == shown.title


def test_names_of_single_sheets_stay_with_them(path: Path) -> None:
    def titles() -> dict[str, object]:
        book = openpyxl.load_workbook(path)
        return {sheet.title: sheet.print_title_rows for sheet in book.worksheets}

    before = titles()
    opened(path).write([], [proof()])
    assert titles() == before | {PROOF.sheet: "$4:$4"}
    opened(path).write([], [TALL])
    assert titles() == before | {PROOF.sheet: "$5:$5"}
    opened(path).write([], [NO_PROOF])
    assert titles() == before


def test_libreoffice_reads_the_sheet_and_its_notes(path: Path, tmp_path: Path) -> None:
    store = opened(path)
    store.write([NOTED], [proof()])
    store.write([TableWrite(table=PROOF.name, notes=[NoteWrite(header="Riga", row=4, text="x")])])
    book = converted(path, "xlsx:Calc MS Excel 2007 XML", tmp_path / "lo")
    sheet = sheet_of(book)
    assert [sheet.cell(row, 3).value for row in range(5, 9)] == list(TEXTS)
    assert [sheet.cell(row, 12).value for row in (5, 6)] != [None, None]
    found = sheet["A8"].comment
    assert found is not None
    assert "x" in found.text
    journal = store.first_row("Registrazioni")
    texts = [cell.comment.text for cell in sheet_of(book, "Registrazioni")[journal] if cell.comment]
    assert any("il testo intero della banca" in text for text in texts)


@pytest.mark.parametrize("last", [TALL, NO_PROOF])
def test_libreoffice_opens_what_is_left(path: Path, tmp_path: Path, last: object) -> None:
    store = opened(path)
    store.write([], [proof()])
    store.write([], [last])  # type: ignore[list-item]
    book = openpyxl.load_workbook(converted(path, "xlsx:Calc MS Excel 2007 XML", tmp_path / "lo"))
    assert (PROOF.sheet in book.sheetnames) == (last is TALL)
    if last is TALL:
        assert [book[PROOF.sheet].cell(row, 3).value for row in range(6, 10)] == list(TEXTS)


def test_notes_leave_those_that_are_there(path: Path) -> None:
    before = notes_of(path)
    opened(path).write([NOTED])
    after = notes_of(path)
    assert before.items() <= after.items()
    assert len(after) == len(before) + 2


def notes_of(path: Path) -> dict[str, str]:
    cells = (cell for row in sheet_of(path, "Registrazioni").iter_rows() for cell in row)
    return {cell.coordinate: cell.comment.text for cell in cells if cell.comment}


def test_a_discussion_is_not_covered_by_a_note(tmp_path: Path) -> None:
    path = a_stuffed_workbook(tmp_path / "Ditta.xlsm")
    talk = "xl/threadedComments/threadedComment1.xml"
    moved = parts_of(path)[talk].replace(b'ref="E9"', b'ref="E5"')
    packed(path, parts_of(path) | {talk: moved})
    opened(path).write([NOTED])
    assert "E5" not in notes_of(path)
    assert notes_of(path)["H5"] == "due"


def test_the_template_comes_back_byte_by_byte(tmp_path: Path) -> None:
    path = tmp_path / "Registrazioni.xlsx"
    path.write_bytes(TEMPLATE.read_bytes())
    before = parts_of(path)
    opened(path).write([], [proof()])
    opened(path).write([], [NO_PROOF])
    after = parts_of(path)
    assert {name for name in before if before[name] != after[name]} == {"xl/styles.xml"}
