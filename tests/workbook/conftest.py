from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlwings as xw

from tests.fake_store import FakeStore
from tests.ui.libreoffice.calc import calc, offices
from tests.workbook.files import a_workbook, opened
from tests.workbook.memory_excel import opened_in_memory
from xl_recon.workbook.live_store import LiveStore
from xl_recon.workbook.store import CellValue, TableStore, TableWrite

__all__ = ["calc", "offices"]

RUNNING = {"live", "libreoffice"}

# What a contract asks that a running program cannot do, or cannot show without saving a file.
NOT_LIVE = {
    "test_a_write_changes_the_version_and_reading_does_not": "Excel tells no version",
    "test_a_note_stands_on_its_cell": "notes are looked at in the file",
    "test_an_appended_row_may_have_one": "notes are looked at in the file",
    "test_rows_are_those_after_the_write": "notes are looked at in the file",
    "test_a_cell_keeps_the_note_it_has": "notes are looked at in the file",
    "test_a_sheet_of_ours_may_have_notes_and_loses_them_with_itself": "notes are looked at in "
    "the file",
    "test_two_tables_get_notes_in_one_write": "notes are looked at in the file",
}
# What LibreOffice makes of a value: a part of the test's name, and why.
NOT_IN_CALC = {
    "ritorno": "LibreOffice makes a line feed of a carriage return",
    "test_columns_without_values_are_blank_or_calculated": "LibreOffice calculates as it writes",
}


def live(path: Path) -> LiveStore:
    """The workbook in a running program that has nothing calculated."""
    return LiveStore(opened_in_memory(path, calculation="manual")[0])


def _refusal(test: pytest.FixtureRequest) -> str:
    """Why a store cannot do what a test asks, or nothing."""
    reasons = [NOT_LIVE.get(test.node.originalname, "")] if test.param in RUNNING else []
    if test.param == "libreoffice":
        reasons += [why for part, why in NOT_IN_CALC.items() if part in test.node.name]
    return " ".join(filter(None, reasons))


def in_calc(calc: xw.App, path: Path) -> LiveStore:
    """The workbook in LibreOffice, which calculates nothing by itself."""
    book = calc.books.open(path)
    calc.calculation = "manual"
    return LiveStore(book)


# LibreOffice opens the workbook anew for each test: `.ci/run` has the time for it once.
IN_LIBREOFFICE = pytest.param("libreoffice", marks=pytest.mark.sweep)


@pytest.fixture(params=["memory", "file", "live", IN_LIBREOFFICE])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[TableStore]:
    """The template's tables, in each kind of store."""
    makers: dict[str, Callable[[], TableStore]] = {
        "memory": FakeStore,
        "file": lambda: opened(a_workbook(tmp_path)),
        "live": lambda: live(a_workbook(tmp_path)),
        "libreoffice": lambda: in_calc(request.getfixturevalue("calc"), a_workbook(tmp_path)),
    }
    refusal = _refusal(request)
    if refusal:
        pytest.skip(refusal)
    active = xw.engines.active
    yield makers[request.param]()
    xw.engines.active = active


@pytest.fixture
def full(store: TableStore) -> TableStore:
    """A store with five parties."""
    new: dict[str, list[CellValue]] = {
        "Codice": ["1000", "1010", "1020", "1030", "1040"],
        "Denominazione": ["a", "b", "c", "d", "e"],
    }
    store.write([TableWrite(table="Anagrafica", appended=new)])
    return store
