"""Rows that come between others, go away or change places, at random: file and memory agree."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.workbook.files import opened
from tests.workbook.test_random_writes import (
    FILLS,
    HEADERS,
    VALUES,
    a_file,
    assert_alike,
    memory,
    writes,
)
from xl_recon.workbook.store import CellValue, InsertedRows, TableWrite

TABLE = "Elenco"


@st.composite
def columns(draw: st.DrawFn, count: int) -> dict[str, list[CellValue]]:
    names = draw(st.lists(st.sampled_from(HEADERS), unique=True))
    return {name: [draw(VALUES) for _ in range(count)] for name in names}


@st.composite
def fills(draw: st.DrawFn, count: int) -> dict[str, list[int]]:
    if not count:
        return {}
    return {draw(FILLS): draw(st.lists(st.integers(1, count), unique=True))}


@st.composite
def insertions(draw: st.DrawFn, height: int) -> InsertedRows:
    below = sorted(draw(st.lists(st.integers(1, height), max_size=6)))
    count = len(below)
    return InsertedRows(below=below, columns=draw(columns(count)), fills=draw(fills(count)))


@st.composite
def row_writes(draw: st.DrawFn, height: int) -> TableWrite:
    """Values and fills, and rows that come and go, or that change places."""
    usual = draw(writes(height))
    ordered = draw(st.booleans())
    count = max(map(len, usual.appended.values()), default=0)
    return TableWrite(
        table=TABLE,
        cells=usual.cells,
        columns=usual.columns,
        fills=usual.fills,
        appended=usual.appended,
        appended_fills=draw(fills(count)),
        deleted=() if ordered else usual.deleted,
        inserted=None if ordered else draw(insertions(height)),
        order=draw(st.permutations(range(1, height + 1))) if ordered else (),
    )


@pytest.mark.parametrize("below", [False, True])
# Shrinking would take minutes: each example saves several files.
@settings(deadline=None, max_examples=40, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(data=st.data())
def test_a_file_and_memory_stay_alike(*, below: bool, data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        path, fake = a_file(Path(folder), below=below), memory()
        file = opened(path)
        for _ in range(data.draw(st.integers(1, 5))):
            write = data.draw(row_writes(fake.read(TABLE).height))
            fake.write([write])
            file.write([write])
            assert_alike(path, fake, ["sotto"] if below else [])


@settings(deadline=None, max_examples=30, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(data=st.data())
def test_taking_inserted_rows_away_leaves_the_rows_that_were_there(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        path, fake = a_file(Path(folder), below=True), memory()
        file = opened(path)
        start = TableWrite(table=TABLE, appended={"Nome": ["b", "c", "d"], "Valore": [2, 3, 4]})
        new = data.draw(insertions(4))
        places = [row + place for place, row in enumerate(new.below, start=1)]
        for write in (
            start,
            TableWrite(table=TABLE, inserted=new),
            TableWrite(table=TABLE, deleted=places),
        ):
            fake.write([write])
            file.write([write])
        assert_alike(path, fake, ["sotto"])
        assert list(file.read(TABLE).columns["Nome"]) == ["primo", "b", "c", "d"]
