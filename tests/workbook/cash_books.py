"""Income-and-expense books for tests: in memory, and as a file that somebody made by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table as SheetTable

from tests.fake_store import FakeStore, FakeTable, template_tables
from tests.workbook.files import opened
from xl_recon.plan.changes import Table
from xl_recon.workbook.layout import ALTERNATIVES, LAYOUTS, TableLayout
from xl_recon.workbook.store import CellValue, TableStore, TableWrite

JOURNAL, RULES = "Registrazioni", "Registrazioni_ricorrenti"
BANK, CASH, IBAN = "1020", "1000", "CH9300762011623852957"
CHART: Mapping[str, Sequence[CellValue]] = {
    "Conto": [CASH, BANK, "3000", "6000", "6400", "6900"],
    "Descrizione": ["Cassa", "Banca", "Vendite", "Affitto", "Energia", "Spese bancarie"],
    "Tipo": ["Cassa", "Banca", "Ricavo", "Costo", "Costo", "Costo"],
    "IBAN": [None, IBAN, None, None, None, None],
}


def a_cash_book(
    rules: Mapping[str, Sequence[CellValue]] | None = None,
    journal: Mapping[str, Sequence[CellValue]] | None = None,
) -> FakeStore:
    """A book in memory with a chart of accounts."""
    own = {
        ALTERNATIVES[table].name: FakeTable(_headers(ALTERNATIVES[table])) for table in ALTERNATIVES
    }
    store = FakeStore(template_tables() | own)
    _fill(store, rules, journal)
    return store


def a_cash_file(
    folder: Path,
    rules: Mapping[str, Sequence[CellValue]] | None = None,
    journal: Mapping[str, Sequence[CellValue]] | None = None,
) -> Path:
    """The same as a file, each table on a sheet of its own."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for table, layout in LAYOUTS.items():
        _add_sheet(book, ALTERNATIVES.get(table, layout))
    path = folder / "cassa.xlsx"
    book.save(path)
    _fill(opened(path), rules, journal)
    return path


def _headers(layout: TableLayout) -> tuple[str, ...]:
    """The columns a person would have made: none of those that are calculated."""
    return tuple(column.header for column in layout.columns if not column.formula)


def _add_sheet(book: openpyxl.Workbook, layout: TableLayout) -> None:
    sheet = book.create_sheet(layout.sheet)
    headers = _headers(layout)
    sheet.append([layout.sheet])
    sheet.append(headers)
    area = f"A2:{get_column_letter(len(headers))}3"
    sheet.add_table(SheetTable(displayName=layout.name, ref=area))


def _fill(
    store: TableStore,
    rules: Mapping[str, Sequence[CellValue]] | None,
    journal: Mapping[str, Sequence[CellValue]] | None,
) -> None:
    content = {LAYOUTS[Table.ACCOUNTS].name: CHART, RULES: rules or {}, JOURNAL: journal or {}}
    store.write([TableWrite(table=name, appended=cells) for name, cells in content.items()])


def cells(store: TableStore, table: str, *headers: str) -> list[tuple[CellValue, ...]]:
    """A table row by row; all of its columns where none are named."""
    columns = store.read(table, headers or None).columns
    return list(zip(*columns.values(), strict=True))
