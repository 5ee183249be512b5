from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.fake_store import FakeStore
from tests.workbook.files import MOMENT
from xl_recon.plan.changes import AppendRecords, Plan, Table
from xl_recon.records.batch import BatchState, Stamp
from xl_recon.records.money import Money
from xl_recon.records.open_statement import OpenStatement
from xl_recon.records.reconciliation import (
    Adjustment,
    Allocation,
    Choice,
    Recognition,
    StagedKind,
    StagedLine,
    Verdict,
)
from xl_recon.workbook.applying import Standing
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workbook.layout.statement import STATEMENT
from xl_recon.workbook.staged_writing import (
    open_statement_row,
    recognition_changes,
    staged_row,
)
from xl_recon.workbook.store import CellValue

STAMP = Stamp(command="statement read", moment=MOMENT)
NAMES = {"C1": "Betulla Srl"}
LINE = StagedLine(
    batch=1,
    number=1,
    entry=1,
    bank="1020",
    date=date(2026, 1, 5),
    value_date=date(2026, 1, 6),
    amount=Money(Decimal("150.00"), "EUR"),
    description="Saldo 12 e 13",
    reference="RF18",
    bank_reference="B77",
    iban="IT60X0542811101000000123456",
    statement_party="BETULLA",
    code="PMNT",
    own_iban="CH9300762011623852957",
    row=1,
)
PAID = Recognition(
    verdict=Verdict.BLACK,
    kind=StagedKind.DOCUMENTS,
    party="C1",
    account="1100",
    allocations=(
        Allocation(document="F-12", amount=Decimal("100.00")),
        Allocation(document="F-13", amount=Decimal("40.00")),
    ),
    unallocated=Decimal("10.00"),
)
UNKNOWN = Recognition(verdict=Verdict.RED, unallocated=LINE.amount.amount)


def staged(*rows: tuple[StagedLine, Recognition]) -> FakeStore:
    store = FakeStore()
    added = tuple(staged_row(line, found, "perché", NAMES) for line, found in rows)
    change = AppendRecords(table=Table.STAGED_STATEMENT, rows=added, because="estratto.xml")
    JournalWorkbook(store).apply(
        Plan((change,), logged=False), STAMP, standing=Standing(state=BatchState.OPEN)
    )
    return store


def cell(store: FakeStore, field: str, row: int = 1) -> CellValue:
    return store.read(STATEMENT.name).columns[STATEMENT.header_of(field)][row - 1]


def recognised(store: FakeStore, found: Recognition, reason: str = "altro") -> int:
    workbook = JournalWorkbook(store)
    lines = workbook.staged_lines()
    table = workbook.table(Table.STAGED_STATEMENT)
    changes = recognition_changes(table, lines, [found] * len(lines), [reason] * len(lines), NAMES)
    workbook.revise(Plan(tuple(changes)))
    return len(changes)


def test_a_line_reads_back_as_it_was_staged() -> None:
    store = staged((LINE, PAID))
    assert JournalWorkbook(store).staged_lines() == (LINE,)


def test_money_out_stands_in_its_own_column() -> None:
    line = replace(LINE, amount=Money(Decimal("-7.00"), "EUR"))
    store = staged((line, replace(UNKNOWN, unallocated=Decimal(-7))))
    assert (cell(store, "money_in"), cell(store, "money_out")) == (None, 7)
    assert JournalWorkbook(store).staged_lines() == (line,)


def test_what_was_recognised_stands_in_words() -> None:
    store = staged((LINE, PAID))
    shown = {
        field: cell(store, field)
        for field in ("document_kind", "documents", "party", "account", "outcome", "reason")
    }
    assert shown == {
        "document_kind": "Pagamento di documenti",
        "documents": "F-12: 100,00; F-13: 40,00",
        "party": "Betulla Srl",
        "account": "1100",
        "outcome": "nero",
        "reason": "perché",
    }
    assert (cell(store, "allocated"), cell(store, "unallocated")) == (140, 10)


def test_one_document_that_takes_it_all_needs_no_amount() -> None:
    whole = Allocation(document="F-12", amount=LINE.amount.amount)
    store = staged((LINE, replace(PAID, allocations=(whole,), unallocated=Decimal(0))))
    assert cell(store, "documents") == "F-12"


def test_a_credit_note_is_written_with_a_minus_in_either_direction() -> None:
    line = replace(LINE, amount=Money(Decimal(-80), "EUR"))
    pays = (
        Allocation(document="F-1", amount=Decimal(-100)),
        Allocation(document="N-1", amount=Decimal(20)),
    )
    store = staged((line, replace(PAID, allocations=pays, unallocated=Decimal(0))))
    assert cell(store, "documents") == "F-1: 100,00; N-1: -20,00"


def test_recognising_again_changes_only_what_differs() -> None:
    store = staged((LINE, PAID))
    assert recognised(store, PAID, "perché") == 0
    assert recognised(store, UNKNOWN) > 0
    assert (cell(store, "party"), cell(store, "outcome")) == (None, "rosso")
    assert JournalWorkbook(store).staged_lines() == (LINE,)


def test_what_a_person_wrote_stays_whatever_is_recognised() -> None:
    store = staged((LINE, UNKNOWN))
    store.by_hand(STATEMENT.name).rows[0][STATEMENT.header_of("party")] = "Betulla Srl"
    for found in (PAID, UNKNOWN, PAID):
        recognised(store, found)
        assert cell(store, "party") == "Betulla Srl"
        (line,) = JournalWorkbook(store).staged_lines()
        assert line.choice == Choice(party="Betulla Srl")


def test_recognising_leaves_no_line_in_the_log() -> None:
    store = staged((LINE, PAID))
    recognised(store, UNKNOWN)
    workbook = JournalWorkbook(store)
    assert [batch.state for batch in workbook.batches()] == [BatchState.OPEN]
    assert workbook.changes() == ()


def test_where_a_statement_stands_reads_back() -> None:
    store = FakeStore()
    statement = OpenStatement(
        batch=1,
        file="estratto.xml",
        bank="1020",
        currency="EUR",
        start=date(2026, 1, 1),
        opening=Decimal("10.00"),
        closing=Decimal("160.00"),
        card_payments=2,
        mark="x|y",
        row=1,
    )
    change = AppendRecords(
        table=Table.OPEN_STATEMENTS, rows=(open_statement_row(statement),), because="x"
    )
    opening = Standing(state=BatchState.OPEN)
    JournalWorkbook(store).apply(Plan((change,), logged=False), STAMP, standing=opening)
    assert JournalWorkbook(store).open_statements() == (statement,)
    assert JournalWorkbook(FakeStore()).open_statements() == ()


def test_cents_paid_too_much_that_a_tolerance_closes_are_distributed_too() -> None:
    closed = replace(
        PAID,
        verdict=Verdict.GREEN,
        allocations=(Allocation(document="F-12", amount=Decimal("149.97")),),
        adjustments=(
            Adjustment(document="F-12", amount=Decimal("-0.03"), account="6949", kind="tolerance"),
        ),
        unallocated=Decimal(0),
    )
    cells = dict(staged_row(LINE, closed, "", NAMES).cells)
    assert (cells["allocated"], cells["unallocated"]) == (Decimal("150.00"), Decimal(0))
