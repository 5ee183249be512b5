"""Files one may be given, and what each says and ends with."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from xl_recon.ui import files

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
_CAMT = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.04"
BODY_ROW = 5


def missing(_: Path) -> None:
    """Nothing there."""


def empty(path: Path) -> None:
    path.write_bytes(b"")


def truncated(path: Path) -> None:
    path.write_bytes(files.template()[:9_000])


def no_zip(path: Path) -> None:
    path.write_text("Data;Importo\n", "utf-8")


def encrypted(path: Path) -> None:
    path.write_bytes(_OLE + "EncryptedPackage".encode("utf-16-le") + bytes(1_000))


def old_xls(path: Path) -> None:
    path.write_bytes(_OLE + bytes(1_000))


def bomb(path: Path) -> None:
    """A workbook with a sheet of zeros that would fill a gigabyte."""
    with zipfile.ZipFile(io.BytesIO(files.template())) as source:
        members = {name: source.read(name) for name in source.namelist()}
    members["xl/worksheets/sheet2.xml"] = bytes(100_000_000)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in members.items():
            target.writestr(name, content)


def without_tables(path: Path) -> None:
    Workbook().save(path)


def renamed_heading(path: Path) -> None:
    _edited(path, lambda sheet: _rename(sheet, "Importo", "Valore"))


def error_value(path: Path) -> None:
    _edited(path, lambda sheet: _put(sheet, "Importo", "#REF!", kind="e"))


def text_date(path: Path) -> None:
    _edited(path, lambda sheet: _put(sheet, "Data", "31 gennaio", kind="s"))


def text_amount(path: Path) -> None:
    _edited(path, lambda sheet: _put(sheet, "Importo", "mille", kind="s"))


def merged_cells(path: Path) -> None:
    _edited(path, lambda sheet: sheet.merge_cells(f"A{BODY_ROW}:B{BODY_ROW}"))


def wrong_format(path: Path) -> None:
    path.write_bytes(b"\x89PNG " + bytes(range(256)) * 20)


def letter(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7 " + bytes(range(256)) * 20)


def session_ended(path: Path) -> None:
    """What a bank's site sends in place of the file."""
    path.write_text("<!DOCTYPE html><html><body><h1>Sessione scaduta</h1></body></html>", "utf-8")


def own_workbook(path: Path) -> None:
    path.write_bytes(files.template())


def pipe(path: Path) -> None:
    """A file that waits for somebody to write into it."""
    os.mkfifo(path)


def wrong_encoding(path: Path) -> None:
    path.write_bytes(f'<?xml version="1.0"?><Document xmlns="{_CAMT}">'.encode() + b"\xff\xfe\x81")


def truncated_statement(path: Path) -> None:
    path.write_text(
        f'<?xml version="1.0"?><Document xmlns="{_CAMT}"><BkToCstmrStmt><Stmt>', "utf-8"
    )


def doctype(path: Path) -> None:
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "a"><!ENTITY b "&a;&a;&a;">]>'
        f'<Document xmlns="{_CAMT}"><BkToCstmrStmt>&b;</BkToCstmrStmt></Document>',
        "utf-8",
    )


def long_text(path: Path) -> None:
    text = "x" * 10_500_000
    path.write_text(
        f'<?xml version="1.0"?><Document xmlns="{_CAMT}"><BkToCstmrStmt><Stmt><Id>{text}</Id>'
        "</Stmt></BkToCstmrStmt></Document>",
        "utf-8",
    )


def zipped_bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("estratto.xml", bytes(50_000_000))


def _edited(path: Path, edit: Callable[[Worksheet], object]) -> None:
    path.write_bytes(files.template())
    book = load_workbook(path)
    edit(book["Registrazioni"])
    book.save(path)


def _rename(sheet: Worksheet, header: str, new: str) -> None:
    sheet.cell(BODY_ROW - 1, _column(sheet, header)).value = new
    table = sheet.tables["Registrazioni"]
    for column in table.tableColumns:
        if column.name == header:
            column.name = new


def _put(sheet: Worksheet, header: str, value: str, *, kind: str) -> None:
    cell = sheet.cell(BODY_ROW, _column(sheet, header))
    cell.value = value
    cell.data_type = kind


def _column(sheet: Worksheet, header: str) -> int:
    return [cell.value for cell in sheet[BODY_ROW - 1]].index(header) + 1
