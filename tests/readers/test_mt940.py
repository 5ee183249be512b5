# ruff: noqa: RUF001 - texts in the alphabets of the banks
from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_recon.errors import BadDocument
from xl_recon.readers.document import Document
from xl_recon.readers.statements import mt940, read_statements
from xl_recon.records.statement import Check, Statement, StatementLine

_HEAD = ":20:X\n:25:{account}\n:28C:1/1\n:60F:C250301EUR100,00\n"


def an_mt940(*movements: str, account: str = "12345678/42", closing: str = "") -> bytes:
    end = f":62F:{closing}\n" if closing else ""
    return (_HEAD.format(account=account) + "".join(f"{one}\n" for one in movements) + end).encode()


def a_movement(text: str = "2503030303C1,00NMSCNONREF", remark: str = "") -> str:
    return f":61:{text}" + (f"\n:86:{remark}" if remark else "")


def statement_of(content: bytes) -> Statement:
    return read_statements(Document.of("x.sta", content)).statements[0]


def line_of(*movements: str) -> StatementLine:
    return statement_of(an_mt940(*movements)).lines[0]


@pytest.mark.parametrize(
    ("mark", "amount"), [("C", "5"), ("D", "-5"), ("RC", "-5"), ("RD", "5"), ("DR", "-5")]
)
def test_reversal_of_a_credit_takes_money_away(mark: str, amount: str) -> None:
    line = line_of(a_movement(f"2503030303{mark}5,NMSCNONREF"))
    assert line.amount.amount == Decimal(amount)


@pytest.mark.parametrize(
    ("account", "expected"),
    [
        ("87052000/123456789", "87052000/123456789"),
        ("CH9300762011623852957", "CH9300762011623852957"),
        ("CH93 0076 2011 6238 5295 7", "CH9300762011623852957"),
        ("CH9300762011623852957EUR", "CH9300762011623852957"),
        ("ABCDCHZZ/CH9300762011623852957", "CH9300762011623852957"),
        ("1291.99.348EUR", "1291.99.348"),
        ("ABCDHUHB/1234/EUR", "ABCDHUHB/1234"),
    ],
)
def test_account_is_the_iban_without_its_company(account: str, expected: str) -> None:
    assert statement_of(an_mt940(a_movement(), account=account)).account == expected


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (an_mt940(":61:nonsense"), r"x\.sta:5: :61: not a statement line"),
        (an_mt940(a_movement("2513030303C1,00NMSC")), r"x\.sta:5: :61: not a date"),
        (an_mt940(a_movement("2503001303C1,00NMSC")), r"x\.sta:5: :61: not a date"),
        (an_mt940(a_movement("2503030303CNMSC")), r"x\.sta:5: :61: not an amount"),
        (an_mt940(a_movement(), closing="nonsense"), r"x\.sta:6: :62F: not a balance"),
        (b":20:X\n:25:12345\n:28C:1\n", "no statement in it"),
    ],
)
def test_a_broken_field_is_refused_with_its_line(content: bytes, message: str) -> None:
    with pytest.raises(BadDocument, match=message):
        read_statements(Document.of("x.sta", content))


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_any_line_end_will_do(line_end: str) -> None:
    content = an_mt940(a_movement(), closing="C250303EUR101,00").replace(b"\n", line_end.encode())
    assert statement_of(content).check is Check.HOLDS


def test_a_second_account_without_its_own_reference_is_another_statement() -> None:
    content = an_mt940(a_movement()) + b":25:99999\n:60F:C250301EUR1,00\n:62F:C250301EUR1,00\n"
    read = read_statements(Document.of("x.sta", content)).statements
    assert [one.account for one in read] == ["12345678/42", "99999"]


def test_a_second_opening_balance_is_another_statement_of_the_account() -> None:
    content = an_mt940(a_movement(), closing="C250303EUR101,00")
    content += b":60F:C250303EUR101,00\n:62F:C250304EUR101,00\n"
    read = read_statements(Document.of("x.sta", content)).statements
    assert [(one.account, one.check) for one in read] == [("12345678/42", Check.HOLDS)] * 2


def test_pages_of_two_accounts_are_not_joined() -> None:
    page = ":20:X\n:25:{}\n:60M:C250301EUR1,00\n:62M:C250301EUR1,00\n"
    read = mt940.read(Document.of("x.sta", (page.format(111) + page.format(222)).encode()))
    assert [one.account for one in read] == ["111", "222"]


def test_two_remarks_of_one_movement_are_both_kept() -> None:
    assert line_of(a_movement(remark="uno\n:86:due")).description == "uno due"


def test_a_remark_before_the_first_movement_belongs_to_none() -> None:
    content = _HEAD.format(account="1") + ":86:avviso\n:61:2503030303C1,00NMSC\n"
    assert statement_of(content.encode()).lines[0].description == ""


@pytest.mark.parametrize(
    ("remark", "description"),
    [
        ("?00Bonifico?20Fattura 1?32Rossi", "Fattura 1"),
        ("166?00GUTSCHRIFT?20EREF+E1?21KREF+K1", "EREF+E1 KREF+K1"),
        ("166?00GUTSCHRIFT?30COBADEFFXXX", "GUTSCHRIFT"),
        ("166?00X?20Prima parte di ventisette ca?21ratteri?22SVWZ+Testo", "Testo"),
        ("<00PRZELEW<20Faktura<21 marzec", "Faktura marzec"),
        ("+00ПРЕВОД+21Фактура", "ПРЕВОД Фактура"),
        ("/TRTP/SEPA OVERBOEKING/NAME/PROVA/", "SEPA OVERBOEKING"),
        ("/NAME/PROVA/", "/NAME/PROVA/"),
        ("testo libero", "testo libero"),
    ],
)
def test_each_dialect_has_its_text(remark: str, description: str) -> None:
    assert line_of(a_movement(remark=remark)).description == description


@pytest.mark.parametrize(
    ("remark", "name", "iban"),
    [
        (
            "177?20SVWZ+X IBAN+DE89370400440532013000 BIC+COBADEFF?32A",
            "A",
            "DE89370400440532013000",
        ),
        ("177?20ABWA+Ditta Vera", "Ditta Vera", ""),
        ("/CNTP/NL91ABNA0417164300/ABNANL2A/PROEF///REMI/USTD//X/", "PROEF", "NL91ABNA0417164300"),
        ("da conto NL91ABNA0417164300 di prova", "", "NL91ABNA0417164300"),
        ("da conto NL92ABNA0417164300 di prova", "", ""),
    ],
)
def test_each_dialect_names_the_counterparty(remark: str, name: str, iban: str) -> None:
    party = line_of(a_movement(remark=remark)).counterparty
    assert (party.name, party.iban) == (name, iban)


@pytest.mark.parametrize(
    ("remark", "value"),
    [
        ("pagamento RF18539007547034", "RF18539007547034"),
        ("pagamento 210000000003139471430009017", "210000000003139471430009017"),
        ("pagamento 210000000003139471430009018", None),
    ],
)
def test_a_reference_in_the_text_counts_if_its_digits_hold(remark: str, value: str | None) -> None:
    reference = line_of(a_movement(remark=remark)).reference
    assert (reference and reference.value) == value


def test_a_supplement_in_the_same_currency_is_no_original_amount() -> None:
    line = line_of(a_movement("2503030303D5,00NMSCKREF+\n/OCMT/EUR4,00/"))
    assert line.original_amount is None
    assert line.bank_text == "/OCMT/EUR4,00/"


def test_the_account_beside_the_movement_is_the_counterparty() -> None:
    line = line_of(a_movement("2503030303D5,00N102EREF\nNL91ABNA0417164300"))
    assert line.counterparty.iban == "NL91ABNA0417164300"


def test_a_line_without_a_code_has_only_its_reference() -> None:
    line = line_of(a_movement("2503030303D5,00*REF 1//B1"))
    assert (line.code, line.entry_reference, line.bank_reference) == ("", "*REF 1", "B1")


@pytest.mark.parametrize(
    ("days", "booked"),
    [
        ("2501021231", "2024-12-31"),
        ("2412310102", "2025-01-02"),
        ("250303    ", "2025-03-03"),
        ("2404300230", "2024-02-29"),
        ("9912310101", "2000-01-01"),
    ],
)
def test_the_entry_date_takes_the_nearest_year(days: str, booked: str) -> None:
    assert str(line_of(a_movement(f"{days}C1,00NMSC")).booking_date) == booked


cents = st.integers(min_value=-(10**9), max_value=10**9)


@given(st.lists(cents, max_size=8))
def test_what_is_written_reads_back_and_holds(amounts: list[int]) -> None:
    total = 10_000 + sum(amounts)
    movements = [a_movement(f"2503030303{_marked(amount)}NMSCNONREF") for amount in amounts]
    mark, rest = _marked(total)[0], _marked(total)[1:]
    read = statement_of(an_mt940(*movements, closing=f"{mark}250303EUR{rest}"))
    assert [line.amount.amount * 100 for line in read.lines] == amounts
    assert read.check is Check.HOLDS


def _marked(amount: int) -> str:
    return f"{'D' if amount < 0 else 'C'}{abs(amount) // 100},{abs(amount) % 100:02}"
