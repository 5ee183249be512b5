from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.table.made_books import edited, zipped
from xl_recon.errors import BadDocument, ProtectedDocument, ReadError, TooLarge
from xl_recon.readers.document import Document
from xl_recon.readers.statements import table
from xl_recon.readers.statements.table.containers import grids_of
from xl_recon.records.statement import Check

LIBRE_OFFICE = (Path(__file__).parent / "workbooks" / "libreoffice.ods").read_bytes()
EXCEL_2003 = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="Movimenti"><Table>ROWS</Table></Worksheet></Workbook>"""
OPEN = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
    '<office:spreadsheet><table:table table:name="Foglio">ROWS</table:table>'
    "</office:spreadsheet></office:body></office:document-content>"
)
TEXT = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
NUMBER = '<table:table-cell office:value-type="float" office:value="{}"/>'


def excel_2003(rows: str) -> Document:
    return Document.of("x.xls", EXCEL_2003.replace("ROWS", rows).encode())


def open_document(rows: str) -> Document:
    return Document.of("x.ods", zipped({"content.xml": OPEN.replace("ROWS", rows).encode()}))


def rows_of(document: Document) -> tuple[tuple[str, ...], ...]:
    (grid,) = grids_of(document)
    return grid.rows


def test_a_file_of_libreoffice_is_proved_by_its_balances() -> None:
    (statement,) = table.read(Document.of("x.ods", LIBRE_OFFICE))
    assert statement.check is Check.HOLDS
    assert statement.lines[0].description == "Bonifico a favore Ditta Àlfa"


def test_a_flat_file_is_read_too() -> None:
    flat = OPEN.replace("document-content", "document").replace(
        "ROWS", f"<table:table-row>{NUMBER.format('12.1')}</table:table-row>"
    )
    assert rows_of(Document.of("x.fods", flat.encode())) == (("12.10",),)


def test_repeated_cells_and_rows_are_there_as_often() -> None:
    row = f"<table:table-row table:number-rows-repeated='2'>{TEXT.format('a')}</table:table-row>"
    blank = "<table:table-row table:number-rows-repeated='1048000'/>"
    wide = (
        "<table:table-row><table:table-cell table:number-columns-repeated='2'/>{}</table:table-row>"
    )
    document = open_document(row + wide.format(NUMBER.format("1")) + blank)
    (grid,) = grids_of(document)
    assert grid.rows == (("a",), ("a",), ("", "", "1"))
    assert grid.lines == (1, 2, 3)


def test_a_cell_repeated_through_the_whole_sheet_is_refused() -> None:
    cell = NUMBER.format("1").replace("/>", " table:number-columns-repeated='16384'/>")
    with pytest.raises(TooLarge):
        grids_of(
            open_document(
                f"<table:table-row table:number-rows-repeated='1048576'>{cell}</table:table-row>"
            )
        )


def test_blanks_and_notes_in_a_cell_are_no_words() -> None:
    cell = (
        "<table:table-cell><office:annotation><text:p>nota</text:p></office:annotation>"
        "<text:p>Bonifico<text:s/><text:span>di <text:span>Rossi</text:span></text:span> SA"
        "</text:p>"
        "<text:p>Lugano</text:p></table:table-cell>"
    )
    assert rows_of(open_document(f"<table:table-row>{cell}</table:table-row>")) == (
        ("Bonifico di Rossi SA Lugano",),
    )


def test_values_that_are_none_stay_as_they_are_written() -> None:
    cells = NUMBER.format("1E+400") + NUMBER.format("x") + NUMBER.format("0.30000000000000004")
    day = '<table:table-cell office:value-type="date" office:date-value="{}"/>'
    cells += day.format("2025-02-03") + day.format("2025-02-30")
    assert rows_of(open_document(f"<table:table-row>{cells}</table:table-row>")) == (
        ("1E+400", "x", "0.30", "2025-02-03", "2025-02-30"),
    )


def test_a_locked_open_document_is_told() -> None:
    manifest = b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    locked = zipped({"content.xml": b"\x07", "META-INF/manifest.xml": manifest})
    with pytest.raises(ProtectedDocument):
        grids_of(Document.of("x.ods", locked))


def test_excel_of_2003_has_numbers_days_and_gaps() -> None:
    document = excel_2003(
        '<Row ss:Index="3"><Cell><Data ss:Type="DateTime">2025-02-03T00:00:00.000</Data></Cell>'
        '<Cell ss:Index="3" ss:MergeAcross="1"><Data ss:Type="Number">-12.5</Data></Cell>'
        '<Cell><Data ss:Type="String">1.234,56</Data></Cell><Cell/></Row>'
        '<Row><Cell><Data ss:Type="Number">n</Data></Cell></Row>'
    )
    (grid,) = grids_of(document)
    assert grid.rows == (("2025-02-03", "", "-12.50", "", "1.234,56"), ("n",))
    assert (grid.lines, grid.name) == ((3, 4), "Movimenti")


@pytest.mark.parametrize("rows", ["<Row><Cell>", "&nichts;"])
def test_broken_markup_is_told(rows: str) -> None:
    with pytest.raises(BadDocument):
        grids_of(excel_2003(rows))


def test_entities_that_multiply_are_refused_or_left_alone() -> None:
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    document = EXCEL_2003.replace(
        "<Workbook", f'<!DOCTYPE x [<!ENTITY a0 "ha">{laughs}]><Workbook', 1
    ).replace("ROWS", '<Row><Cell><Data ss:Type="String">&a11;</Data></Cell></Row>')
    try:
        grids = grids_of(Document.of("x.xls", document.encode()))
    except ReadError:
        return
    assert sum(len(cell) for grid in grids for row in grid.rows for cell in row) < 1_000


@given(st.data())
def test_only_our_errors_leave_a_damaged_file(data: st.DataObject) -> None:
    def damage(content: bytes) -> bytes:
        damaged = bytearray(content)
        place = data.draw(st.integers(0, len(damaged)))
        damaged[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))
        return bytes(damaged)

    try:
        grids = grids_of(Document.of("x.ods", edited(LIBRE_OFFICE, "content.xml", damage)))
    except ReadError:
        return
    assert all(grid.rows for grid in grids)
