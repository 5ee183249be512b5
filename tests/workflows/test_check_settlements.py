from __future__ import annotations

from datetime import date

from tests.builders import a_row
from tests.fake_store import FakeStore
from tests.workbook.files import MOMENT
from xl_recon.plan.changes import AppendRecords, AppendRows, Plan, Table, TableRow
from xl_recon.records.batch import BatchState, Stamp
from xl_recon.workbook.applying import Standing
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workbook.layout import LAYOUTS
from xl_recon.workbook.store import CellValue, TableWrite
from xl_recon.workflows.check_settlements import settlement_notices

STAMP = Stamp(command="prova", moment=MOMENT)
IBAN = "IT60X0542811101000000123456"


def add(store: FakeStore, table: Table, **columns: list[CellValue]) -> None:
    layout = LAYOUTS[table]
    appended = {layout.header_of(field): cells for field, cells in columns.items()}
    store.write([TableWrite(table=layout.name, appended=appended)])


def told(store: FakeStore) -> list[tuple[str, str, tuple[int, ...]]]:
    notices = settlement_notices(JournalWorkbook(store))
    return [(it.code, str(it.where), it.rows) for it in notices]


def test_a_new_workbook_has_nothing_to_tell() -> None:
    assert told(FakeStore()) == []


def test_an_iban_of_two_parties_is_told() -> None:
    store = FakeStore()
    add(store, Table.PARTIES, code=["A", "B"], name=["Acero", "Bosco"], ibans=[IBAN, IBAN])
    assert told(store) == [("check.iban_shared", IBAN, ())]


def test_documents_without_a_party_twice_or_overpaid_are_told() -> None:
    store = FakeStore()
    add(store, Table.PARTIES, code=["A"], name=["Acero"], kind=["Cliente"])
    add(
        store,
        Table.DOCUMENTS,
        key=["F-1", "f-1", "F-2"],
        kind=["Fattura"] * 3,
        number=["1", "1", "2"],
        date=[date(2026, 1, 1)] * 3,
        party=["Acero", "Nessuno", "Acero"],
        total=[100, 100, 50],
    )
    JournalWorkbook(store).apply(Plan((AppendRows(rows=(a_row(),), because=""),)), STAMP)
    add(store, Table.SETTLEMENTS, journal_row=[1], document=["F-2"], amount=[60])
    assert told(store) == [
        ("check.document_twice", "f-1", ()),
        ("check.document_party_unknown", "f-1", (2,)),
        ("check.document_overpaid", "F-2", ()),
    ]


def test_settlements_of_what_is_gone_are_told() -> None:
    store = FakeStore()
    add(
        store,
        Table.SETTLEMENTS,
        journal_row=[7],
        document=["F-9"],
        amount=[60],
        date=[date(2026, 1, 1)],
    )
    assert told(store) == [
        ("check.settlement_without_row", "", (1,)),
        ("check.settlement_without_document", "", (1,)),
    ]


def test_an_open_import_is_told_with_its_red_lines() -> None:
    store = FakeStore()
    rows = tuple(
        TableRow((("row", n), ("outcome", word))) for n, word in ((1, "rosso"), (2, "verde"))
    )
    staged = AppendRecords(table=Table.STAGED_STATEMENT, rows=rows, because="")
    JournalWorkbook(store).apply(
        Plan((staged,), logged=False), STAMP, standing=Standing(state=BatchState.OPEN)
    )
    (notice,) = settlement_notices(JournalWorkbook(store))
    assert (notice.code, notice.where, notice.detail) == ("check.import_open", "1", "2 / 1")
