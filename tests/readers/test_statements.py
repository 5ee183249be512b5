from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_recon.errors import EmptyDocument, NotAStatement, UnknownFormat, XlReconError
from xl_recon.readers.document import Document
from xl_recon.readers.statements import READERS, read_statements

GOLDEN = Path(__file__).parent / "golden"
FORMATS = ("camt053.parties", "camt053.batch", "mt940.german", "mt940.dutch", "mt942.interim")
SEEDS = [next(GOLDEN.glob(f"{name}*[!n]")).read_bytes() for name in FORMATS]


@pytest.mark.parametrize("content", [b"", b" \r\n\t"])
def test_an_empty_document_is_refused(content: bytes) -> None:
    with pytest.raises(EmptyDocument, match=r"nothing\.xml"):
        read_statements(Document.of("nothing.xml", content))


def test_what_no_reader_knows_is_refused() -> None:
    with pytest.raises(UnknownFormat):
        read_statements(Document.of("picture.xml", b"\x89PNG\r\n\x1a\n\x00"))


def test_a_web_page_without_a_table_is_told_to_be_one() -> None:
    with pytest.raises(NotAStatement, match="web page"):
        read_statements(Document.of("picture.xml", b"<html><p>no</p></html>"))


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*[!n]")), ids=lambda path: path.name)
def test_strict_formats_never_claim_the_same_document(path: Path) -> None:
    document = Document.of(path.name, path.read_bytes())
    assert sum(reader.recognises(document) for reader in READERS[:-1]) == 1


def test_a_document_has_the_format_and_the_notices_of_its_statements() -> None:
    path = GOLDEN / "mt940.missing-page.sta"
    read = read_statements(Document.of(path.name, path.read_bytes()))
    assert read.format == "mt940"
    assert [notice.code for notice in read.notices] == ["statement.page_missing"]


@given(st.data())
def test_only_our_errors_leave_a_damaged_document(data: st.DataObject) -> None:
    damaged = bytearray(data.draw(st.sampled_from(SEEDS)))
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(damaged)))
        length = data.draw(st.integers(0, 12))
        damaged[place : place + length] = data.draw(
            st.binary(max_size=6) | st.sampled_from([b"\n:61:", b"<Ntry>", b"</Stmt>", b"&a;"])
        )
    try:
        read = read_statements(Document.of("damaged", bytes(damaged)))
    except XlReconError:
        return
    assert read.statements
