from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_line
from tests.strategies import collective_lines
from xl_recon.matching.customer_reference import CustomerAccounts, QrScheme
from xl_recon.plan.booking import (
    BookingTerms,
    Per,
    bank_movement,
    booked_entry,
    document_numbers,
    numbered,
)
from xl_recon.records.journal import JournalRow
from xl_recon.records.money import Money
from xl_recon.records.settings import Settings
from xl_recon.records.statement import Counterparty, CreditorReference, LineDetail, StatementLine

ROSSI = Counterparty(name="Rossi Srl", iban="IT00X")
BIANCHI = Counterparty(name="Bianchi Sagl")
CUSTOMERS = CustomerAccounts.of(QrScheme(), ["1100"])
QR = CreditorReference(kind="QRR", value="0" * 14 + "1100" + "0000231" + "04", valid=True)


def terms(**chosen: Any) -> BookingTerms:
    return BookingTerms(**{"account": "1020", **chosen})


def booked(line: StatementLine, **chosen: Any) -> tuple[JournalRow, ...]:
    return booked_entry(line, terms(**chosen))


def a_detail(amount: str = "-4.00", **fields: Any) -> LineDetail:
    return LineDetail(amount=Money(Decimal(amount)), **fields)


def a_collective_line(**fields: Any) -> StatementLine:
    parts = a_detail("-4.00", counterparty=ROSSI), a_detail("-6.00", counterparty=BIANCHI)
    return a_line(**{"details": parts, **fields})


def sides(row: JournalRow) -> tuple[str, str, Decimal | None]:
    return row.debit, row.credit, row.amount


def test_money_in_stands_in_the_debit_of_the_bank() -> None:
    (row,) = booked(a_line(amount=Money(Decimal("10.00"))))
    assert sides(row) == ("1020", "[CA]", Decimal("10.00"))


def test_money_out_stands_in_the_credit_of_the_bank() -> None:
    (row,) = booked(a_line(amount=Money(Decimal("-10.00"))))
    assert sides(row) == ("[CA]", "1020", Decimal("10.00"))


def test_the_temporary_and_the_missing_account_are_settings() -> None:
    settings = Settings(temporary_account="[CP]", missing_account="[?]")
    (row,) = booked(a_line(), account="", settings=settings)
    assert sides(row)[:2] == ("[CP]", "[?]")


def test_a_row_keeps_what_the_bank_gave() -> None:
    line = a_line(value_date=date(2025, 2, 1), bank_reference="R1", counterparty=ROSSI)
    (row,) = booked(line)
    assert (row.date, row.value_date) == (line.booking_date, date(2025, 2, 1))
    assert (row.external_reference, row.iban, row.counterparty) == ("R1", "IT00X", "Rossi Srl")


def test_the_payers_words_go_before_the_counterparty_and_the_bank() -> None:
    (row,) = booked(
        a_line(description="Ft. 12\n  saldo", counterparty=ROSSI, bank_text="Accredito SEPA")
    )
    assert row.description == "Ft. 12   saldo Rossi Srl Accredito SEPA"


@pytest.mark.parametrize("text", ["Bonifico di ROSSI  srl", "Rossi Srl"])
def test_words_said_already_are_not_repeated(text: str) -> None:
    (row,) = booked(a_line(description=text, counterparty=ROSSI))
    assert row.description == text


def test_short_words_give_way_to_the_longer_text_behind_them() -> None:
    (row,) = booked(a_line(description="Rossi", bank_text="Bonifico Rossi Srl"))
    assert row.description == "Bonifico Rossi Srl"


def test_a_structured_reference_is_part_of_the_payers_words() -> None:
    (row,) = booked(a_line(description="", reference=QR, counterparty=ROSSI))
    assert row.description == f"{QR.value} Rossi Srl"


def test_a_credit_that_names_a_customer_goes_to_the_customer() -> None:
    (row,) = booked(a_line(amount=Money(Decimal(10)), reference=QR), customers=CUSTOMERS)
    assert (row.credit, row.invoice) == ("1100", "231")


def test_a_debit_names_no_customer() -> None:
    (row,) = booked(a_line(reference=QR), customers=CUSTOMERS)
    assert (row.debit, row.invoice) == ("[CA]", "")


def test_a_collective_movement_is_a_head_and_its_parts() -> None:
    head, *parts = booked(a_collective_line())
    assert sides(head) == ("", "1020", Decimal("10.00"))
    assert [sides(part) for part in parts] == [
        ("[CA]", "[1020]", Decimal("4.00")),
        ("[CA]", "[1020]", Decimal("6.00")),
    ]
    assert [part.counterparty for part in parts] == ["Rossi Srl", "Bianchi Sagl"]


def test_the_parts_of_a_credit_wait_on_the_credit_side() -> None:
    parts = a_detail("4.00", description="a"), a_detail("6.00", description="b")
    _, *rows = booked(a_line(amount=Money(Decimal("10.00")), details=parts))
    assert {sides(row)[:2] for row in rows} == {("[1020]", "[CA]")}


def test_a_part_of_the_other_sign_turns_its_sides() -> None:
    parts = a_detail("12.00", description="incasso"), a_detail("-2.00", description="spese")
    _, _, fee = booked(a_line(amount=Money(Decimal("10.00")), details=parts))
    assert sides(fee) == ("[CA]", "[1020]", Decimal("2.00"))


def test_a_part_that_names_a_customer_waits_for_no_rule() -> None:
    parts = a_detail("4.00", reference=QR), a_detail("6.00")
    line = a_line(amount=Money(Decimal("10.00")), details=parts)
    _, named, other = booked(line, customers=CUSTOMERS)
    assert (*sides(named), named.invoice) == ("", "1100", Decimal("4.00"), "231")
    assert sides(other)[:2] == ("[1020]", "[CA]")


def test_a_part_without_words_has_those_of_its_line() -> None:
    parts = a_detail(counterparty=ROSSI), a_detail("-6.00")
    assert booked(a_line(details=parts))[2].description == "Bolletta luce"


def test_a_missing_bank_account_is_not_bracketed_twice() -> None:
    assert booked(a_collective_line(), account="")[1].credit == "[A]"


def test_details_that_tell_nothing_apart_stay_one_row() -> None:
    parts = a_detail(description="Stipendi"), a_detail("-6.00", description="Stipendi")
    assert len(booked(a_line(details=parts))) == 1
    assert len(booked(a_line(details=parts), per=Per.DETAIL)) == 3


def test_one_row_an_entry_is_what_the_user_may_ask_for() -> None:
    assert len(booked(a_collective_line(), per=Per.ENTRY)) == 1


def test_details_in_another_currency_stay_one_row() -> None:
    foreign = LineDetail(amount=Money(Decimal("-4.00"), "USD"), description="x")
    assert len(booked(a_line(details=(foreign, a_detail())), per=Per.DETAIL)) == 1


def test_a_line_has_what_its_only_detail_adds() -> None:
    detail = a_detail("-10.00", description="Ft. 7", counterparty=ROSSI, bank_reference="D1")
    (row,) = booked(a_line(description="Addebito", details=(detail,)), per=Per.DETAIL)
    assert row.description == "Ft. 7 Addebito Rossi Srl"
    assert (row.counterparty, row.external_reference) == ("Rossi Srl", "D1")


def test_a_line_keeps_its_own_counterparty_and_reference() -> None:
    detail = a_detail("-10.00", counterparty=ROSSI, bank_reference="D1")
    line = a_line(counterparty=BIANCHI, bank_reference="R1", details=(detail,))
    (row,) = booked(line)
    assert (row.counterparty, row.external_reference) == ("Bianchi Sagl", "R1")


def test_head_and_parts_bear_one_document_number() -> None:
    entry = numbered(booked_entry(a_collective_line(), terms()), "B-7")
    assert [row.document for row in entry] == ["B-7"] * 3


def test_without_a_number_rows_stay_as_they_are() -> None:
    entry = booked_entry(a_line(), terms())
    assert numbered(entry, "") is entry


@pytest.mark.parametrize(
    ("first", "series"),
    [
        ("98", ["98", "99", "100"]),
        ("B-009", ["B-009", "B-010", "B-011"]),
        ("BANCA", ["BANCA"] * 3),
        ("", [""] * 3),
    ],
)
def test_document_numbers_count_on(first: str, series: list[str]) -> None:
    assert list(islice(document_numbers(first), 3)) == series


@given(collective_lines(), st.sampled_from([None, *Per]))
def test_the_first_row_always_says_the_line(line: StatementLine, per: Per | None) -> None:
    movement = bank_movement(booked(line, per=per), "1020")
    assert (movement.amount, movement.date) == (line.amount.amount, line.booking_date)


@given(collective_lines(), st.sampled_from([None, *Per]))
def test_a_head_has_no_contra_account_and_parts_no_bank(
    line: StatementLine, per: Per | None
) -> None:
    head, *parts = booked(line, per=per)
    contra = head.credit if head.debit == "1020" else head.debit
    assert contra == ("" if parts else "[CA]")
    assert all({part.debit, part.credit} == {"[1020]", "[CA]"} for part in parts)


@given(collective_lines())
def test_per_detail_each_filled_detail_has_its_row(line: StatementLine) -> None:
    amounts = [part.amount.amount for part in line.details if part.amount.amount]
    _, *parts = booked(line, per=Per.DETAIL)
    signed = [-(row.amount or 0) if row.debit == "[CA]" else row.amount for row in parts]
    assert signed == (amounts if len(amounts) > 1 else [])


@pytest.mark.parametrize(
    ("original", "note"),
    [
        (Money(Decimal("-12.50"), "USD"), "12.50 USD (1 USD = 0.8 EUR)"),
        (Money(Decimal(1000), "JPY"), "1000 JPY (1 JPY = 0.01 EUR)"),
        (Money(Decimal("-10.00"), "EUR"), ""),
        (Money(Decimal(0), "USD"), ""),
        (None, ""),
    ],
)
def test_an_amount_in_another_currency_is_noted_with_its_rate(
    original: Money | None, note: str
) -> None:
    (row,) = booked(a_line(original_amount=original))
    assert (row.amount, row.notes) == (Decimal("10.00"), note)


def test_without_a_currency_of_its_own_a_line_has_no_rate() -> None:
    (row,) = booked(
        a_line(amount=Money(Decimal(-10), ""), original_amount=Money(Decimal(9), "USD"))
    )
    assert row.notes == "9 USD"


def test_each_part_notes_its_own_foreign_amount() -> None:
    paid = Money(Decimal(-5), "USD")
    parts = a_detail(counterparty=ROSSI, original_amount=paid), a_detail("-6.00")
    assert booked(a_line(details=parts))[1].notes == "5 USD (1 USD = 0.8 EUR)"


def test_the_only_details_foreign_amount_is_the_lines() -> None:
    detail = a_detail("-10.00", original_amount=Money(Decimal(-8), "USD"))
    (row,) = booked(a_line(details=(detail,)))
    assert row.notes == "8 USD (1 USD = 1.25 EUR)"


def test_a_reference_in_the_words_names_the_customer_of_lines_and_parts() -> None:
    text = "Versamento 00 00000 00000 00110 00000 23102"
    (row,) = booked(a_line(amount=Money(Decimal(10)), description=text), customers=CUSTOMERS)
    parts = a_detail("4.00", description=text), a_detail("6.00")
    line = a_line(amount=Money(Decimal(10)), details=parts)
    _, named, _ = booked(line, customers=CUSTOMERS)
    assert [(it.credit, it.invoice) for it in (row, named)] == [("1100", "231")] * 2


def test_the_banks_own_reference_goes_before_the_words() -> None:
    other = CreditorReference(kind="", value="X", valid=False)
    line = a_line(amount=Money(Decimal(10)), description=QR.value, reference=other)
    assert booked(line, customers=CUSTOMERS)[0].credit == "[CA]"
