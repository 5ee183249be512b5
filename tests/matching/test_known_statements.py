from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.builders import a_statement
from xl_recon.matching.known_statements import fingerprint, runs
from xl_recon.records.source import SourceRef
from xl_recon.records.statement import Balance, Statement


def a_page(opening: str, closing: str, document: str = "a.xml") -> Statement:
    return a_statement(
        opening_balance=Balance(amount=Decimal(opening)) if opening else None,
        closing_balance=Balance(amount=Decimal(closing)) if closing else None,
        source=SourceRef(document),
    )


def sizes(*statements: Statement) -> list[int]:
    return [len(run) for run in runs(statements)]


def test_a_fingerprint_is_account_number_period_and_balances() -> None:
    statement = a_statement(
        identifier="S1",
        period_start=date(2025, 1, 1),
        period_end=date(2025, 1, 31),
        opening_balance=Balance(amount=Decimal("-0.00")),
        closing_balance=Balance(amount=Decimal("100.50")),
    )
    assert fingerprint(statement, "1020") == "1020|S1|2025-01-01|2025-01-31|0|100.5"


def test_the_number_stands_in_for_a_missing_identifier() -> None:
    assert fingerprint(a_statement(number="12"), "1020") == "1020|12||||"


def test_a_period_alone_is_no_fingerprint() -> None:
    assert fingerprint(a_statement(period_start=date(2025, 1, 1)), "1020") == ""


@pytest.mark.parametrize(
    "pages",
    [
        (("0", "5"), ("5", "7")),
        (("5", "7"), ("0", "5")),
        (("", ""), ("", "")),
    ],
)
def test_statements_that_follow_on_one_another_are_one_run(
    pages: tuple[tuple[str, str], ...],
) -> None:
    assert sizes(*(a_page(*page) for page in pages)) == [2]


@pytest.mark.parametrize(
    "pages",
    [
        (("0", "5"), ("0", "7")),
        (("0", "5"), ("0", "5")),
        (("0", ""), ("0", "")),
    ],
)
def test_a_statement_that_starts_again_may_repeat_lines(
    pages: tuple[tuple[str, str], ...],
) -> None:
    assert sizes(*(a_page(*page) for page in pages)) == [1, 1]


def test_another_document_may_repeat_lines() -> None:
    assert sizes(a_page("0", "5"), a_page("5", "7", "b.xml")) == [1, 1]
