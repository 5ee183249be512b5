from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.builders import a_line, a_statement
from tests.workflows.desk import JOURNAL, Desk
from xl_recon.records.money import Money
from xl_recon.records.statement import Balance, Statement
from xl_recon.workflows.account_proofs import account_proofs, proof_notices
from xl_recon.workflows.check_workbook import check_workbook
from xl_recon.workflows.import_statements import ImportOptions, StatementFile, propose_import


def a_week(
    opening: str, *amounts: str, first: int = 6, month: int = 1, currency: str = "EUR"
) -> Statement:
    lines = tuple(
        a_line(booking_date=date(2025, month, day), amount=Money(Decimal(amount), currency))
        for day, amount in enumerate(amounts, first)
    )
    closing = sum(map(Decimal, amounts), Decimal(opening))
    return a_statement(
        currency=currency,
        lines=lines,
        format="camt.053",
        opening_balance=Balance(amount=Decimal(opening)),
        closing_balance=Balance(amount=closing),
    )


WEEK = a_week("100", "-10", "5", "-20")


def desk_with(*statements: Statement) -> Desk:
    desk = Desk()
    for number, statement in enumerate(statements):
        file = StatementFile(name=f"{number}.xml", digest=f"d{number}", statements=(statement,))
        desk.write(propose_import(desk.workbook, [file], ImportOptions(account="1020")))
    return desk


def told(desk: Desk) -> list[tuple[str, str, tuple[int, ...]]]:
    found = check_workbook(desk.workbook).notices
    return [
        (it.code, it.detail, it.rows)
        for it in found
        if it.code.startswith("check.bank") or it.code == "check.statement_gap"
    ]


def test_what_was_imported_is_proved() -> None:
    desk = desk_with(WEEK)
    (proof,) = check_workbook(desk.workbook).proofs
    assert (proof.account, proof.proved_until, told(desk)) == ("1020", date(2025, 1, 8), [])


@pytest.mark.parametrize(
    ("header", "value", "expected"),
    [
        ("Importo", 6, ("check.bank_missing_row", "2025-01-07: 1.00", (2,))),
        ("Data", date(2025, 1, 8), ("check.bank_moved_row", "2025-01-07: -5.00", (2,))),
        ("Conto Dare", "1021", ("check.bank_missing_row", "2025-01-07: -5.00", ())),
    ],
)
def test_a_cell_that_was_changed_shows(
    header: str, value: int | str | date, expected: tuple[str, str, tuple[int, ...]]
) -> None:
    desk = desk_with(WEEK)
    desk.set(JOURNAL, 2, header, value)
    assert told(desk) == [expected]


def test_a_deleted_and_a_copied_row_show() -> None:
    desk = desk_with(WEEK)
    rows = desk.store.by_hand(JOURNAL).rows
    rows[0] = dict(rows[2])
    assert [it[:2] for it in told(desk)] == [
        ("check.bank_missing_row", "2025-01-06: 10.00"),
        ("check.bank_extra_row", "2025-01-08: -20.00"),
    ]


def test_a_row_with_its_sides_swapped_shows() -> None:
    desk = desk_with(WEEK)
    desk.set(JOURNAL, 2, "Conto Dare", "[CA]")
    desk.set(JOURNAL, 2, "Conto Avere", "1020")
    assert told(desk) == [("check.bank_turned_row", "2025-01-07: -10.00", (2,))]


def test_a_statement_that_was_never_imported_shows() -> None:
    later = a_week("50", "-10", first=3, month=2)
    assert told(desk_with(WEEK, later)) == [
        ("check.statement_gap", "2025-01-09 / 2025-02-02: -25.00", ())
    ]


def test_statements_in_two_currencies_are_told() -> None:
    dollars = replace(a_week("7", "1", currency="USD"), identifier="S2")
    assert told(desk_with(WEEK, dollars)) == [("check.bank_currencies", "EUR, USD", ())]


def test_an_import_that_was_undone_proves_nothing() -> None:
    desk = desk_with(WEEK)
    desk.undo()
    assert check_workbook(desk.workbook).proofs == ()


def test_a_row_without_a_day_or_an_amount_moves_nothing() -> None:
    desk = desk_with(WEEK)
    desk.set(JOURNAL, 2, "Data", None)
    assert told(desk) == [("check.bank_missing_row", "2025-01-07: -5.00", ())]


def test_nothing_was_imported_so_nothing_is_proved() -> None:
    journal = Desk().workbook.journal(("date", "debit", "credit", "amount"))
    assert list(proof_notices(account_proofs(journal, ()))) == []
