"""What a file holds of a sheet of ours: what belongs to it comes and goes with it."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

from tests.workbook.files import JOURNAL_SHEET, a_workbook, opened, packed, parts_of, replaced
from tests.workbook.made_sheets import NO_PROOF, PROOF, proof
from tests.workbook.stuffed import declare, point
from xl_recon.workbook.file_store.cell_writer import CellWriter
from xl_recon.workbook.file_store.drawn_sheet import DrawnSheet, placed
from xl_recon.workbook.file_store.looks import Look, heading_lines, shown_width
from xl_recon.workbook.file_store.styles import Styles
from xl_recon.workbook.layout import LAYOUTS, Column, Kind
from xl_recon.workbook.store import NoteWrite, TableWrite

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
NUMBER = len(LAYOUTS) + 2  # after the first sheet and those of the tables
SHEET = f"xl/worksheets/sheet{NUMBER}.xml"
DRAWING = (
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"/>'
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = a_workbook(tmp_path)
    opened(made).write([], [proof()])
    return made


def with_parts(path: Path, *links: tuple[str, str, str]) -> None:
    """Let parts (owner, kind, part) point to others, which are made."""
    parts = {name: content.decode("latin-1") for name, content in parts_of(path).items()}
    for number, (owner, kind, part) in enumerate(links):
        parts.setdefault(part, DRAWING)
        point(parts, owner, part, OFFICE + kind, f"rIdUser{number}")
        declare(parts, part, f"application/x-{kind}")
    packed(path, {name: text.encode("latin-1") for name, text in parts.items()})


USERS = (
    (SHEET, "drawing", "xl/drawings/drawing77.xml"),
    ("xl/drawings/drawing77.xml", "image", "xl/media/image77.png"),
    ("xl/drawings/drawing77.xml", "image", "xl/media/logo.png"),
    ("xl/worksheets/sheet1.xml", "drawing", "xl/drawings/drawing78.xml"),
    ("xl/drawings/drawing78.xml", "image", "xl/media/logo.png"),
)


@pytest.mark.parametrize("last", [NO_PROOF, proof()])
def test_what_only_the_sheet_leads_to_goes_with_it(path: Path, last: object) -> None:
    with_parts(path, *USERS)
    opened(path).write([], [last])  # type: ignore[list-item]
    parts = parts_of(path)
    gone = {"xl/drawings/drawing77.xml", "xl/media/image77.png"}
    gone |= {"xl/drawings/_rels/drawing77.xml.rels"}
    assert gone.isdisjoint(parts)
    assert not any(name.encode() in parts["[Content_Types].xml"] for name in gone)
    assert {"xl/media/logo.png", "xl/drawings/drawing78.xml"} <= parts.keys()


def chained(path: Path, sheet: int) -> None:
    parts = {name: content.decode() for name, content in parts_of(path).items()}
    chain = "xl/calcChain.xml"
    parts[chain] = f'<calcChain xmlns="{MAIN}"><c r="L5" i="{sheet}"/><c r="L6"/></calcChain>'
    point(parts, "xl/workbook.xml", chain, OFFICE + "calcChain", "rIdChain")
    declare(parts, chain, "application/x-chain")
    packed(path, {name: text.encode() for name, text in parts.items()})


@pytest.mark.parametrize(("sheet", "stays"), [(NUMBER, False), (2, True)])
def test_an_order_of_calculation_that_names_the_sheet_goes(
    path: Path, sheet: int, *, stays: bool
) -> None:
    chained(path, sheet)
    opened(path).write([], [NO_PROOF])
    assert ("xl/calcChain.xml" in parts_of(path)) == stays


def test_names_of_the_users_own_on_the_sheet_go_with_it(path: Path) -> None:
    name = '<definedName name="Mio" localSheetId="1">\'Prova regole\'!$A$1</definedName>'
    replaced(path, "xl/workbook.xml", "</definedNames>", name + "</definedNames>")
    opened(path).write([], [NO_PROOF])
    assert b'name="Mio"' not in parts_of(path)["xl/workbook.xml"]


def test_a_sheet_may_be_hidden_and_dates_may_count_from_1904(tmp_path: Path) -> None:
    path = a_workbook(tmp_path)
    replaced(path, "xl/workbook.xml", "<workbookPr/>", '<workbookPr date1904="1"/>')
    opened(path).write([], [proof(layout=replace(PROOF, hidden=True))])
    sheet = openpyxl.load_workbook(path)[PROOF.sheet]
    assert sheet.sheet_state == "hidden"
    assert str(sheet["B5"].value) == "2025-01-31 00:00:00"
    assert opened(path).read(PROOF.name, ["Data"]).columns["Data"][0] == proof().columns["Data"][0]  # type: ignore[index]


def test_broken_texts_make_their_rows_higher(path: Path) -> None:
    sheet = openpyxl.load_workbook(path)[PROOF.sheet]
    heights = [sheet.row_dimensions[row].height for row in range(5, 9)]
    assert heights[1] is None
    assert heights[0] == 30
    assert heights[2] is not None
    assert heights[2] > 30


def test_a_table_of_a_sheet_has_a_number_of_its_own(path: Path) -> None:
    second = replace(PROOF, name="Seconda", sheet="Seconda")
    opened(path).write(
        [], [proof(layout=second), proof(layout=replace(second, name="T", sheet="T"))]
    )
    tables = [content for name, content in parts_of(path).items() if "/tables/" in name]
    numbers = [etree.fromstring(table).get("id") for table in tables]
    assert len(set(numbers)) == len(numbers) == len(LAYOUTS) + 3


def test_a_sheet_is_written_some_rows_at_a_time(tmp_path: Path) -> None:
    styles = Styles(etree.fromstring(parts_of(a_workbook(tmp_path))["xl/styles.xml"]))
    writer = CellWriter(styles, y1904=False, where=("", ""))
    long = proof(columns={"Riga": range(30_000)})
    pieces = list(DrawnSheet(long, placed(long), writer, frozenset()).xml("rId1"))
    sizes = [len(piece) for piece in pieces]
    assert max(sizes) < sum(sizes) / 10
    assert sum(piece.count(b"<row ") for piece in pieces) == 30_004
    root = etree.parse(BytesIO(b"".join(pieces))).getroot()
    assert root.find(f"{{{MAIN}}}dataValidations").get("count") == "2"  # type: ignore[union-attr]


def test_a_list_too_long_for_a_formula_is_left_out(tmp_path: Path) -> None:
    path = a_workbook(tmp_path)
    long = Column(field="a", header="A", choices=",".join(["scelta"] * 40))
    opened(path).write([], [proof(layout=replace(PROOF, columns=(long,)), columns={"A": ["x"]})])
    assert b"dataValidation" not in parts_of(path)[SHEET]


@pytest.mark.parametrize(
    ("header", "width", "shown", "lines"),
    [
        ("Data", 12, 12, 1),
        ("Regola alla riga", 9, 11, 3),
        ("Parole della regola", 26, 26, 1),
        ("uno due tre quattro cinque sei sette otto", 6, 12, 3),
    ],
)
def test_headings_are_broken_rather_than_columns_widened(
    header: str, width: int, shown: int, lines: int
) -> None:
    column = Column(field="x", header=header, kind=Kind.WHOLE, width=width)
    assert (shown_width(column), heading_lines(column)) == (shown, lines)


@pytest.mark.parametrize("prefix", ["", "x:"])
def test_a_look_is_found_again_in_any_style_sheet(prefix: str) -> None:
    mark = f"xmlns:{prefix.rstrip(':')}" if prefix else "xmlns"
    parts = "".join(f"<{prefix}{name}/>" for name in ("fonts", "fills", "borders", "cellXfs"))
    content = f'<{prefix}styleSheet {mark}="{MAIN}" xmlns:mc="urn:mc">{parts}</{prefix}styleSheet>'
    styles = Styles(etree.fromstring(content.encode()))
    look = Look(bold=True, line="DDE3EA", number_format="dd.mm.yyyy", indent=1, wrap=True)
    number = styles.made(look)
    once = styles.content
    again = Styles(etree.fromstring(once))
    assert (again.made(look), again.changed, again.content) == (number, False, once)
    assert again.shows_date(number)


def test_form_controls_share_their_drawing_with_notes(tmp_path: Path) -> None:
    path = a_workbook(tmp_path)
    sheet, drawing = "xl/worksheets/sheet6.xml", "xl/drawings/vmlDrawing9.vml"
    with_parts(path, (sheet, "vmlDrawing", drawing), (sheet, "vmlDrawing", "xl/drawings/head.vml"))
    button = '<xml><v:shape xmlns:v="urn:v" id="_x0000_s5121"></v:shape></xml>'
    packed(path, parts_of(path) | {drawing: button.encode()})
    arrow = f'<legacyDrawing xmlns:r="{OFFICE[:-1]}" r:id="rIdUser0"/><tableParts'
    replaced(path, sheet, "<tableParts", arrow)
    before = parts_of(path)
    note = NoteWrite(header="Descrizione", row=2, text="nota")
    opened(path).write([TableWrite(table="Centri_di_costo", notes=[note])])
    after = parts_of(path)
    assert [name for name in after if name not in before] == ["xl/comments1.xml"]
    assert after[sheet].count(b"<legacyDrawing") == 1
    assert b"_x0000_s5121" in after[drawing]
    assert b"_x0000_s5122" in after[drawing]
    assert after["xl/drawings/head.vml"] == before["xl/drawings/head.vml"]


def test_content_types_learn_of_drawings_once(tmp_path: Path) -> None:
    path = a_workbook(tmp_path)
    plain = b'<Default Extension="vml" ContentType="[^"]*"/>'
    replaced(path, "[Content_Types].xml", plain, "")
    for row in (1, 2):
        note = NoteWrite(header="Descrizione", row=row, text="nota")
        opened(path).write([TableWrite(table="Centri_di_costo", notes=[note])])
        assert parts_of(path)["[Content_Types].xml"].count(b'Extension="vml"') == 1
    assert parts_of(path)[JOURNAL_SHEET] == parts_of(a_workbook(tmp_path, "x.xlsx"))[JOURNAL_SHEET]
