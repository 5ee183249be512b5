"""The same rules applied to a file and to the same file open in LibreOffice, which saves it.

LibreOffice works out the formulas and saves their results; in the file they wait for Excel. All
else is the same.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import xlwings as xw

from benchmarks.ledgers import build
from tests.workbook.files import opened
from xl_recon.records.batch import Stamp
from xl_recon.workbook.file_store import FileStore
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workbook.live_store import LiveStore
from xl_recon.workbook.store import CellValue, FormulaText, TableStore
from xl_recon.workflows.apply_rules import propose_completion

MOMENT = datetime(2026, 1, 2, 10, 0)  # noqa: DTZ001
STAMP = Stamp(command="apply", moment=MOMENT)
JOURNAL = "Registrazioni"


def complete(store: TableStore) -> None:
    workbook = JournalWorkbook(store)
    plan = propose_completion(workbook, MOMENT.date())
    assert plan.changes
    workbook.apply(plan, STAMP)


def entered(on_file: FileStore, saved: FileStore, table: str) -> list[list[list[CellValue]]]:
    """What both hold, column by column, but for formulas nobody has worked out in the file."""
    ours, theirs = on_file.read(table).columns, saved.read(table).columns
    kept = [
        [(mine, other) for mine, other in zip(ours[name], theirs[name], strict=True)
         if not isinstance(mine, FormulaText)]
        for name in ours
    ]  # fmt: skip
    return [[[pair[side] for pair in column] for column in kept] for side in (0, 1)]


def test_a_file_and_libreoffice_end_alike(calc: xw.App, tmp_path: Path) -> None:
    apart, together = tmp_path / "file", tmp_path / "calc"
    for folder in (apart, together):
        folder.mkdir()
        build(folder / "giornale.xlsx", rows=60, rules=12)
    on_file = opened(apart / "giornale.xlsx")
    complete(on_file)
    book = calc.books.open(together / "giornale.xlsx")
    complete(LiveStore(book))
    book.save()
    book.close()
    on_file, saved = opened(apart / "giornale.xlsx"), opened(together / "giornale.xlsx")
    assert dict(saved.tables()) == dict(on_file.tables())
    for table in on_file.tables():
        assert saved.read(table, ()).height == on_file.read(table, ()).height, table
        assert saved.first_row(table) == on_file.first_row(table)
        assert list(saved.fills(table)) == list(on_file.fills(table)), table
        mine, others = entered(on_file, saved, table)
        assert others == mine, table
    assert any(on_file.fills(JOURNAL))
