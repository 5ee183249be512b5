from __future__ import annotations

from dataclasses import replace

import pytest

from tests.workflows.desk import Desk
from xl_recon.errors import BadDocument, ProfileExists, ReadingNeeded, UnfitReading
from xl_recon.plan.changes import AppendRecords, Plan, SetCells, Table, TableRow
from xl_recon.readers.document import Document
from xl_recon.readers.statements import read_statements
from xl_recon.records.statement_profile import (
    ColumnChoice,
    ColumnUse,
    ReadingChoice,
    StatementProfile,
)
from xl_recon.workflows.check_workbook import check_workbook
from xl_recon.workflows.statement_profiles import (
    open_question,
    profiles_in,
    profiles_json,
    propose_profiles,
    saved_reading,
    shown_tables,
)

MOVEMENTS = Document.of(
    "movimenti.csv",
    b"Data;Valuta;Testo;Importo;Saldo\n"
    b"12.01.2026;13.01.2026;Affitto;-1950.00;8050.00\n"
    b"13.01.2026;13.01.2026;Betulla;400.50;8450.50\n"
    b"14.01.2026;14.01.2026;Fontanelle;-91.15;8359.35\n"
    b"15.01.2026;15.01.2026;Matita;-18.60;8340.75\n"
    b"16.01.2026;16.01.2026;Matita;-18.60;8322.15\n",
)
UNMARKED = Document.of(
    "dubbio.csv", b"Date,Text,Amount\n13/04/2026,Rent,-1.250\n14/04/2026,Oak,2.500\n"
)


def asked(heading: str, use: ColumnUse) -> ReadingChoice:
    return ReadingChoice(columns=(ColumnChoice(heading=heading, uses=(use,)),))


def a_profile(name: str = "Betulla", choice: ReadingChoice | None = None) -> StatementProfile:
    return saved_reading(MOVEMENTS, name, "Banca Betulla", choice or ReadingChoice())


def test_a_reading_becomes_a_profile() -> None:
    profile = a_profile()
    assert profile.signature == "data | valuta | testo | importo | saldo"
    assert (profile.delimiter, profile.encoding, profile.bank) == (";", "utf-8", "Banca Betulla")
    assert profile.choice.complete


def test_a_profile_is_added_once() -> None:
    desk = Desk()
    plan = propose_profiles(desk.workbook, [a_profile(), a_profile()])
    (change,) = plan.changes
    assert isinstance(change, AppendRecords)
    assert len(change.rows) == 1
    desk.write(plan)
    assert propose_profiles(desk.workbook, [a_profile()]) == Plan()


def test_another_profile_of_the_name_or_for_the_table_is_not_replaced_unasked() -> None:
    desk = Desk()
    desk.write(propose_profiles(desk.workbook, [a_profile()]))
    other = asked("Valuta", ColumnUse.DATE)
    for profile in (a_profile(choice=other), a_profile("Quercia", other)):
        with pytest.raises(ProfileExists) as refused:
            propose_profiles(desk.workbook, [profile])
        assert refused.value.profile == "Betulla"


def test_a_profile_is_replaced_cell_by_cell_and_put_back() -> None:
    desk = Desk()
    desk.write(propose_profiles(desk.workbook, [a_profile()]))
    before = desk.workbook.profiles()
    changed = a_profile(choice=asked("Valuta", ColumnUse.DATE))
    plan = propose_profiles(desk.workbook, [changed], replacing=True)
    assert [change.field for change in plan.changes if isinstance(change, SetCells)] == ["columns"]
    desk.write(plan)
    assert [replace(it, row=None) for it in desk.workbook.profiles().profiles] == [changed]
    desk.undo()
    assert desk.workbook.profiles() == before


def test_cells_typed_by_hand_are_replaced_as_they_stand() -> None:
    desk = Desk()
    cells = {"profile": "Betulla", "signature": "Data|Importo", "columns": "Data=data;2=importo"}
    row = TableRow(tuple(cells.items()))
    change = AppendRecords(table=Table.STATEMENT_PROFILES, rows=(row,), because="")
    desk.write(Plan((change,)))
    desk.write(propose_profiles(desk.workbook, [a_profile()], replacing=True))
    assert [replace(it, row=None) for it in desk.workbook.profiles().profiles] == [a_profile()]


def test_a_table_without_a_decision_is_not_saved() -> None:
    with pytest.raises(ReadingNeeded) as asking:
        saved_reading(UNMARKED, "Dubbio", "")
    assert (asking.value.count, len(asking.value.readings)) == (2, 2)
    assert saved_reading(UNMARKED, "Dubbio", "", ReadingChoice(reading=2)).name == "Dubbio"


def test_a_correction_against_the_balances_is_not_saved() -> None:
    with pytest.raises(UnfitReading, match="another reading proved"):
        a_profile(choice=ReadingChoice(turned=True))


def test_a_correction_is_shown_beside_what_was_found() -> None:
    (turned,) = shown_tables(MOVEMENTS, (), ReadingChoice(turned=True))
    assert turned.contradicted
    assert turned.uncorrected
    assert turned.uncorrected.is_proved
    (other,) = shown_tables(MOVEMENTS, (), asked("Valuta", ColumnUse.DATE))
    assert (other.contradicted, other.without_effect) == (False, False)
    (same,) = shown_tables(MOVEMENTS, (), asked("Data", ColumnUse.DATE))
    assert (same.contradicted, same.without_effect) == (False, True)


def test_a_document_without_tables_has_nothing_to_show() -> None:
    mt940 = Document.of("x.sta", b":20:1\n:25:1\n:28C:1\n:60F:C260101EUR1,\n:62F:C260101EUR1,\n-}")
    with pytest.raises(UnfitReading, match="no table"):
        shown_tables(mt940)


def test_only_an_undecided_table_leaves_a_question() -> None:
    assert open_question("a", read_statements(MOVEMENTS).statements) is None
    question = open_question("dubbio.csv", read_statements(UNMARKED).statements)
    assert question
    assert question.document_name == "dubbio.csv"


def test_profiles_go_through_a_file_unchanged() -> None:
    profiles = (a_profile(), a_profile("Quercia", asked("Valuta", ColumnUse.DATE)))
    text = profiles_json(profiles).encode()
    assert profiles_in(Document.of("p.json", text)) == profiles


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b'{"profiles": 3}',
        b'{"profiles": ["x"]}',
        b'{"profiles": [{"profile": "x"}]}',
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"profiles": [{"profile": "x", "signature": "data", "columns": "1 = boh"}]}',
    ],
)
def test_a_file_without_profiles_is_refused(content: bytes) -> None:
    with pytest.raises(BadDocument):
        profiles_in(Document.of("p.json", content))


def test_a_damaged_profile_is_found_by_a_check() -> None:
    desk = Desk()
    cells = {"profile": "Betulla", "signature": "data", "columns": "1 = boh"}
    unnamed = {"signature": "data", "columns": "1 = data; 2 = importo"}
    rows = tuple(TableRow(tuple(each.items())) for each in (cells, unnamed))
    change = AppendRecords(table=Table.STATEMENT_PROFILES, rows=rows, because="")
    desk.write(Plan((change,)))
    found = [it for it in check_workbook(desk.workbook).notices if "profile" in it.code]
    assert [(it.code, it.detail, it.rows) for it in found] == [
        ("check.profile_damaged", "boh", (1,)),
        ("check.profile_name", "", (2,)),
    ]
