from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xl_recon.errors import BadDocument, TooLarge
from xl_recon.readers.document import Document
from xl_recon.readers.statements import camt, read_statements
from xl_recon.readers.statements.camt import growing
from xl_recon.records.statement import Check

_ENTRY = (
    '<Ntry><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd>'
    "<BookgDt><Dt>{day}</Dt></BookgDt>{more}</Ntry>"
)


def an_entry(amount: str = "1.00", day: str = "2025-03-03", more: str = "") -> str:
    return _ENTRY.format(amount=amount, day=day, more=more)


def a_camt(*entries: str, head: str = "", version: str = "08") -> bytes:
    body = "".join(entries)
    return (
        f'<?xml version="1.0"?>\n{head}'
        f'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}">\n'
        f"<BkToCstmrStmt><Stmt><Id>S</Id>\n{body}</Stmt></BkToCstmrStmt></Document>"
    ).encode()


def refusal(content: bytes) -> str:
    with pytest.raises(BadDocument) as caught:
        read_statements(Document.of("odd.xml", content))
    return str(caught.value)


@pytest.mark.parametrize("version", [f"{number:02}" for number in range(1, 15)])
def test_every_version_is_read(version: str) -> None:
    read = camt.read(Document.of("x.xml", a_camt(an_entry(), version=version)))
    assert read[0].format == f"camt.053.001.{version}"
    assert len(read[0].lines) == 1


def test_version_one_has_its_details_right_under_the_entry() -> None:
    entry = an_entry(more="<TxDtls><RmtInf><Ustrd>Prova</Ustrd></RmtInf></TxDtls>")
    read = camt.read(Document.of("x.xml", a_camt(entry, version="01")))
    assert read[0].lines[0].description == "Prova"


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (an_entry(amount="12..34"), "not an amount"),
        (an_entry(amount="NaN"), "not an amount"),
        (an_entry(amount="1e99"), "not an amount"),
        (an_entry(amount="1.234,56"), "not an amount"),
        (an_entry(day="2025-02-30"), "not a date"),
        (an_entry(day=""), "without a date"),
        ("<Ntry><CdtDbtInd>CRDT</CdtDbtInd></Ntry>", "without an amount"),
        ("<Bal><CdtDbtInd>CRDT</CdtDbtInd></Bal>", "balance without an amount"),
    ],
)
def test_a_broken_value_is_refused_with_its_line(entry: str, reason: str) -> None:
    message = refusal(a_camt("\n", entry))
    assert reason in message
    assert message.startswith(("odd.xml:5", "odd.xml:3"))


def test_a_sign_in_the_amount_does_not_turn_it() -> None:
    read = camt.read(Document.of("x.xml", a_camt(an_entry(amount="-7,50"))))
    assert str(read[0].lines[0].amount.amount) == "7.50"


def test_a_detail_without_any_amount_counts_nothing() -> None:
    entry = an_entry(more="<NtryDtls><TxDtls/><TxDtls><Refs/></TxDtls></NtryDtls>")
    details = camt.read(Document.of("x.xml", a_camt(entry)))[0].lines[0].details
    assert [str(detail.amount.amount) for detail in details] == ["0", "0"]


def test_a_truncated_document_is_refused_with_its_line() -> None:
    assert refusal(a_camt(an_entry())[:-40]).startswith("odd.xml:4")


def test_a_document_without_statements_is_refused() -> None:
    assert "no statement" in refusal(b"<Document><BkToCstmrStmt></BkToCstmrStmt></Document>")


def test_an_encoding_that_is_not_the_declared_one_is_refused() -> None:
    entry = an_entry(more="<AddtlNtryInf>Citt\xe0</AddtlNtryInf>")
    content = a_camt(entry).decode().encode("cp1252")
    assert refusal(content).startswith("odd.xml:4")


LAUGHS = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>\n'


@pytest.mark.parametrize("before", ["", "<!-- harmless -->", f"<!--{'x' * 70_000}-->"])
def test_a_document_type_is_refused_before_anything_expands(before: str) -> None:
    entry = an_entry(more="<AddtlNtryInf>&b;</AddtlNtryInf>")
    content = a_camt(entry, head=before + LAUGHS)
    document = Document.of("odd.xml", content.replace(b"<?xml", b"<?xml", 1))
    with pytest.raises(BadDocument, match="DOCTYPE"):
        camt.read(document)


def test_an_endless_comment_at_the_beginning_takes_no_time() -> None:
    content = b"<!---->" * 9_000 + b"!" + a_camt(an_entry())
    with pytest.raises(BadDocument):
        camt.read(Document.of("odd.xml", content))


def test_a_text_of_ten_megabytes_is_read() -> None:
    entry = an_entry(more=f"<AddtlNtryInf>{'lungo ' * 2_000_000}</AddtlNtryInf>")
    read = camt.read(Document.of("x.xml", a_camt(entry)))
    assert len(read[0].lines[0].bank_text) == 11_999_999


def test_elements_nested_without_end_are_refused() -> None:
    deep = "<Dt>" * 1_500 + "</Dt>" * 1_500
    assert "nested too deeply" in refusal(a_camt(an_entry(more=deep)))


class _Huge(BytesIO):
    def seek(self, offset: int, whence: int = 0) -> int:
        return (1 << 30) + 1 if whence else super().seek(offset)


def test_a_document_beyond_all_measure_is_refused() -> None:
    with pytest.raises(TooLarge, match="1 GB"):
        camt.read(Document("huge.xml", lambda: _Huge(a_camt(an_entry()))))


def test_memory_does_not_grow_with_what_the_entries_leave_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.xml"
    unread = "<Chrgs><Rcrd>x</Rcrd></Chrgs>" * 100
    path.write_bytes(a_camt(*_many(unread)))
    tracemalloc.start()
    read = camt.read(Document(path.name, lambda: path.open("rb")))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(read[0].lines) == 2_000
    assert peak < path.stat().st_size


def _many(unread: str) -> Iterator[str]:
    return (an_entry(amount=f"{number}.00", more=unread) for number in range(2_000))


def a_balance(kind: str, amount: str) -> str:
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp>"
        f'<Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>'
    )


@pytest.mark.parametrize(
    ("balances", "check"),
    [
        ((("OPBD", "1"), ("ITBD", "2")), Check.HOLDS),
        ((("ITBD", "1"), ("ITBD", "2")), Check.HOLDS),
        ((("ITBD", "1"), ("CLBD", "2")), Check.HOLDS),
        ((("ITBD", "1"), ("CLBD", "3")), Check.OFF),
        ((("OPBD", "1"), ("ITBD", "7"), ("CLBD", "2")), Check.HOLDS),
        ((("ITBD", "2"),), Check.NONE),
        ((("CLBD", "2"),), Check.NONE),
        ((("CLAV", "2"), ("OPAV", "1")), Check.NONE),
    ],
)
def test_a_page_begins_or_ends_with_an_interim_balance(
    balances: tuple[tuple[str, str], ...], check: Check
) -> None:
    head = "".join(a_balance(kind, amount) for kind, amount in balances)
    assert camt.read(Document.of("x.xml", a_camt(head, an_entry())))[0].check is check


def a_batch(payments: int, more: str = "") -> str:
    payment = '<TxDtls><Amt Ccy="EUR">1.00</Amt><RmtInf><Ustrd>{}</Ustrd></RmtInf></TxDtls>\n'
    details = "".join(payment.format(number) for number in range(payments))
    return an_entry(amount=f"{payments}.00", more=f"<NtryDtls>{details}{more}</NtryDtls>")


def test_payments_of_a_long_batch_keep_their_order() -> None:
    content = a_camt(an_entry(), a_batch(5_000), a_batch(2), an_entry())
    lines = camt.read(Document.of("x.xml", content))[0].lines
    assert [len(line.details) for line in lines] == [0, 5_000, 2, 0]
    assert [part.description for part in lines[1].details] == [str(n) for n in range(5_000)]
    assert sum(part.amount.amount for part in lines[1].details) == lines[1].amount.amount


def test_a_broken_payment_of_a_long_batch_is_refused_with_its_entry() -> None:
    broken = '<TxDtls><Amt Ccy="EUR">12..34</Amt></TxDtls>'
    entry = a_batch(3_000, more=broken + "<TxDtls/>" * 3_000)
    message = refusal(a_camt(an_entry(), "\n", an_entry(), "\n", entry))
    assert message == "odd.xml:6: not an amount: '12..34'"


def test_memory_does_not_grow_with_what_a_long_batch_leaves_unread(tmp_path: Path) -> None:
    path = tmp_path / "batch.xml"
    payment = "<TxDtls><Refs>" + "<Prtry>x</Prtry>" * 100 + "</Refs></TxDtls>"
    path.write_bytes(a_camt(a_batch(0, more=payment * 4_000)))
    tracemalloc.start()
    read = camt.read(Document(path.name, lambda: path.open("rb")))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(read[0].lines[0].details) == 4_000
    assert peak < path.stat().st_size


@given(st.lists(st.integers(0, 3_000), min_size=1, max_size=4), st.integers(7, 4_000))
@settings(deadline=None)
def test_where_a_chunk_ends_makes_no_difference(statements: list[int], chunk: int) -> None:
    body = "</Stmt><Stmt>".join(an_entry() * (count % 5) + a_batch(count) for count in statements)
    content = a_camt(body)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(growing, "_CHUNK", chunk)
        in_chunks = camt.read(Document.of("x.xml", content))
        patch.setattr(growing, "_CHUNK", len(content))
        assert camt.read(Document.of("x.xml", content)) == in_chunks
    assert len(in_chunks) == len(statements)


_CITY = an_entry(more="<AddtlNtryInf>Città</AddtlNtryInf>")


@pytest.mark.parametrize(
    ("declared", "encoding", "mark"),
    [
        ("UTF-8", "utf-16", ""),
        ("UTF-16", "utf-16", ""),
        ("UTF-16", "utf-16-be", ""),
        ("UTF-16", "utf-8", ""),
        ("UTF-8", "utf-32", ""),
        ("ISO-8859-1", "utf-8", "\ufeff"),
        ("windows-1252", "cp1252", ""),
        ("ISO-8859-1", "latin-1", ""),
        ("GB18030", "gb18030", ""),
    ],
)
def test_the_encoding_is_what_the_bytes_say_else_what_is_declared(
    declared: str, encoding: str, mark: str
) -> None:
    text = mark + a_camt(_CITY).decode()
    text = text.replace('"1.0"?', f'"1.0" encoding="{declared}"?')
    read = camt.read(Document.of("x.xml", text.encode(encoding)))
    assert read[0].lines[0].bank_text == "Città"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"1.0"?', '"1.0" encoding="x-klingon"?', "unknown encoding x-klingon"),
        ('"1.0"?', '"1.0" encoding="zlib"?', "unknown encoding zlib"),
        ('"1.0"?', '"1.0" encoding="ascii"?', "can't decode"),
        ("Città", "&b;", "undefined entity"),
        ("</Document>", "", "it ends before its last element does"),
        ("</Document>", "</Document><x/>", "junk after document element"),
        ("</Stmt>", "</Stm>", "mismatched tag"),
    ],
)
def test_what_cannot_be_parsed_is_refused_in_words(old: str, new: str, reason: str) -> None:
    content = a_camt(_CITY).decode().replace(old, new).encode()
    assert reason in refusal(content)


def test_a_comment_of_ten_megabytes_takes_no_time() -> None:
    entry = an_entry(more=f"<!--{'lungo ' * 2_000_000}-->")
    assert len(camt.read(Document.of("x.xml", a_camt(entry)))[0].lines) == 1


def test_elements_nested_without_end_outside_a_statement_are_no_statement() -> None:
    deep = "<a>" * 100_000 + "</a>" * 100_000
    assert "no statement" in refusal(f"<Document><BkToCstmrStmt/>{deep}</Document>".encode())


def test_a_web_page_in_place_of_a_statement_is_refused() -> None:
    assert "DOCTYPE" in refusal(b"<!DOCTYPE html><html><body>BkToCstmrStmt</body></html>")
