from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fake_store import FakeStore
from xl_recon.errors import BadCell
from xl_recon.records.money import Money
from xl_recon.records.reconciliation import NO_CHOICE, Allocation, Choice, StagedKind, StagedLine
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workbook.layout.statement import STATEMENT
from xl_recon.workbook.staged_table import (
    DECIDED_FIELDS,
    documents_of,
    proposal_text,
    proposed_texts,
)
from xl_recon.workbook.store import CellValue, TableWrite

PLAIN: dict[str, CellValue] = {
    "batch": 3,
    "row": 1,
    "bank": "1020",
    "date": date(2026, 1, 5),
    "description": "Saldo fattura 12",
    "iban": "CH93 0076 2011 6238 5295 7",
    "money_in": 100.5,
    "currency": "CHF",
}


def staged(**cells: CellValue) -> tuple[StagedLine, ...]:
    store = FakeStore()
    row = PLAIN | cells
    appended = {STATEMENT.header_of(field): [cell] for field, cell in row.items()}
    store.write([TableWrite(table=STATEMENT.name, appended=appended)])
    return JournalWorkbook(store).staged_lines()


def test_a_line_has_its_amount_signed() -> None:
    (line,) = staged()
    assert line.amount == Money(Decimal("100.50"), "CHF")
    assert (line.batch, line.number, line.entry, line.row) == (3, 1, 1, 1)
    assert line.iban == "CH9300762011623852957"
    assert line.choice == NO_CHOICE
    (line,) = staged(money_in=None, money_out=7)
    assert line.amount.amount == -7


@pytest.mark.parametrize(
    ("field", "header"),
    [("date", "Data"), ("money_in", "Entrata"), ("batch", "Lotto"), ("bank", "Banca")],
)
def test_a_line_that_lost_a_cell_is_refused_not_lost(field: str, header: str) -> None:
    with pytest.raises(BadCell) as refused:
        staged(**{field: None})
    assert (refused.value.header, refused.value.found) == (header, "line blank")
    assert refused.value.row == FakeStore().first_row(STATEMENT.name)


def test_a_persons_own_note_between_the_lines_is_no_line() -> None:
    blanks: dict[str, CellValue] = dict.fromkeys(PLAIN)
    assert staged(**blanks | {"description": "da chiedere in banca"}) == ()
    assert staged(**blanks | {"date": date(2026, 1, 5)}) == ()


def test_a_kind_that_is_none_is_refused_not_passed_over() -> None:
    with pytest.raises(BadCell, match="line kind: Girocanto"):
        staged(document_kind="Girocanto")


def test_what_differs_from_the_proposal_was_written_by_a_person() -> None:
    proposal = proposal_text({"document_kind": "Pagamento di documenti", "party": "Betulla"})
    (line,) = staged(
        proposal=proposal, document_kind="Deposito", party="Betulla", account="2300", delete="Sì"
    )
    assert line.choice == Choice(kind=StagedKind.DEPOSIT, account="2300", delete=True)


def test_an_emptied_cell_is_given_back_to_the_program() -> None:
    (line,) = staged(proposal=proposal_text({"party": "Betulla"}), party=None)
    assert line.choice == NO_CHOICE


def test_a_damaged_proposal_makes_every_cell_a_choice() -> None:
    (line,) = staged(proposal="[broken", party="Betulla")
    assert line.choice.party == "Betulla"


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("F-12: 1.234,50", "1234.50"),
        ("F-12:1'234.50", "1234.50"),
        ("F-12 = 1000", "1000"),
        ("F-12: 1.000", "1000"),
        ("F-12: −7,5", "-7.5"),  # noqa: RUF001 - a minus as Word writes it
        ("F-12", "0"),
    ],
)
def test_an_amount_may_stand_behind_a_document(written: str, amount: str) -> None:
    (found,) = documents_of(written)
    assert found == Allocation(document="F-12", amount=Decimal(amount))


def test_documents_stand_side_by_side() -> None:
    assert [it.document for it in documents_of("F-12; ; F-13: 5,00 ;F-14")] == [
        "F-12",
        "F-13",
        "F-14",
    ]


@given(st.lists(st.text(), min_size=4, max_size=4))
def test_a_proposal_reads_back(texts: list[str]) -> None:
    proposed = dict(zip(DECIDED_FIELDS, texts, strict=True))
    assert proposed_texts(proposal_text(proposed)) == proposed
