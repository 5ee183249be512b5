from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.builders import a_row
from xl_recon.plan.changes import AppendRows, Plan, Table
from xl_recon.records.batch import Stamp
from xl_recon.records.journal import JournalRow
from xl_recon.ui import files
from xl_recon.workbook.file_store import FileStore
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workbook.layout import LAYOUTS
from xl_recon.workbook.store import CellValue, CellWrite, TableWrite
from xl_recon.workflows.check_workbook import WorkbookCheck, check_workbook

MOMENT = datetime(2026, 1, 31, 12, 0)  # noqa: DTZ001 - as a sheet shows it
BOOKED = a_row(debit="6400")


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    path = tmp_path / "Registrazioni.xlsx"
    path.write_bytes(files.template())
    return FileStore(path, moment=MOMENT)


def checked(store: FileStore, *rows: JournalRow) -> WorkbookCheck:
    workbook = JournalWorkbook(store)
    if rows:
        plan = Plan((AppendRows(rows=rows, because=""),))
        workbook.apply(plan, Stamp(command="Prova", moment=MOMENT))
    return check_workbook(workbook)


def found(check: WorkbookCheck) -> dict[str, str]:
    return {notice.code: notice.detail for notice in check.notices}


def places(check: WorkbookCheck, code: str) -> list[tuple[int, ...]]:
    return [notice.rows for notice in check.notices if notice.code == code]


def add(store: FileStore, table: Table, **columns: Sequence[CellValue]) -> None:
    layout = LAYOUTS[table]
    appended = {layout.header_of(field): values for field, values in columns.items()}
    store.write([TableWrite(table=layout.name, appended=appended)])


def settle(store: FileStore, values: Mapping[str, str]) -> None:
    name = LAYOUTS[Table.SETTINGS].name
    keys = list(store.read(name, ["Chiave"]).columns["Chiave"])
    cells = [
        CellWrite(header="Valore", rows=[keys.index(key) + 1], value=value)
        for key, value in values.items()
    ]
    store.write([TableWrite(table=name, cells=cells)])


def test_a_new_workbook_has_nothing_to_look_at(store: FileStore) -> None:
    check = checked(store)
    assert (check.errors, check.notices) == ((), ())
    assert [balance.account for balance in check.balances] == ["1020", "1021", "1022"]


def test_rows_with_the_temporary_account_are_counted(store: FileStore) -> None:
    check = checked(store, a_row(), BOOKED, a_row())
    assert places(check, "check.waiting") == [(1, 3)]


def test_an_account_that_the_chart_lacks_is_told_with_its_rows(store: FileStore) -> None:
    check = checked(store, BOOKED, a_row(debit="9999"), a_row(debit="9999", credit="8888"))
    unknown = [
        (notice.detail, notice.rows)
        for notice in check.notices
        if notice.code == "check.account_unknown"
    ]
    assert unknown == [("9999", (2, 3)), ("8888", (3,))]


def test_a_row_with_one_account_is_told(store: FileStore) -> None:
    check = checked(store, BOOKED, a_row(debit=""))
    assert places(check, "check.one_account") == [(2,)]
    assert found(check)["check.one_account"] == "-10.00"


def test_a_detail_that_was_split_itself_is_no_fault(store: FileStore) -> None:
    head = a_row(debit="", credit="1020", amount=Decimal("10.00"))
    detail = a_row(debit="", credit="", amount=Decimal("10.00"))
    parts = tuple(a_row(debit="6400", credit="", amount=Decimal(part)) for part in ("4", "6"))
    assert places(checked(store, head, detail, *parts), "check.one_account") == []


def test_parts_that_balance_their_head_are_no_fault(store: FileStore) -> None:
    head = a_row(debit="", credit="1020", amount=Decimal("10.00"))
    parts = (
        a_row(debit="6400", credit="", amount=Decimal("7.00")),
        a_row(debit="[CA]", credit="[1020]", amount=Decimal("3.00")),
    )
    assert places(checked(store, head, *parts), "check.one_account") == []


def test_one_sided_rows_of_two_days_are_two_entries(store: FileStore) -> None:
    rows = (a_row(debit=""), a_row(date=date(2025, 2, 1), credit="", debit="6400"))
    assert places(checked(store, *rows), "check.one_account") == [(1,), (2,)]


@pytest.mark.parametrize(
    ("field", "code"), [("amount", "check.no_amount"), ("date", "check.no_date")]
)
def test_a_row_that_lacks_amount_or_date_is_told(store: FileStore, field: str, code: str) -> None:
    check = checked(store, BOOKED, a_row(debit="6400", **{field: None}))
    assert places(check, code) == [(2,)]


def test_copied_rows_with_the_same_id_are_told(store: FileStore) -> None:
    checked(store, BOOKED, BOOKED, BOOKED)
    name = LAYOUTS[Table.JOURNAL].name
    store.write([TableWrite(table=name, cells=[CellWrite(header="Id", rows=[1, 3], value=7)])])
    assert places(checked(store), "check.id_twice") == [(1, 3)]


def test_balances_are_debit_less_credit(store: FileStore) -> None:
    rows = (BOOKED, a_row(debit="1020", credit="3200", amount=Decimal("25.50")))
    balance = checked(store, *rows).balances[0]
    assert (balance.account, balance.balance, balance.rows) == ("1020", Decimal("15.50"), 2)


def test_a_bracketed_account_is_not_booked(store: FileStore) -> None:
    assert checked(store, a_row(credit="[1020]")).balances[0].rows == 0


def test_wrong_ibans_of_accounts_and_parties_are_told(store: FileStore) -> None:
    add(store, Table.ACCOUNTS, number=["1029"], iban=["CH0000000000000000001"])
    add(store, Table.PARTIES, name=["Betulla"], ibans=["CH9300762011623852957; CH12"])
    told = {(n.code, n.where, n.detail) for n in checked(store).notices}
    assert told == {
        ("check.iban_wrong", "1029", "CH0000000000000000001"),
        ("check.party_iban_wrong", "Betulla", "CH12"),
    }


def test_an_account_written_twice_is_told(store: FileStore) -> None:
    add(store, Table.ACCOUNTS, number=["1020"])
    assert found(checked(store)) == {"check.account_twice": "1020"}


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("Contropartita temporanea", "CA", "check.setting_not_bracketed"),
        ("Conto assente", "A", "check.setting_not_bracketed"),
        ("Conto assente", "[CA]", "check.settings_same"),
        ("Conto banca predefinito", "7777", "check.setting_account_unknown"),
        ("Confronto testo", "forse", "check.setting_value"),
        ("Ignora POS", "magari", "check.setting_value"),
    ],
)
def test_a_setting_that_makes_no_sense_is_told(
    store: FileStore, key: str, value: str, code: str
) -> None:
    settle(store, {key: value})
    assert found(checked(store)) == {code: value}


def test_a_rule_that_cannot_be_understood_is_told(store: FileStore) -> None:
    add(store, Table.RULES, document=["!Rule"], description=["[Vuota]"], debit=["6400"])
    assert found(checked(store)) == {"rule.no_condition": ""}


def test_a_rule_with_an_account_that_the_chart_lacks_is_told(store: FileStore) -> None:
    add(
        store,
        Table.RULES,
        document=["!Rule", "altro", "!Rule"],
        description=["acqua", "gas", "tasse"],
        debit=["9999", "9998", "[]"],
    )
    check = checked(store)
    assert found(check) == {"check.rule_account_unknown": "9999", "rule.no_parts": ""}


def test_an_unusable_cell_is_an_error_and_the_rest_is_checked(store: FileStore) -> None:
    name = LAYOUTS[Table.JOURNAL].name
    store.write([TableWrite(table=name, cells=[CellWrite(header="Importo", rows=[1], value="x")])])
    add(store, Table.ACCOUNTS, number=["1020"])
    check = checked(store)
    assert [type(error).__name__ for error in check.errors] == ["BadCell"]
    assert found(check) == {"check.account_twice": "1020"}
    assert check.balances == ()


def test_missing_tables_are_told_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "cartella.xlsx"
    path.write_bytes(files.template())
    book = load_workbook(path)
    for sheet, table in (
        ("Conti", "Conti"),
        ("Registrazioni ricorrenti", "Registrazioni_ricorrenti"),
        ("Impostazioni", "Impostazioni"),
        ("Anagrafica", "Anagrafica"),
    ):
        del book[sheet].tables[table]
    book.save(path)
    check = checked(FileStore(path, moment=MOMENT))
    assert sorted(str(vars(error)["table"]) for error in check.errors) == [
        "Conti",
        "Impostazioni",
        "Registrazioni_ricorrenti",
    ]
    assert check.notices == ()
