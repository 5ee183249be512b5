"""What an import, the rules and undoing leave of a workbook full of things we do not know."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

from tests.builders import a_row
from tests.workbook.files import (
    JOURNAL_SHEET,
    ROOT,
    converted,
    opened,
    parts_of,
)
from tests.workbook.stuffed import a_stuffed_workbook
from tests.workbook.test_undo_properties import completed, imported, rules, undone
from xl_recon.workbook.store import TableWrite

SCHEMAS = ROOT / ".." / "shared" / "prototypes" / "xsd" / "ooxml"
SCHEMA_OF = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "sml.xsd",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "dml-chart.xsd",
    "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing": (
        "dml-spreadsheetDrawing.xsd"
    ),
}
# What may change: the workbook (it asks to be calculated), styles, the tables' own sheets and
# parts, and, as rows below the journal move, what speaks of them; the order of calculation goes.
_MAY_CHANGE = re.compile(
    r"xl/workbook\.xml|xl/styles\.xml|xl/worksheets/sheet\d+\.xml|xl/tables/table\d+\.xml"
    r"|xl/_rels/workbook\.xml\.rels|\[Content_Types\]\.xml|xl/comments/comment\d+\.xml"
    r"|xl/drawings/commentsDrawing\d+\.vml|xl/threadedComments/threadedComment1\.xml"
    r"|xl/pivotCache/pivotCacheDefinition1\.xml"
)

# openpyxl says what it would lose.
pytestmark = pytest.mark.filterwarnings("ignore:.*is not supported and will be removed")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return a_stuffed_workbook(tmp_path / "Ditta.xlsm")


def worked_on(path: Path, *, back: bool) -> Path:
    """Import three rows and complete them, then take everything back."""
    store = opened(path)
    store.write(
        [TableWrite(table="Registrazioni_ricorrenti", appended=rules | {"Usata": [1, 2, 3]})]
    )
    imported(store, [a_row(description="Affitto"), a_row(), a_row(description="altro")])
    completed(store)
    if back:
        assert undone(store).notices == ()
        assert undone(store).notices == ()
    return path


@pytest.mark.parametrize("back", [False, True])
def test_what_need_not_change_keeps_every_byte(path: Path, *, back: bool) -> None:
    before = parts_of(path)
    after = parts_of(worked_on(path, back=back))
    changed = {name for name in after if before[name] != after[name]}
    assert {name for name in changed if not _MAY_CHANGE.fullmatch(name)} == set()
    assert set(before) - set(after) == {"xl/calcChain.xml"}
    assert after["xl/vbaProject.bin"] == before["xl/vbaProject.bin"]


def test_taking_back_moves_everything_below_to_where_it_was(path: Path) -> None:
    before = parts_of(path)
    after = parts_of(worked_on(path, back=True))
    moved = [
        "xl/threadedComments/threadedComment1.xml",
        "xl/pivotCache/pivotCacheDefinition1.xml",
        "xl/comments/comment1.xml",
        "xl/tables/table1.xml",
    ]
    assert {name: after[name] for name in moved} == {name: before[name] for name in moved}


def test_what_stands_below_follows_its_rows(path: Path) -> None:
    worked_on(path, back=False)
    parts = parts_of(path)
    assert b'ref="E11"' in parts["xl/threadedComments/threadedComment1.xml"]
    assert b'ref="A12:B14"' in parts["xl/pivotCache/pivotCacheDefinition1.xml"]
    assert b"Registrazioni!$A$12:$A$15" in parts["xl/workbook.xml"]
    sheet = parts[JOURNAL_SHEET]
    for piece in (
        b"<xm:sqref>A12:A15</xm:sqref>",
        b"<xm:f>Registrazioni!A12:A15</xm:f>",
        b"<xm:sqref>C12</xm:sqref>",
        b"<xm:sqref>E22</xm:sqref>",
        b"<xm:f>Conti!$A$1:$A$3</xm:f>",
        b'ref="B12:B13"',
        b'<row r="9" hidden="1">',
        b"<r><rPr><b/></rPr><t>ricco</t></r>",
    ):
        assert piece in sheet
    book = openpyxl.load_workbook(path, keep_vba=True)
    below = book["Registrazioni"]
    assert [below[cell].value for cell in ("A12", "A13", "A14", "A15")] == [
        1,
        2,
        "=A12+$A$12",
        "=A13+$A$12",
    ]
    assert below["A5"].comment is None
    assert below["A3"].value or below["A4"].comment or below["H4"].comment


def test_the_order_of_calculation_leaves_no_trace(path: Path) -> None:
    parts = parts_of(worked_on(path, back=False))
    assert b"calcChain" not in parts["[Content_Types].xml"]
    assert b"calcChain" not in parts["xl/_rels/workbook.xml.rels"]


@cache
def schema(name: str) -> etree.XMLSchema:
    if not (SCHEMAS / name).exists():
        pytest.skip("the schemas of the standard are not beside the project")
    return etree.XMLSchema(etree.parse(SCHEMAS / name))


def faults(content: bytes) -> list[str]:
    """What the standard's schema finds wrong, extensions of later Excels left out."""
    root = etree.fromstring(content)
    for element in root.iter("{*}*"):
        for name in [name for name in element.attrib if str(name).startswith("{http://schemas.m")]:
            del element.attrib[name]
        for name in [name for name in element.attrib if "markup-compatibility" in str(name)]:
            del element.attrib[name]
    rules_of_it = schema(SCHEMA_OF[etree.QName(root).namespace])
    rules_of_it.validate(root)
    found = str(rules_of_it.error_log).splitlines()
    return sorted({line.partition(": ")[2] for line in found})


def assert_standard(before: dict[str, bytes], after: dict[str, bytes]) -> None:
    """Every changed part of the standard has no fault that it had not before."""
    for name, content in after.items():
        if content == before[name] or not name.endswith(".xml"):
            continue
        if etree.QName(etree.fromstring(content)).namespace in SCHEMA_OF:
            new = [fault for fault in faults(content) if fault not in faults(before[name])]
            assert (name, new) == (name, [])


@pytest.mark.parametrize("back", [False, True])
def test_changed_parts_follow_the_standard(path: Path, *, back: bool) -> None:
    before = parts_of(path)
    assert_standard(before, parts_of(worked_on(path, back=back)))


def test_libreoffice_reads_the_same_rows(path: Path, tmp_path: Path) -> None:
    worked_on(path, back=False)
    book = converted(path, "xlsx:Calc MS Excel 2007 XML", tmp_path / "lo")
    sheet = openpyxl.load_workbook(book, data_only=True)["Registrazioni"]
    descriptions = [sheet.cell(row, 5).value for row in (5, 6, 7)]
    assert descriptions == ["Affitto", "Bolletta luce", "altro"]
    assert [sheet.cell(row, 6).value for row in (5, 6, 7)] == ["6000", "6400", "[CA]"]
    assert [sheet.cell(row, 8).value for row in (5, 6, 7)] == [10, 10, 10]
    assert [sheet.cell(row, 21).value for row in (5, 7)] == ["Completata", "Da completare"]
    assert [sheet.cell(row, 1).value for row in (12, 13, 14, 15)] == [1, 2, 2, 3]
    assert sheet["E11"].value == "ricco testo"
