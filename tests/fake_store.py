"""A `TableStore` in memory, held to what the real ones do by the contract tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime, time

from xl_recon.errors import MissingColumn, MissingTable
from xl_recon.records.fills import fills_by_heading, row_fill
from xl_recon.workbook.layout import LAYOUTS, TableLayout
from xl_recon.workbook.store import FORMULA_PENDING, CellValue, TableContent, TableWrite

_FIRST_ROW = 5
_BLANK_RESULT = FORMULA_PENDING  # what a formula shows that nobody has calculated
Cells = dict[str, CellValue]


@dataclass(slots=True)
class FakeTable:
    """A table as rows of cells and fills by heading; a new one has a blank row, as in Excel."""

    headers: tuple[str, ...]
    formulas: frozenset[str] = frozenset()
    rows: list[Cells] = field(default_factory=list)
    fills: list[dict[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not self.rows:
            self.clear()

    def clear(self, fills: dict[str, str] | None = None) -> None:
        self.rows = [self.blank()]
        self.fills = [fills or dict.fromkeys(self.headers, "")]

    @property
    def new_fills(self) -> dict[str, str]:
        """The fills of a new row: coloured columns go on, coloured rows and cells do not."""
        first, last = self.fills[0], self.fills[-1]
        if len(self.fills) == 1 or len(set(last.values())) == 1:
            return dict.fromkeys(last, "")
        return {name: fill if first[name] == fill else "" for name, fill in last.items()}

    def blank(self) -> Cells:
        return {name: _BLANK_RESULT if name in self.formulas else None for name in self.headers}

    @property
    def is_empty(self) -> bool:
        values = (row[name] for row in self.rows for name in self.headers)
        calculated = self.formulas
        return len(self.rows) == 1 and not any(
            value is not None
            for name, value in zip(self.headers, values, strict=True)
            if name not in calculated
        )


class FakeStore:
    """The template's tables by default."""

    def __init__(self, tables: Mapping[str, FakeTable] | None = None) -> None:
        self._tables = dict(tables) if tables is not None else template_tables()
        self._version = 0

    @property
    def name(self) -> str:
        return "memoria.xlsx"

    def version(self) -> object:
        return self._version

    def tables(self) -> Mapping[str, tuple[str, ...]]:
        return {name: table.headers for name, table in self._tables.items()}

    def read(self, table: str, headers: Sequence[str] | None = None) -> TableContent:
        found = self._table(table)
        wanted = found.headers if headers is None else tuple(headers)
        self._refuse_missing(table, wanted)
        columns = {name: [row[name] for row in found.rows] for name in wanted}
        return TableContent(found.headers, len(found.rows), columns)

    def fills(self, table: str) -> Sequence[str]:
        return [row_fill(fills) for fills in self._table(table).fills]

    def first_row(self, table: str) -> int:
        self._table(table)
        return _FIRST_ROW

    def by_hand(self, table: str) -> FakeTable:
        """A table for a test to change as a user would."""
        self._version += 1
        return self._tables[table]

    def write(self, writes: Sequence[TableWrite]) -> None:
        for write in writes:
            self._refuse_missing(write.table, _named(write))
        changed = deepcopy(self._tables)
        for write in writes:
            _carry_out(write, changed[write.table])
        self._tables = changed
        self._version += 1

    def _table(self, name: str) -> FakeTable:
        if name not in self._tables:
            raise MissingTable(self.name, name)
        return self._tables[name]

    def _refuse_missing(self, table: str, headers: Iterable[str]) -> None:
        missing = tuple(name for name in headers if name not in self._table(table).headers)
        if missing:
            raise MissingColumn(self.name, table, missing)


def template_tables() -> dict[str, FakeTable]:
    """The tables of a new workbook, without what the program puts into them."""
    return {layout.name: _of_layout(layout) for layout in LAYOUTS.values()}


def _of_layout(layout: TableLayout) -> FakeTable:
    formulas = frozenset(column.header for column in layout.columns if column.formula)
    return FakeTable(layout.headers, formulas)


def _named(write: TableWrite) -> list[str]:
    cells = [cell.header for cell in write.cells]
    return [*cells, *(column.header for column in write.columns), *write.appended]


def _carry_out(write: TableWrite, table: FakeTable) -> None:
    new_fills = table.new_fills
    for cell in write.cells:
        for row in cell.rows:
            table.rows[row - 1][cell.header] = as_read(cell.value)
    for column in write.columns:
        for row, value in zip(column.rows, column.values, strict=True):
            table.rows[row - 1][column.header] = as_read(value)
    for fill, rows in write.fills.items():
        for row in rows:
            table.fills[row - 1] = fills_by_heading(fill, table.headers)
    _without(write.deleted, table)
    _append(write, table, new_fills)


def _without(deleted: Sequence[int], table: FakeTable) -> None:
    gone = set(deleted)
    kept = [place for place in range(len(table.rows)) if place + 1 not in gone]
    table.rows = [table.rows[place] for place in kept]
    table.fills = [table.fills[place] for place in kept]


def _append(write: TableWrite, table: FakeTable, fills: dict[str, str]) -> None:
    new = list(zip(*write.appended.values(), strict=True))
    if new and not _touched(write) and table.is_empty:
        table.rows, table.fills = [], []
    for values in new:
        given = zip(write.appended, map(as_read, values), strict=True)
        table.rows.append(table.blank() | dict(given))
        table.fills.append(fills)
    if not table.rows:
        table.clear(fills)


def _touched(write: TableWrite) -> bool:
    """Whether rows that are there change."""
    changed = [cell.rows for cell in write.cells] + [column.rows for column in write.columns]
    return any([write.deleted, *changed, *write.fills.values()])


def as_read(value: CellValue) -> CellValue:
    """A value as it comes back: a workbook keeps no blank text, no midnight, no 1.0."""
    match value:
        case "":
            return None
        case str():
            return value.replace("\r\n", "\n")
        case float() if value.is_integer():
            return int(value)
        case datetime() if value.time() == time():
            return value.date()
        case _:
            return value
