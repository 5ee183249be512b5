"""What lines are recognised by: the book of a workbook, and names that tell parties apart."""

from __future__ import annotations

from decimal import Decimal

from tests.fake_store import FakeStore, template_tables
from tests.workflows.statement_desk import StatementDesk, paid_in
from xl_recon.plan.changes import AppendRows, Plan, Table
from xl_recon.records.journal import JournalRow
from xl_recon.records.party import Party
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workflows.statement_book import party_names, reconciliation_book


def test_parties_of_one_name_are_told_apart_by_their_codes() -> None:
    parties = [
        Party(code="C1", name="Rossi Srl"),
        Party(code="C2", name="ROSSI SRL"),
        Party(code="C3", name="Verdi SA"),
    ]
    assert party_names(parties) == {"C1": "C1", "C2": "C2", "C3": "Verdi SA"}


def booked(desk: StatementDesk, debit: str, credit: str) -> None:
    row = JournalRow(
        date=paid_in("1.00", "").booking_date, debit=debit, credit=credit, amount=Decimal("9.00")
    )
    desk.write(Plan((AppendRows(rows=(row,), because=""),)))


def test_the_book_knows_what_is_booked_on_own_accounts_and_deposits() -> None:
    desk = StatementDesk()
    desk.add(Table.SETTINGS, key=["Conto depositi"], value=["2030"])
    booked(desk, "1021", "6000")
    booked(desk, "2030", "6000")
    book = reconciliation_book(desk.workbook, ())
    assert set(book.booked) == {("1021", Decimal("9.00")), ("2030", Decimal("9.00"))}


def test_one_bank_alone_needs_no_look_at_the_journal() -> None:
    desk = StatementDesk()
    desk.set("Conti", 2, "Tipo", "Costo")
    desk.set("Conti", 2, "IBAN", None)
    booked(desk, "1020", "6000")
    assert reconciliation_book(desk.workbook, ()).booked == {}


def test_a_workbook_without_rules_is_read_all_the_same() -> None:
    kept = {name: it for name, it in template_tables().items() if "ricorrenti" not in name}
    assert reconciliation_book(JournalWorkbook(FakeStore(kept)), ()).rules is None
