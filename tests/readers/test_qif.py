from __future__ import annotations

import time
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.damage import damaged, readable
from xl_recon.errors import BadDocument
from xl_recon.readers.document import Document
from xl_recon.readers.statements import qif, read_statements
from xl_recon.records.statement import Balance, Check, Statement

RECORD = "D31/01/2024\nT-10.00\nPLuce\n^\n"
SEEDS = [
    b"""!Option:AutoSwitch
!Account
NUno
TBank
^
!Type:Bank
D1/31'24
T1,000.00
POpening Balance
L[Uno]
^
D2/ 1'24
T-5.00
Sa
$-2.00
Sb
Ememo
$-3.00
^
!Type:Invst
D1/1'24
NBuy
^
""",
    b"D31.01.2024\nT-1'234.50\nPMiete\n^\nD2024-02-01\nU0,75\n^\n",
]


def read(text: str) -> tuple[Statement, ...]:
    document = Document.of("movimenti.qif", text.encode())
    assert qif.recognises(document)
    return qif.read(document)


def a_bank(*records: str) -> str:
    return "!Type:Bank\n" + "".join(f"{record}\n^\n" for record in records)


def days_of(*written: str) -> list[date]:
    (statement,) = read(a_bank(*(f"D{text}\nT1.00" for text in written)))
    return [line.booking_date for line in statement.lines]


def codes(statement: Statement) -> list[str]:
    return [notice.code for notice in statement.notices]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("31/01'24", date(2024, 1, 31)),
        ("1/31/24", date(2024, 1, 31)),
        ("1/31/97", date(1997, 1, 31)),
        ("1/31' 4", date(2004, 1, 31)),
        ("1/31'97", date(2097, 1, 31)),
        ("31.01.2024", date(2024, 1, 31)),
        ("31-1-2024", date(2024, 1, 31)),
        ("2024-01-31", date(2024, 1, 31)),
        ("20240131", date(2024, 1, 31)),
        ("31 January 2024", date(2024, 1, 31)),
        ("31-Jan-24", date(2024, 1, 31)),
        (" 1/ 2'00", None),
        ("4.1.2024", date(2024, 1, 4)),
        ("97/01/31", date(1997, 1, 31)),
    ],
)
def test_a_day_is_read_in_the_order_that_makes_it_one(written: str, day: date | None) -> None:
    assert days_of(written) == [day or date(2000, 2, 1)]


@pytest.mark.parametrize("written", ["31/02/2024", "13/13/2024", "31 Foo 2024", "ieri", "20241301"])
def test_what_is_no_day_is_refused_with_its_place(written: str) -> None:
    with pytest.raises(BadDocument, match=r"movimenti\.qif:2: not a date"):
        read(a_bank(f"D{written}\nT1.00"))


def test_one_day_beyond_the_twelfth_decides_the_order_for_the_whole_file() -> None:
    assert days_of("05/02/2024", "1/13/2024") == [date(2024, 5, 2), date(2024, 1, 13)]
    assert days_of("05/02/2024", "13/1/2024") == [date(2024, 2, 5), date(2024, 1, 13)]


def test_days_that_follow_closely_decide_the_order() -> None:
    assert days_of("1/3/24", "1/4/24", "1/5/24") == [date(2024, 1, day) for day in (3, 4, 5)]
    assert days_of("3/1/24", "4/1/24", "5/1/24") == [date(2024, 1, day) for day in (3, 4, 5)]


def test_an_order_that_nothing_decides_is_assumed_and_told() -> None:
    (statement,) = read(a_bank("D05/02/2024\nT1.00"))
    assert statement.lines[0].booking_date == date(2024, 2, 5)
    assert codes(statement) == ["table.date_order_assumed"]


@pytest.mark.parametrize("written", ["05/05/2024", "05.02.2024"])
def test_nothing_is_assumed_where_both_orders_agree_or_dots_tell(written: str) -> None:
    assert codes(read(a_bank(f"D{written}\nT1.00"))[0]) == []


def test_days_against_one_another_are_refused() -> None:
    with pytest.raises(BadDocument, match="not a date"):
        days_of("13/1/2024", "1/13/2024")


@pytest.mark.parametrize(
    ("written", "amount"),
    [("-1,234.56", "-1234.56"), ("1.234,56", "1234.56"), ("1'234.56", "1234.56"), ("€ 5", "5")],
)
def test_an_amount_is_read_in_the_notation_that_makes_it_one(written: str, amount: str) -> None:
    (statement,) = read(a_bank(f"D31/01/2024\nT{written}"))
    assert statement.lines[0].amount.amount == Decimal(amount)


def test_thousands_that_may_be_decimals_are_told() -> None:
    (statement,) = read(a_bank("D31/01/2024\nT1,234"))
    assert statement.lines[0].amount.amount == Decimal(1234)
    assert codes(statement) == ["table.decimal_mark_assumed"]


@pytest.mark.parametrize(
    ("record", "found"),
    [
        ("D31/01/2024\nPx", "without an amount"),
        ("T5\nPx", "without a date"),
        ("D1/1/24\nTx", "'x'"),
    ],
)
def test_a_movement_without_day_or_amount_is_refused(record: str, found: str) -> None:
    with pytest.raises(BadDocument, match=found):
        read(a_bank("D31/01/2024\nT1.00", record))


def test_the_opening_balance_is_no_movement() -> None:
    (statement,) = read(a_bank("D31/01/2024\nT9.00\nPOpening Balance\nL[Cassa]", "D31/01/2024\nT1"))
    assert statement.opening_balance == Balance(amount=Decimal("9.00"), day=date(2024, 1, 31))
    assert statement.account == "Cassa"
    assert len(statement.lines) == 1
    assert statement.check is Check.NONE


def test_a_list_from_the_newest_on_has_its_opening_balance_at_the_end() -> None:
    (statement,) = read(a_bank("D31/01/2024\nT1", "D31/01/2024\nT9.00\nPSaldo iniziale"))
    assert statement.opening_balance is not None
    assert len(statement.lines) == 1


def test_an_opening_balance_of_another_account_is_a_transfer() -> None:
    account = "!Account\nNCassa\nTCash\n^\n!Type:Cash\n"
    (statement,) = read(account + "D31/01/2024\nT9.00\nPOpening Balance\nL[Banca]\n^\n")
    assert len(statement.lines) == 1


def test_an_account_that_comes_twice_is_one_statement() -> None:
    one = "!Account\nNUno\nTBank\n^\n!Type:Bank\n" + RECORD
    other = "!Account\nNDue\nTBank\n^\n!Type:Bank\n" + RECORD
    found = read(one + other + one)
    assert [(it.account, len(it.lines)) for it in found] == [("Uno", 2), ("Due", 1)]


def test_an_account_called_by_its_iban_has_it() -> None:
    (statement,) = read("!Account\nNIT60 X054 2811 1010 0000 0123 456\n^\n!Type:Bank\n" + RECORD)
    assert statement.account == "IT60X0542811101000000123456"


def test_the_list_of_accounts_names_no_account_after_its_end() -> None:
    listed = "!Option:AutoSwitch\n!Account\nNUno\n^\nNDue\n^\n!Clear:AutoSwitch\n"
    assert read(f"{listed}!Type:Bank\n{RECORD}")[0].account == ""


@pytest.mark.parametrize("name", ["Bank", "CCard", "Cash", "Oth A", "Oth L", "Banque", "bank "])
def test_accounts_of_every_kind_are_read(name: str) -> None:
    assert len(read(f"!Type:{name}\n{RECORD}")[0].lines) == 1


def test_lists_that_move_no_money_are_passed_over() -> None:
    lists = "!Type:Cat\nNLuce\nD\nE\n^\n!Type:Memorized\nKC\nT-10.00\nPLuce\n^\n"
    assert len(read(f"{lists}!Type:Bank\n{RECORD}")[0].lines) == 1
    with pytest.raises(BadDocument, match="no statement in it"):
        read(lists)


def test_securities_are_told_or_refused() -> None:
    securities = "!Type:Invst\nD31/01/2024\nNBuy\nYAzioni\nT5.00\n^\n"
    assert codes(read(f"!Type:Bank\n{RECORD}{securities}")[0]) == ["statement.securities"]
    with pytest.raises(BadDocument, match="only securities"):
        read(securities)


def test_splits_are_details_where_all_have_amounts() -> None:
    splits = "SAcqua\n$-4.00\nSGas\nEmetano\n$-6.00"
    (line,) = read(a_bank(f"D31/01/2024\nT-10.00\n{splits}"))[0].lines
    assert [(it.description, str(it.amount.amount)) for it in line.details] == [
        ("Acqua", "-4.00"),
        ("metano", "-6.00"),
    ]
    (line,) = read(a_bank("D31/01/2024\nT-10.00\nSAcqua\n%50\nSGas\n%50"))[0].lines
    assert line.details == ()


@pytest.mark.parametrize(
    ("fields", "description"),
    [
        ("PBar Sole\nMcarta", "Bar Sole carta"),
        ("PBar\nMBar Sole", "Bar Sole"),
        ("PBar Sole\nMsole", "Bar Sole"),
        ("PBar Sole\nSVitto\nEcaffè\n$1", "Bar Sole caffè"),
        ("MSolo nota", "Solo nota"),
    ],
)
def test_payee_and_memo_make_one_text_without_saying_it_twice(
    fields: str, description: str
) -> None:
    (line,) = read(a_bank(f"D31/01/2024\nT1.00\n{fields}"))[0].lines
    assert line.description == description


def test_a_last_movement_that_is_not_closed_is_told() -> None:
    (statement,) = read(f"!Type:Bank\n{RECORD}D31/01/2024\nT-1")
    assert len(statement.lines) == 2
    assert codes(statement) == ["statement.cut_short"]


def test_words_before_the_first_heading_are_no_movement() -> None:
    text = f"# made by hand\nExported from a program\n!Type:Bank\n{RECORD}"
    assert len(read(text)[0].lines) == 1


def test_a_file_without_any_heading_is_read() -> None:
    assert len(read(RECORD)[0].lines) == 1
    assert read_statements(Document.of("x", RECORD.encode())).format == "qif"


@pytest.mark.parametrize(
    "text", ["Date;Amount\n", "Dare;Avere\n^", "OFXHEADER:100\n", "x !Type:Bank"]
)
def test_other_texts_are_not_taken_for_it(text: str) -> None:
    assert not qif.recognises(Document.of("x", text.encode()))


@given(
    st.lists(
        st.tuples(
            st.integers(0, 40),
            st.decimals(-(10**9), 10**9, places=2),
            st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=20),
        ),
        min_size=1,
        max_size=12,
    ),
    st.sampled_from(["%d/%m/%Y", "%m/%d'%y", "%Y-%m-%d", "%d.%m.%y", "%m-%d-%Y"]),
    st.sampled_from([",.", ".,"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_what_is_written_reads_back(
    movements: list[tuple[int, Decimal, str]], pattern: str, marks: str, line_break: str
) -> None:
    first = date(2024, 1, 13)  # no other order makes a day of it
    told = [(first + timedelta(days=gap), amount, text) for gap, amount, text in movements]
    told[0] = (first, told[0][1], told[0][2])
    turned = str.maketrans(",.", marks)
    written = a_bank(
        *(
            f"D{day.strftime(pattern)}\nT{f'{amount:,.2f}'.translate(turned)}\nP{text}"
            for day, amount, text in told
        )
    )
    (statement,) = read(written.replace("\n", line_break))
    assert statement.notices == ()
    assert [
        (one.booking_date, one.amount.amount, one.description) for one in statement.lines
    ] == told


@given(damaged(SEEDS, [b"\n^\n", b"\n!Type:Bank\n", b"\nD", b"\nT", b"\nS", b"\n$", b"'"]))
def test_only_our_errors_leave_a_damaged_file(content: bytes) -> None:
    readable(content)


@pytest.mark.parametrize(
    "content",
    [
        b"!Type:Bank\n" + b"^\n" * 300_000,
        b"!Type:Bank\n" * 200_000,
        b"!Type:Bank\nD31/01/2024\nT1\n" + b"Sx\n$1\n" * 200_000,
        b"!Type:Bank\n" + b"M" * 5_000_000,
    ],
    ids=["ends", "headings", "splits", "text"],
)
def test_hostile_files_take_no_longer_than_their_length(content: bytes) -> None:
    begun = time.process_time()
    readable(content)
    assert time.process_time() - begun < 8
