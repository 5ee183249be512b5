from __future__ import annotations

import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.table.made_records import (
    BIFF5,
    BIFF8,
    cell,
    in_compound,
    label,
    number,
    old_book,
    record,
    shared,
)
from xl_recon.errors import BadDocument, ProtectedDocument, ReadError, UnknownFormat
from xl_recon.readers.document import Document
from xl_recon.readers.statements.table.old_sheets import old_sheets

LIBRE_OFFICE = (Path(__file__).parent / "workbooks" / "biff8.xls").read_bytes()


def rows_of(document: Document) -> tuple[tuple[str, ...], ...]:
    (sheet,) = old_sheets(document.content, document.name)
    return sheet.rows


def shared_texts(*pieces: bytes) -> list[tuple[int, bytes]]:
    """The table of texts and the records that continue it."""
    return [(0xFC, bytes(8) + pieces[0]), *((0x3C, piece) for piece in pieces[1:])]


def test_a_file_of_libreoffice_has_its_days_texts_and_exact_numbers() -> None:
    first, hidden = old_sheets(LIBRE_OFFICE, "x.xls")
    assert first.rows[3:6] == (
        ("Data", "Valuta", "Descrizione", "Importo", "Saldo"),
        ("2025-02-03", "2025-02-03", "Bonifico a favore Ditta Àlfa", "-1234.56", "-234.56"),
        ("2025-02-04", "2025-02-04", "Accredito città", "12.10", "-222.46"),
    )
    assert first.lines[3] == 5
    assert (first.hidden, hidden.hidden) == (False, True)
    assert (hidden.name, hidden.rows) == ("Riepilogo", (("Entrate", "262,10"),))


def test_biff5_has_letters_of_its_code_page() -> None:
    page = (0x42, struct.pack("<H", 1251))
    cells = [label(0, 0, "Дата".encode("cp1251")), number(1, 0, 12.5)]
    assert rows_of(old_book(BIFF5, [page], cells)) == (("Дата",), ("12.50",))


def test_an_unknown_code_page_is_that_of_western_windows() -> None:
    page = (0x42, struct.pack("<H", 32768))
    assert rows_of(old_book(BIFF5, [page], [label(0, 0, b"citt\xe0")])) == (("città",),)


def test_biff5_has_formats_of_its_own() -> None:
    common = [(0x41E, struct.pack("<HB", 170, 8) + b"dd/mm/yy"), (0xE0, struct.pack("<HH", 0, 170))]
    assert rows_of(old_book(BIFF5, common, [number(0, 0, 45688)])) == (("2025-01-31",),)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("dd.mm.yyyy", "2025-01-31"),
        ("[$-410]d mmm yyyy;@", "2025-01-31"),
        ("#,##0.00", "45688"),
        ('#,##0.00 "Dare"', "45688"),
        ("#,##0.00_d", "45688"),
        ("0.00 [$DM-407]", "45688"),
        ("General", "45688"),
    ],
)
def test_a_format_says_whether_a_number_is_a_day(written: str, shown: str) -> None:
    format_record = struct.pack("<HHB", 170, len(written), 0) + written.encode()
    common = [(0x41E, format_record), (0xE0, struct.pack("<HH", 0, 170))]
    assert rows_of(old_book(BIFF8, common, [number(0, 0, 45688)])) == ((shown,),)


def test_days_may_be_counted_from_1904() -> None:
    common = [(0x22, b"\1\0"), (0xE0, struct.pack("<HH", 0, 14))]
    assert rows_of(old_book(BIFF8, common, [number(0, 0, 44226)])) == (("2025-01-31",),)


def test_a_number_beyond_all_days_stays_a_number() -> None:
    common = [(0xE0, struct.pack("<HH", 0, 14))]
    assert rows_of(old_book(BIFF8, common, [number(0, 0, -5)])) == (("-5",),)


def test_short_numbers_are_exact() -> None:
    whole, hundredths, half = (1000 << 2) | 2, (-1234 << 2) | 3, 0x3FF80000
    packed = [value.to_bytes(4, "little", signed=True) for value in (whole, hundredths, half)]
    several = b"\0\0".join(packed[1:]) + struct.pack("<H", 2)
    cells = [cell(0x27E, 0, 0, packed[0]), cell(0xBD, 0, 1, several)]
    assert rows_of(old_book(BIFF8, [], cells)) == (("1000", "-12.34", "1.50"),)


def test_a_formula_has_what_it_came_to() -> None:
    follows = b"\0\0\0\0\0\0\xff\xff"
    cells = [
        cell(0x06, 0, 0, struct.pack("<d", 2.5)),
        cell(0x06, 0, 1, follows),
        (0x207, struct.pack("<HB", 3, 0) + b"si "),
        cell(0x06, 0, 2, b"\1\0\1\0\0\0\xff\xff"),
        cell(0x06, 0, 3, b"\2\0\x17\0\0\0\xff\xff"),
    ]
    assert rows_of(old_book(BIFF8, [], cells)) == (("2.50", "si", "TRUE", "#REF!"),)


def test_truths_and_errors_are_said() -> None:
    cells = [cell(0x205, 0, 0, b"\0\0"), cell(0x205, 0, 1, b"\x07\1"), cell(0x205, 0, 2, b"\x63\1")]
    assert rows_of(old_book(BIFF8, [], cells)) == (("FALSE", "#DIV/0!", "#N/A"),)


def test_a_text_may_be_cut_and_go_on_with_wider_letters() -> None:
    pieces = shared_texts(
        struct.pack("<HB", 4, 0) + b"ci", b"\1" + "t".encode("utf-16-le") + "ŧ".encode("utf-16-le")
    )
    assert rows_of(old_book(BIFF8, pieces, [shared(0, 0, 0)])) == (("citŧ",),)


def test_what_formats_a_text_is_passed_over() -> None:
    rich = struct.pack("<HBHI", 2, 12, 1, 3) + b"si" + bytes(4) + bytes(3)
    pieces = shared_texts(rich, struct.pack("<HB", 2, 0) + b"no")
    cells = [shared(0, 0, 0), shared(0, 1, 1), shared(0, 2, 9)]
    assert rows_of(old_book(BIFF8, pieces, cells)) == (("si", "no"),)


def test_a_formula_of_nothing_and_a_text_cut_short_are_blank() -> None:
    cells = [cell(0x06, 0, 0, b"\3\0\0\0\0\0\xff\xff"), cell(0x204, 0, 1, b"\4\0")]
    assert rows_of(old_book(BIFF8, [], [*cells, number(0, 2, 1)])) == (("", "", "1"),)


def test_wide_letters_and_texts_cut_at_the_end_are_borne() -> None:
    wide = cell(0x204, 0, 0, b"\2\0\1" + "ŧŧ".encode("utf-16-le"))
    pieces = shared_texts(struct.pack("<HB", 9, 0) + b"corto", struct.pack("<B", 0) + b"!", b"\x05")
    assert rows_of(old_book(BIFF8, pieces, [wide, shared(0, 1, 0)])) == (("ŧŧ", "corto!"),)


def test_a_chart_on_the_sheet_is_passed_over() -> None:
    begin = (0x809, struct.pack("<HHHH", BIFF8, 32, 0, 0))
    cells = [number(0, 0, 1), begin, number(0, 1, 2), (0x0A, b""), number(0, 2, 3)]
    assert rows_of(old_book(BIFF8, [], cells)) == (("1", "", "3"),)


def test_a_sheet_said_to_be_huge_is_as_large_as_its_cells() -> None:
    vast = (0x200, struct.pack("<IIHHH", 0, 0xFFFFFFFF, 0, 0xFFFF, 0))
    cells = [vast, number(1, 0, 1), number(65535, 65535, 2)]
    assert rows_of(old_book(BIFF8, [], cells)) == (("1",),)


@pytest.mark.parametrize(
    "document",
    [
        old_book(BIFF8, [(0x2F, bytes(6))], []),
        in_compound(b"x", name="EncryptedPackage"),
    ],
)
def test_a_locked_workbook_is_told(document: Document) -> None:
    with pytest.raises(ProtectedDocument):
        old_sheets(document.content, "x.xls")


def test_another_program_s_document_is_no_workbook() -> None:
    with pytest.raises(UnknownFormat):
        old_sheets(in_compound(b"x", name="WordDocument").content, "x.doc")


def test_a_broken_file_is_told() -> None:
    with pytest.raises(BadDocument):
        old_sheets(LIBRE_OFFICE[:600], "x.xls")


@given(st.data())
def test_only_our_errors_leave_a_damaged_file(data: st.DataObject) -> None:
    damaged = bytearray(LIBRE_OFFICE)
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(damaged) - 1))
        damaged[place] = data.draw(st.integers(0, 255))
    try:
        grids = old_sheets(bytes(damaged), "x.xls")
    except ReadError:
        return
    assert all(len(grid.rows) == len(grid.lines) for grid in grids)


@given(st.binary(max_size=200))
def test_records_of_any_bytes_are_read_or_refused(noise: bytes) -> None:
    begin = record(0x809, struct.pack("<HHHH", BIFF8, 5, 0, 0))
    try:
        grids = old_sheets(in_compound(begin + noise).content, "x.xls")
    except ReadError:
        return
    assert all(grid.rows for grid in grids)
