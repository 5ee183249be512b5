from __future__ import annotations

import time
from datetime import date
from decimal import Decimal
from io import BytesIO
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.damage import damaged, readable
from xl_recon.errors import BadDocument, TooLarge
from xl_recon.readers.document import Document
from xl_recon.readers.statements import ofx, read_statements
from xl_recon.records.money import Money
from xl_recon.records.statement import Check, LineStatus, Statement, StatementLine

HEAD = "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nCHARSET:1252\n\n"
MOVEMENT = "<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20240131<TRNAMT>-10.00<FITID>a1<NAME>Luce</STMTTRN>"
SEEDS = [
    (HEAD + "<OFX><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>1</BANKACCTFROM>"
     f"<BANKTRANLIST><DTSTART>20240101<DTEND>20240131{MOVEMENT * 3}</BANKTRANLIST>"
     "<LEDGERBAL><BALAMT>5.00<DTASOF>20240131</LEDGERBAL></STMTRS></STMTTRNRS></OFX>").encode(),
    (b'<?xml version="1.0"?><?OFX OFXHEADER="200" VERSION="211"?><OFX><STMTRS><CURDEF>EUR</CURDEF>'
     b"<!-- x --><BANKTRANLIST><STMTTRN><DTPOSTED>20240131</DTPOSTED><TRNAMT>1,50</TRNAMT>"
     b"<NAME><![CDATA[a & b]]></NAME><ORIGCURRENCY><CURRATE>1.1</CURRATE><CURSYM>USD</CURSYM>"
     b"</ORIGCURRENCY></STMTTRN></BANKTRANLIST></STMTRS></OFX>"),
]  # fmt: skip


def a_file(*movements: str, head: str = HEAD, around: str = "", currency: str = "EUR") -> str:
    return (
        f"{head}<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>{currency}"
        f"<BANKACCTFROM><BANKID>1<ACCTID>123</BANKACCTFROM><BANKTRANLIST><DTSTART>20240101"
        f"<DTEND>20240131{''.join(movements)}</BANKTRANLIST>{around}"
        "</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>"
    )


def a_movement(amount: str = "-10.00", **texts: str) -> str:
    tags = {"DTPOSTED": "20240131", "TRNAMT": amount, "NAME": "Luce"} | texts
    inside = "".join(f"<{tag}>{text}" for tag, text in tags.items())
    return f"<STMTTRN>{inside}</STMTTRN>"


def read(text: str, encoding: str = "utf-8") -> tuple[Statement, ...]:
    document = Document.of("movimenti.ofx", text.encode(encoding))
    assert ofx.recognises(document)
    return ofx.read(document)


def lines_of(*movements: str) -> tuple[StatementLine, ...]:
    return read(a_file(*movements))[0].lines


def codes(statement: Statement) -> list[str]:
    return [notice.code for notice in statement.notices]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("20240131", date(2024, 1, 31)),
        ("20240131233000.000[-5:EST]", date(2024, 1, 31)),
        ("20240101003000[+9:JST]", date(2024, 1, 1)),
        ("2024-01-31", date(2024, 1, 31)),
        ("2024/01/31 10:00", date(2024, 1, 31)),
    ],
)
def test_a_day_counts_as_written_whatever_the_time_zone(written: str, day: date) -> None:
    assert lines_of(a_movement(DTPOSTED=written))[0].booking_date == day


def test_a_day_of_zeros_gives_way_to_the_day_of_the_user() -> None:
    assert lines_of(a_movement(DTPOSTED="00000000", DTUSER="20240105"))[0].booking_date == date(
        2024, 1, 5
    )


@pytest.mark.parametrize(
    ("movement", "found"),
    [
        ("<STMTTRN><TRNAMT>1</STMTTRN>", "an entry without a date"),
        ("<STMTTRN><DTPOSTED>20240131</STMTTRN>", "an entry without an amount"),
        (a_movement(DTPOSTED="20240231"), "not a date"),
        (a_movement(DTPOSTED="31012024"), "not a date"),
        (a_movement("ten"), "not an amount"),
    ],
)
def test_a_movement_without_day_or_amount_is_refused_with_its_place(
    movement: str, found: str
) -> None:
    with pytest.raises(BadDocument, match=rf"movimenti\.ofx:6: {found}"):
        read(a_file(movement))


def test_the_amounts_of_a_file_tell_its_decimal_mark_together() -> None:
    amounts = [it.amount.amount for it in lines_of(a_movement("-1.234,56"), a_movement("2.500"))]
    assert amounts == [Decimal("-1234.56"), Decimal(2500)]


def test_a_decimal_mark_that_nothing_decides_is_told() -> None:
    (statement,) = read(a_file(a_movement("1.234")))
    assert statement.lines[0].amount.amount == Decimal("1.234")
    assert codes(statement) == ["table.decimal_mark_assumed"]


def test_lower_case_prefixes_and_attributes_change_nothing() -> None:
    plain = read(a_file(MOVEMENT))
    assert (
        read(a_file(MOVEMENT).replace("STMTTRN", "stmttrn").replace("<NAME>", "<name >")) == plain
    )
    prefixed = a_file(MOVEMENT).replace("</", "</ofx:").replace("<OFX", "<ofx:OFX xmlns:ofx='x'")
    assert read(prefixed.replace("<S", "<ofx:S").replace("<B", "<ofx:B")) == plain


def test_a_header_in_one_line_tells_the_version_too() -> None:
    head = "OFXHEADER:100DATA:OFXSGMLVERSION:102SECURITY:NONECHARSET:1252"
    assert read(a_file(MOVEMENT, head=head))[0].format == "ofx.102"


def test_blank_lines_before_the_header_do_not_hide_the_file() -> None:
    assert read("\n\n \r\n" + a_file(MOVEMENT))[0].lines[0].description == "Luce"


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("CHARSET:1252", "utf-8"),
        ("CHARSET:1252", "cp1252"),
        ("CHARSET:ISO-8859-1", "latin-1"),
        ("CHARSET:8859-1", "latin-1"),
        ("CHARSET:NONE", "cp1252"),
        ("ENCODING:UTF-8", "cp1252"),
        ("CHARSET:nonsense", "utf-16"),
    ],
)
def test_letters_are_right_whatever_the_header_claims(declared: str, encoding: str) -> None:
    text = a_file(a_movement(NAME="Perché città"), head=f"OFXHEADER:100\n{declared}\n\n")
    assert read(text, encoding)[0].lines[0].description == "Perché città"


def test_a_declared_code_page_that_cannot_be_guessed_counts() -> None:
    text = a_file(a_movement(NAME="Łódź"), head="OFXHEADER:100\nCHARSET:1250\n\n")
    assert read(text, "cp1250")[0].lines[0].description == "Łódź"


@pytest.mark.parametrize(
    ("name", "memo", "description"),
    [
        ("Bar Sole", "carta 12", "Bar Sole carta 12"),
        ("AFFITTO IMMOBIL", "Affitto Immobiliare Quercia", "Affitto Immobiliare Quercia"),
        ("Bar Sole di Rossi", "BAR SOLE", "Bar Sole di Rossi"),
        ("Tom &amp; Co", "a < b &quot;c&quot; & d; &bogus;", 'Tom & Co a < b "c" & d; &bogus;'),
    ],
)
def test_name_and_memo_make_one_text_without_saying_it_twice(
    name: str, memo: str, description: str
) -> None:
    assert lines_of(a_movement(NAME=name, MEMO=memo))[0].description == description


def test_several_memos_are_one_text() -> None:
    assert lines_of(a_movement(MEMO="uno<MEMO>due"))[0].description == "Luce uno due"


def test_a_movement_that_nobody_closed_ends_where_the_next_begins() -> None:
    open_ended = MOVEMENT.removesuffix("</STMTTRN>")
    assert len(lines_of(open_ended, open_ended, MOVEMENT)) == 3
    assert len(lines_of(MOVEMENT, open_ended)) == 2


def test_a_file_cut_off_inside_a_movement_is_refused() -> None:
    whole = a_file(MOVEMENT, MOVEMENT)
    with pytest.raises(BadDocument, match="ends before"):
        read(whole[: whole.rindex("-10.00") + 2])


def test_a_file_cut_off_between_movements_says_so() -> None:
    whole = a_file(MOVEMENT, MOVEMENT)
    (statement,) = read(whole[: whole.rindex("<STMTTRN>")])
    assert len(statement.lines) == 1
    assert codes(statement) == ["statement.cut_short"]


def test_a_movement_outside_of_any_account_is_refused() -> None:
    with pytest.raises(BadDocument, match="outside a statement"):
        read(a_file(MOVEMENT) + MOVEMENT)


def test_the_balance_of_the_moment_closes_no_period() -> None:
    ledger = "<LEDGERBAL><BALAMT>90.00<DTASOF>20240131</LEDGERBAL>"
    (statement,) = read(a_file(MOVEMENT, around=ledger))
    assert statement.closing_balance is None
    assert statement.check is Check.NONE
    assert [notice.detail for notice in statement.notices] == ["90.00 EUR, 2024-01-31"]


def listed_opening(ledger_day: str) -> str:
    return (
        f"<LEDGERBAL><BALAMT>90.00<DTASOF>{ledger_day}</LEDGERBAL><BALLIST><BAL><NAME>Saldo"
        "<DESC>Saldo iniziale<VALUE>100.00<DTASOF>20240101</BAL></BALLIST>"
    )


def test_with_an_opening_balance_the_balance_of_the_last_day_proves_the_movements() -> None:
    assert read(a_file(MOVEMENT, around=listed_opening("20240131")))[0].check is Check.HOLDS
    assert read(a_file(around=listed_opening("20240131")))[0].check is Check.OFF


def test_a_balance_of_a_later_day_proves_nothing_even_with_an_opening() -> None:
    assert read(a_file(MOVEMENT, around=listed_opening("20240201")))[0].check is Check.NONE


def ending(account: str, until: str) -> str:
    return (
        f"<STMTENDTRNRS><STMTENDRS><CURDEF>EUR<BANKACCTFROM><ACCTID>{account}</BANKACCTFROM><CLOSING>"
        f"<DTOPEN>20240101<DTCLOSE>{until}<BALOPEN>100.00<BALCLOSE>90.00</CLOSING></STMTENDRS></OFX>"
    )


@pytest.mark.parametrize(
    ("account", "until", "check"),
    [
        ("123", "20240131", Check.HOLDS),
        ("124", "20240131", Check.NONE),
        ("123", "20240130", Check.NONE),
    ],
)
def test_how_a_period_closed_proves_that_account_and_period_alone(
    account: str, until: str, check: Check
) -> None:
    text = a_file(MOVEMENT).removesuffix("</OFX>") + ending(account, until)
    (statement,) = read(text)
    assert statement.check is check


@pytest.mark.parametrize(
    ("balances", "check"),
    [
        (("90.00", "80.00", "70.00"), Check.HOLDS),
        (("70.00", "80.00", "90.00"), Check.HOLDS),
        (("90.00", "80.00", "71.00"), Check.NONE),
        (("90.00", "x", "70.00"), Check.NONE),
        (("90.00", "", "70.00"), Check.NONE),
    ],
)
def test_running_balances_count_only_where_they_follow_from_one_another(
    balances: tuple[str, ...], check: Check
) -> None:
    (statement,) = read(a_file(*(a_movement(ACCTBAL=balance) for balance in balances)))
    assert statement.check is check
    assert (statement.lines[0].balance_after is not None) == (check is Check.HOLDS)


def test_a_listed_balance_among_the_movements_is_only_information() -> None:
    assert lines_of(a_movement(NAME="SALDO ANTERIOR"))[0].status is LineStatus.INFO
    assert lines_of(a_movement(NAME="Saldo iniziale fattura 7"))[0].status is LineStatus.BOOKED


def test_a_corrected_movement_counts_no_more_and_is_told() -> None:
    wrong = a_movement("-100.00", FITID="w")
    right = a_movement("-10.00", FITID="r", CORRECTFITID="w", CORRECTACTION="REPLACE")
    gone = a_movement("-1.00", FITID="d", CORRECTFITID="x", CORRECTACTION="DELETE")
    (statement,) = read(a_file(wrong, right, gone))
    assert statement.booked_total == Decimal("-10.00")
    assert codes(statement) == ["statement.corrected"]


def test_payments_that_all_come_in_are_told() -> None:
    odd = read(a_file(a_movement("10.00", TRNTYPE="DEBIT"), a_movement("5.00", TRNTYPE="CREDIT")))
    assert codes(odd[0]) == ["statement.sign_unlikely"]
    assert codes(read(a_file(a_movement("10.00", TRNTYPE="DEBIT"), MOVEMENT))[0]) == []


@pytest.mark.parametrize(
    ("rate", "original"),
    [("0.5", "-20.00"), ("0,5", "-20.00"), ("0", None), ("0.000000000001", None), ("half", None)],
)
def test_the_amount_before_conversion_follows_from_the_rate(
    rate: str, original: str | None
) -> None:
    amount = "-10.00" if original else "-100000000000000000.00"
    origin = f"<ORIGCURRENCY><CURRATE>{rate}<CURSYM>usd</ORIGCURRENCY>"
    (line,) = lines_of(a_movement(amount, MEMO=f"x{origin}"))
    assert line.amount == Money(Decimal(amount), "EUR")
    assert line.original_amount == (Money(Decimal(original), "USD") if original else None)


def test_an_account_without_a_currency_takes_that_of_its_movements() -> None:
    (statement,) = read(a_file(a_movement(MEMO="x<CURRENCY><CURSYM>AUD</CURRENCY>"), currency=""))
    assert statement.currency == "AUD"


def test_an_answer_without_statements_is_refused_in_the_words_of_the_bank() -> None:
    error = "<STATUS><CODE>15500<SEVERITY>ERROR<MESSAGE>Wrong password</STATUS>"
    with pytest.raises(BadDocument, match="the bank refused: Wrong password"):
        read(f"{HEAD}<OFX><SONRS>{error}</SONRS></OFX>")
    with pytest.raises(BadDocument, match="no statement in it"):
        read(f"{HEAD}<OFX><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS></SONRS></OFX>")


def test_a_part_that_the_bank_refused_is_told_beside_the_others() -> None:
    error = "<STMTTRNRS><STATUS><CODE>2000<SEVERITY>ERROR</STATUS></STMTTRNRS></OFX>"
    (statement,) = read(a_file(MOVEMENT).removesuffix("</OFX>") + error)
    assert [(notice.code, notice.detail) for notice in statement.notices] == [
        ("statement.refused_part", "2000")
    ]


@pytest.mark.parametrize(
    "text", ["Date;OFX;Amount\n", "<html><OFXtra></html>", "!Type:Bank\n", "x"]
)
def test_other_texts_are_not_taken_for_it(text: str) -> None:
    assert not ofx.recognises(Document.of("x", text.encode()))


def test_a_file_beyond_all_measure_is_refused_before_it_is_read() -> None:
    class Endless(BytesIO):
        def seek(self, *_: int) -> int:
            return 1 << 40

    with pytest.raises(TooLarge):
        ofx.read(Document("x.ofx", Endless))


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=20)
MOVEMENTS = st.lists(
    st.tuples(
        st.dates(date(1990, 1, 1), date(2069, 12, 31)),
        st.decimals(-(10**12), 10**12, places=2),
        TEXTS,
        st.from_regex(r"[a-z][a-z0-9-]{0,12}", fullmatch=True).filter(lambda it: it != "none"),
    ),
    max_size=8,
)


@given(
    movements=MOVEMENTS,
    xml=st.booleans(),
    between=st.sampled_from(["", "\n", "\r\n\t"]),
    mark=st.sampled_from(".,"),
)
def test_what_is_written_reads_back(
    movements: list[tuple[date, Decimal, str, str]], *, xml: bool, between: str, mark: str
) -> None:
    def element(tag: str, text: str) -> str:
        return f"<{tag}>{text}</{tag}>{between}" if xml else f"<{tag}>{text}{between}"

    written = "".join(
        f"<STMTTRN>{between}"
        + element("DTPOSTED", f"{day:%Y%m%d}120000[+1:CET]")
        + element("TRNAMT", str(amount).replace(".", mark))
        + element("FITID", identifier)
        + element("NAME", escape(text))
        + f"</STMTTRN>{between}"
        for day, amount, text, identifier in movements
    )
    (statement,) = read(a_file(written))
    assert [
        (one.booking_date, one.amount.amount, one.description, one.bank_reference)
        for one in statement.lines
    ] == movements


@given(damaged(SEEDS, [b"<STMTTRN>", b"</STMTTRN>", b"<STMTRS>", b"<!--", b"<![CDATA[", b"&#9;"]))
def test_only_our_errors_leave_a_damaged_file(content: bytes) -> None:
    readable(content)


@pytest.mark.parametrize(
    "content",
    [
        b"<OFX>" + b"<STMTRS>" * 50_000,
        b"<OFX>" + b"<!--" * 400_000,
        b"<OFX>" + b"<" * 1_000_000,
        b"<OFX><STMTRS>" + b"<STMTTRN>" * 100_000 + b"</OFX>",
        b"<OFX><STMTRS><STMTTRN><MEMO>" + b"a <b " * 300_000 + b"</OFX>",
        b"OFXHEADER:100" + b" " * 2_000_000,
    ],
    ids=["responses", "comments", "brackets", "movements", "text", "blanks"],
)
def test_hostile_files_take_no_longer_than_their_length(content: bytes) -> None:
    begun = time.process_time()
    readable(content)
    assert time.process_time() - begun < 8


def test_it_stands_before_the_tables_in_the_list_of_readers() -> None:
    content = a_file(MOVEMENT).encode()
    assert read_statements(Document.of("x", content)).format == "ofx.102"
