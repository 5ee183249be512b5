# ruff: noqa: RUF001 - texts in the alphabet of the banks
from __future__ import annotations

from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xl_recon.errors import BadDocument, ReadError, TooLarge
from xl_recon.readers.document import Document
from xl_recon.readers.size_limits import SizeLimit
from xl_recon.readers.statements import bulgarian, read_statements
from xl_recon.records.statement import Check, LineStatus, Statement, StatementLine

OURS, THEIRS = "BG80BNBG96611020345678", "BG18RZBB91550123456789"
TEXTS = st.text("абвгдежз АБВ<&>\"'.,-123", max_size=30)
SIZES = st.integers(0, 10**11)
DAYS = st.dates(date(1970, 1, 1), date(2069, 12, 31))
MOVES = st.lists(st.tuples(SIZES, st.booleans(), DAYS, TEXTS, TEXTS), max_size=6)


def read(text: str, encoding: str = "utf-8") -> tuple[Statement, ...]:
    return bulgarian.read(Document.of("x.xml", text.encode(encoding)))


def a_movement(**fields: str) -> str:
    given = {"ValueDate": "2025-03-03", "MovementType": "Credit", "Amount": "5.00"} | fields
    inside = "".join(f"<{name}>{text}</{name}>" for name, text in given.items() if text)
    return f"<AccountMovement>{inside}</AccountMovement>"


def movements(*found: str, **head: str) -> str:
    inside = "".join(f"<{name}>{text}</{name}>" for name, text in head.items())
    wrapped = f"<AccountMovements>{''.join(found)}</AccountMovements>"
    return f"<Report><IBAN>{OURS}</IBAN><Currency>BGN</Currency>{inside}{wrapped}</Report>"


def line_of(**fields: str) -> StatementLine:
    return read(movements(a_movement(**fields)))[0].lines[0]


def a_ubb(inside: str, declared: str = "") -> str:
    declaration = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    return f"{declaration}<STATEMENT><IBAN_S>{OURS}</IBAN_S>{inside}</STATEMENT>"


PAID = "<TRANSACTION><POST_DATE>03/04/2025</POST_DATE><AMOUNT_D>1,000.05</AMOUNT_D>{}</TRANSACTION>"


@pytest.mark.parametrize(
    ("word", "amount"),
    [
        ("Debit", "-5"),
        ("Credit", "5"),
        ("Дебит", "-5"),
        ("КРЕДИТ", "5"),
        ("DT", "-5"),
        ("КТ", "5"),
        ("1", "-5"),
        ("2", "5"),
        ("изходяща", "-5"),
    ],
)
def test_the_kind_of_movement_says_the_sign(word: str, amount: str) -> None:
    assert line_of(MovementType=word).amount.amount == Decimal(amount)


def test_a_later_name_says_the_sign_where_the_first_says_something_else() -> None:
    line = line_of(MovementType="Превод", Tooltip="изходяща")
    assert line.amount.amount == Decimal(-5)


def test_the_number_says_the_sign_where_no_word_does_and_one_is_below_zero() -> None:
    found = [a_movement(MovementType="", Amount=size) for size in ("5.00", "-3.00")]
    assert [line.amount.amount for line in read(movements(*found))[0].lines] == [5, -3]


def test_balances_say_the_sign_where_nothing_else_does() -> None:
    content = movements(a_movement(MovementType=""), OpeningBalance="1.00", ClosingBalance="6.00")
    assert read(content)[0].check is Check.HOLDS


@pytest.mark.parametrize("head", [{}, {"OpeningBalance": "1.00", "ClosingBalance": "9.00"}])
def test_amounts_without_any_sign_are_refused(head: dict[str, str]) -> None:
    with pytest.raises(BadDocument, match="does not say whether money came in"):
        read(movements(a_movement(MovementType=""), **head))


def test_debits_written_below_zero_are_debits() -> None:
    line = line_of(MovementType="Debit", Amount="-5.00")
    assert line.amount.amount == -5


def test_one_debit_below_zero_among_others_gives_money_back() -> None:
    found = [a_movement(MovementType="Debit", Amount=size) for size in ("9.00", "-5.00")]
    assert [line.amount.amount for line in read(movements(*found))[0].lines] == [-9, 5]


def test_the_balances_decide_what_a_debit_below_zero_is() -> None:
    found = [a_movement(MovementType="Debit", Amount=size) for size in ("9.00", "-5.00")]
    (statement,) = read(movements(*found, OpeningBalance="20", ClosingBalance="6"))
    assert [line.amount.amount for line in statement.lines] == [-9, -5]
    assert statement.check is Check.HOLDS


def test_both_columns_filled_are_netted() -> None:
    both = a_movement(Amount="", MovementType="", Debit="2.00", Credit="7.00")
    assert read(movements(both))[0].lines[0].amount.amount == 5


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("1,234.50", "1234.50"),
        ("1.234,50", "1234.50"),
        ("1234,5", "1234.5"),
        ("1 234.50", "1234.50"),
        ("1,234", "1234"),
        ("12.5000", "12.50"),
        ("0.125", "0.125"),
        ("12.50 BGN", "12.50"),
    ],
)
def test_an_amount_is_read_as_its_file_writes_it(written: str, amount: str) -> None:
    assert line_of(Amount=written).amount.amount == Decimal(amount)


def test_a_balance_may_have_its_side_behind_it() -> None:
    (statement,) = read(
        movements(a_movement(), OpeningBalance="10.00 Дт", ClosingBalance="5.00 Дт")
    )
    assert statement.check is Check.HOLDS


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025-03-04", "2025-03-04"),
        ("2025-03-04T10:11:12+02:00", "2025-03-04"),
        ("2025-03-03T22:00:00Z", "2025-03-04"),
        ("20250304", "2025-03-04"),
        ("04/03/2025", "2025-03-04"),
        ("4.3.2025 г.", "2025-03-04"),
        ("04.03.25", "2025-03-04"),
        ("04.03.99", "1999-03-04"),
        ("3/4/2025 12:00:00 AM", "2025-03-04"),
    ],
)
def test_a_day_is_understood_in_each_notation(written: str, day: str) -> None:
    assert str(line_of(ValueDate=written).booking_date) == day


def test_the_booking_day_is_not_the_value_day() -> None:
    line = line_of(PaymentDateTime="2025-03-05T09:00:00")
    assert (str(line.booking_date), str(line.value_date)) == ("2025-03-05", "2025-03-03")


@pytest.mark.parametrize(
    ("movement", "found"),
    [
        (a_movement(Amount="много"), "not an amount"),
        (a_movement(Amount="1.2.3,4,5"), "not an amount"),
        (a_movement(ValueDate="31.02.2025"), "not a date"),
        (a_movement(ValueDate="вчера"), "not a date"),
        (a_movement(ValueDate="9999-12-31T21:00:00Z"), "not a date"),
        (a_movement(Amount="", Debit="x"), "without an amount"),
    ],
)
def test_an_odd_value_is_refused_with_its_line(movement: str, found: str) -> None:
    with pytest.raises(BadDocument, match=rf"x\.xml:1: .*{found}"):
        read(movements(movement))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("windows-1251", "cp1251"),
        ("windows-1251", "utf-8"),
        ("utf-8", "cp1251"),
        ("windows-1259", "cp1251"),
        ("utf-16", "utf-8"),
        ("utf-16", "utf-16"),
        ("UTF-8", "utf-8-sig"),
        ("", "cp1251"),
        ("", "utf-8"),
    ],
)
def test_the_bytes_win_over_what_is_declared(text: str, encoding: str) -> None:
    content = a_ubb(PAID.format("<NAME_R>Слънчоглед ЕООД</NAME_R>"), text)
    (statement,) = read(content, encoding)
    assert statement.lines[0].counterparty.name == "Слънчоглед ЕООД"


def test_cyrillic_far_down_in_a_file_is_read_as_it_is_declared() -> None:
    many = PAID.format("<REM_I>rent</REM_I>") * 1500
    content = a_ubb(many + PAID.format("<REM_I>Наем</REM_I>"), "windows-1251")
    (statement,) = read(content, "cp1251")
    assert (len(statement.lines), statement.lines[-1].description) == (1501, "Наем")


def test_prefixes_attributes_and_nil_make_no_difference() -> None:
    content = f"""<b:Items xmlns:b="urn:b" xmlns:i="urn:i"><b:AccountMovement Amount="5.00"
        MovementType="Debit" PaymentDate="2025-03-03"><b:Account><b:IBAN>{OURS}</b:IBAN></b:Account>
        <b:CCY><b:SWIFTCode>EUR</b:SWIFTCode></b:CCY><b:Reason i:nil="true">x</b:Reason>
        </b:AccountMovement></b:Items>"""
    (statement,) = read(content)
    assert (statement.account, statement.currency) == (OURS, "EUR")
    assert (statement.lines[0].amount.amount, statement.lines[0].description) == (Decimal(-5), "")


@pytest.mark.parametrize(("direction", "name"), [("Debit", "Получател"), ("Credit", "Платец")])
def test_of_two_named_sides_the_other_one_counts(direction: str, name: str) -> None:
    sides = {"PayerName": "Платец", "PayeeName": "Получател"}
    assert line_of(MovementType=direction, **sides).counterparty.name == name


def test_a_side_with_our_own_account_is_ourselves() -> None:
    line = line_of(
        MovementType="Debit", PayeeName="Ние", PayeeIBAN=OURS, PayerName="Те", PayerIBAN=THEIRS
    )
    assert (line.counterparty.name, line.counterparty.iban) == ("Те", THEIRS)


def test_the_iban_beside_a_movement_is_the_other_sides_where_ours_is_in_the_head() -> None:
    assert line_of(IBAN=THEIRS).counterparty.iban == THEIRS
    assert line_of(IBAN=OURS).counterparty.iban == ""


@pytest.mark.parametrize(
    ("state", "status"),
    [
        ("success", LineStatus.BOOKED),
        ("Pending", LineStatus.PENDING),
        ("Отказан", LineStatus.INFO),
    ],
)
def test_only_what_is_done_counts(state: str, status: LineStatus) -> None:
    assert line_of(Status=state).status is status


def test_a_movement_in_another_currency_is_on_a_statement_of_its_own() -> None:
    found = [a_movement(), a_movement(Amount="7.00", CCY="EUR")]
    ours, other = read(movements(*found, OpeningBalance="1.00", ClosingBalance="6.00"))
    assert (ours.currency, ours.check) == ("BGN", Check.HOLDS)
    assert (other.currency, other.check, len(other.lines)) == ("EUR", Check.NONE, 1)


def test_a_month_without_movements_has_its_balances() -> None:
    content = a_ubb("<OPEN_BALANCE>1.00</OPEN_BALANCE><CLOSE_BALANCE>1.00</CLOSE_BALANCE>")
    assert [one.check for one in read(content)] == [Check.HOLDS]


def test_a_balance_that_is_none_is_refused() -> None:
    with pytest.raises(BadDocument, match="not an amount"):
        read(movements(a_movement(), OpeningBalance="1.2.3,4,5"))


@pytest.mark.parametrize(
    ("balances", "check"),
    [
        (("95.00", "100.00", "80.00"), Check.HOLDS),
        (("95.00", "100.00", "81.00"), Check.OFF),
        (("1.00", "2.00", "3.00"), Check.NONE),
        (("95.00", "", "80.00"), Check.NONE),
    ],
)
def test_running_balances_prove_or_disprove_newest_first(
    balances: tuple[str, ...], check: Check
) -> None:
    sizes = (("Debit", "5.00"), ("Credit", "20.00"), ("Debit", "1.00"))
    found = [
        a_movement(MovementType=kind, Amount=size, Balance=after)
        for (kind, size), after in zip(sizes, balances, strict=True)
    ]
    assert read(movements(*found))[0].check is check


def test_each_account_of_a_file_is_a_statement() -> None:
    one = (
        "<BankAccount><IBAN>{}</IBAN><BankAccountMovements><BankAccountMovement><ValDate>2025-05-07"
    )
    one += "</ValDate><MovementAmount>1</MovementAmount><MovementType>{}</MovementType>"
    one += "</BankAccountMovement></BankAccountMovements></BankAccount>"
    read_back = read(f"<APAccounts>{one.format(OURS, 1)}{one.format(THEIRS, 2)}</APAccounts>")
    assert [(each.account, each.lines[0].amount.amount) for each in read_back] == [
        (OURS, Decimal(-1)),
        (THEIRS, Decimal(1)),
    ]


BARRED = f"IBAN_S|{OURS}\nCCY_S|EUR\nOPEN_BALANCE|10.00\nPOST_DATE|AMOUNT_D|AMOUNT_C|REM_I\n"


def test_fields_between_bars_are_read_by_their_headings() -> None:
    content = f"{BARRED}05/01/2026|4.00||Наем\n06/01/2026||1.00|Лихва\nCLOSE_BALANCE|7.00\n"
    document = Document.of("x.txt", content.encode("cp1251"))
    (statement,) = read_statements(document).statements
    assert (statement.account, statement.currency, statement.check) == (OURS, "EUR", Check.HOLDS)
    assert [line.description for line in statement.lines] == ["Наем", "Лихва"]


def test_the_next_account_between_bars_begins_with_its_head() -> None:
    first, second = read(f"{BARRED}05/01/2026|4.00||Наем\n{BARRED}06/01/2026||1.00|Лихва\n")
    assert [len(first.lines), len(second.lines)] == [1, 1]


@pytest.mark.parametrize(
    "content",
    [
        "<html><AccountMovements/></html>",
        "<STATEMENT><ROW/></STATEMENT>",
        "Дата|Дебит|Кредит\n01.02.2025|1|2\n",
        "POST_DATE is a name",
        "<movement>adagio</movement>",
    ],
)
def test_other_documents_are_not_taken(content: str) -> None:
    assert not bulgarian.recognises(Document.of("x", content.encode()))


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("<AccountMovements/>", "no statement in it"),
        ("<AccountMovements><AccountMovement></AccountMovements>", "mismatch"),
        ('<!DOCTYPE a [<!ENTITY e "x">]><AccountMovements>&e;</AccountMovements>', "DOCTYPE"),
        ("<AccountMovements>&unknown;</AccountMovements>", "unknown|no element"),
        (f"<AccountMovements>{'<a>' * 5000}", "depth"),
        (f"<AccountMovements>{'<a/>' * 500_001}</AccountMovements>", "nested too deeply"),
    ],
)
def test_broken_xml_is_refused(content: str, found: str) -> None:
    with pytest.raises(BadDocument, match=found):
        read(content)


def test_a_huge_file_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulgarian, "_LIMIT", SizeLimit(most=10, shown="10 B"))
    with pytest.raises(TooLarge):
        read(movements(a_movement()))


def euro(cents: int) -> str:
    return f"{cents // 100:,}.{cents % 100:02}"


def tidy(text: str) -> str:
    return " ".join(text.split())


@given(st.integers(0, 10**11), MOVES, st.sampled_from(["utf-8", "cp1251", "utf-16"]))
def test_what_ubb_writes_reads_back(
    opening: int, moves: list[tuple[int, bool, date, str, str]], encoding: str
) -> None:
    written = [
        f"<TRANSACTION><POST_DATE>{day:%d/%m/%Y}</POST_DATE>"
        f"<AMOUNT_{'D' if out else 'C'}>{euro(cents)}</AMOUNT_{'D' if out else 'C'}>"
        f"<NAME_R>{escape(name)}</NAME_R><REM_I>{escape(text)}</REM_I></TRANSACTION>"
        for cents, out, day, name, text in moves
    ]
    total = opening + sum(-cents if out else cents for cents, out, *_ in moves)
    closing = f"{'-' if total < 0 else ''}{euro(abs(total))}"
    head = f"<CCY_S>BGN</CCY_S><OPEN_BALANCE>{euro(opening)}</OPEN_BALANCE>"
    content = a_ubb(f"{head}{''.join(written)}<CLOSE_BALANCE>{closing}</CLOSE_BALANCE>")
    (statement,) = read(content, encoding)
    assert statement.check is Check.HOLDS
    for line, (cents, out, day, name, text) in zip(statement.lines, moves, strict=True):
        assert line.amount.amount * 100 == (-cents if out else cents)
        assert line.booking_date == day
        assert (line.counterparty.name, line.description) == (tidy(name), tidy(text))


@given(MOVES)
def test_what_dsk_writes_reads_back(moves: list[tuple[int, bool, date, str, str]]) -> None:
    found = [
        a_movement(
            ValueDate=f"{day}T00:00:00",
            MovementType="Debit" if out else "Credit",
            Amount=f"{cents // 100},{cents % 100:02}",
            OppositeSideName=escape(name),
            Reason=escape(text),
        )
        for cents, out, day, name, text in moves
    ]
    lines = [line for one in read(movements(*found, OpeningBalance="0,00")) for line in one.lines]
    assert [line.amount.amount * 100 for line in lines] == [
        -cents if out else cents for cents, out, *_ in moves
    ]
    assert [line.counterparty.name for line in lines] == [tidy(move[3]) for move in moves]


SEEDS = (
    movements(a_movement(), a_movement(MovementType="Debit"), OpeningBalance="1,00").encode(),
    a_ubb(PAID.format("<REM_I>Наем</REM_I>") * 2, "windows-1251").encode("cp1251"),
    f"{BARRED}05/01/2026|4.00||Наем\n".encode("cp1251"),
)
SPLINTERS = [
    b"<AccountMovement>",
    b"</Amount>",
    b"<TRANSACTION/>",
    b"&#0;",
    b"]]>",
    b"<!--",
    b"|\n",
]


@settings(deadline=2000)
@given(st.data())
def test_only_our_errors_leave_a_damaged_document(data: st.DataObject) -> None:
    damaged = bytearray(data.draw(st.sampled_from(SEEDS)))
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(damaged)))
        length = data.draw(st.integers(0, 40))
        damaged[place : place + length] = data.draw(
            st.binary(max_size=8) | st.sampled_from(SPLINTERS)
        )
    document = Document.of("damaged", bytes(damaged))
    bulgarian.recognises(document)
    try:
        found = bulgarian.read(document)
    except ReadError:
        return
    assert found
