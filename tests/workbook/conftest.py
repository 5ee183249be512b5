from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fake_store import FakeStore
from tests.workbook.files import a_workbook, opened
from xl_recon.workbook.store import CellValue, TableStore, TableWrite


@pytest.fixture(params=["memory", "file"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> TableStore:
    """The template's tables, in each kind of store."""
    makers: dict[str, Callable[[], TableStore]] = {
        "memory": FakeStore,
        "file": lambda: opened(a_workbook(tmp_path)),
    }
    return makers[request.param]()


@pytest.fixture
def full(store: TableStore) -> TableStore:
    """A store with five parties."""
    new: dict[str, list[CellValue]] = {
        "Codice": ["1000", "1010", "1020", "1030", "1040"],
        "Denominazione": ["a", "b", "c", "d", "e"],
    }
    store.write([TableWrite(table="Anagrafica", appended=new)])
    return store
