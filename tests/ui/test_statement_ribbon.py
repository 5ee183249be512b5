"""The buttons of a statement on an open workbook: over memory, and over LibreOffice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlwings as xw

from tests.ui.libreoffice.calc import calc, offices
from tests.ui.test_statement_commands import FIRST, MOVEMENTS
from tests.workbook.files import a_workbook
from tests.workbook.memory_excel import opened_in_memory
from xl_recon.plan.changes import Table
from xl_recon.ui.cli import main
from xl_recon.ui.ribbon import CHOOSING_FILES, MACROS, Ribbon, Told
from xl_recon.ui.voice import Language, Voice
from xl_recon.workbook.layout import LAYOUTS
from xl_recon.workbook.live_store import LiveStore
from xl_recon.workbook.store import CellValue, CellWrite, TableWrite

__all__ = ["calc", "offices"]


@pytest.fixture(params=["memory", pytest.param("libreoffice", marks=pytest.mark.sweep)])
def book(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[xw.Book]:
    path = a_workbook(tmp_path)
    if request.param == "memory":
        active = xw.engines.active
        yield opened_in_memory(path)[0]
        xw.engines.active = active
    else:
        app: xw.App = request.getfixturevalue("calc")
        yield app.books.open(path)


@pytest.fixture
def press(book: xw.Book, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Told]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    add(
        book,
        Table.PARTIES,
        code=["C001", "F001"],
        name=["Panetteria Spiga SA", "Legnami Valdorata SA"],
        kind=["Cliente", "Fornitore"],
        customer_account=["1100", None],
        supplier_account=[None, "2000"],
    )
    add(
        book,
        Table.DOCUMENTS,
        key=["V-1"],
        kind=["Fattura"],
        number=["1041"],
        party=["Panetteria Spiga SA"],
        total=[1850.0],
    )
    return Ribbon(book, Voice(Language.ITALIAN), main).run


@pytest.fixture
def read(press: Callable[..., Told], tmp_path: Path) -> Told:
    statement = tmp_path / "gennaio.csv"
    statement.write_text(MOVEMENTS, "utf-8")
    return press("statement-read", files=(str(statement), "--account", "1020"))


def add(book: xw.Book, table: Table, **columns: list[CellValue]) -> None:
    layout = LAYOUTS[table]
    cells = {layout.header_of(name): values for name, values in columns.items()}
    LiveStore(book).write([TableWrite(table=layout.name, appended=cells)])


def write(book: xw.Book, table: Table, field: str, row: int, value: CellValue) -> None:
    layout = LAYOUTS[table]
    cells = [CellWrite(header=layout.header_of(field), rows=[row], value=value)]
    LiveStore(book).write([TableWrite(table=layout.name, cells=cells)])


def column(book: xw.Book, table: Table, field: str) -> list[CellValue]:
    layout = LAYOUTS[table]
    header = layout.header_of(field)
    return list(LiveStore(book).read(layout.name, [header]).columns[header])


def colours(book: xw.Book) -> list[CellValue]:
    return column(book, Table.STAGED_STATEMENT, "outcome")


def test_a_statement_is_read_cleared_confirmed_and_undone_before_the_users_eyes(
    book: xw.Book, press: Callable[..., Told], read: Told
) -> None:
    assert "2 verdi, 1 nera, 1 rossa" in read.text
    assert colours(book) == ["verde", "verde", "rosso", "nero"]
    assert press("statement-confirm").status == 3
    write(book, Table.STAGED_STATEMENT, "party", 3, "Legnami Valdorata SA")
    told = press("statement-assign", rows=str(FIRST + 2))
    assert "0 rosse" in told.text
    assert colours(book)[2] == "nero"
    assert "4 righe in Registrazioni" in press("statement-confirm").text
    assert column(book, Table.SETTLEMENTS, "document") == ["V-1"]
    assert column(book, Table.JOURNAL, "credit")[:2] == ["1100", "1020"]
    assert press("undo", rows="").status == 0
    assert colours(book) == ["verde", "verde", "nero", "nero"]
    assert column(book, Table.SETTLEMENTS, "document") == [None]


def test_why_tells_the_reason_of_the_selected_row(press: Callable[..., Told], read: Told) -> None:
    assert read.status == 1
    assert "fattura 1041 nel testo" in press("statement-show", rows=str(FIRST)).text


def test_a_row_is_deleted_and_the_import_stays_until_a_person_says_yes(
    book: xw.Book, press: Callable[..., Told], read: Told
) -> None:
    assert read.status == 1
    press("statement-delete", rows=str(FIRST + 2))
    assert column(book, Table.STAGED_STATEMENT, "delete")[2] == "Sì"
    assert "com'era" in press("statement-cancel").text
    assert len(colours(book)) == 4


def test_a_person_says_yes_and_the_import_is_cancelled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    active = xw.engines.active
    book, excel = opened_in_memory(a_workbook(tmp_path))[:2]
    try:
        statement = tmp_path / "gennaio.csv"
        statement.write_text(MOVEMENTS, "utf-8")
        press = Ribbon(book, Voice(Language.ITALIAN), main).run
        press("statement-read", files=(str(statement), "--account", "1020"))
        excel.answers = ["yes"]
        assert "Annullata l'importazione" in press("statement-cancel").text
        assert colours(book) == [None]
    finally:
        xw.engines.active = active


def test_looking_again_finds_what_was_added(
    book: xw.Book, press: Callable[..., Told], read: Told
) -> None:
    assert read.status == 1
    add(
        book,
        Table.DOCUMENTS,
        key=["A-1"],
        kind=["Fattura"],
        number=["R-77"],
        party=["Legnami Valdorata SA"],
        total=[700.0],
    )
    assert "1 riga cambiata" in press("statement-recognise").text
    assert colours(book)[3] == "verde"


def test_the_buttons_that_choose_files_are_buttons() -> None:
    assert MACROS.keys() > CHOOSING_FILES
