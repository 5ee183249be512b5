from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.readers.cbi_records import (
    CITY,
    a_closing,
    a_detail,
    a_head,
    a_movement,
    a_report,
    an_end,
    an_opening,
    as_file,
)
from xl_recon.errors import BadDocument, ReadError, TooLarge
from xl_recon.readers.document import Document
from xl_recon.readers.size_limits import SizeLimit
from xl_recon.readers.statements import cbi, read_statements
from xl_recon.records.statement import Check, Statement, StatementLine

OTHER = "DE89370400440532013000"
PAYER = a_detail(f"YYY03032025{'01234567890':<16}{'OFFICINA VERDI':<40}{'TORINO':<40}")
NAMES = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=1, max_size=34)
WORDS = st.lists(st.text("abcdefghàèìòùABC,.", min_size=1, max_size=12), max_size=30)
MONEY = st.integers(1, 10**11)
DAYS = st.dates(date(1970, 1, 1), date(2069, 12, 31))


def read(content: bytes) -> tuple[Statement, ...]:
    return cbi.read(Document.of("x.rh", content))


def line_of(*records: str) -> StatementLine:
    return read(a_report(an_opening(), *records))[0].lines[0]


def sized(cents: int) -> str:
    return f"{abs(cents) // 100:012},{abs(cents) % 100:02}"


def sign(cents: int) -> str:
    return "D" if cents < 0 else "C"


@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r", ""])
def test_records_end_in_any_way_or_none(line_end: str) -> None:
    content = a_report(
        an_opening(), a_movement(), PAYER, a_closing("000000000105,00"), line_end=line_end
    )
    assert cbi.recognises(Document.of("x.rh", content))
    (statement,) = read(content)
    assert statement.check is Check.HOLDS
    assert statement.lines[0].counterparty.name == "OFFICINA VERDI"


def test_what_a_mail_program_stripped_is_read_all_the_same() -> None:
    content = a_report(an_opening(), a_movement(), PAYER, a_closing("000000000105,00"))
    stripped = b"\n".join(line.strip() for line in content.splitlines())
    assert read(stripped) == read(content)


@pytest.mark.parametrize(
    ("size", "amount"),
    [
        ("000000001234,50", "1234.50"),
        ("       1.234,50", "1234.50"),
        ("000000001234.50", "1234.50"),
        ("000000000123450", "1234.50"),
        ("00000000001234,", "1234"),
        ("        0,00   ", "0.00"),
    ],
)
def test_an_amount_has_a_comma_or_counts_cents(size: str, amount: str) -> None:
    assert line_of(a_movement(size, "D")).amount.amount == -Decimal(amount)


def test_a_day_that_is_missing_is_the_other_one() -> None:
    only_value = line_of(a_movement(booked="000000"))
    only_booked = line_of(a_movement(value="      "))
    assert (only_value.booking_date, only_value.value_date) == (date(2025, 3, 2),) * 2
    assert (only_booked.booking_date, only_booked.value_date) == (date(2025, 3, 3), None)


@pytest.mark.parametrize(
    ("record", "found"),
    [
        (a_movement(sign="X"), "x.rh:3: :62: not an amount: 'X"),
        (a_movement(""), "x.rh:3: :62: not an amount"),
        (a_movement("12.34.56,000000"), "x.rh:3: :62: not an amount"),
        (a_movement(booked="310225"), "x.rh:3: :62: not a date: '310225'"),
        (a_movement(booked="3 0225"), "x.rh:3: :62: not a date"),
        (a_movement(booked="000000", value="      "), "x.rh:3: :62: an entry without a date"),
        (a_closing("nonsense"), "x.rh:3: :64: not an amount"),
        (a_detail("before any movement"), "x.rh:3: an entry outside a statement"),
    ],
)
def test_a_broken_record_is_refused_with_its_place(record: str, found: str) -> None:
    with pytest.raises(BadDocument) as caught:
        read(a_report(an_opening(), record))
    assert str(caught.value).startswith(found)


def test_a_movement_after_the_closing_balance_belongs_to_nobody() -> None:
    with pytest.raises(BadDocument, match="outside a statement"):
        read(a_report(an_opening(), a_closing("000000000100,00"), a_movement()))


def test_a_flow_without_an_account_is_no_statement() -> None:
    with pytest.raises(BadDocument, match="no statement in it"):
        read(as_file([a_head(), an_end(0, 2)]))


@pytest.mark.parametrize(
    ("opening", "account"),
    [
        (an_opening(), CITY),
        (an_opening(iban="    X0542811101000000123456"), CITY),
        (an_opening(iban="    Y0542811101000000123456"), "Y0542811101000000123456"),
        (an_opening(iban="    X05428111010000001234-6"), "X05428111010000001234-6"),
        (an_opening(iban="IT60X0542811101123456      "), CITY),
        (an_opening(iban="IT61X0542811101000000123456"), "X0542811101000000123456"),
        (an_opening(iban="     0542811101000000123456"), CITY),
        (an_opening(iban="     0542811101      123456"), CITY),
        (an_opening(iban="IT60 0542811101000000123456"), CITY),
        (an_opening(iban="      54281110100000123456 "), "54281110100000123456"),
    ],
)
def test_the_account_is_an_iban_only_where_its_check_digits_hold(
    opening: str, account: str
) -> None:
    assert read(a_report(opening))[0].account == account


def test_the_currency_stands_in_the_opening_or_in_the_closing_balance() -> None:
    pages = [an_opening(currency="USD"), an_opening(currency="   ")]
    read_back = [read(a_report(page, a_closing("000000000100,00")))[0].currency for page in pages]
    assert read_back == ["USD", "EUR"]


def test_a_word_goes_on_in_the_next_record() -> None:
    text = "Saldo fattura " + "lungo " * 15 + "interes" + "si di mora"
    line = line_of(a_movement(), a_detail(text[:107]), a_detail(text[107:]))
    assert line.description == text


def test_tags_in_the_free_words_are_taken_out_of_them() -> None:
    line = line_of(
        a_movement(),
        a_detail(f"Bonifico :E2E:E-1 :IB2:{OTHER} del giorno :BEN:Rossi  via Po :CRO:C7 :MND:M1"),
    )
    assert line.description == "Bonifico del giorno"
    assert (line.end_to_end_id, line.mandate, line.bank_reference) == ("E-1", "M1", "C7")
    assert (line.counterparty.name, line.counterparty.iban) == ("Rossi", OTHER)


@pytest.mark.parametrize("written", [OTHER, "DE89 3704 0044 0532 0130 00", f"{OTHER}:"])
def test_an_iban_in_a_tag_may_stand_in_groups(written: str) -> None:
    line = line_of(a_movement(), a_detail(f"Bonifico :IB2:{written} di marzo"))
    assert line.counterparty.iban == OTHER
    assert line.description == "Bonifico di marzo"


def test_a_word_goes_on_behind_the_blank_place_of_a_flag() -> None:
    text = "Saldo fattura " + "lungo " * 14 + "interes" + "si di mora"
    pieces = [a_detail(f"   {text[start : start + 104]}") for start in (0, 104)]
    assert line_of(a_movement(), *pieces).description == text


def test_an_unknown_tag_is_a_word_like_others() -> None:
    assert line_of(a_movement(), a_detail("ore :QQQ:12")).description == "ore :QQQ:12"


@pytest.mark.parametrize("given", ["NOTPROVIDED", "0000000000", "", "NONREF"])
def test_a_placeholder_is_no_reference(given: str) -> None:
    line = line_of(a_movement(reference=given), a_detail(f"ID1{'':35}{given:<35}"))
    assert (line.bank_reference, line.end_to_end_id) == ("", "")


@pytest.mark.parametrize(("mark", "name"), [("C", "OFFICINA VERDI"), ("D", "STUDIO NERI")])
def test_the_payee_of_money_out_and_the_payer_of_money_in(mark: str, name: str) -> None:
    line = line_of(a_movement(sign=mark), PAYER, a_detail(f"ZZ3{'STUDIO NERI':<50}PARCELLA"))
    assert line.counterparty.name == name
    assert line.description == "PARCELLA"


def test_who_pays_from_our_own_account_is_ourselves() -> None:
    ourselves = [PAYER, a_detail(f"YY2{'VIA ROMA':<50}{CITY:<34}")]
    counterparty = line_of(a_movement(sign="D"), *ourselves).counterparty
    assert (counterparty.name, counterparty.iban, counterparty.tax_id) == ("", "", "")


def test_our_own_iban_in_the_text_is_not_the_other_side() -> None:
    line = line_of(a_movement(), a_detail(f"da {CITY} a {OTHER}"))
    assert line.counterparty.iban == OTHER


def test_the_foreign_amount_stands_beside_ours() -> None:
    foreign = a_detail("ZZ1000000000000095,00USD000000000000088,12EUR")
    line = line_of(a_movement("000000000088,12", "D"), foreign)
    assert line.original_amount is not None
    assert (line.original_amount.amount, line.original_amount.currency) == (Decimal(-95), "USD")


@pytest.mark.parametrize("content", ["ZZ1000000000000095,00EUR", "ZZ1nonsense", "ZZ1"])
def test_an_amount_that_is_not_foreign_is_left_out(content: str) -> None:
    assert line_of(a_movement(), a_detail(content)).original_amount is None


def test_the_cause_gives_code_and_words() -> None:
    line = line_of(a_movement(cause="1302", cheque="0000000000004711"))
    assert (line.code, line.bank_text) == ("13/02", "Assegno 0000000000004711")
    assert line.description == line.bank_text


def test_a_creditor_reference_is_taken_from_the_words_if_its_digits_hold() -> None:
    lines = [
        line_of(a_movement(), a_detail(f"RI1Saldo {reference}"))
        for reference in ("RF18539007547034", "RF19539007547034")
    ]
    assert lines[0].reference is not None
    assert lines[0].reference.value == "RF18539007547034"
    assert lines[1].reference is None


def test_words_that_repeat_the_movement_are_written_once() -> None:
    line = line_of(a_movement(words="BONIFICO"), a_detail("BONIFICO A VOSTRO FAVORE"))
    assert line.description == "BONIFICO A VOSTRO FAVORE"


def test_a_reference_of_the_customer_is_no_text_where_there_is_another() -> None:
    line = line_of(a_movement(kind="PMTINFID", words="P-1"), a_detail("Stipendi"))
    assert (line.entry_reference, line.description) == ("P-1", "Stipendi")
    assert line_of(a_movement(kind="PMTINFID", words="P-1")).description == "P-1"


def test_a_file_without_its_end_says_so() -> None:
    whole = [a_head(), an_opening(), a_movement(), a_closing("000000000105,00")]
    codes = [
        [notice.code for one in read(as_file(records)) for notice in one.notices]
        for records in (
            whole,
            whole[:-1],
            whole[1:],
            [*whole, an_end(1, 5)],
            [*whole, an_end(2, 5)],
        )
    ]
    missing = "statement.end_missing"
    assert codes == [[missing], [missing], [], [], ["statement.count_off"]]


def test_counts_that_are_left_out_are_not_checked() -> None:
    end = an_end(0, 0).replace("0000000", " " * 7)
    assert not read(as_file([a_head(), an_opening(), a_closing("000000000100,00"), end]))[0].notices


@pytest.mark.parametrize("count", ["000000\x1c", "1२00000", "-000001"])
def test_a_count_that_is_none_is_not_checked(count: str) -> None:
    end = an_end(0, 0)[:45] + count + an_end(0, 0)[52:]
    assert not read(as_file([a_head(), an_opening(), a_closing("000000000100,00"), end]))[0].notices


def test_the_days_of_an_account_are_statements_that_follow_one_another() -> None:
    first = [an_opening(), a_movement(), a_closing("000000000105,00")]
    second = [an_opening("000000000105,00"), a_closing("000000000105,00")]
    both = read(a_report(*first) + a_report(*second))
    assert [one.check for one in both] == [Check.HOLDS, Check.HOLDS]
    assert both[0].closing_balance is not None
    assert both[1].opening_balance is not None
    assert both[0].closing_balance.amount == both[1].opening_balance.amount


def test_letters_of_two_bytes_keep_their_places_where_a_record_is_counted_in_bytes() -> None:
    name = f"{'CAFFÈ MOKÀ':<40}"
    record = f" 630000001001YYY03032025{'':16}{name[:38]}{'ROMA':<40}"
    records = [a_head(), an_opening(), a_movement(), record, a_closing("000000000105,00")]
    assert len(record.encode()) == 120
    for line_end in ("\n", ""):
        (statement,) = read(as_file([*records, an_end(1, 6)], line_end))
        assert statement.lines[0].counterparty.name == "CAFFÈ MOKÀ"
        assert statement.check is Check.HOLDS


@pytest.mark.parametrize(
    "content",
    [
        b"Data;Importo\n01/02/2025;12,00\n",
        b" 61 is the number of the house\n 64 too",
        b"RH negative blood\n",
        b"RH\n61x\n64y\n",
        b"<xml/>",
    ],
)
def test_other_documents_are_not_taken(content: bytes) -> None:
    assert not cbi.recognises(Document.of("x.txt", content))


@given(
    opening=st.integers(-(10**11), 10**11),
    moves=st.lists(st.tuples(MONEY, st.booleans(), DAYS, DAYS, NAMES, NAMES, WORDS), max_size=6),
    line_end=st.sampled_from(["\r\n", "\n", ""]),
)
def test_what_a_bank_writes_reads_back(
    opening: int,
    moves: list[tuple[int, bool, date, date, str, str, list[str]]],
    line_end: str,
) -> None:
    records = [an_opening(sized(opening), sign(opening))]
    for cents, is_out, booked, value, name, identity, words in moves:
        text = " ".join(words)
        records += [
            a_movement(
                sized(cents),
                "D" if is_out else "C",
                booked=f"{booked:%d%m%y}",
                value=f"{value:%d%m%y}",
            ),
            a_detail(f"YYY03032025{'':16}{name:<40}"),
            a_detail(f"ID1{'':35}{identity:<35}"),
            *(a_detail(text[place : place + 107]) for place in range(0, len(text), 107)),
        ]
    total = opening + sum(-cents if is_out else cents for cents, is_out, *_ in moves)
    (statement,) = read(a_report(*records, a_closing(sized(total), sign(total)), line_end=line_end))
    assert statement.check is Check.HOLDS
    for line, (cents, is_out, booked, value, name, identity, words) in zip(
        statement.lines, moves, strict=True
    ):
        assert line.amount.amount * 100 == (-cents if is_out else cents)
        assert (line.booking_date, line.value_date) == (booked, value)
        assert line.counterparty.name == name
        assert line.end_to_end_id == ("" if not identity.strip("0") else identity)
        assert line.description == (" ".join(words) or "Bonifico a vostro favore")


SEED = a_report(
    an_opening(), a_movement(), PAYER, a_detail(f"x :IB2:{OTHER}"), a_closing("000000000105,00")
)


@settings(deadline=2000)
@given(st.data())
def test_only_our_errors_leave_a_damaged_report(data: st.DataObject) -> None:
    damaged = bytearray(SEED if data.draw(st.booleans()) else SEED.replace(b"\r\n", b""))
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(damaged)))
        length = data.draw(st.integers(0, 130))
        damaged[place : place + length] = data.draw(
            st.binary(max_size=8) | st.sampled_from([b" 61", b" 62", b" 63", b"\n", b" EF", b" RH"])
        )
    document = Document.of("damaged.rh", bytes(damaged))
    cbi.recognises(document)
    try:
        found = cbi.read(document)
    except ReadError:
        return
    assert found


@given(st.integers(0, len(SEED)))
def test_a_cut_report_never_proves_itself(length: int) -> None:
    whole = read(SEED)[0]
    try:
        (cut,) = read(SEED[:length])
    except ReadError:
        return
    if cut.check is Check.HOLDS:
        assert replace(cut, notices=()) == replace(whole, notices=())


def test_a_huge_file_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cbi, "_LIMIT", SizeLimit(most=10, shown="10 B"))
    with pytest.raises(TooLarge):
        read(SEED)


def test_the_reader_of_statements_knows_it() -> None:
    assert read_statements(Document.of("x.txt", SEED)).format == "cbi-rh"
