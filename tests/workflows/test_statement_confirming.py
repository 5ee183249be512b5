"""Confirming: what is booked, what is refused, what an undo gives back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workflows.desk import TODAY
from tests.workflows.statement_desk import (
    ADVANCE,
    CHARGE,
    COLLECTIVE,
    SETTLED,
    STRANGER,
    TRANSFER,
    UNKNOWN,
    StatementDesk,
    a_file,
    a_month,
    codes,
)
from xl_recon.errors import (
    BadCell,
    EmptyStatement,
    NoOpenStatement,
    RedRows,
    SeveralOpenStatements,
    UnknownBatch,
)
from xl_recon.plan.changes import AppendRows, Plan, Table
from xl_recon.records.journal import JournalRow
from xl_recon.records.reconciliation import StagedKind
from xl_recon.workflows.apply_rules import propose_completion
from xl_recon.workflows.statement_confirming import open_import, propose_confirmation

BOOKED = [
    ("1020", "1100", 1850.0),
    ("6940", "1020", 4.5),
    ("6000", "1020", 215.3),
    ("2000", "1020", 700.0),
]


def a_cleared_desk() -> StatementDesk:
    desk = StatementDesk()
    desk.read()
    desk.clear()
    return desk


def test_a_red_row_is_named_and_nothing_is_booked() -> None:
    desk = StatementDesk()
    desk.read()
    before = desk.snapshot()
    with pytest.raises(RedRows) as error:
        desk.confirm()
    assert error.value.rows == "7"
    assert desk.snapshot() == before


def test_lines_become_journal_rows_and_settlements() -> None:
    desk = a_cleared_desk()
    found = desk.confirm()
    assert desk.journal() == BOOKED
    assert desk.settled() == [(1, "V-1", 1850.0)]
    assert (found.journal_rows, found.records(Table.SETTLEMENTS)) == (4, 1)
    assert desk.states() == ["confermato"]
    assert desk.colours() == []


def test_the_proof_tells_what_is_not_booked() -> None:
    desk = StatementDesk()
    desk.read(a_file(a_month((SETTLED, TRANSFER, UNKNOWN))))
    desk.assign(3, delete=True)
    (proof,) = desk.confirm().proofs
    assert proof.left_over == 0
    assert proof.unbooked == Decimal("-3215.30")
    assert desk.journal() == BOOKED[:1]


def test_a_deleted_line_does_not_come_back() -> None:
    desk = StatementDesk()
    desk.read()
    desk.assign(3, delete=True)
    desk.confirm()
    again = desk.read(a_file(a_month((UNKNOWN, CHARGE)), name="b.xml", digest="d2"))
    assert again.worked == ()


def test_the_iban_of_a_row_stays_with_the_party_a_person_chose() -> None:
    desk = StatementDesk()
    desk.read()
    desk.assign(3, party="F1")
    desk.confirm()
    assert STRANGER in str(desk.column("Anagrafica", "IBAN")[1])
    assert desk.column("Aggiornamenti_anagrafica", "Valore proposto") == [STRANGER]


def test_a_cancelled_import_teaches_nothing() -> None:
    desk = StatementDesk()
    before = desk.column("Anagrafica", "IBAN")
    desk.read()
    desk.assign(3, party="F1")
    desk.cancel()
    assert desk.column("Anagrafica", "IBAN") == before


def test_what_waits_for_an_account_is_what_the_rules_complete() -> None:
    desk = StatementDesk()
    desk.add(
        Table.RULES,
        document=["!Rule"],
        description=["Abbonamento"],
        debit=["6000"],
        vat_code=["I81"],
    )
    desk.read(a_file(a_month((UNKNOWN,))))
    assert desk.confirm().journal_rows == 1
    assert desk.journal() == [("[CA]", "1020", 215.3)]
    desk.write(propose_completion(desk.workbook, TODAY))
    assert desk.journal() == [("6000", "1020", 215.3)]


def test_a_document_paid_meanwhile_is_shown_before_anything_is_booked() -> None:
    desk = a_cleared_desk()
    desk.add(
        Table.SETTLEMENTS,
        batch=[None],
        journal_row=[99],
        document=["V-1"],
        amount=[1850.0],
        date=[date(2026, 2, 1)],
    )
    found = desk.confirm()
    assert found.unseen == (1,)
    assert desk.journal() == []
    assert desk.colours()[0] == "nero"
    assert desk.confirm().unseen == ()
    assert desk.journal()[0] == ("1020", "1100", 1850.0)


def test_what_a_person_has_just_written_is_shown_before_it_is_booked() -> None:
    desk = StatementDesk()
    desk.read()
    desk.set("Estratto_conto", 3, "Controparte", "Legnami Valdorata SA")
    assert desk.confirm().unseen == (3,)
    assert desk.confirm().unseen == ()
    assert len(desk.journal()) == 4


def test_a_line_that_was_booked_meanwhile_turns_red() -> None:
    desk = a_cleared_desk()
    row = JournalRow(
        date=CHARGE.booking_date,
        description=CHARGE.description,
        debit="6940",
        credit="1020",
        amount=Decimal("4.50"),
    )
    desk.write(Plan((AppendRows(rows=(row,), because="a mano"),)))
    assert desk.confirm().unseen == (2,)
    with pytest.raises(RedRows):
        desk.confirm()
    desk.assign(2, is_new=True)
    desk.confirm()
    assert len(desk.journal()) == 5


def test_undo_gives_everything_back_and_confirming_again_books_the_same() -> None:
    desk = a_cleared_desk()
    before = desk.snapshot()
    desk.confirm()
    desk.undo(1)
    assert desk.snapshot() == before
    assert desk.states()[0] == "aperto"
    desk.confirm()
    assert desk.journal() == BOOKED
    assert [row[1:] for row in desk.settled()] == [("V-1", 1850.0)]


def test_a_line_deleted_in_an_undone_confirmation_is_not_remembered() -> None:
    desk = StatementDesk()
    desk.read()
    desk.assign(3, delete=True)
    desk.confirm()
    desk.undo(1)
    desk.assign(3, clear=True)
    assert desk.colours()[2] == "rosso"
    desk.clear()
    desk.confirm()
    outcomes = desk.workbook.outcomes(("import.deleted",))
    assert outcomes == ()


def test_later_imports_know_a_confirmed_statement() -> None:
    desk = a_cleared_desk()
    desk.confirm()
    again = desk.read(a_file(name="copia.xml", digest="d2"))
    assert again.worked == ()
    assert "import.same_statement" in {it.code for it in again.plan.notices}


def test_an_open_import_of_that_number_has_to_be_there() -> None:
    desk = StatementDesk()
    with pytest.raises(NoOpenStatement):
        open_import(desk.workbook, None)
    desk.read()
    assert open_import(desk.workbook, None) == 1
    with pytest.raises(NoOpenStatement):
        open_import(desk.workbook, 7)


def test_of_several_open_imports_one_has_to_be_named() -> None:
    desk = StatementDesk()
    desk.read(a_file(a_month((SETTLED,))))
    desk.read(a_file(a_month((ADVANCE,), opening="9.00"), name="b.xml", digest="d2"))
    with pytest.raises(SeveralOpenStatements, match="1, 2"):
        open_import(desk.workbook, None)
    desk.confirm(2)
    assert desk.journal() == BOOKED[3:]
    assert open_import(desk.workbook, None) == 1


def test_an_open_import_is_cancelled_not_undone() -> None:
    desk = StatementDesk()
    desk.read()
    with pytest.raises(UnknownBatch, match="still open"):
        desk.undo(1)


def test_parts_of_a_collective_movement_are_booked_below_their_head() -> None:
    desk = StatementDesk()
    desk.read(a_file(a_month((COLLECTIVE,))))
    desk.assign(1, 2, kind=StagedKind.WITHOUT_DOCUMENT, account="6000")
    desk.confirm()
    assert desk.journal() == [
        (None, "1020", 15.0),
        ("6000", None, 10.0),
        ("6000", None, 5.0),
    ]


LINES = st.lists(st.sampled_from([SETTLED, CHARGE, UNKNOWN, ADVANCE, TRANSFER]), max_size=6)


@settings(deadline=None, max_examples=30)
@given(LINES)
def test_confirming_and_undoing_restores_every_cell(lines: list[object]) -> None:
    desk = StatementDesk()
    if not desk.read(a_file(a_month(lines))).worked:  # type: ignore[arg-type]
        return
    for row in range(1, len(lines) + 1):
        if lines[row - 1] is UNKNOWN:
            desk.assign(row, kind=StagedKind.WITHOUT_DOCUMENT, account="6000")
    before = desk.snapshot()
    assert propose_confirmation(desk.workbook, 1, codes).unseen == ()
    desk.confirm()
    assert all(row[2] for row in desk.journal())
    desk.undo(1)
    assert desk.snapshot() == before


def test_an_import_whose_rows_are_gone_is_not_confirmed_as_nothing() -> None:
    desk = a_cleared_desk()
    desk.store.by_hand("Estratto_conto").rows.clear()
    with pytest.raises(EmptyStatement):
        desk.confirm()
    assert open_import(desk.workbook, None) == 1


def test_an_import_with_a_damaged_line_can_be_cancelled() -> None:
    desk = a_cleared_desk()
    desk.set("Estratto_conto", 1, "Data", None)
    with pytest.raises(BadCell):
        desk.confirm()
    desk.cancel(open_import(desk.workbook, None))
    assert desk.states() == ["annullato"]
