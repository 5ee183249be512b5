"""What settings change, transfers between own accounts, and what is learned."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from tests.matching.reconciliation_builders import (
    ACCOUNTS,
    DAY,
    IBANS,
    SETTINGS,
    a_book,
    a_document,
    a_staged_line,
    an_iban,
)
from xl_recon.matching.movements import Movement
from xl_recon.matching.recognition import recognise
from xl_recon.matching.reconciliation_book import ReconciliationBook
from xl_recon.records.ledger import Account
from xl_recon.records.reconciliation import Choice, Recognition, StagedKind, StagedLine, Verdict

BOOK = a_book()
OUT = a_staged_line("-500.00", iban=IBANS["savings"])
IN = a_staged_line("500.00", bank="1030", own_iban=IBANS["savings"], iban=IBANS["bank"])


def alone(line: StagedLine, book: ReconciliationBook = BOOK) -> Recognition:
    (found,) = recognise([line], book)
    return found


def codes(found: Recognition) -> list[str]:
    return [reason.code.removeprefix("recognise.") for reason in found.reasons]


@pytest.mark.parametrize("name", ["POS 1234 Lugano", "ATM Bellinzona", "БАНКОМАТ София"])
def test_tills_are_left_out_where_the_switch_says_so(name: str) -> None:
    line = a_staged_line("-20.00", statement_party=name)
    ignoring = a_book(replace(SETTINGS, ignore_pos=True))
    assert (alone(line, ignoring).verdict, alone(line, ignoring).level) == (Verdict.GREY, 0)
    assert alone(line).level != 0


def test_the_banks_own_code_tells_a_card_payment() -> None:
    line = a_staged_line("-20.00", statement_party="Bar Sport", code="PMNT/CCRD/POSD")
    assert alone(line, a_book(replace(SETTINGS, ignore_pos=True))).level == 0


def test_a_document_of_nobody_we_know_names_nobody() -> None:
    document = a_document("X", "GONE", "100.00", number="2025/4711")
    found = alone(a_staged_line(description="fattura 2025/4711"), a_book(documents=[document]))
    assert (found.level, found.verdict) == (6, Verdict.RED)


def test_a_shop_that_only_speaks_of_its_till_is_not_left_out() -> None:
    line = a_staged_line("-20.00", statement_party="Rossi Impianti", description="POS 12")
    assert alone(line, a_book(replace(SETTINGS, ignore_pos=True))).level == 4


@pytest.mark.parametrize("amount", ["-900.00", "900.00"])
def test_the_plain_rule_takes_every_line_without_iban_for_a_charge(amount: str) -> None:
    plain = a_book(replace(SETTINGS, plain_charge_rule=True))
    line = a_staged_line(amount, statement_party="Rossi Impianti Srl")
    found = alone(line, plain)
    assert (found.verdict, found.level, found.account) == (Verdict.GREEN, 1, "6940")
    assert alone(replace(line, iban=IBANS["rossi"]), plain).level == 3


def test_the_own_bank_named_in_the_text_speaks_for_a_charge() -> None:
    accounts = [Account(number="1020", description="UBS conto corrente", iban=IBANS["bank"])]
    book = ReconciliationBook.of((), (), accounts, SETTINGS)
    assert alone(a_staged_line("-80.00", description="UBS estratto"), book).level == 1
    assert alone(a_staged_line("-80.00", description="bonifico presso HSBC"), book).level == 6


def test_two_legs_find_each_other() -> None:
    first, second = recognise([OUT, IN], BOOK)
    assert (first.partner, second.partner) == (1, 0)
    assert {first.verdict, second.verdict} == {Verdict.GREY}
    assert codes(first) == ["transfer", "leg_found"]


def test_a_leg_without_iban_is_found_where_it_is_the_only_one() -> None:
    silent = replace(IN, iban="", description="Accredito")
    found = recognise([OUT, silent], BOOK)
    assert [it.kind for it in found] == [StagedKind.TRANSFER] * 2
    another = replace(silent, date=DAY + dt.timedelta(days=1))
    found = recognise([OUT, silent, another], BOOK)
    assert [it.verdict for it in found] == [Verdict.GREY, Verdict.RED, Verdict.RED]


def test_the_nearest_leg_is_taken_and_none_from_another_week() -> None:
    near, far = replace(IN, date=DAY + dt.timedelta(2)), replace(IN, date=DAY + dt.timedelta(4))
    assert recognise([far, OUT, near], BOOK)[1].partner == 2
    late = replace(IN, date=DAY + dt.timedelta(9))
    assert recognise([OUT, late], BOOK)[0].partner is None


def test_a_leg_in_the_journal_is_told() -> None:
    booked = [Movement("1030", DAY, Decimal("500.00")), Movement("1030", None, Decimal("500.00"))]
    assert codes(alone(OUT, BOOK.with_booked(booked))) == ["transfer", "leg_booked"]
    old = [Movement("1030", DAY - dt.timedelta(60), Decimal("500.00"))]
    assert codes(alone(OUT, BOOK.with_booked(old))) == ["transfer", "leg_missing"]


def test_own_transfers_are_booked_on_the_account_between_where_there_is_one() -> None:
    book = a_book(replace(SETTINGS, transfer_account="1090"))
    assert [it.account for it in recognise([OUT, IN], book)] == ["1090", "1090"]
    by_hand = [replace(it, choice=Choice(kind=StagedKind.TRANSFER)) for it in (OUT, IN)]
    assert [it.account for it in recognise(by_hand, book)] == ["1090", "1090"]


def test_of_two_legs_by_hand_only_the_outgoing_is_booked() -> None:
    out = replace(OUT, iban="", choice=Choice(kind=StagedKind.TRANSFER, account="1030"))
    back = replace(IN, iban="", choice=Choice(kind=StagedKind.TRANSFER, account="1020"))
    found = recognise([out, back], BOOK)
    assert [it.account for it in found] == ["1030", ""]
    assert [it.partner for it in found] == [1, 0]


def test_an_iban_of_two_own_accounts_is_told_apart_by_the_currency() -> None:
    dollars = Account(number="1031", iban=IBANS["savings"], currency="USD", holds_money=True)
    euros = [replace(it, currency="EUR") for it in ACCOUNTS]
    book = ReconciliationBook.of((), (), [*euros, dollars], SETTINGS)
    assert [str(it.where) for it in alone(OUT, book).reasons] == ["1030", "1030"]


def test_an_iban_that_two_lines_give_to_two_parties_is_asked_about() -> None:
    lines = [
        a_staged_line("7.00", iban=an_iban(77), choice=Choice(party=party))
        for party in ("ROSSI", "AUR")
    ]
    found = recognise(lines, BOOK)
    assert not any(it.learns_iban for it in found)
    assert [it.candidates for it in found] == [("AUR",), ("ROSSI",)]


def test_an_iban_that_the_party_has_is_not_learned_again() -> None:
    found = alone(a_staged_line("7.00", iban=IBANS["rossi"], choice=Choice(party="ROSSI")))
    assert "learns_iban" not in codes(found)
    assert not found.learns_iban


def test_ambiguous_lines_show_all_that_fit() -> None:
    found = alone(a_staged_line("66.00", iban=IBANS["shared"]))
    assert found.candidates == ("AUR", "BOR")
    assert found.reasons[0].detail == "Aurora Ticino Sagl, Borea Lugano Sagl"


def test_a_line_of_nobody_has_the_likest_names_as_proposals() -> None:
    found = alone(
        a_staged_line("66.00", iban=IBANS["unknown"], statement_party="Borea Luganno Sagi")
    )
    assert found.verdict is Verdict.RED
    assert found.candidates[0] == "BOR"


def test_the_return_of_a_deposit_names_its_day() -> None:
    line = a_staged_line("300.00", choice=Choice(kind=StagedKind.DEPOSIT))
    days = (DAY - dt.timedelta(90), DAY + dt.timedelta(9), None)
    booked = BOOK.with_booked(Movement("2090", day, Decimal("300.00")) for day in days)
    found = alone(line, booked)
    assert (found.verdict, found.account) == (Verdict.GREEN, "2090")
    assert (codes(found)[-1], found.reasons[-1].detail) == ("deposit_back", "2025-12-12")
    assert codes(alone(replace(line, date=dt.date.min), booked)) == ["kind_by_hand"]


def test_without_an_account_for_them_charges_are_told_to_be_completed() -> None:
    found = alone(a_staged_line("-5.00"), a_book(replace(SETTINGS, charge_account="")))
    assert codes(found) == ["charge_small", "no_account"]
    assert found.verdict is Verdict.GREEN


def test_a_rule_that_fits_only_inside_a_word_completes_too() -> None:
    found = alone(a_staged_line("-90.00", iban=IBANS["unknown"], description="microtelefono"))
    assert (found.verdict, found.account) == (Verdict.GREEN, "6500")
