from __future__ import annotations

import io
from datetime import date, datetime
from decimal import Decimal

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.table.made_books import ROWS, a_book, book_bytes, edited, zipped
from xl_recon.errors import BadDocument, ProtectedDocument, ReadError, TooLarge, UnknownFormat
from xl_recon.readers.document import Document
from xl_recon.readers.statements import table
from xl_recon.readers.statements.table.containers import grids_of
from xl_recon.records.statement import Check, Statement

SHEET = "xl/worksheets/sheet1.xml"
BOOK = book_bytes(ROWS)


def read_alone(document: Document) -> Statement:
    (statement,) = table.read(document)
    return statement


def with_sheet(old: bytes, new: bytes) -> Document:
    def edit(part: bytes) -> bytes:
        assert old in part
        return part.replace(old, new)

    return Document.of("x.xlsx", edited(BOOK, SHEET, edit))


def test_a_workbook_is_read_like_a_text_and_proved_by_its_balances() -> None:
    statement = read_alone(a_book(ROWS))
    assert statement.check is Check.HOLDS
    assert [line.amount.amount for line in statement.lines] == [
        *map(Decimal, ("-1234.56", "12.10", "-3", "-0.50", "-774.04"))
    ]
    assert statement.lines[0].booking_date == date(2025, 2, 3)
    assert statement.lines[0].source.position == 2


def test_titles_above_the_table_are_read() -> None:
    titles = (("Banca Esempio",), ("IBAN", "CH9300762011623852957"), ())
    statement = read_alone(a_book((*titles, *ROWS)))
    assert statement.account == "CH9300762011623852957"
    assert statement.lines[0].source.position == 5


def test_each_sheet_with_movements_is_a_statement_and_a_sheet_of_sums_is_none() -> None:
    found = table.read(a_book(ROWS, (("Entrate", 12.1), ("Uscite", -3)), (), ROWS))
    assert [statement.source.document for statement in found] == [
        "x.xlsx [Sheet1]",
        "x.xlsx [Sheet4]",
    ]


@pytest.mark.parametrize("hidden", [0, 1])
def test_a_hidden_sheet_counts_only_where_no_other_holds_movements(hidden: int) -> None:
    others = (("Nota", "Riepilogo"), ("Nota", "vuota"))
    sheets = (ROWS, ROWS) if hidden else (others, ROWS)
    document = a_book(*sheets)
    made = edited(
        document.content,
        "xl/workbook.xml",
        lambda part: part.replace(b'sheetId="2"', b'sheetId="2" state="hidden"'),
    )
    (statement,) = table.read(Document.of("x.xlsx", made))
    assert statement.source.document == f"x.xlsx [Sheet{1 if hidden else 2}]"


def test_numbers_are_exact_whatever_their_column_holds() -> None:
    rows = (ROWS[0], *((day, text, amount, str(after)) for day, text, amount, after in ROWS[1:]))
    assert read_alone(a_book(rows)).check is Check.HOLDS


def test_dates_kept_as_text_serials_and_days_are_the_same_days() -> None:
    rows = (
        ("Data", "Descrizione", "Importo"),
        (date(2025, 2, 3), "A", -1.5),
        ("04/02/2025", "B", -2.5),
        (datetime(2025, 2, 5, 10, 30), "C", -3.5),  # noqa: DTZ001 - a cell has no zone
        (45694, "D", -4.5),
    )
    days = [line.booking_date.day for line in read_alone(a_book(rows)).lines]
    assert days == [3, 4, 5, 6]


def test_an_error_in_a_cell_is_seen() -> None:
    document = with_sheet(b'<c r="C2"><v>-1234.56', b'<c r="C2" t="e"><v>#REF!')
    (grid,) = grids_of(document)
    assert grid.rows[1][2] == "#REF!"


def test_a_day_merged_over_its_rows_holds_for_each_and_a_sum_does_not() -> None:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"default_date_format": "dd.mm.yyyy"})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ("Data", "Descrizione", "Importo"))
    sheet.merge_range(1, 0, 2, 0, "03.02.2025")
    sheet.merge_range(1, 2, 2, 2, -5)
    sheet.write_column(1, 1, ("Alfa", "Beta"))
    book.close()
    (grid,) = grids_of(Document.of("x.xlsx", target.getvalue()))
    assert [row[0] for row in grid.rows[1:]] == ["03.02.2025", "03.02.2025"]
    assert [row[2] for row in grid.rows[1:]] == ["-5", ""]


def test_a_million_formatted_empty_rows_are_nothing() -> None:
    blank = b"".join(b'<row r="%d"><c r="A%d" s="1"/></row>' % (n, n) for n in range(900, 20_000))
    last = b'<row r="1048576"><c r="A1048576" s="1"/><c r="XFD1048576" s="1"/></row>'
    document = with_sheet(b"</sheetData>", blank + last + b"</sheetData>")
    assert len(grids_of(document)[0].rows) == len(ROWS)


@pytest.mark.parametrize(
    "cells",
    [
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        b'<row r="1048575"><c><v>1</v></c>' + b"<c><v>1</v></c>" * 99 + b"</row>",
    ],
)
def test_cells_in_opposite_corners_are_refused_before_they_fill_the_memory(cells: bytes) -> None:
    with pytest.raises(TooLarge):
        grids_of(with_sheet(b"</sheetData>", cells + b"</sheetData>"))


def test_a_sheet_that_only_says_it_is_huge_is_read() -> None:
    document = with_sheet(b'<dimension ref="A1:D6"/>', b'<dimension ref="A1:XFD1048576"/>')
    assert len(grids_of(document)[0].rows) == len(ROWS)


def test_cells_may_lack_their_names() -> None:
    def unnamed(part: bytes) -> bytes:
        for name in (b' r="A2"', b' r="B2"', b' r="C2"', b' r="D2"'):
            part = part.replace(name, b"")
        return part

    (grid,) = grids_of(Document.of("x.xlsx", edited(BOOK, SHEET, unnamed)))
    assert grid.rows[1][2] == "-1234.56"


def test_a_workbook_without_movements_is_no_statement() -> None:
    with pytest.raises(UnknownFormat):
        table.read(a_book((("Nome", "Telefono"), ("Rossi", "091"))))


def test_a_workbook_of_charts_alone_has_no_sheet() -> None:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, (1, 2))
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "=Sheet1!$A$1:$B$1"})
    book.add_chartsheet().set_chart(chart)
    book.close()
    assert len(grids_of(Document.of("x.xlsx", target.getvalue()))) == 1


def test_a_truncated_workbook_is_told() -> None:
    with pytest.raises(BadDocument, match="damaged zip"):
        grids_of(Document.of("x.xlsx", BOOK[:2000]))


def test_a_workbook_without_its_parts_is_told() -> None:
    with pytest.raises(BadDocument, match="damaged spreadsheet"):
        grids_of(Document.of("x.xlsx", zipped({"xl/workbook.xml": b"<nothing/>"})))


def test_a_workbook_whose_parts_are_locked_is_told() -> None:
    locked = bytearray(zipped({"xl/workbook.xml": b"x"}))
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(ProtectedDocument):
        grids_of(Document.of("x.xlsx", bytes(locked)))


def test_a_letter_is_no_workbook() -> None:
    letter = zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<x/>"})
    assert not table.recognises(Document.of("x.docx", letter))


@given(st.data())
def test_only_our_errors_leave_a_damaged_workbook(data: st.DataObject) -> None:
    part = data.draw(st.sampled_from([SHEET, "xl/workbook.xml", "xl/styles.xml"]))

    def damage(content: bytes) -> bytes:
        damaged = bytearray(content)
        for _ in range(data.draw(st.integers(1, 4))):
            place = data.draw(st.integers(0, len(damaged)))
            damaged[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))
        return bytes(damaged)

    try:
        grids = grids_of(Document.of("x.xlsx", edited(BOOK, part, damage)))
    except ReadError:
        return
    assert all(grid.rows for grid in grids)


@given(st.data())
def test_only_our_errors_leave_a_damaged_package(data: st.DataObject) -> None:
    damaged = bytearray(BOOK)
    for _ in range(data.draw(st.integers(1, 4))):
        damaged[data.draw(st.integers(4, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    try:
        grids = grids_of(Document.of("x.xlsx", bytes(damaged)))
    except ReadError:
        return
    assert all(grid.rows for grid in grids)
