"""A workbook opened for one command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from xl_recon.plan.changes import Table
from xl_recon.ui.clock import now
from xl_recon.ui.voice import FirstRow
from xl_recon.workbook.file_store import FileStore
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workbook.store import TableStore

_LIVE: ContextVar[TableStore | None] = ContextVar("live workbook", default=None)


@contextmanager
def live_workbook(store: TableStore) -> Iterator[None]:
    """Let commands work on a workbook that is open in a program, whatever file they name."""
    token = _LIVE.set(store)
    try:
        yield
    finally:
        _LIVE.reset(token)


def opened(path: Path, out: Path | None = None) -> JournalWorkbook:
    """Return the workbook of a file; what is written goes to `out` where that is given."""
    live = _LIVE.get()
    if live is not None:
        return JournalWorkbook(live)
    return JournalWorkbook(FileStore(path, moment=now(), out=out))


@contextmanager
def rehearsed(path: Path) -> Iterator[JournalWorkbook]:
    """Give the workbook of a file; what is written goes nowhere that lasts."""
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - slow, and only a rehearsal needs it

    with TemporaryDirectory() as folder:
        yield opened(path, Path(folder) / path.name)


def first_row_of(workbook: JournalWorkbook) -> FirstRow:
    """Return how to tell a table's first worksheet row."""
    return lambda table: workbook.table(table).first_row() if workbook.has_table(table) else 1


def journal_places(workbook: JournalWorkbook, rows: frozenset[int]) -> frozenset[int]:
    """Return places in the journal for worksheet rows, or raise ValueError for one outside."""
    first = workbook.journal_row_number(1)
    height = workbook.journal(()).height
    places = frozenset(row - first + 1 for row in rows)
    if min(places) < 1 or max(places) > height:
        raise ValueError(f"{first}-{first + height - 1}")
    return places


def header_of(workbook: JournalWorkbook, table: Table, field: str) -> str:
    """Return a column's heading as it stands on the sheet."""
    found = workbook.table(table)
    return found.headers.get(field) or found.layout.header_of(field)
