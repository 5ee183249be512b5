"""Workbooks as other programs write them: read alike, written without harm."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import IO

import openpyxl
import pytest
import xlsxwriter
from lxml import etree

from tests.workbook.files import converted, opened, packed, parts_of, rewritten
from xl_recon.errors import UnsupportedSheet
from xl_recon.workbook.store import CellError, CellWrite, TableWrite

SHEET = "xl/worksheets/sheet1.xml"
TABLE = "xl/tables/table1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
Content = Callable[[bytes], bytes]


def a_list(folder: Path, **options: object) -> Path:
    """A small workbook: a list of three rows at B3, its total below, a second sheet."""
    path = folder / "elenco.xlsx"
    book = xlsxwriter.Workbook(path, options)
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    yellow = book.add_format({"bg_color": "#FFFF00"})
    sheet = book.add_worksheet("Elenco")
    sheet.add_table("B3:E6", {
        "name": "Elenco",
        "columns": [{"header": name} for name in ("Nome", "Giorno", "Importo", "Pagato")],
    })  # fmt: skip
    rows = [("Uno & due", 1, 10.5, True), (" tre\nquattro", 2, -3, False), ("<5>", 3, 0, True)]
    for place, (name, number, amount, paid) in enumerate(rows, start=3):
        sheet.write_string(place, 1, name, yellow if number == 2 else None)
        sheet.write_datetime(place, 2, datetime(2025, 1, number), day)  # noqa: DTZ001
        sheet.write_number(place, 3, amount)
        sheet.write_boolean(place, 4, paid)
    sheet.write_formula("D9", "=SUM(D4:D6)", None, 7.5)
    other = book.add_worksheet("Altro")
    other.write_formula("A1", "=Elenco!D9*2", None, 15)
    book.close()
    return path


def indented(content: bytes) -> bytes:
    return etree.tostring(
        etree.fromstring(content, etree.XMLParser(remove_blank_text=True)), pretty_print=True
    )


def prefixed(content: bytes) -> bytes:
    """Every element under the prefix `x:`, the default namespace unused."""
    text = content.replace(b'xmlns="' + MAIN.encode(), b'xmlns:x="' + MAIN.encode())
    return re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", text)


def without_addresses(content: bytes) -> bytes:
    """No address on rows and cells: only right where nothing is left out."""
    filled = etree.fromstring(content)
    for row in filled.iter(f"{{{MAIN}}}row"):
        del row.attrib["r"]
        for cell in row:
            del cell.attrib["r"]
    return etree.tostring(filled)


def single_quoted(content: bytes) -> bytes:
    return content.replace(b'"', b"'")


def type_first(content: bytes) -> bytes:
    """Attributes of a cell in another order."""
    return re.sub(rb'(<c r="\w+") (s="\d+") (t="\w+")', rb"\1 \3 \2", content)


def style_last(content: bytes) -> bytes:
    return re.sub(rb'(<c) (r="\w+") (s="\d+")', rb"\1 \3 \2", content)


def in_cdata(content: bytes) -> bytes:
    return re.sub(rb"<v>([^<]*)</v>", rb"<v><![CDATA[\1]]></v>", content)


def in_utf_16(content: bytes) -> bytes:
    return content.decode().replace("UTF-8", "UTF-16").encode("utf-16")


def with_comments(content: bytes) -> bytes:
    return content.replace(b"<row ", b"<!-- riga --><row ").replace(b"<c ", b"<?pi c?><c ")


def windows_lines(content: bytes) -> bytes:
    return indented(content).replace(b"\n", b"\r\n")


def unclosed(content: bytes) -> bytes:
    """Empty elements with an end tag."""
    return re.sub(rb"<(\w+)([^<>]*)/>", rb"<\1\2></\1>", content)


SHAPES = {
    each.__name__: each
    for each in (
        indented, prefixed, single_quoted, type_first, style_last, in_cdata, in_utf_16,
        with_comments, windows_lines, unclosed,
    )
}  # fmt: skip
EACH_SHAPE = pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)


def assert_reads(path: Path) -> None:
    store = opened(path)
    content = store.read("Elenco")
    assert {name: list(values) for name, values in content.columns.items()} == {
        "Nome": ["Uno & due", " tre\nquattro", "<5>"],
        "Giorno": [date(2025, 1, 1), date(2025, 1, 2), date(2025, 1, 3)],
        "Importo": [10.5, -3, 0],
        "Pagato": [True, False, True],
    }
    assert list(store.fills("Elenco")) == ["", "Nome=FFFF00", ""]


def assert_writes(path: Path) -> None:
    """Two rows added above the total, one taken away, a cell changed: everything follows."""
    store = opened(path)
    store.write([
        TableWrite(
            table="Elenco",
            cells=[CellWrite(header="Importo", rows=[2], value=99)],
            fills={"FF0000": [1]},
            deleted=[3],
            appended={
                "Nome": ["sei", "sette"],
                "Importo": [6, 7],
                "Giorno": [date(2025, 1, 6)] * 2,
            },
        )
    ])  # fmt: skip
    again = opened(path).read("Elenco")
    assert list(again.columns["Nome"]) == ["Uno & due", " tre\nquattro", "sei", "sette"]
    assert list(opened(path).fills("Elenco")) == ["FF0000", "Nome=FFFF00", "", ""]
    book = openpyxl.load_workbook(path)
    sheet = book["Elenco"]
    assert [sheet.cell(row, 4).value for row in range(4, 8)] == [10.5, 99, 6, 7]
    assert [sheet.cell(row, 3).value for row in (4, 7)] == [
        datetime(2025, 1, 1),  # noqa: DTZ001
        datetime(2025, 1, 6),  # noqa: DTZ001
    ]
    assert sheet["D10"].value == "=SUM(D4:D7)"
    assert sheet["D9"].value is None
    assert book["Altro"]["A1"].value == "=Elenco!D10*2"
    table = sheet.tables["Elenco"]
    assert (table.ref, table.autoFilter.ref) == ("B3:E7", "B3:E7")


def test_a_workbook_of_another_writer_reads_and_writes(tmp_path: Path) -> None:
    path = a_list(tmp_path)
    assert_reads(path)
    assert_writes(path)


@EACH_SHAPE
def test_a_sheet_of_any_shape_reads_and_writes(tmp_path: Path, shape: Content) -> None:
    path = rewritten(a_list(tmp_path), SHEET, shape)
    assert_reads(path)
    assert_writes(path)


@EACH_SHAPE
@pytest.mark.parametrize(
    "part", ["xl/sharedStrings.xml", "xl/styles.xml", TABLE, "xl/workbook.xml"]
)
def test_a_part_of_any_shape_reads_and_writes(tmp_path: Path, shape: Content, part: str) -> None:
    path = a_list(tmp_path)
    new = shape(parts_of(path)[part])
    packed(path, parts_of(path) | {part: new})
    assert_reads(path)
    assert_writes(path)


@EACH_SHAPE
def test_another_sheet_of_any_shape_follows(tmp_path: Path, shape: Content) -> None:
    path = a_list(tmp_path)
    part = "xl/worksheets/sheet2.xml"
    packed(path, parts_of(path) | {part: shape(parts_of(path)[part])})
    assert_writes(path)


def test_cells_without_addresses_stand_one_after_the_other(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.add_table("A1:B3", {
        "name": "Elenco", "columns": [{"header": "Nome"}, {"header": "Numero"}],
        "data": [["a", 1], ["b", 2]],
    })  # fmt: skip
    book.close()
    rewritten(path, SHEET, without_addresses)
    store = opened(path)
    assert list(store.read("Elenco").columns["Numero"]) == [1, 2]
    store.write([TableWrite(table="Elenco", appended={"Nome": ["c"], "Numero": [3]})])
    assert list(store.read("Elenco").columns["Nome"]) == ["a", "b", "c"]
    assert openpyxl.load_workbook(path).worksheets[0]["B4"].value == 3


def test_a_workbook_saved_by_openpyxl(tmp_path: Path) -> None:
    path = a_list(tmp_path)
    book = openpyxl.load_workbook(path)
    book.save(path)
    assert_reads(path)
    assert_writes(path)


def test_dates_written_as_text_of_the_standard(tmp_path: Path) -> None:
    path = a_list(tmp_path)
    book = openpyxl.load_workbook(path)
    book.iso_dates = True
    book.save(path)
    assert b't="d"' in parts_of(path)[SHEET]
    assert_reads(path)


def test_a_workbook_saved_by_libreoffice(tmp_path: Path) -> None:
    path = converted(a_list(tmp_path), "xlsx:Calc MS Excel 2007 XML", tmp_path / "lo")
    assert_reads(path)
    assert_writes(path)


def test_a_workbook_that_counts_days_from_1904(tmp_path: Path) -> None:
    path = a_list(tmp_path, date_1904=True)
    assert_reads(path)
    assert_writes(path)


def test_texts_inside_the_cells(tmp_path: Path) -> None:
    path = a_list(tmp_path, in_memory=True, constant_memory=False)
    strings = re.findall(rb"<si>(.*?)</si>", parts_of(path)["xl/sharedStrings.xml"], re.DOTALL)

    def inline(found: re.Match[bytes]) -> bytes:
        return b'%st="inlineStr"><is>%s</is></c>' % (found[1], strings[int(found[2])])

    rewritten(path, SHEET, lambda text: re.sub(rb'(<c [^>]*)t="s"><v>(\d+)</v></c>', inline, text))
    assert_reads(path)
    assert_writes(path)


def test_formulas_that_share_a_pattern_below_the_table(tmp_path: Path) -> None:
    path = a_list(tmp_path)
    shared = (
        b'<row r="12"><c r="D12"><f t="shared" ref="D12:D13" si="0">D6+$D$9</f><v>1</v></c></row>'
        b'<row r="13"><c r="D13"><f t="shared" si="0"/><v>2</v></c></row></sheetData>'
    )
    rewritten(path, SHEET, lambda text: text.replace(b"</sheetData>", shared))
    store = opened(path)
    store.write([TableWrite(table="Elenco", appended={"Nome": ["a", "b"]})])
    sheet = openpyxl.load_workbook(path)["Elenco"]
    assert (sheet["D14"].value, sheet["D15"].value) == ("=D6+$D$11", "=D9+$D$11")


def test_stored_members_and_data_descriptors(tmp_path: Path) -> None:
    path = a_list(tmp_path)
    parts = parts_of(path)
    packed(path, parts, zipfile.ZIP_STORED)
    assert_reads(path)

    class Pipe:
        """A stream that cannot go back, as a program that writes into a pipe has."""

        def __init__(self, stream: IO[bytes]) -> None:
            self.write, self.flush = stream.write, stream.flush

    with path.open("wb") as stream, zipfile.ZipFile(Pipe(stream), "w") as package:  # type: ignore[call-overload]
        for name, content in parts.items():
            package.writestr(name, content)
    with zipfile.ZipFile(path) as package:
        assert all(info.flag_bits & 8 for info in package.infolist())
    assert_reads(path)
    assert_writes(path)


def test_a_zip_with_a_comment(tmp_path: Path) -> None:
    path = a_list(tmp_path)
    with zipfile.ZipFile(path, "a") as package:
        package.comment = b"nota del programma"
    assert_reads(path)
    assert_writes(path)


def test_odd_values_of_cells(tmp_path: Path) -> None:
    path = a_list(tmp_path)
    cells = {
        b"D4": b'<c r="D4" t="e"><v>#DIV/0!</v></c>',
        b"D5": b'<c r="D5" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>',
        b"D6": b'<c r="D6"><f>1/2</f><v>5.0000000000000000E-1</v></c>',
        b"E4": b'<c r="E4" t="b"><v>true</v></c>',
        b"E5": b'<c r="E5" t="inlineStr"><is><r><t>a</t></r>'
        b"<r><t>_xD83D__xDE00__xD800_</t></r></is></c>",
        b"E6": b'<c r="E6" t="n"><v> 7 </v></c>',
    }

    def planted(content: bytes) -> bytes:
        for address, cell in cells.items():
            content = re.sub(rb'<c r="%s".*?</c>' % address, lambda _, c=cell: c, content)  # type: ignore[misc]
        return content

    rewritten(path, SHEET, planted)
    columns = opened(path).read("Elenco").columns
    assert list(columns["Importo"]) == [CellError("#DIV/0!"), "ab", 0.5]
    assert list(columns["Pagato"]) == [True, "a😀\ufffd", 7]


def test_a_formula_is_never_replaced(tmp_path: Path) -> None:
    path = a_list(tmp_path)
    rewritten(
        path, SHEET, lambda text: re.sub(rb'<c r="D5".*?</c>', b'<c r="D5"><f>1+1</f></c>', text)
    )
    before = path.read_bytes()
    with pytest.raises(UnsupportedSheet, match="formula"):
        opened(path).write(
            [TableWrite(table="Elenco", cells=[CellWrite(header="Importo", rows=[2], value=1)])]
        )
    assert path.read_bytes() == before


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    path = rewritten(
        a_list(tmp_path),
        SHEET,
        lambda text: text.replace(
            b"<worksheet", b"<!DOCTYPE w [<!ENTITY e 'x'>]><worksheet", 1
        ).replace(b'<c r="D9"', b"<c r='D9'"),
    )
    with pytest.raises(UnsupportedSheet, match="doctype"):
        opened(path).read("Elenco")
