from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.fake_store import FakeStore
from xl_recon.plan.changes import Table
from xl_recon.records.open_document import OpenDocument
from xl_recon.records.party import EarlyDiscount, Party
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workbook.layout import LAYOUTS
from xl_recon.workbook.store import CellValue, TableWrite


def add(store: FakeStore, table: Table, **columns: list[CellValue]) -> None:
    layout = LAYOUTS[table]
    appended = {layout.header_of(field): cells for field, cells in columns.items()}
    store.write([TableWrite(table=layout.name, appended=appended)])


def parties_of(store: FakeStore) -> tuple[Party, ...]:
    return JournalWorkbook(store).parties()


def test_a_party_has_its_names_accounts_and_numbers_apart() -> None:
    store = FakeStore()
    add(
        store,
        Table.PARTIES,
        code=["C1"],
        name=["Betulla Srl"],
        kind=["Cliente"],
        aliases=["Betulla; La Betulla "],
        ibans=["it60 x054 2811 1010 0000 0123 456;CH93"],
        customer_account=["1100"],
        discount=["2 % 10 giorni"],
        tolerance=[0.05],
    )
    assert parties_of(store) == (
        Party(
            code="C1",
            name="Betulla Srl",
            aliases=("Betulla", "La Betulla"),
            ibans=("IT60X0542811101000000123456", "CH93"),
            written_ibans="it60 x054 2811 1010 0000 0123 456;CH93",
            is_supplier=False,
            customer_account="1100",
            discount=EarlyDiscount(percent=Decimal(2), days=10),
            tolerance=Decimal("0.05"),
            row=1,
        ),
    )


@pytest.mark.parametrize(
    ("kind", "customer", "supplier", "sides"),
    [
        ("Cliente", "", "", (True, False)),
        ("fornitore", "1100", "", (False, True)),
        ("Cliente e fornitore", "1100", "", (True, True)),
        ("", "1100", "", (True, False)),
        ("", "", "2000", (False, True)),
        ("", "1100", "2000", (True, True)),
        ("", "", "", (True, True)),
    ],
)
def test_who_buys_and_who_sells_is_told_by_the_word_then_by_the_accounts(
    kind: str, customer: str, supplier: str, sides: tuple[bool, bool]
) -> None:
    store = FakeStore()
    accounts: dict[str, list[CellValue]] = {
        "customer_account": [customer],
        "supplier_account": [supplier],
    }
    add(store, Table.PARTIES, code=["C1"], name=["Betulla"], kind=[kind], **accounts)
    (party,) = parties_of(store)
    assert (party.is_customer, party.is_supplier) == sides


def documents_of(*rows: tuple[CellValue, ...], settled: float = 0.0) -> list[OpenDocument]:
    store = FakeStore()
    add(
        store,
        Table.PARTIES,
        code=["C1", "F1", "B1", "D1", "D2"],
        name=["Betulla", "Faggio", "Bosco", "Doppio", "Doppio"],
        kind=["Cliente", "Fornitore", "", "", ""],
    )
    fields = ("key", "kind", "number", "party", "total", "amount_due", "direction", "status")
    columns = {field: [row[place] for row in rows] for place, field in enumerate(fields)}
    add(store, Table.DOCUMENTS, date=[date(2026, 1, 5)] * len(rows), **columns)
    if settled:
        add(store, Table.SETTLEMENTS, document=["a-1 "], amount=[settled])
    return list(JournalWorkbook(store).documents())


@pytest.mark.parametrize(
    ("kind", "party", "direction", "total", "residual"),
    [
        ("Fattura", "Betulla", None, 100, 100),
        ("Fattura", "F1", None, 100, -100),
        ("Nota di credito", "C1", None, 100, -100),
        ("Nota di credito", "Faggio", None, 100, 100),
        ("Fattura", "C1", None, -100, -100),
        ("Fattura", "Bosco", "Emessa", 100, 100),
        ("Fattura", "Bosco", "Ricevuta", 100, -100),
        ("Partita aperta", "Sconosciuto", "Ricevuta", 100, -100),
    ],
)
def test_a_residual_has_the_sign_of_the_payment_that_closes_it(
    kind: str, party: str, direction: str | None, total: int, residual: int
) -> None:
    (document,) = documents_of(("A-1", kind, "1", party, total, None, direction, None))
    assert document.has_side
    assert [document.residual, document.total] == [Decimal(residual)] * 2


def test_without_a_side_a_document_is_only_offered() -> None:
    (document,) = documents_of(("A-1", "Fattura", "1", "Bosco", 100, None, None, None))
    assert not document.has_side


def test_what_is_settled_and_the_net_amount_due_count() -> None:
    row = ("A-1", "Fattura", "1", "C1", 122, 102, None, None)
    (document,) = documents_of(row, settled=40.5)
    assert (document.total, document.residual) == (Decimal(102), Decimal("61.50"))


def test_of_a_cancelled_or_closed_document_nothing_is_left() -> None:
    states = ("Annullato", "chiuso")
    rows = [("A-1", "Fattura", "1", "C1", 122, None, None, state) for state in states]
    assert [it.residual for it in documents_of(*rows)] == [0, 0]


def test_a_name_that_two_parties_bear_names_none() -> None:
    (document,) = documents_of(("A-1", "Fattura", "1", "Doppio", 100, None, "Emessa", None))
    assert document.party == ""
