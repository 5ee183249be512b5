from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from tests.builders import a_row
from xl_recon.matching.candidates import candidates, waiting_accounts
from xl_recon.records.journal import Candidate, Columns, JournalRow
from xl_recon.records.settings import Settings

FIELDS = ("date", "description", "amount", "debit", "credit")


def a_journal(rows: Sequence[JournalRow], fields: Sequence[str] = FIELDS) -> Columns:
    return Columns(len(rows), {name: [getattr(row, name) for row in rows] for name in fields})


def rows_of(journal: Columns, **narrowed: object) -> list[int]:
    return [it.row for it in candidates(journal, Settings(), **narrowed)]  # type: ignore[arg-type]


def test_the_temporary_account_on_the_credit_side_is_money_in() -> None:
    journal = a_journal([a_row(debit="1020", credit="[CA]", description="Incasso")])
    (found,) = candidates(journal, Settings())
    expected = Candidate(1, date(2025, 1, 31), "Incasso", Decimal(10), "1020", money_in=True)
    assert found == expected


def test_the_temporary_account_on_the_debit_side_is_money_out() -> None:
    (found,) = candidates(a_journal([a_row(debit="[CA]", credit="1020")]), Settings())
    assert (found.account, found.money_in) == ("1020", False)


@pytest.mark.parametrize(
    ("debit", "credit"), [("6400", "1020"), ("[CA]", "[CA]"), ("", ""), ("1020", "")]
)
def test_other_rows_are_no_candidates(debit: str, credit: str) -> None:
    assert rows_of(a_journal([a_row(debit=debit, credit=credit)])) == []


@pytest.mark.parametrize(
    ("written", "account"), [("[1020]", "1020"), ("[ 1020 ]", "1020"), ("", ""), ("[A]", "")]
)
def test_the_bank_s_account_is_told_without_brackets(written: str, account: str) -> None:
    (found,) = candidates(a_journal([a_row(debit="[CA]", credit=written)]), Settings())
    assert found.account == account


def test_another_text_may_stand_for_the_temporary_account() -> None:
    journal = a_journal([a_row(debit="[CP]", credit="1020"), a_row(debit="[CA]", credit="1020")])
    found = candidates(journal, Settings(temporary_account="[CP]"))
    assert [it.row for it in found] == [1]


def test_only_the_rows_of_one_account_or_of_a_selection_are_given() -> None:
    accounts = ("1020", "1030", "[1020]")
    journal = a_journal([a_row(debit="[CA]", credit=account) for account in accounts])
    assert rows_of(journal, account="1020") == [1, 3]
    assert rows_of(journal, rows=frozenset({2, 3})) == [2, 3]
    assert rows_of(journal, account="1020", rows=frozenset({2, 3})) == [3]


def test_amounts_come_without_their_sign_and_blanks_as_none() -> None:
    journal = a_journal([a_row(amount=Decimal("-5.20")), a_row(amount=None)])
    assert [it.amount for it in candidates(journal, Settings())] == [Decimal("5.20"), None]


def test_the_accounts_that_wait_are_the_bank_s() -> None:
    rows = [a_row(credit="1020"), a_row(credit="[2000]"), a_row(credit=""), a_row(debit="6400")]
    assert waiting_accounts(a_journal(rows), Settings()) == {"1020", "2000"}


def test_other_texts_are_blank_unless_their_columns_were_read() -> None:
    row = a_row(iban="XX12", counterparty="Rossi", external_reference="R1")
    (bare,) = candidates(a_journal([row]), Settings())
    assert (bare.iban, bare.counterparty, bare.external_reference) == ("", "", "")
    fields = (*FIELDS, "external_reference", "iban", "counterparty")
    (full,) = candidates(a_journal([row], fields), Settings())
    assert (full.iban, full.counterparty, full.external_reference) == ("XX12", "Rossi", "R1")
