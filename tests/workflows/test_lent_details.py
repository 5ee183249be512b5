"""Notifications (camt.054) that come after, or before, the statement of the same entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from tests.builders import a_line, a_statement
from tests.workflows.desk import JOURNAL, Desk
from xl_recon.plan.booking import Per
from xl_recon.plan.changes import Plan
from xl_recon.records.money import Money
from xl_recon.records.statement import Counterparty, CreditorReference, LineDetail
from xl_recon.workflows.import_statements import ImportOptions, StatementFile, propose_import

QR = CreditorReference(kind="QRR", value="0" * 14 + "3400" + "0000231" + "04", valid=True)
BARE = a_line(bank_reference="R1", amount=Money(Decimal(10)), description="Accredito")
ROSSI = LineDetail(
    amount=Money(Decimal(10)),
    description="Ft. 7",
    counterparty=Counterparty(name="Rossi Srl", iban="IT00X"),
    reference=QR,
)
TWO = (
    LineDetail(amount=Money(Decimal(4)), description="Ft. 1"),
    LineDetail(amount=Money(Decimal(6)), description="Ft. 2"),
)


def a_document(name: str, kind: str, **line: Any) -> StatementFile:
    statement = a_statement(lines=(replace(BARE, **line),), format=kind)
    return StatementFile(name=name, digest=name, statements=(statement,))


STATEMENT = a_document("c53.xml", "camt.053.001.08")


def notification(*details: LineDetail) -> StatementFile:
    return a_document("c54.xml", "camt.054.001.08", details=details)


def imported(desk: Desk, file: StatementFile, **chosen: Any) -> Plan:
    plan = propose_import(desk.workbook, [file], ImportOptions(account="1020", **chosen))
    if plan.changes:
        desk.write(plan)
    return plan


def cells(desk: Desk, *headers: str) -> list[tuple[object, ...]]:
    columns: Sequence[Sequence[object]] = [desk.column(JOURNAL, header) for header in headers]
    return list(zip(*columns, strict=True))


def codes(plan: Plan) -> list[str]:
    return [notice.code for notice in plan.notices]


def settle_qr(desk: Desk) -> None:
    keys = desk.store.by_hand("Impostazioni")
    keys.rows[0] |= {"Chiave": "Riferimento cliente", "Valore": "qr"}


def test_a_row_that_waits_gets_what_its_only_detail_tells() -> None:
    desk = Desk()
    imported(desk, STATEMENT)
    plan = imported(desk, notification(ROSSI))
    assert cells(desk, "Controparte", "IBAN", "Conto Avere") == [("Rossi Srl", "IT00X", "[CA]")]
    assert "Ft. 7" in str(desk.column(JOURNAL, "Descrizione")[0])
    assert codes(plan) == ["import.known_lines", "import.details_lent"]


def test_a_customer_in_the_reference_takes_the_place_of_the_temporary_account() -> None:
    desk = Desk()
    settle_qr(desk)
    imported(desk, STATEMENT)
    imported(desk, notification(ROSSI))
    assert cells(desk, "Conto Dare", "Conto Avere", "Fattura") == [("1020", "3400", "231")]


def test_a_notification_may_tell_more_without_details() -> None:
    desk = Desk()
    imported(desk, STATEMENT)
    rossi = Counterparty(name="Rossi Srl")
    imported(desk, a_document("c54.xml", "camt.054.001.08", counterparty=rossi))
    assert cells(desk, "Controparte", "Descrizione") == [("Rossi Srl", "Accredito Rossi Srl")]


def test_a_statement_of_another_kind_lends_only_its_details() -> None:
    desk = Desk()
    imported(desk, STATEMENT)
    rossi = Counterparty(name="Rossi Srl")
    assert imported(desk, a_document("m.sta", "mt940", counterparty=rossi)).changes == ()


def test_several_details_become_rows_below_their_head() -> None:
    desk = Desk()
    imported(desk, STATEMENT, first_document="B-7")
    imported(desk, notification(*TWO))
    assert cells(desk, "Conto Dare", "Conto Avere", "Importo", "Doc") == [
        ("1020", None, 10, "B-7"),
        ("[1020]", "[CA]", 4, "B-7"),
        ("[1020]", "[CA]", 6, "B-7"),
    ]


def test_the_parts_come_once_and_the_row_may_stay_whole() -> None:
    desk = Desk()
    imported(desk, STATEMENT)
    assert imported(desk, notification(*TWO), per=Per.ENTRY).changes == ()
    imported(desk, notification(*TWO))
    assert imported(desk, notification(*TWO)).changes == ()


@pytest.mark.parametrize("details", [(ROSSI,), TWO])
def test_undoing_gives_the_bare_row_back(details: tuple[LineDetail, ...]) -> None:
    desk = Desk()
    imported(desk, STATEMENT)
    before = desk.snapshot()
    imported(desk, notification(*details))
    assert desk.snapshot() != before
    desk.undo()
    assert desk.snapshot() == before


@pytest.mark.parametrize("details", [(ROSSI,), TWO])
def test_a_completed_row_is_left_alone_and_told(details: tuple[LineDetail, ...]) -> None:
    desk = Desk()
    imported(desk, STATEMENT)
    desk.set(JOURNAL, 1, "Conto Avere", "3400")
    before = desk.snapshot()
    plan = imported(desk, notification(*details))
    assert desk.snapshot() == before
    assert codes(plan) == ["import.known_lines", "import.details_left"]


def test_new_rows_and_parts_of_old_ones_come_together() -> None:
    desk = Desk()
    imported(desk, STATEMENT)
    other = a_document("later.xml", "camt.053", bank_reference="R2", description="Nuovo")
    files = [notification(*TWO), other]
    desk.write(propose_import(desk.workbook, files, ImportOptions(account="1020")))
    assert cells(desk, "Descrizione", "Rif. Esterno") == [
        ("Accredito", "R1"),
        ("Ft. 1", "R1"),
        ("Ft. 2", "R1"),
        ("Nuovo", "R2"),
    ]


def test_a_filled_cell_is_never_written_over() -> None:
    desk = Desk()
    imported(desk, STATEMENT)
    desk.set(JOURNAL, 1, "Controparte", "Mio cliente")
    imported(desk, notification(ROSSI))
    assert cells(desk, "Controparte", "IBAN") == [("Mio cliente", "IT00X")]


@pytest.mark.parametrize("details", [(ROSSI,), TWO])
def test_a_statement_after_its_notification_adds_no_row(details: tuple[LineDetail, ...]) -> None:
    desk = Desk()
    imported(desk, notification(*details))
    before = desk.snapshot()
    plan = imported(desk, STATEMENT)
    assert (plan.changes, plan.questions, desk.snapshot()) == ((), (), before)


def test_details_without_a_real_reference_are_lent_to_no_row() -> None:
    desk = Desk()
    imported(desk, a_document("c53.xml", "camt.053", bank_reference="NONREF"))
    bare = a_document("c54.xml", "camt.054", bank_reference="NONREF", details=TWO)
    assert imported(desk, bare).changes == ()
