"""After confirming: rows annulled, deleted, put back, their rests given out; parties made."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from tests.workflows.statement_desk import (
    COLLECTIVE,
    OWN,
    RED_BAKER,
    SETTLED,
    STRANGER,
    StatementDesk,
    a_file,
    a_month,
    codes,
    paid_in,
)
from tests.workflows.test_statement_confirming import BOOKED, a_cleared_desk
from xl_recon.errors import UnknownBatch, UnusableRow
from xl_recon.plan.changes import Table
from xl_recon.records.reconciliation import StagedKind
from xl_recon.workflows.statement_confirming import propose_confirmation
from xl_recon.workflows.statement_distribution import propose_distribution
from xl_recon.workflows.statement_parties import (
    likely_parties,
    party_draft,
    propose_party,
    written_party,
)
from xl_recon.workflows.statement_revision import (
    is_reentered,
    propose_deletion,
    propose_reentering,
    propose_release,
    propose_return,
    propose_taking_back,
)
from xl_recon.workflows.undo import propose_undo


def a_booked_desk() -> StatementDesk:
    desk = a_cleared_desk()
    desk.confirm()
    return desk


def test_an_annulled_row_waits_for_the_rules_again() -> None:
    desk = a_booked_desk()
    revision = propose_release(desk.workbook, {1})
    desk.write(revision.plan)
    assert desk.journal()[0] == ("1020", "[CA]", 1850.0)
    assert desk.settled() == []
    assert (revision.rows, revision.settlements) == (1, 1)
    assert desk.workbook.documents()[0].residual == Decimal("1850.00")


def test_an_annulled_part_tells_the_rules_its_bank() -> None:
    desk = StatementDesk()
    desk.read(a_file(a_month((COLLECTIVE,))))
    desk.assign(1, 2, kind=StagedKind.WITHOUT_DOCUMENT, account="6000")
    desk.confirm()
    desk.write(propose_release(desk.workbook, {3}).plan)
    assert desk.journal()[1:] == [("6000", None, 10.0), ("[CA]", "[1020]", 5.0)]
    desk.write(propose_release(desk.workbook, {1}).plan)
    assert desk.journal()[1] == ("[CA]", "[1020]", 10.0)


def test_a_row_that_waits_already_has_nothing_to_annul() -> None:
    desk = a_booked_desk()
    desk.write(propose_release(desk.workbook, {1}).plan)
    with pytest.raises(UnusableRow, match="waiting"):
        propose_release(desk.workbook, {1})


def test_a_row_without_a_bank_is_no_movement() -> None:
    desk = a_booked_desk()
    desk.set("Registrazioni", 4, "Conto Avere", "6000")
    with pytest.raises(UnusableRow, match="no movement"):
        propose_release(desk.workbook, {4})


def test_the_row_of_a_tolerance_goes_with_its_movement() -> None:
    desk = StatementDesk()
    desk.add(
        Table.SETTINGS,
        key=["Tolleranza abbinamento", "Conto arrotondamenti"],
        value=["1.00", "6940"],
    )
    short = paid_in("1849.60", "Fattura 1041", name="Panetteria Spiga", iban=RED_BAKER)
    desk.read(a_file(a_month((short,))))
    desk.confirm()
    assert len(desk.journal()) == 2
    desk.write(propose_release(desk.workbook, {1}).plan)
    assert desk.journal() == [("1020", "[CA]", 1849.6)]
    assert desk.settled() == []


def test_a_deleted_row_does_not_come_back() -> None:
    desk = a_booked_desk()
    desk.write(propose_deletion(desk.workbook, {1}).plan)
    assert desk.journal() == BOOKED[1:]
    assert desk.settled() == []
    assert desk.read(a_file(a_month((SETTLED,)), name="b.xml", digest="d2")).worked == ()


def test_a_collective_movement_is_deleted_whole() -> None:
    desk = StatementDesk()
    desk.read(a_file(a_month((COLLECTIVE,))))
    desk.assign(1, 2, kind=StagedKind.WITHOUT_DOCUMENT, account="6000")
    desk.confirm()
    desk.write(propose_deletion(desk.workbook, {2}).plan)
    assert desk.journal() == []
    assert desk.read(a_file(a_month((COLLECTIVE,)), name="b.xml", digest="d2")).worked == ()


REVISIONS: list[Callable[..., object]] = [propose_release, propose_deletion]


@pytest.mark.parametrize("propose", REVISIONS)
def test_a_revision_can_be_undone(propose: Callable[..., object]) -> None:
    desk = a_booked_desk()
    before = (desk.journal(), desk.settled())
    revision = propose(desk.workbook, {2, 4})
    desk.write(revision.plan)  # type: ignore[attr-defined]
    assert (desk.journal(), desk.settled()) != before
    desk.undo(2)
    assert (desk.journal(), desk.settled()) == before


def reentered(desk: StatementDesk, *rows: int) -> None:
    desk.write(propose_reentering(desk.workbook, set(rows), "ripreso", codes).plan)
    desk.recognise()


def test_reentered_rows_are_worked_anew() -> None:
    desk = a_booked_desk()
    reentered(desk, 1)
    assert desk.journal() == BOOKED[1:]
    assert desk.settled() == []
    assert desk.colours() == ["verde"]
    assert is_reentered(desk.workbook, 2)


def test_cancelling_reentered_rows_books_them_as_they_were() -> None:
    desk = a_booked_desk()
    before = (desk.journal(), desk.settled())
    reentered(desk, 2, 4)
    desk.assign(1, party="F1")
    desk.write(propose_return(desk.workbook, 2))
    assert (desk.journal(), desk.settled()) == before
    assert desk.colours() == []


def test_reentered_rows_that_an_undo_has_booked_again_are_not_booked_twice() -> None:
    desk = a_booked_desk()
    reentered(desk, 4)
    desk.assign(1, account="6000", kind=StagedKind.WITHOUT_DOCUMENT)
    desk.undo(2)
    assert desk.journal() == BOOKED
    with pytest.raises(UnknownBatch):
        desk.confirm(2)


def test_what_is_left_goes_to_the_documents_a_person_names() -> None:
    desk = a_booked_desk()
    desk.document("A-1", "R-77", "Legnami Valdorata SA", 500.0)
    found = propose_distribution(desk.workbook, {4}, "A-1: 300,00")
    desk.write(found.plan)
    assert desk.settled()[1:] == [(4, "A-1", 300.0)]
    assert found.rows[0].left == Decimal("-400.00")
    assert desk.column("Registrazioni", "Fattura")[3] == "R-77"
    desk.write(propose_distribution(desk.workbook, {4}, "R-77").plan)
    assert desk.settled()[2:] == [(4, "A-1", 200.0)]


def test_what_fits_for_certain_is_given_out_by_itself() -> None:
    desk = a_booked_desk()
    desk.document("A-1", "R-77", "Legnami Valdorata SA", 700.0)
    desk.write(propose_distribution(desk.workbook, None).plan)
    assert desk.settled()[1:] == [(4, "A-1", 700.0)]
    assert propose_distribution(desk.workbook, None).plan.changes == ()


def test_what_fits_nowhere_for_certain_stays() -> None:
    desk = a_booked_desk()
    desk.document("A-1", "R-77", "Legnami Valdorata SA", 650.0)
    found = propose_distribution(desk.workbook, {4})
    assert found.plan.changes == ()
    assert found.rows[0].left == Decimal("-700.00")


def test_a_row_that_waits_gets_the_partys_account() -> None:
    desk = a_booked_desk()
    desk.write(propose_release(desk.workbook, {1}).plan)
    desk.write(propose_distribution(desk.workbook, {1}).plan)
    assert desk.journal()[0] == BOOKED[0]
    assert desk.settled() == [(1, "V-1", 1850.0)]


@pytest.mark.parametrize(
    ("row", "documents", "found"),
    [(1, "", "nothing left"), (3, "", "no party"), (4, "X-9", "no document X-9")],
)
def test_a_row_with_nothing_to_give_out_is_told(row: int, documents: str, found: str) -> None:
    desk = a_booked_desk()
    with pytest.raises(UnusableRow, match=found):
        propose_distribution(desk.workbook, {row}, documents)


def test_a_row_without_number_cannot_settle_anything() -> None:
    desk = a_booked_desk()
    desk.document("A-1", "R-77", "Legnami Valdorata SA", 700.0)
    desk.set("Registrazioni", 4, "Id", None)
    with pytest.raises(UnusableRow, match="no number"):
        propose_distribution(desk.workbook, {4}, "A-1")


def test_a_credit_note_is_taken_off() -> None:
    desk = a_booked_desk()
    desk.document("A-1", "R-77", "Legnami Valdorata SA", 900.0)
    desk.add(
        Table.DOCUMENTS,
        key=["A-2"],
        kind=["Nota di credito"],
        number=["NC-8"],
        date=[None],
        party=["Legnami Valdorata SA"],
        total=[200.0],
    )
    desk.write(propose_distribution(desk.workbook, {4}, "A-2; A-1").plan)
    assert desk.settled()[1:] == [(4, "A-2", 200.0), (4, "A-1", 900.0)]


def test_a_party_is_made_from_a_row() -> None:
    desk = StatementDesk()
    desk.read()
    lines = [desk.workbook.staged_lines()[2]]
    draft = party_draft(desk.workbook, lines)
    assert draft is not None
    assert (draft.code, draft.name, draft.kind) == ("F2", "Rivista Tornio", "Fornitore")
    assert (draft.iban, draft.supplier_account) == (STRANGER, "2000")
    desk.write(propose_party(draft))
    desk.recognise()
    assert desk.colours()[2] == "nero"


def test_a_party_gets_no_iban_that_is_ours_or_somebodys() -> None:
    desk = StatementDesk()
    lines = [
        paid_in("5.00", "Uno", name="Nuovo", iban=RED_BAKER),
        paid_in("6.00", "Due", name="Nuovo", iban=OWN),
    ]
    desk.read(a_file(a_month(lines)))
    for line in desk.workbook.staged_lines():
        draft = party_draft(desk.workbook, [line], "Bottega Nuova")
        assert draft is not None
        assert (draft.code, draft.iban, draft.kind) == ("C2", "", "Cliente")


def test_a_row_that_names_nobody_makes_no_party() -> None:
    desk = StatementDesk()
    desk.read(a_file(a_month((paid_in("77.00", "Versamento"),))))
    assert party_draft(desk.workbook, desk.workbook.staged_lines()) is None
    assert party_draft(desk.workbook, [], "Nuovo") is None


def test_the_name_a_person_wrote_is_looked_up() -> None:
    desk = StatementDesk()
    desk.read()
    assert written_party(desk.workbook, desk.workbook.staged_lines()).text == ""
    desk.set("Estratto_conto", 3, "Controparte", "Legnami Valdorada")
    (line,) = [it for it in desk.workbook.staged_lines() if it.row == 3]
    found = written_party(desk.workbook, [line])
    assert (found.text, found.is_known) == ("Legnami Valdorada", False)
    assert next(likely_parties(desk.workbook, [line], found.text)) == (
        "F1",
        "Legnami Valdorata SA",
    )


def a_desk_with_a_foreign_invoice() -> StatementDesk:
    """The bank account is in francs; the merchant, who was paid 700.00, is owed 700.00 euros."""
    desk = a_booked_desk()
    accounts = desk.store.by_hand("Conti").rows
    for row in accounts:
        row["Valuta"] = "CHF"
    desk.document("A-1", "R-77", "Legnami Valdorata SA", 700.0)
    desk.set("Documenti", 2, "Valuta", "EUR")
    return desk


def test_a_rest_is_not_given_to_a_document_in_another_currency() -> None:
    desk = a_desk_with_a_foreign_invoice()
    assert propose_distribution(desk.workbook, {4}).rows[0].left == Decimal("-700.00")
    with pytest.raises(UnusableRow, match="foreign EUR A-1"):
        propose_distribution(desk.workbook, {4}, "A-1")
    desk.write(propose_distribution(desk.workbook, {4}, "A-1: 650,00").plan)
    assert desk.settled()[1:] == [(4, "A-1", 650.0)]


def test_a_row_put_back_has_its_accounts_currency() -> None:
    desk = a_desk_with_a_foreign_invoice()
    desk.write(propose_reentering(desk.workbook, {4}, "ripreso", codes).plan)
    assert desk.column("Estratto_conto", "Valuta") == ["CHF"]
    desk.recognise()
    assert desk.colours() == ["nero"]


def test_undoing_takes_lines_off_the_sheet_that_were_recognised_meanwhile() -> None:
    desk = a_booked_desk()
    before = desk.settled()
    desk.write(propose_reentering(desk.workbook, {1}, "ripreso", codes).plan)
    desk.recognise()
    plan = propose_taking_back(desk.workbook, 2)
    desk.write(plan)
    assert plan.notices == ()
    assert desk.workbook.staged_lines() == ()
    assert desk.workbook.open_statements() == ()
    assert sorted(desk.journal()) == sorted(BOOKED)
    assert desk.settled() == before


def test_undoing_what_is_no_reentering_is_undoing() -> None:
    desk = a_booked_desk()
    assert propose_taking_back(desk.workbook) == propose_undo(desk.workbook, 1)


def test_lines_put_back_and_confirmed_leave_no_open_batch_when_that_is_undone() -> None:
    desk = a_booked_desk()
    desk.write(propose_reentering(desk.workbook, {1}, "ripreso", codes).plan)
    desk.recognise()
    desk.write(propose_confirmation(desk.workbook, 2, codes).plan)
    desk.undo(3)
    assert desk.states()[:3] == ["confermato", "confermato", "annullato"]
    assert is_reentered(desk.workbook, 2)
    assert [line.batch for line in desk.workbook.staged_lines()] == [2]
