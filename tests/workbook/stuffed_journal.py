"""A journal as a user of many years has it: charts, a filter, a totals row, columns of his own.

The table begins at C4 and has six rows; under its totals row stand a note and a sum.
"""

from __future__ import annotations

import struct
import zlib
from datetime import date
from io import BytesIO
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from tests.workbook.files import packed, parts_of
from tests.workbook.stuffed import declare, point
from xl_recon.plan.changes import Table
from xl_recon.workbook.file_store.references import column_letter
from xl_recon.workbook.layout import JOURNAL, LAYOUTS

OWN = "Mia colonna"
HEADERS = (*JOURNAL.headers, OWN)
TOP, LEFT, HEIGHT = 3, 2, 6  # the heading row and column from 0, the body's rows
FIRST, LAST = TOP + 2, TOP + 1 + HEIGHT  # the body's worksheet rows
HIDDEN, GROUPED = 7, (8, 9)
JOURNAL_PART = "xl/worksheets/sheet1.xml"

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TEXTS = ("Affitto", "Bolletta luce", "altro", "Affitto", "altro", "Bolletta luce")
_OTHERS = (Table.RULES, Table.ACCOUNTS, Table.BATCHES, Table.OUTCOMES, Table.CHANGES)
_AMOUNT = HEADERS.index("Importo")
_CACHE = "xl/pivotCache/pivotCacheDefinition1.xml"
_RECORDS = "xl/pivotCache/pivotCacheRecords1.xml"
_PIVOT = "xl/pivotTables/pivotTable1.xml"


def column(header: str) -> str:
    """The worksheet letter of a journal column."""
    return column_letter(LEFT + HEADERS.index(header) + 1)


def body(header: str, first: int = FIRST, last: int = LAST, *, fixed: str = "") -> str:
    """The cells of a journal column."""
    letter = column(header)
    return f"{fixed}{letter}{fixed}{first}:{fixed}{letter}{fixed}{last}"


def a_stuffed_journal(path: Path, *, totals: bool = True, below: bool = True) -> Path:
    """The workbook; without totals and notes nothing stands in the way of new rows."""
    book = xlsxwriter.Workbook(path, {"default_date_format": "dd.mm.yyyy"})
    book.define_name("ContropartitaTemporanea", '="[CA]"')
    sheet = book.add_worksheet("Registrazioni")
    summary = book.add_worksheet("Riepilogo")
    book.add_worksheet("Pivot")
    _journal(book, sheet, totals=totals)
    _decorated(book, sheet)
    if below:
        _below(sheet)
    _summary(book, summary)
    for name in _OTHERS:
        layout = LAYOUTS[name]
        columns = [{"header": header} for header in layout.headers]
        other = book.add_worksheet(layout.sheet)
        other.add_table(0, 0, 1, len(columns) - 1, {"name": layout.name, "columns": columns})
    book.define_name("Importi", f"=Registrazioni!{body('Importo', fixed='$')}")
    book.close()
    parts = {name: content.decode("latin-1") for name, content in parts_of(path).items()}
    _add_filter(parts, totals=totals)
    _add_pivot(parts)
    return packed(path, {name: text.encode("latin-1") for name, text in parts.items()})


def _journal(book: xlsxwriter.Workbook, sheet: Worksheet, *, totals: bool) -> None:
    yellow = book.add_format({"bg_color": "#FFF2CC", "italic": True})
    day = book.add_format({"num_format": "dd.mm.yyyy"})
    formats = {
        OWN: yellow,
        "Importo": book.add_format({"num_format": "#,##0.00"}),
        "Scadenza": day,
    }
    columns: list[dict[str, object]] = [
        {"header": header, "format": formats.get(header)} for header in HEADERS
    ]
    columns[HEADERS.index("Stato")]["formula"] = JOURNAL.column("status").formula
    columns[HEADERS.index("Data")]["total_string"] = "Totale"
    columns[HEADERS.index("Importo")]["total_function"] = "sum"
    rows = [_entry(number, text) for number, text in enumerate(_TEXTS, start=1)]
    bottom = TOP + HEIGHT + totals
    sheet.add_table(TOP, LEFT, bottom, LEFT + len(HEADERS) - 1, {
        "name": "Registrazioni", "columns": columns, "data": rows, "total_row": totals,
        "style": "Table Style Medium 4",
    })  # fmt: skip
    if totals:  # as Excel writes it, with the table's name
        sheet.write_formula(bottom, LEFT + _AMOUNT, "=SUBTOTAL(109,Registrazioni[Importo])")


def _entry(number: int, text: str) -> list[object]:
    cells: dict[str, object] = {
        "Data": date(2025, 1, number),
        "Descrizione": text,
        "Conto Dare": "[CA]",
        "Conto Avere": "1020",
        "Importo": 10 * number,
        OWN: f"mio {number}",
    }
    return [cells.get(header, "") for header in HEADERS]


def _decorated(book: xlsxwriter.Workbook, sheet: Worksheet) -> None:
    """Everything a row or a column of the body can bear."""
    amounts, texts = body("Importo"), body("Descrizione")
    sheet.set_column(f"{column(OWN)}:{column(OWN)}", 33.5, book.add_format({"bg_color": "#E2EFDA"}))
    sheet.set_row(HIDDEN - 1, None, None, {"hidden": True})
    for row in GROUPED:
        sheet.set_row(row - 1, None, None, {"level": 1})
    sheet.conditional_format(amounts, {
        "type": "data_bar", "data_bar_2010": True, "bar_color": "#63C384",
    })  # fmt: skip
    sheet.conditional_format(texts, {"type": "duplicate"})
    sheet.data_validation(amounts, {"validate": "decimal", "criteria": ">=", "value": 0})
    sheet.write_url(f"{column('Link')}6", "https://example.com/contratto", string="contratto")
    sheet.write_url(f"{column('Link')}8", "internal:Riepilogo!A1", string="riepilogo")
    bold = book.add_format({"bold": True})
    sheet.write_rich_string(f"{column('Note')}6", "molto ", bold, "importante")
    sheet.write_comment(f"{column('Importo')}6", "verificato", {"author": "Anna"})
    sheet.write_comment("C14", "sotto", {"author": "Anna"})
    sheet.write_formula("A1", f"=SUM({amounts})")  # above, and beside, bare references
    sheet.write_formula("A6", f"=MAX({body('Importo', fixed='$')})")
    sheet.add_sparkline("A2", {"range": f"Registrazioni!{amounts}"})
    sheet.insert_image("AD1", "logo.png", {"image_data": BytesIO(_picture())})
    sheet.insert_textbox("AD6", "promemoria")
    sheet.insert_chart("C20", _chart(book, "column"))


def _below(sheet: Worksheet) -> None:
    sheet.write("C12", "Nota sotto la tabella")
    sheet.write_formula(f"{column('Importo')}12", f"=SUM({body('Importo')})")
    sheet.write_formula(f"{column('Importo')}13", f"={column('Importo')}12*2")


def _summary(book: xlsxwriter.Workbook, sheet: Worksheet) -> None:
    amounts = f"Registrazioni!{body('Importo', fixed='$')}"
    sheet.write_formula("A1", f"=SUM({amounts})")
    sheet.write_formula("A2", "=SUM(Registrazioni[Importo])")
    sheet.write_formula("A3", f"=Registrazioni!{column('Importo')}{LAST}")
    sheet.write_formula("A4", f"=SUM(Registrazioni!{body('Importo', last=LAST - 1)})")
    sheet.add_sparkline("B1", {"range": amounts})
    sheet.insert_chart("D2", _chart(book, "line"))
    own = book.add_chartsheet("Grafico")
    own.set_chart(_chart(book, "bar"))


def _chart(book: xlsxwriter.Workbook, kind: str) -> xlsxwriter.chart.Chart:
    chart = book.add_chart({"type": kind})
    chart.add_series({
        "name": f"=Registrazioni!${column('Importo')}$4",
        "categories": f"=Registrazioni!{body('Data', fixed='$')}",
        "values": f"=Registrazioni!{body('Importo', fixed='$')}",
    })  # fmt: skip
    return chart


def _picture() -> bytes:
    """A red dot as PNG."""
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\x00\xff\x00\x00")),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def _add_filter(parts: dict[str, str], *, totals: bool) -> None:
    """Only two texts are shown; the row that has another is hidden above."""
    left, right = column("Data"), column(OWN)
    place = f'<autoFilter ref="{left}{TOP + 1}:{right}{LAST}"'
    part = "xl/tables/table1.xml"
    assert place + "/>" in parts[part], totals
    chosen = (
        f'{place}><filterColumn colId="{HEADERS.index("Descrizione")}"><filters>'
        '<filter val="Affitto"/><filter val="Bolletta luce"/></filters></filterColumn></autoFilter>'
    )
    parts[part] = parts[part].replace(place + "/>", chosen)


def _add_pivot(parts: dict[str, str]) -> None:
    """A pivot table over the journal, by its name as Excel writes it, with its cache."""
    fields = "".join(f'<cacheField name="{name}" numFmtId="0"/>' for name in HEADERS)
    shown = "".join(
        '<pivotField dataField="1" showAll="0"/>'
        if name == "Importo"
        else '<pivotField showAll="0"/>'
        for name in HEADERS
    )
    _join(parts, _CACHE, "xl/workbook.xml", "pivotCacheDefinition",
        f'<pivotCacheDefinition xmlns="{_MAIN}" xmlns:r="{_OFFICE}" r:id="rIdStuffed"'
        ' refreshOnLoad="1" recordCount="0"><cacheSource type="worksheet">'
        '<worksheetSource name="Registrazioni"/></cacheSource>'
        f'<cacheFields count="{len(HEADERS)}">{fields}</cacheFields></pivotCacheDefinition>',
    )  # fmt: skip
    _join(parts, _RECORDS, _CACHE, "pivotCacheRecords",
        f'<pivotCacheRecords xmlns="{_MAIN}" count="0"/>')  # fmt: skip
    _join(parts, _PIVOT, "xl/worksheets/sheet3.xml", "pivotTable",
        f'<pivotTableDefinition xmlns="{_MAIN}" name="Pivot1" cacheId="7" dataCaption="Valori">'
        '<location ref="A3:A4" firstHeaderRow="1" firstDataRow="1" firstDataCol="0"/>'
        f'<pivotFields count="{len(HEADERS)}">{shown}</pivotFields><rowItems count="1"><i/>'
        '</rowItems><colItems count="1"><i/></colItems><dataFields count="1">'
        f'<dataField name="Somma" fld="{_AMOUNT}" baseField="0" baseItem="0"/></dataFields>'
        "</pivotTableDefinition>",
    )  # fmt: skip
    point(parts, _PIVOT, _CACHE, f"{_OFFICE}/pivotCacheDefinition", "rIdStuffed")
    caches = '<pivotCaches><pivotCache cacheId="7" r:id="rIdStuffed"/></pivotCaches></workbook>'
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace("</workbook>", caches)


def _join(parts: dict[str, str], part: str, owner: str, kind: str, content: str) -> None:
    parts[part] = _XML + content
    point(parts, owner, part, f"{_OFFICE}/{kind}", "rIdStuffed")
    declare(parts, part, f"{_MIME}{kind}+xml")
