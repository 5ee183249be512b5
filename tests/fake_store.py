"""A `TableStore` in memory, held to what the real ones do by the contract tests."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime, time

from xl_recon.errors import ForeignSheet, MissingColumn, MissingTable
from xl_recon.records.fills import fills_by_heading, row_fill
from xl_recon.workbook.layout import LAYOUTS, TableLayout
from xl_recon.workbook.store import (
    FORMULA_PENDING,
    CellValue,
    NoteWrite,
    SheetWrite,
    TableContent,
    TableWrite,
)

_FIRST_ROW = 5
_BLANK_RESULT = FORMULA_PENDING  # what a formula shows that nobody has calculated
Cells = dict[str, CellValue]


@dataclass(slots=True)
class FakeRow:
    """A row's cells and fills by heading."""

    cells: Cells
    fills: dict[str, str]


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
        self._sheets = {layout.name: layout.sheet for layout in LAYOUTS.values()}
        self.notes: dict[str, list[NoteWrite]] = defaultdict(list)  # as written, for a test
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

    def write(self, writes: Sequence[TableWrite], sheets: Sequence[SheetWrite] = ()) -> None:
        for write in writes:
            self._refuse_missing(write.table, _named(write))
        for sheet in sheets:
            self._refuse_foreign(sheet)
        changed, noted = deepcopy((self._tables, self.notes))
        for write in writes:
            _carry_out(write, changed[write.table])
            _note(write, noted[write.table], len(changed[write.table].rows))
        for sheet in sheets:
            _make(sheet, changed)
            noted.pop(sheet.layout.name, None)
            self._sheets[sheet.layout.name] = sheet.layout.sheet
        self._tables, self.notes = changed, noted
        self._version += 1

    def _table(self, name: str) -> FakeTable:
        if name not in self._tables:
            raise MissingTable(self.name, name)
        return self._tables[name]

    def _refuse_foreign(self, sheet: SheetWrite) -> None:
        layout = sheet.layout
        there = {name: self._sheets.get(name, name) for name in self._tables}
        own = there.get(layout.name)
        if own and own.casefold() != layout.sheet.casefold():
            raise ForeignSheet(self.name, own, layout.name)
        if not own and layout.sheet.casefold() in map(str.casefold, there.values()):
            raise ForeignSheet(self.name, layout.sheet, layout.name)
        missing = tuple(name for name in sheet.columns or () if name not in layout.headers)
        if missing:
            raise MissingColumn(self.name, layout.name, missing)

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
    inserted = write.inserted.columns if write.inserted else ()
    notes = [note.header for note in write.notes]
    columns = [column.header for column in write.columns]
    return [*cells, *columns, *write.appended, *inserted, *notes]


def _note(write: TableWrite, notes: list[NoteWrite], height: int) -> None:
    taken = {(note.header, note.row) for note in notes}
    for note in write.notes:
        if not 1 <= note.row <= height:
            raise ValueError("no such row")
        if (note.header, note.row) not in taken:
            notes.append(note)
            taken.add((note.header, note.row))


def _make(sheet: SheetWrite, tables: dict[str, FakeTable]) -> None:
    tables.pop(sheet.layout.name, None)
    if sheet.columns is None:
        return
    table = tables[sheet.layout.name] = _of_layout(sheet.layout)
    values = list(zip(*sheet.columns.values(), strict=True)) or [()]
    given = [dict(zip(sheet.columns, map(as_read, row), strict=bool(row))) for row in values]
    table.rows = [table.blank() | cells for cells in given]
    table.fills = [dict.fromkeys(table.headers, "") for _ in given]
    for fill, rows in sheet.fills.items():
        for row in rows:
            if not 1 <= row <= len(table.rows):
                raise ValueError("no such row")
            table.fills[row - 1] = fills_by_heading(fill, table.headers)


def _carry_out(write: TableWrite, table: FakeTable) -> None:
    _refuse_wrong_rows(write, len(table.rows))
    new_fills, was_empty = table.new_fills, table.is_empty
    new = _new_rows(write.appended, write.appended_fills, table, new_fills)
    _change_cells(write, table)
    blank_goes = was_empty and new and not _touched(write)
    rows = [*([] if blank_goes else _body(write, table)), *new]
    table.rows, table.fills = [row.cells for row in rows], [row.fills for row in rows]
    if not rows:
        table.clear(new_fills)


def _refuse_wrong_rows(write: TableWrite, height: int) -> None:
    below = list(write.inserted.below) if write.inserted else []
    if write.order and (write.deleted or write.inserted):
        raise ValueError("ordered, and rows come or go")
    if write.order and sorted(write.order) != list(range(1, height + 1)):
        raise ValueError("not each row once")
    if below != sorted(below) or not set(below) <= set(range(1, height + 1)):
        raise ValueError("not the body's rows from the top down")


def _change_cells(write: TableWrite, table: FakeTable) -> None:
    for cell in write.cells:
        for row in cell.rows:
            table.rows[row - 1][cell.header] = as_read(cell.value)
    for column in write.columns:
        for row, value in zip(column.rows, column.values, strict=True):
            table.rows[row - 1][column.header] = as_read(value)
    for fill, rows in write.fills.items():
        for row in rows:
            table.fills[row - 1] = fills_by_heading(fill, table.headers)


def _body(write: TableWrite, table: FakeTable) -> list[FakeRow]:
    """The rows that were there in their order, without those deleted, others between them."""
    old = list(map(FakeRow, table.rows, table.fills))
    if write.order:
        return [old[row - 1] for row in write.order]
    between: dict[int, list[FakeRow]] = defaultdict(list)
    if write.inserted:
        added, bare = write.inserted, dict.fromkeys(table.headers, "")
        new = _new_rows(added.columns, added.fills, table, bare, len(added.below))
        for row, each in zip(added.below, new, strict=True):
            between[row].append(each)
    gone = set(write.deleted)
    return [
        each
        for number, row in enumerate(old, start=1)
        for each in ([] if number in gone else [row]) + between[number]
    ]


def _new_rows(
    columns: Mapping[str, Sequence[CellValue]],
    fills: Mapping[str, Sequence[int]],
    table: FakeTable,
    usual: dict[str, str],
    count: int | None = None,
) -> list[FakeRow]:
    if count is None:
        count = max(map(len, columns.values()), default=0)
    new = [FakeRow(table.blank(), dict(usual)) for _ in range(count)]
    for name, values in columns.items():
        for row, value in zip(new, values, strict=True):
            row.cells[name] = as_read(value)
    for fill, numbers in fills.items():
        for number in numbers:
            if not 1 <= number <= count:
                raise ValueError("no such new row")
            new[number - 1].fills.update(fills_by_heading(fill, table.headers))
    return new


def _touched(write: TableWrite) -> bool:
    """Whether rows that are there change, or others come below them."""
    changed = [cell.rows for cell in write.cells] + [column.rows for column in write.columns]
    below = write.inserted.below if write.inserted else ()
    return any([write.deleted, below, *changed, *write.fills.values()])


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
