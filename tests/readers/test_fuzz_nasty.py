"""Documents made to do harm: to take all memory, to never end, to read another file."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.readers.written.camt import as_camt
from tests.readers.written.damage import bounded, refused_or_read
from tests.readers.written.mt940 import as_mt940
from tests.readers.written.seeds import a_small_statement
from tests.readers.written.tables import as_csv
from xl_recon.errors import BadDocument, ReadError
from xl_recon.readers.document import Document
from xl_recon.readers.statements import read_statements

CAMT, MT940, CSV = (write(a_small_statement()) for write in (as_camt, as_mt940, as_csv))
FORMATS = {"camt": CAMT, "mt940": MT940, "csv": CSV}
SECONDS = 5.0
LONG = 1_000_000
AMOUNTS = {"camt": b"1500.50", "mt940": b"1500,50", "csv": b"1.500,50"}
DAYS = {"camt": b"2025-03-04", "mt940": b"2503050304", "csv": b"04.03.2025"}
_LAUGHS = b"<!DOCTYPE x [<!ENTITY a0 'ha'>%s]>" % b"".join(
    b"<!ENTITY a%d '&a%d;&a%d;&a%d;&a%d;'>" % (number, *[number - 1] * 4) for number in range(1, 40)
)
_OUTSIDE = b"<!DOCTYPE x [<!ENTITY a39 SYSTEM 'file:///etc/hostname'>]>"
_PARAMETER = b"<!DOCTYPE x [<!ENTITY % p SYSTEM 'http://localhost:9/x'> %p;]>"


def reason(content: bytes) -> str:
    with bounded(SECONDS), pytest.raises(ReadError) as caught:
        read_statements(Document.of("nasty", content))
    return str(caught.value)


@pytest.mark.parametrize("subset", [_LAUGHS, _OUTSIDE, _PARAMETER, b"<!DOCTYPE x SYSTEM 'x.dtd'>"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "utf-32"])
def test_no_entity_is_ever_declared(subset: bytes, encoding: str) -> None:
    _, _, rest = CAMT.partition(b"?>")
    text = (subset + rest.replace(b"Fattura", b"&a39;")).decode()
    assert "DOCTYPE" in reason(text.encode(encoding))


@pytest.mark.parametrize("depth", [100, 10_000, 300_000])
@pytest.mark.parametrize("place", [b"<RmtInf>", b"<Ntry>", b"<Stmt>", b"<TxDtls>", b"<GrpHdr>"])
def test_elements_nested_without_end_end_in_a_refusal_or_are_left_out(
    place: bytes, depth: int
) -> None:
    nested = b"<Dt>" * depth + b"</Dt>" * depth
    read = refused_or_read(CAMT.replace(place, place + nested, 1), SECONDS)
    assert {len(statement.lines) for statement in read} <= {len(a_small_statement().lines)}


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    "number",
    [
        *(b"1E999999", b"1e9", b"NaN", b"sNaN", b"Infinity", b"-Infinity", b"0x10", b"1_0"),
        *(b"9" * LONG, b"0." + b"0" * LONG, b"-" * 99, b"1" + b".1" * LONG, b"1" + b",1" * LONG),
        *("١٢٣".encode(), "\uff11\uff12".encode(), "½".encode(), b"--5", b"5-5", b"", b"."),
    ],
    ids=lambda number: number[:12].decode(),
)
def test_a_number_beyond_all_measure_never_becomes_an_amount(kind: str, number: bytes) -> None:
    content = FORMATS[kind].replace(AMOUNTS[kind], number)
    assert content != FORMATS[kind]
    for statement in refused_or_read(content, SECONDS):
        assert all(abs(line.amount.amount) < Decimal(10) ** 12 for line in statement.lines)
        assert len(statement.lines) <= len(a_small_statement().lines)


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    "day", [b"9999-99-99", b"0000-00-00", b"000000", b"99999999999", b"2025-02-31", b"31.02.2025"]
)
def test_a_day_that_is_in_no_calendar_is_not_made_up(kind: str, day: bytes) -> None:
    content = FORMATS[kind].replace(DAYS[kind], day)
    assert content != FORMATS[kind]
    for statement in refused_or_read(content, SECONDS):
        assert all(2000 <= line.booking_date.year <= 2099 for line in statement.lines)


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("zeros", [1, LONG])
@pytest.mark.parametrize("place", [0, 20, 200, -1])
def test_zero_bytes_are_no_trouble(kind: str, zeros: int, place: int) -> None:
    content = FORMATS[kind]
    refused_or_read(content[:place] + bytes(zeros) + content[place:], SECONDS)


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    "unit",
    [
        *(b" ", b"\t", b"\n", b"\r", b"a", b"1", b"1 ", b"A+", b"?20", b"/", b"{4:", b"{", b"-"),
        *(b'"', b'";', b";", b"<!--", b"&", b"\n:20:", b"\n:25:1", b"\n:60M:", b"\n:86:", b"\n-"),
        *(b"\n ;", b"RF18", b"AB12", b"EREF+", b"\xd0", b"\xff", b"'1", b"1.", b"1,", b'="'),
    ],
)
@pytest.mark.parametrize("place", [0, 230, -300])
def test_what_repeats_without_end_takes_time_in_proportion(
    kind: str, unit: bytes, place: int
) -> None:
    content = FORMATS[kind]
    many = unit * (40_000 // len(unit))
    refused_or_read(content[:place] + many + content[place:], SECONDS)


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        *(("utf-8", "cp1252"), ("utf-16", "utf-8"), ("ascii", "utf-8")),
        *(("utf-8", "utf-32"), ("us-ascii", "utf-16"), ("rot13", "utf-8"), ("base64", "utf-8")),
        *(("idna", "utf-8"), ("utf-7", "utf-8"), ("punycode", "utf-8"), ("undefined", "utf-8")),
        *(("mbcs", "utf-8"), ("unicode_escape", "utf-8"), ("raw_unicode_escape", "utf-8")),
        *(("bz2", "utf-8"), ("oem", "utf-8"), ("cp037", "utf-8"), ("iso2022_jp", "utf-8")),
    ],
)
def test_an_encoding_wrongly_declared_is_refused_or_does_no_harm(
    declared: str, written: str
) -> None:
    _, _, rest = CAMT.decode().partition("?>")
    text = f'<?xml version="1.0" encoding="{declared}"?>{rest}'
    for statement in refused_or_read(text.encode(written), SECONDS):
        assert statement.difference == 0


@pytest.mark.parametrize(
    "bad", [b"\xed\xa0\x80", b"\xf8\x88\x80\x80", b"\xc0\xaf", b"&#xD800;", b"&#0;"]
)
def test_half_a_character_is_refused_by_xml(bad: bytes) -> None:
    assert reason(CAMT.replace(b"Fattura", bad, 1))


def test_half_a_character_in_wide_text_is_refused() -> None:
    text = CAMT.decode().replace("Fattura", "\ud800", 1)
    assert reason(text.encode("utf-16", "surrogatepass"))


def test_a_text_among_fields_refuses_nothing() -> None:
    content = MT940.replace(b"NTRFNONREF", b"NTRFNONREF//X\r\n/OCMT/USD1.2.3,,/", 1)
    read = refused_or_read(content, SECONDS)
    assert [len(statement.lines) for statement in read] == [len(a_small_statement().lines)]


def test_an_amount_of_a_million_digits_is_refused_with_its_beginning_only() -> None:
    with pytest.raises(BadDocument) as caught:
        read_statements(Document.of("x", MT940.replace(b"1500,50", b"9" * LONG)))
    assert len(str(caught.value)) < 200
