"""A worked statement confirmed over a store: all of it comes back when it is undone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.fake_store import FakeStore
from tests.workbook.files import MOMENT, a_workbook, opened
from tests.workbook.test_template import NEEDS_LIBREOFFICE, calculated_by_libreoffice, values_of
from xl_recon.plan.changes import AppendRecords, DeleteRows, Plan, Table
from xl_recon.plan.confirmation import ConfirmationTerms, Worked, plan_confirmation
from xl_recon.records.batch import BatchState, Stamp
from xl_recon.records.money import Money
from xl_recon.records.open_statement import OpenStatement
from xl_recon.records.reconciliation import (
    Allocation,
    Choice,
    Recognition,
    StagedKind,
    StagedLine,
    Verdict,
)
from xl_recon.records.settings import Settings
from xl_recon.workbook.applying import Standing
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workbook.layout import LAYOUTS
from xl_recon.workbook.staged_writing import open_statement_row, staged_row
from xl_recon.workbook.store import CellValue, TableStore, TableWrite
from xl_recon.workflows.undo import propose_undo

STAMP = Stamp(command="prova", moment=MOMENT)
LOGS = {Table.BATCHES, Table.CHANGES, Table.OUTCOMES}
IBAN = "IT60X0542811101000000123456"
_KINDS = st.sampled_from(["paid", "unknown", "own", "deleted"])


def a_store(store: TableStore) -> TableStore:
    parties: Mapping[str, list[CellValue]] = {
        "Codice": ["C1"],
        "Denominazione": ["Betulla"],
        "Tipo": ["Cliente"],
        "Conto cliente": ["1100"],
    }
    documents: Mapping[str, list[CellValue]] = {
        "Id": ["F-1", "F-2"],
        "Tipo": ["Fattura", "Fattura"],
        "Numero": ["1", "2"],
        "Data": [date(2026, 1, 1)] * 2,
        "Controparte": ["C1", "C1"],
        "Totale": [500, 700],
    }
    store.write(
        [
            TableWrite(table="Anagrafica", appended=parties),
            TableWrite(table="Documenti", appended=documents),
        ]
    )
    return store


def content(store: TableStore) -> dict[str, dict[str, list[CellValue]]]:
    """Every typed cell of every table but the logs."""
    found = {}
    for table, layout in LAYOUTS.items():
        if table in LOGS:
            continue
        headers = [it.header for it in layout.columns if not it.formula and it.field != "id"]
        columns = store.read(layout.name, headers).columns
        found[layout.name] = {name: list(cells) for name, cells in columns.items()}
    return found


def worked(kinds: list[str]) -> list[tuple[StagedLine, Recognition]]:
    pairs = []
    for number, kind in enumerate(kinds, 1):
        amount = Decimal(number)
        line = StagedLine(
            batch=1,
            number=number,
            entry=number,
            bank="1020",
            date=date(2026, 1, 5),
            amount=Money(amount, "EUR"),
            description=f"riga {number}",
            iban=IBAN,
            choice=Choice(delete=kind == "deleted"),
        )
        pays = (Allocation(document="F-1", amount=amount),) if kind == "paid" else ()
        found = Recognition(
            verdict=Verdict.GREY if kind == "own" else Verdict.BLACK,
            kind=StagedKind.DOCUMENTS if pays else None,
            party="C1" if pays else "",
            account="1100" if pays else "",
            allocations=pays,
            unallocated=Decimal(0) if pays else amount,
            learns_iban=bool(pays),
        )
        pairs.append((line, found))
    return pairs


def read_in(store: TableStore, pairs: list[tuple[StagedLine, Recognition]]) -> None:
    rows = tuple(staged_row(line, found, "", {}) for line, found in pairs)
    statement = OpenStatement(batch=1, file="e.xml", bank="1020", opening=Decimal(0))
    opening = (
        AppendRecords(table=Table.STAGED_STATEMENT, rows=rows, because="e.xml"),
        AppendRecords(
            table=Table.OPEN_STATEMENTS, rows=(open_statement_row(statement),), because="e.xml"
        ),
    )
    plan = Plan(opening, logged=False)
    JournalWorkbook(store).apply(plan, STAMP, standing=Standing(state=BatchState.OPEN))


def confirmed(store: TableStore, pairs: list[tuple[StagedLine, Recognition]]) -> None:
    workbook = JournalWorkbook(store)
    terms = ConfirmationTerms(
        settings=Settings(),
        parties={it.code: it for it in workbook.parties()},
        documents={it.key: it for it in workbook.documents()},
        staged=range(1, len(pairs) + 1),
        opened=(1,),
        file="e.xml",
        yes="Sì",
    )
    plan = plan_confirmation([Worked(line=line, recognition=it) for line, it in pairs], terms)
    workbook.apply(plan, STAMP, standing=Standing(batch=1))


def undone(store: TableStore) -> Plan:
    workbook = JournalWorkbook(store)
    plan = propose_undo(workbook, 1)
    workbook.apply(plan, STAMP)
    return plan


def assert_all_comes_back(store: TableStore, kinds: list[str]) -> None:
    before = content(a_store(store))
    pairs = worked(kinds)
    read_in(store, pairs)
    open_ = content(store)
    for _ in range(2):  # confirmed, undone, and once more
        confirmed(store, pairs)
        paid = sum(place for place, kind in enumerate(kinds, 1) if kind == "paid")
        residuals = {it.key: it.residual for it in JournalWorkbook(store).documents()}
        assert residuals == {"F-1": 500 - paid, "F-2": 700}
        assert JournalWorkbook(store).staged_lines() == ()
        assert states(store)[0] is BatchState.CONFIRMED
        assert undone(store).notices == ()
        assert content(store) == open_
        assert states(store)[0] is BatchState.OPEN
    cancelled(store, len(kinds))
    assert content(store) == before
    assert states(store)[0] is BatchState.UNDONE


def cancelled(store: TableStore, height: int) -> None:
    rows = range(1, height + 1)
    deletions = (
        DeleteRows(table=Table.STAGED_STATEMENT, rows=rows, because=""),
        DeleteRows(table=Table.OPEN_STATEMENTS, rows=(1,), because=""),
    )
    standing = Standing(batch=1, state=BatchState.UNDONE)
    JournalWorkbook(store).apply(Plan(deletions, logged=False), STAMP, standing=standing)


def states(store: TableStore) -> list[BatchState]:
    return [batch.state for batch in JournalWorkbook(store).batches()]


@pytest.mark.sweep
@NEEDS_LIBREOFFICE
def test_libreoffice_shows_what_is_left_of_a_document(tmp_path: Path) -> None:
    path = a_workbook(tmp_path)
    store = a_store(opened(path))
    pairs = worked(["paid", "unknown", "paid"])
    read_in(store, pairs)
    worked_out = calculated_by_libreoffice(path.read_bytes(), tmp_path / "before")
    path.write_bytes((tmp_path / "before" / "prova.xlsx").read_bytes())
    assert values_of(worked_out, LAYOUTS[Table.DOCUMENTS], "residual") == [500, 700]
    confirmed(opened(path), pairs)
    after = calculated_by_libreoffice(path.read_bytes(), tmp_path / "after")
    assert values_of(after, LAYOUTS[Table.DOCUMENTS], "residual") == [496, 700]


@settings(deadline=None)
@given(st.lists(_KINDS, min_size=1, max_size=5))
def test_confirming_then_undoing_restores_every_cell(kinds: list[str]) -> None:
    assert_all_comes_back(FakeStore(), kinds)


@settings(deadline=None, max_examples=5, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.lists(_KINDS, min_size=1, max_size=4))
def test_confirming_then_undoing_restores_every_cell_of_a_file(kinds: list[str]) -> None:
    with TemporaryDirectory() as folder:
        assert_all_comes_back(opened(a_workbook(Path(folder))), kinds)
