from __future__ import annotations

import pytest

from xl_recon.matching.bank_accounts import statement_account
from xl_recon.records.ledger import Account

BANK = Account(number="1020", iban="DE00 7005 0000 0001 2345 67")
OTHER = Account(number="1030", iban="ch0000000000000000002; 80-12345-6")
PLAIN = Account(number="1000", description="Cassa")
CHART = (PLAIN, BANK, OTHER)


@pytest.mark.parametrize(
    "written",
    [
        "DE00700500000001234567",
        "de00 7005 0000 0001 2345 67",
        "DE00700500000001234567EUR",
        "70050000/1234567",
        "70050000/0001234567 EUR",
        "0001234567",
        "XXXXXXXX4567",
        "****4567",
        "1020",
    ],
)
def test_a_bank_writes_the_same_account_in_many_ways(written: str) -> None:
    assert statement_account(written, CHART) is BANK


@pytest.mark.parametrize("written", ["CH00 0000 0000 0000 0000 2", "80-12345-6"])
def test_an_account_may_have_several_numbers(written: str) -> None:
    assert statement_account(written, CHART) is OTHER


def test_the_chart_may_hold_only_the_end_of_an_iban() -> None:
    short = Account(number="1040", iban="1234567")
    assert statement_account("DE00700500000001234567", [short]) is short


@pytest.mark.parametrize("written", ["", "  ", "DE11", "4567", "IT60X0000000000000000000000"])
def test_what_names_no_account_finds_none(written: str) -> None:
    assert statement_account(written, CHART) is None


def test_what_fits_two_accounts_fits_none() -> None:
    twins = Account(number="1", iban="IT001234567"), Account(number="2", iban="IT991234567")
    assert statement_account("1234567", twins) is None


def test_an_account_in_use_goes_before_one_given_up() -> None:
    old = Account(number="1019", iban=BANK.iban, active=False)
    assert statement_account(BANK.iban, [old, BANK]) is BANK
    assert statement_account(old.iban, [old]) is old


def test_a_banks_short_number_never_names_an_account_that_holds_no_money() -> None:
    capital, till = Account(number="9100"), Account(number="1000", holds_money=True)
    assert statement_account("9100", [capital, till]) is None
    assert statement_account("1000", [capital, till]) is till
