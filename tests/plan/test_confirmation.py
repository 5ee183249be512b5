from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from xl_recon.plan.changes import AppendRecords, AppendRows, DeleteRows, Plan, SetCells, Table
from xl_recon.plan.confirmation import (
    ConfirmationTerms,
    Worked,
    deleted_movement,
    movement_mark,
    plan_confirmation,
)
from xl_recon.records.journal import JournalRow
from xl_recon.records.money import Money
from xl_recon.records.open_document import OpenDocument
from xl_recon.records.party import Party
from xl_recon.records.reconciliation import (
    Adjustment,
    Allocation,
    Choice,
    Recognition,
    StagedLine,
    Verdict,
)
from xl_recon.records.settings import Settings

LINE = StagedLine(
    batch=1,
    number=1,
    entry=1,
    bank="1020",
    date=date(2026, 1, 5),
    amount=Money(Decimal("100.00"), "EUR"),
    description="Saldo 12",
    bank_reference="B7",
    iban="IT60X0542811101000000123456",
    row=1,
)
TERMS = ConfirmationTerms(
    settings=Settings(),
    parties={"C1": Party(code="C1", name="Betulla", ibans=("CH1",), written_ibans="CH1", row=4)},
    documents={
        "F-12": OpenDocument(key="F-12", number="12", residual=Decimal(100), total=Decimal(100)),
        "P-3": OpenDocument(key="P-3", number="3", residual=Decimal(-90), sign=-1),
    },
    staged=(1,),
    opened=(1,),
    file="estratto.xml",
    yes="Sì",
)
GREEN = Recognition(
    verdict=Verdict.GREEN,
    party="C1",
    account="1100",
    allocations=(Allocation(document="F-12", amount=Decimal("100.00")),),
)


def confirmed(*worked: tuple[StagedLine, Recognition]) -> Plan:
    return plan_confirmation([Worked(line=line, recognition=it) for line, it in worked], TERMS)


def rows_of(plan: Plan) -> list[JournalRow]:
    return [row for it in plan.changes if isinstance(it, AppendRows) for row in it.rows]


def booked(plan: Plan) -> list[tuple[str, str, Decimal | None]]:
    return [(row.debit, row.credit, row.amount) for row in rows_of(plan)]


def settled(plan: Plan) -> list[tuple[object, ...]]:
    found = [it for it in plan.changes if isinstance(it, AppendRecords)]
    rows = [row for it in found if it.table is Table.SETTLEMENTS for row in it.rows]
    return [
        (row.journal_row[1] if row.journal_row else 0, row.value("document"), row.value("amount"))
        for row in rows
    ]


def test_a_paid_document_is_booked_and_settled() -> None:
    plan = confirmed((LINE, GREEN))
    (row,) = rows_of(plan)
    assert (row.debit, row.credit, row.amount) == ("1020", "1100", Decimal("100.00"))
    assert (row.invoice, row.counterparty, row.external_reference) == ("12", "Betulla", "B7")
    assert settled(plan) == [(1, "F-12", Decimal("100.00"))]


def test_what_is_done_with_leaves_the_sheets() -> None:
    deleted = [it for it in confirmed((LINE, GREEN)).changes if isinstance(it, DeleteRows)]
    assert [it.table for it in deleted] == [Table.STAGED_STATEMENT, Table.OPEN_STATEMENTS]


def test_without_an_account_the_rules_have_the_row() -> None:
    plan = confirmed((LINE, Recognition(verdict=Verdict.BLACK, party="C1")))
    assert booked(plan) == [("1020", "[CA]", Decimal("100.00"))]


def test_a_payment_of_ours_is_settled_with_the_document_s_own_sign() -> None:
    line = replace(LINE, amount=Money(Decimal(-90), "EUR"))
    pays = (Allocation(document="P-3", amount=Decimal(-90)),)
    plan = confirmed((line, replace(GREEN, account="2000", allocations=pays)))
    assert booked(plan) == [("2000", "1020", Decimal(90))]
    assert settled(plan) == [(1, "P-3", Decimal(90))]


def test_a_difference_is_a_row_of_its_own_that_settles_too() -> None:
    line = replace(LINE, amount=Money(Decimal(98), "EUR"))
    found = replace(
        GREEN,
        allocations=(Allocation(document="F-12", amount=Decimal(98)),),
        adjustments=(
            Adjustment(document="F-12", amount=Decimal(2), account="4900", kind="discount"),
        ),
    )
    plan = confirmed((line, found))
    assert booked(plan) == [("1020", "1100", Decimal(98)), ("4900", "1100", Decimal(2))]
    assert settled(plan) == [(1, "F-12", Decimal(98)), (2, "F-12", Decimal(2))]


def test_cents_too_much_leave_the_party_s_account_again() -> None:
    line = replace(LINE, amount=Money(Decimal("100.04"), "EUR"))
    surplus = Adjustment(document="F-12", amount=Decimal("-0.04"), account="6949", kind="tolerance")
    plan = confirmed((line, replace(GREEN, adjustments=(surplus,))))
    assert booked(plan) == [
        ("1020", "1100", Decimal("100.04")),
        ("1100", "6949", Decimal("0.04")),
    ]
    assert settled(plan) == [(1, "F-12", Decimal("100.00"))]


def test_own_transfers_and_deleted_lines_are_not_booked() -> None:
    grey = Recognition(verdict=Verdict.GREY)
    gone = replace(LINE, number=2, entry=2, choice=Choice(delete=True))
    plan = confirmed((LINE, grey), (gone, GREEN))
    assert booked(plan) == []
    (outcome,) = plan.outcomes
    found = deleted_movement(outcome.reference)
    assert found is not None
    assert (found.account, found.date, found.amount) == ("1020", LINE.date, Decimal("100.00"))
    assert found.text == "Saldo 12"
    assert movement_mark(gone) == outcome.reference
    assert deleted_movement("anything else") is None


def test_a_collective_movement_deleted_as_a_whole_is_known_by_its_sum() -> None:
    gone = replace(LINE, choice=Choice(delete=True))
    other = replace(gone, number=2, amount=Money(Decimal(30), "EUR"), description="altro")
    (outcome,) = confirmed((gone, GREEN), (other, GREEN)).outcomes
    found = deleted_movement(outcome.reference)
    assert found is not None
    assert (found.amount, found.text) == (Decimal("130.00"), "Saldo 12")


def test_an_own_transfer_with_an_account_of_its_own_is_booked_there() -> None:
    grey = Recognition(verdict=Verdict.GREY, account="1099")
    assert booked(confirmed((LINE, grey))) == [("1020", "1099", Decimal("100.00"))]


def test_a_collective_movement_has_a_head_and_its_parts() -> None:
    other = replace(LINE, number=2, amount=Money(Decimal(30), "EUR"))
    plan = confirmed((LINE, GREEN), (other, Recognition(verdict=Verdict.BLACK)))
    assert booked(plan) == [
        ("1020", "", Decimal("130.00")),
        ("", "1100", Decimal("100.00")),
        ("[1020]", "[CA]", Decimal(30)),
    ]
    assert settled(plan) == [(2, "F-12", Decimal("100.00"))]


def test_a_learned_iban_stays_with_the_party_once_and_leaves_a_trace() -> None:
    found = replace(GREEN, learns_iban=True)
    again = replace(LINE, number=2, entry=2)
    plan = confirmed((LINE, found), (again, found))
    (change,) = [it for it in plan.changes if isinstance(it, SetCells)]
    assert (change.table, change.field, change.rows) == (Table.PARTIES, "ibans", (4,))
    assert (change.before, change.after) == ("CH1", "CH1; IT60X0542811101000000123456")
    traces = [
        row
        for it in plan.changes
        if isinstance(it, AppendRecords) and it.table is Table.PARTY_UPDATES
        for row in it.rows
    ]
    assert [(row.value("party"), row.value("accept")) for row in traces] == [("Betulla", "Sì")]


def test_an_iban_of_a_deleted_line_or_a_known_one_is_not_learned() -> None:
    found = replace(GREEN, learns_iban=True)
    gone = replace(LINE, choice=Choice(delete=True))
    known = replace(LINE, entry=2, iban="CH1")
    plan = confirmed((gone, found), (known, found))
    assert not [it for it in plan.changes if isinstance(it, SetCells)]


def test_a_sorted_sheet_is_booked_in_the_banks_order() -> None:
    """Parts of a collective movement that were sorted apart are its parts all the same."""
    plain = Recognition(verdict=Verdict.BLACK)
    small, large = Money(Decimal(-5), "EUR"), Money(Decimal(-10), "EUR")
    parts = [
        (replace(LINE, number=2, entry=2, amount=large, description="Ordine"), plain),
        (replace(LINE, number=3, entry=2, amount=small, description="Ordine"), plain),
    ]
    ordered = [(LINE, GREEN), *parts]
    assert confirmed(parts[1], ordered[0], parts[0]) == confirmed(*ordered)
