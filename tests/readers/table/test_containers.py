from __future__ import annotations

from pathlib import Path

import pytest

from tests.readers.table.made_books import ROWS, book_bytes, zipped
from xl_recon.errors import EmptyDocument, TooLarge, UnknownFormat
from xl_recon.readers.document import Document
from xl_recon.readers.size_limits import SizeLimit
from xl_recon.readers.statements import read_statements, table
from xl_recon.readers.statements.table import containers
from xl_recon.readers.statements.table.containers import Container, container_of, grids_of

OLD = (Path(__file__).parent / "workbooks" / "biff8.xls").read_bytes()
CSV = b"Data;Importo\n03.02.2025;1,00\n"


@pytest.mark.parametrize(
    ("content", "container"),
    [
        (book_bytes(ROWS), Container.WORKBOOK),
        (OLD, Container.OLD_WORKBOOK),
        (CSV, Container.TEXT),
        (b"sep=;\n" + CSV, Container.TEXT),
        (CSV.decode().encode("utf-16"), Container.TEXT),
        (CSV.decode().encode("utf-16-le"), Container.TEXT),
        (b"<table><tr><td>1</table>", Container.PAGE),
        (b"\n <!DOCTYPE HTML><html></html>", Container.PAGE),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n", Container.ARCHIVE),
        (zipped({"content.xml": b"<x/>"}), Container.OPEN_DOCUMENT),
        (b"PK\x03\x04 and no more", Container.WORKBOOK),
        (zipped({"estratto.csv": CSV}), None),
        (b'{"movimenti": []}', None),
        (b"<Document><Stmt/></Document>", None),
        (b"%PDF-1.7", None),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", None),
    ],
    ids=str,
)
def test_the_content_says_what_a_document_is(content: bytes, container: Container | None) -> None:
    assert container_of(Document.of("x.csv", content)) is container


def test_what_is_no_container_has_no_sheets() -> None:
    assert grids_of(Document.of("x.json", b"{}")) == ()


@pytest.mark.parametrize(
    "content", [CSV, CSV.decode().encode("utf-16"), b"<table><tr><td>1</table>"], ids=str
)
def test_what_holds_cells_is_recognised_where_money_moves(content: bytes) -> None:
    assert table.recognises(Document.of("x.dat", content))


def test_prose_is_no_table() -> None:
    assert not table.recognises(Document.of("x.csv", b"Gentile cliente; saluti"))


def test_blanks_are_an_empty_document() -> None:
    with pytest.raises(EmptyDocument):
        table.read(Document.of("x.csv", b" \n"))


def test_json_is_refused() -> None:
    with pytest.raises(UnknownFormat):
        read_statements(Document.of("x.json", b'[{"date": "2025-02-03", "amount": 1}]'))


def test_more_than_fits_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "_LIMIT", SizeLimit(most=10, shown="10 B"))
    with pytest.raises(TooLarge):
        grids_of(Document.of("x.csv", CSV))
