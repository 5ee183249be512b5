from __future__ import annotations

import pytest

from tests.builders import a_statement
from xl_recon.errors import AccountNeeded, UnknownAccount
from xl_recon.plan.addressing import address_book
from xl_recon.records.ledger import Account
from xl_recon.records.settings import Settings

CHART = (
    Account(number="1020", iban="CH0000000000000000001", currency="CHF"),
    Account(number="1030"),
)
NAMED = a_statement()
NAMELESS = a_statement(account="")


def test_the_iban_names_the_account() -> None:
    addressed = address_book(Settings(bank_account="1030"), CHART).addressed("a.xml", NAMED)
    assert (addressed.terms.bank, addressed.terms.currency) == ("1020", "CHF")


def test_the_account_asked_for_serves_where_the_iban_names_none() -> None:
    book = address_book(Settings(bank_account="1020"), CHART, "1030")
    assert book.addressed("a.xml", NAMELESS).terms.bank == "1030"


def test_the_settings_account_comes_last() -> None:
    book = address_book(Settings(bank_account="1030"), CHART)
    assert book.addressed("a.xml", NAMELESS).terms.bank == "1030"


def test_an_iban_that_speaks_against_the_account_asked_for_is_told() -> None:
    book = address_book(Settings(), CHART, "1030")
    notice = book.addressed("a.xml", NAMED).notices[0]
    assert (notice.code, notice.detail) == ("import.other_account", "1020")
    assert address_book(Settings(), CHART, "1020").addressed("a.xml", NAMED).notices == ()


def test_a_statement_without_any_account_needs_one() -> None:
    with pytest.raises(AccountNeeded, match=r"a\.xml: no account has IBAN \(none\)"):
        address_book(Settings(), CHART).addressed("a.xml", NAMELESS)


def test_an_account_that_the_chart_lacks_is_refused() -> None:
    with pytest.raises(UnknownAccount, match="1099"):
        address_book(Settings(), CHART, "1099")


def test_an_empty_chart_refuses_no_account() -> None:
    book = address_book(Settings(), (), "1099")
    assert book.addressed("a.xml", NAMED).terms.account == "1099"


def test_a_reference_scheme_not_understood_is_told() -> None:
    book = address_book(Settings(customer_reference="abc"), CHART)
    assert [(notice.code, notice.detail) for notice in book.notices] == [
        ("import.unknown_reference_scheme", "abc")
    ]
