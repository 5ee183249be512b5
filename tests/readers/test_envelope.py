from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.table.made_books import ROWS, book_bytes, zipped
from xl_recon.errors import (
    BadDocument,
    EmptyDocument,
    ProtectedDocument,
    ReadError,
    TooLarge,
)
from xl_recon.readers import envelope
from xl_recon.readers.document import Document
from xl_recon.readers.envelope import Refused, opened
from xl_recon.readers.size_limits import SizeLimit


def a_zip(**members: bytes) -> Document:
    return Document.of("x.zip", zipped({name.replace("__", "."): m for name, m in members.items()}))


def names_in(document: Document) -> list[str]:
    return [part.name for part in opened(document)]


def refusal(document: Document) -> Refused:
    (part,) = opened(document)
    assert isinstance(part, Refused)
    return part


def named(name: bytes) -> Document:
    """A zip whose member has these bytes for a name, and no word on what they mean."""
    placeholder = b"n" * len(name)
    content = zipped({placeholder.decode(): b"a"})
    return Document.of("x.zip", content.replace(placeholder, name))


def test_the_documents_in_a_zip_come_out_with_their_folders() -> None:
    document = Document.of("x.zip", zipped({"2025/a.csv": b"alfa", "b.csv": b"beta"}))
    first, second = opened(document)
    assert isinstance(first, Document)
    assert (first.name, first.content, first.head) == ("x.zip/2025/a.csv", b"alfa", b"alfa")
    assert second.name == "x.zip/b.csv"


@pytest.mark.parametrize(
    "content",
    [
        b"Data;Importo\n",
        book_bytes(ROWS),
        zipped({"content.xml": b"<x/>"}),
        zipped({"word/document.xml": b"<x/>", "[Content_Types].xml": b"<x/>"}),
    ],
    ids=["csv", "xlsx", "ods", "docx"],
)
def test_another_document_is_itself(content: bytes) -> None:
    document = Document.of("x.zip", content)
    assert opened(document) == (document,)


def test_a_zip_in_a_zip_is_opened_too() -> None:
    inner = zipped({"a.csv": b"alfa"})
    assert names_in(a_zip(inner__zip=inner)) == ["x.zip/inner.zip/a.csv"]


def test_zips_without_end_are_refused() -> None:
    content = b"alfa"
    for _ in range(5):
        content = zipped({"z.zip": content})
    assert isinstance(refusal(Document.of("x.zip", content)).error, BadDocument)


def test_what_systems_leave_behind_is_passed_over() -> None:
    litter = ("__MACOSX/._a.csv", ".DS_Store", "b/.DS_Store", "Thumbs.db", "desktop.ini", "._a.csv")
    members = {**dict.fromkeys(litter, b"x"), "b/": b"", "a.csv": b"alfa"}
    assert names_in(Document.of("x.zip", zipped(members))) == ["x.zip/a.csv"]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("citt\xe0.csv".encode(), "città.csv"),
        ("CITT\xc0.csv".encode("cp850"), "CITTÀ.csv"),
        ("извлечение.csv".encode("cp866"), "извлечение.csv"),
        (b"a\\b.csv", "a/b.csv"),
        (b"a\x07b.csv", "ab.csv"),
    ],
)
def test_a_name_is_in_the_letters_of_who_packed_it(written: bytes, name: str) -> None:
    assert names_in(named(written)) == [f"x.zip/{name}"]


def test_a_zip_with_nothing_in_it_is_empty() -> None:
    with pytest.raises(EmptyDocument):
        opened(Document.of("x.zip", zipped({})))


def test_an_empty_member_is_told() -> None:
    assert isinstance(refusal(a_zip(a__csv=b"")).error, EmptyDocument)


def test_a_locked_member_is_told_and_the_others_come_out() -> None:
    content = bytearray(zipped({"a.csv": b"alfa", "b.csv": b"beta"}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    locked, other = opened(Document.of("x.zip", bytes(content)))
    assert isinstance(locked, Refused)
    assert isinstance(locked.error, ProtectedDocument)
    assert other.name == "x.zip/b.csv"


def test_a_damaged_member_is_told() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as stored:
        stored.writestr("a.csv", b"alfa")
    damaged = target.getvalue().replace(b"alfa", b"alfb")
    assert isinstance(refusal(Document.of("x.zip", damaged)).error, BadDocument)


@pytest.mark.parametrize("content", [b"PK\x03\x04", zipped({"a": b"b"})[:40]])
def test_a_broken_zip_is_told(content: bytes) -> None:
    with pytest.raises(BadDocument, match="damaged zip"):
        opened(Document.of("x.zip", content))


def test_a_member_that_unpacks_out_of_all_proportion_is_refused() -> None:
    error = refusal(a_zip(a__xml=bytes(20_000_000))).error
    assert isinstance(error, TooLarge)
    assert error.limit == "300:1"


def test_a_member_that_is_larger_than_it_says_is_refused() -> None:
    content = bytearray(zipped({"a.xml": bytes(100_000)}))
    place = content.index(b"PK\x01\x02") + 24
    content[place : place + 4] = (5).to_bytes(4, "little")
    assert isinstance(refusal(Document.of("x.zip", bytes(content))).error, BadDocument)


@pytest.mark.parametrize(
    ("limit", "value"),
    [
        ("_MOST_MEMBERS", 1),
        ("_MOST_BYTES", 7),
        ("_LARGEST_ZIP", SizeLimit(most=50, shown="50 B")),
    ],
)
def test_more_than_we_accept_is_refused(
    monkeypatch: pytest.MonkeyPatch, limit: str, value: object
) -> None:
    monkeypatch.setattr(envelope, limit, value)
    with pytest.raises(TooLarge):
        opened(a_zip(a__csv=b"alfa", b__csv=b"beta"))


@given(st.data())
def test_only_our_errors_leave_a_damaged_zip(data: st.DataObject) -> None:
    damaged = bytearray(zipped({"a.csv": b"alfa" * 50, "b/c.csv": b"beta"}))
    for _ in range(data.draw(st.integers(1, 4))):
        damaged[data.draw(st.integers(4, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    try:
        parts = opened(Document.of("x.zip", bytes(damaged)))
    except ReadError:
        return
    assert all(part.content for part in parts if isinstance(part, Document))
