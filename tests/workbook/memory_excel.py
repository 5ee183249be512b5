"""An xlwings engine whose Excel is in memory: it counts what crosses over to it, and can fail."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, wraps
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar

import openpyxl
import xlwings as xw
from openpyxl.utils import get_column_letter, range_boundaries
from xlwings import base_classes

from tests.workbook.memory_grid import (
    BLANK,
    ERRORS,
    Cell,
    ExcelRefuses,
    Font,
    Grid,
    common,
    entered,
    moved,
)

NAME = "memory"
LONGEST_ADDRESS = 255
Work = TypeVar("Work", bound=Callable[..., Any])


class Excel:
    """The state of the program; `fail_at` names the call that it does not answer."""

    def __init__(self) -> None:
        self.books: list[MemoryBook] = []
        self.calls: Counter[str] = Counter()
        self.fail_at: int | None = None
        self.editing = False
        self.settings: dict[str, Any] = {
            "screen_updating": True, "calculation": "automatic", "status_bar": False,
        }  # fmt: skip
        self.selection: MemoryRange | None = None
        self.told: list[str] = []
        self.answers: list[str] = []  # what the user presses, message by message

    def called(self, name: str) -> None:
        self.calls[name] += 1
        if self.fail_at == self.calls.total():
            raise ExcelRefuses(f"{name}: the program does not answer")


def crossing(work: Work) -> Work:
    """Count a call that crosses over to Excel."""

    @wraps(work)
    def counted(self: Any, *args: Any, **kwargs: Any) -> Any:
        self.excel.called(work.__qualname__.removeprefix("Memory"))
        return work(self, *args, **kwargs)

    return counted  # type: ignore[return-value]


def setting(name: str) -> property:
    """An option of the program; nothing can be set while a cell is being edited."""

    def read(self: Any) -> Any:
        self.excel.called(f"App.{name}")
        return self.excel.settings[name]

    def change(self: Any, value: Any) -> None:
        self.excel.called(f"App.{name}=")
        if self.excel.editing:
            raise ExcelRefuses("a cell is being edited")
        self.excel.settings[name] = value

    return property(read, change)


class MemoryEngine:
    name, type = NAME, "desktop"

    def __init__(self) -> None:
        self.excel = Excel()

    @property
    def apps(self) -> list[MemoryApp]:
        return [MemoryApp(self.excel)]

    @staticmethod
    def prepare_xl_data_element(value: object, _options: object) -> object:
        return "" if value is None else value

    @staticmethod
    def clean_value_data(
        data: Any, _days: object, empty: object, _numbers: object, named: object
    ) -> list[list[object]]:
        codes = {number: code for code, number in ERRORS.items()}

        def clean(value: object) -> object:
            if value is None or value == "":
                return empty
            if type(value) is int and value in codes:
                return codes[value] if named else None
            return value

        if not isinstance(data, list):
            data = [[data]]
        return [list(map(clean, row)) for row in data]


class MemoryApp(base_classes.App):
    screen_updating = setting("screen_updating")
    calculation = setting("calculation")
    status_bar = setting("status_bar")

    def __init__(self, excel: Excel) -> None:
        self.excel = excel

    @property
    def engine(self) -> MemoryEngine:
        found = MemoryEngine()
        found.excel = self.excel
        return found

    @property
    def pid(self) -> int:
        return 1

    @crossing
    def activate(self, steal_focus: bool = False) -> None:  # noqa: FBT001, FBT002
        assert not steal_focus, "the user's window stays where it is"

    def alert(self, prompt: str, *_: object) -> str:
        self.excel.told.append(prompt)
        return self.excel.answers.pop(0) if self.excel.answers else "ok"

    @property
    def selection(self) -> MemoryRange | None:
        return self.excel.selection


class MemoryBook(base_classes.Book):
    def __init__(self, excel: Excel, path: Path) -> None:
        self.excel, self.path, self.address = excel, path, str(path)
        self.pages: list[Page] = []
        self.active: Page | None = None

    @property
    def app(self) -> MemoryApp:
        return MemoryApp(self.excel)

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def fullname(self) -> str:
        return self.address

    @property
    def sheets(self) -> MemorySheets:
        return MemorySheets(self)

    @crossing
    def activate(self) -> None:
        """Show the book: there is no other."""


class Page:
    """A sheet of a book and the tables on it."""

    def __init__(self, book: MemoryBook, name: str) -> None:
        self.book, self.name = book, name
        self.grid = Grid()
        self.tables: list[ListObject] = []
        self.protected, self.visible = False, True


@dataclass
class ListObject:
    """A table: its name and its bounds, headings and totals included."""

    name: str
    top: int
    left: int
    bottom: int
    right: int
    totals: bool = False


class MemorySheets(base_classes.Sheets):
    def __init__(self, book: MemoryBook) -> None:
        self.book, self.excel = book, book.excel

    @property
    def active(self) -> MemorySheet:
        return MemorySheet(self.book.active or self.book.pages[0])

    def __call__(self, key: int | str) -> MemorySheet:
        if isinstance(key, int):
            return MemorySheet(self.book.pages[key - 1])
        return MemorySheet(next(page for page in self.book.pages if page.name == key))

    def __len__(self) -> int:
        return len(self.book.pages)

    @crossing
    def __iter__(self) -> Iterator[MemorySheet]:
        return iter([MemorySheet(page) for page in self.book.pages])

    @crossing
    def add(self, before: Any = None, after: Any = None, name: str | None = None) -> MemorySheet:
        page = Page(self.book, name or f"Foglio{len(self.book.pages) + 1}")
        beside = before or after
        assert beside is not None
        self.book.pages.insert(self.book.pages.index(beside.page) + (before is None), page)
        self.book.active = page
        return MemorySheet(page)


class MemorySheet(base_classes.Sheet):
    def __init__(self, page: Page) -> None:
        self.page, self.excel = page, page.book.excel

    @property
    def book(self) -> MemoryBook:
        return self.page.book

    @property
    @crossing
    def name(self) -> str:
        return self.page.name

    @name.setter
    @crossing
    def name(self, value: str) -> None:
        others = [page.name.casefold() for page in self.book.pages if page is not self.page]
        if len(value) > 31 or value.casefold() in others:
            raise ExcelRefuses(f"no name for a sheet: {value}")
        self.page.name = value

    @property
    @crossing
    def tables(self) -> MemoryTables:
        return MemoryTables(self.page)

    @property
    @crossing
    def used_range(self) -> MemoryRange:
        return MemoryRange(self.page, [self.page.grid.bounds()])

    @property
    def visible(self) -> bool:
        return self.page.visible

    @visible.setter
    @crossing
    def visible(self, value: bool) -> None:
        self.page.visible = value

    @crossing
    def activate(self) -> None:
        if self.page not in self.book.pages:
            raise ExcelRefuses("no such sheet")
        self.book.active = self.page

    @crossing
    def delete(self) -> None:
        self.book.pages.remove(self.page)
        if self.book.active is self.page:
            self.book.active = self.book.pages[0]

    @crossing
    def range(self, first: Any, second: Any = None) -> MemoryRange:
        if second is not None:
            one, other = self._bounds(first), self._bounds(second)
            return MemoryRange(self.page, [(*one[:2], *other[2:])])
        if isinstance(first, str) and len(first) > LONGEST_ADDRESS:
            raise ExcelRefuses(f"too long an address: {first}")
        parts = first.split(",") if isinstance(first, str) else [first]
        return MemoryRange(self.page, [self._bounds(part) for part in parts])

    @staticmethod
    def _bounds(place: Any) -> Bounds:
        if isinstance(place, MemoryRange):
            return place.areas[0]
        if isinstance(place, tuple):
            row, column, height, width = (*place, 1, 1)[:4]
            return row, column, row + height - 1, column + width - 1
        if found := re.fullmatch(r"(\d+):(\d+)", place):
            return int(found[1]), 1, int(found[2]), LAST_COLUMN
        left, top, right, bottom = (int(number or 0) for number in range_boundaries(place))
        return top, left, bottom, right


Bounds = tuple[int, int, int, int]  # top, left, bottom, right
LAST_COLUMN = 16_384


class MemoryRange(base_classes.Range):
    """Cells of some areas; values and formulas are those of the first."""

    def __init__(self, page: Page, areas: Sequence[Bounds]) -> None:
        self.page, self.areas, self.excel = page, list(areas), page.book.excel
        self.options: dict[str, Any] = {}

    @property
    def api(self) -> MemoryRange:
        return self

    @property
    def sheet(self) -> MemorySheet:
        return MemorySheet(self.page)

    @property
    def row(self) -> int:
        return self.areas[0][0]

    @property
    def column(self) -> int:
        return self.areas[0][1]

    @property
    def shape(self) -> tuple[int, int]:
        top, left, bottom, right = self.areas[0]
        return bottom - top + 1, right - left + 1

    def __len__(self) -> int:
        height, width = self.shape
        return height * width

    def __call__(self, row: Any, column: Any = None) -> MemoryRange:
        top, left = self.row + row - 1, self.column + column - 1
        return MemoryRange(self.page, [(top, left, top, left)])

    @property
    @crossing
    def address(self) -> str:
        return ",".join(map(_address, self.areas))

    @property
    @crossing
    def raw_value(self) -> Any:
        return self._block(lambda cell: cell.answer)

    @raw_value.setter
    @crossing
    def raw_value(self, value: Any) -> None:
        self._refuse_protected()
        self._enter(value, lambda cell, entry, _: entered(cell, entry))

    @property
    @crossing
    def formula(self) -> Any:
        return self._block(lambda cell: cell.entry)

    @formula.setter
    @crossing
    def formula(self, value: Any) -> None:
        self._refuse_protected()
        first = self.areas[0][:2]

        def enter(cell: Cell, entry: object, at: tuple[int, int]) -> Cell:
            if isinstance(value, str) and value.startswith("="):
                entry = moved(value, first, at)
            return entered(cell, entry)

        self._enter(value, enter)

    @property
    @crossing
    def number_format(self) -> Any:
        return common(cell.number_format for _, cell in self._cells())

    @number_format.setter
    @crossing
    def number_format(self, value: str) -> None:
        self._change(number_format=value)

    @property
    @crossing
    def color(self) -> Any:
        """As Excel does, answer black for cells of several colours."""
        found = {cell.color for _, cell in self._cells()}
        return found.pop() if len(found) == 1 else (0, 0, 0)

    @color.setter
    @crossing
    def color(self, value: Any) -> None:
        self._change(color=value)

    @property
    @crossing
    def font(self) -> MemoryFont:
        return MemoryFont(self)

    @property
    def row_height(self) -> Any:
        return common(self.page.grid.heights.get(row, 15.0) for row in self._rows())

    @row_height.setter
    @crossing
    def row_height(self, value: float) -> None:
        self.page.grid.heights.update(dict.fromkeys(self._rows(), value))

    @property
    def column_width(self) -> Any:
        return common(self.page.grid.widths.get(column, 8.43) for column in self._columns())

    @column_width.setter
    @crossing
    def column_width(self, value: float) -> None:
        self.page.grid.widths.update(dict.fromkeys(self._columns(), value))

    wrap_text = property(None, crossing(lambda _self, _value: None))
    horizontal_alignment = property(None, crossing(lambda _self, _value: None))

    @crossing
    def insert(self, shift: Any = None, copy_origin: Any = None) -> None:
        self._refuse_protected()
        top, _, bottom, right = self.areas[0]
        assert (shift, right) == ("down", LAST_COLUMN), "whole rows only"
        count, below = bottom - top + 1, copy_origin == "format_from_right_or_below"
        self.page.grid.open(top, count, like_below=below)
        for table in self.page.tables:
            table.bottom += count * (table.bottom >= top)
            table.top += count * (table.top >= top)

    @crossing
    def delete(self, shift: Any = None) -> None:
        self._refuse_protected()
        top, _, bottom, right = self.areas[0]
        assert (shift, right) == ("up", LAST_COLUMN), "whole rows only"
        self.page.grid.close(top, bottom - top + 1)
        for table in self.page.tables:
            table.bottom -= _overlap(top, bottom, 1, table.bottom)
            table.top -= _overlap(top, bottom, 1, table.top - 1)

    @crossing
    def copy(self, destination: Any = None) -> None:
        """Copy cells; onto a larger area they are repeated."""
        (height, width), target = self.shape, destination.impl
        for (row, column), _ in list(target._cells()):
            source = (
                self.row + (row - target.row) % height,
                self.column + (column - target.column) % width,
            )
            self.page.grid.put(row, column, self.page.grid.copied(source, (row, column)))

    @crossing
    def clear_contents(self) -> None:
        self._each(lambda cell: cell.emptied())

    @crossing
    def clear(self) -> None:
        self._each(lambda _: BLANK)

    @property
    @crossing
    def note(self) -> MemoryNote | None:
        cell = self.page.grid.at(self.row, self.column)
        return None if cell.note is None else MemoryNote(self)

    @crossing
    def add_note(self, text: str) -> MemoryNote:
        self._change(note=text)
        return MemoryNote(self)

    @crossing
    def select(self) -> None:
        if self.page is not (self.page.book.active or self.page.book.pages[0]):
            raise ExcelRefuses("not on the sheet that is shown")
        self.excel.selection = self

    @crossing
    def get_special_cells(self, kind: str, _values: object) -> list[MemoryRange]:
        assert kind == "visible"
        top, left, bottom, right = self.areas[0]
        shown = [row for row in range(top, bottom + 1) if row not in self.page.grid.hidden]
        areas: list[Bounds] = []
        for row in shown:
            if areas and areas[-1][2] == row - 1:
                areas[-1] = (areas[-1][0], left, row, right)
            else:
                areas.append((row, left, row, right))
        return [MemoryRange(self.page, [area]) for area in areas]

    def _rows(self) -> range:
        return range(self.areas[0][0], self.areas[0][2] + 1)

    def _columns(self) -> range:
        return range(self.areas[0][1], self.areas[0][3] + 1)

    def _cells(self) -> Iterator[tuple[tuple[int, int], Cell]]:
        for top, left, bottom, right in self.areas:
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    yield (row, column), self.page.grid.at(row, column)

    def _block(self, answer: Callable[[Cell], object]) -> Any:
        at = self.page.grid.at
        rows = [[answer(at(row, column)) for column in self._columns()] for row in self._rows()]
        return rows[0][0] if len(self) == 1 else rows

    def _enter(self, value: Any, enter: Callable[[Cell, object, tuple[int, int]], Cell]) -> None:
        grid = self.page.grid
        for (row, column), cell in list(self._cells()):
            block = isinstance(value, list | tuple)
            entry = value[row - self.row][column - self.column] if block else value
            grid.put(row, column, enter(cell, entry, (row, column)))

    def _change(self, **looks: Any) -> None:
        self._refuse_protected()
        self._each(lambda cell: replace(cell, **looks))

    def _each(self, change: Callable[[Cell], Cell]) -> None:
        for (row, column), cell in list(self._cells()):
            self.page.grid.put(row, column, change(cell))

    def _refuse_protected(self) -> None:
        if self.page.protected:
            raise ExcelRefuses(f"{self.page.name} is protected")


class MemoryNote(base_classes.Note):
    def __init__(self, cell: MemoryRange) -> None:
        self.cell, self.excel = cell, cell.excel

    @crossing
    def delete(self) -> None:
        self.cell._change(note=None)


class MemoryFont(base_classes.Font):
    """A font of many cells: None where they differ, as they do where letters of a text do."""

    def __init__(self, cells: MemoryRange) -> None:
        object.__setattr__(self, "cells", cells)

    def __getattribute__(self, name: str) -> Any:
        if name not in Font.__dataclass_fields__:
            return object.__getattribute__(self, name)
        self.cells.excel.called(f"Font.{name}")
        return common(getattr(cell.font, name) for _, cell in self.cells._cells())

    def __setattr__(self, name: str, value: Any) -> None:
        self.cells.excel.called(f"Font.{name}=")
        self.cells._each(lambda cell: replace(cell, font=replace(cell.font, **{name: value})))


class MemoryTables(base_classes.Tables):
    def __init__(self, page: Page) -> None:
        self.page, self.excel = page, page.book.excel

    @crossing
    def __call__(self, name: str) -> MemoryTable:
        return next(table for table in self._all() if table.table.name == name)

    def __len__(self) -> int:
        return len(self.page.tables)

    @crossing
    def __iter__(self) -> Iterator[MemoryTable]:
        return iter(self._all())

    def _all(self) -> list[MemoryTable]:
        return [MemoryTable(self.page, table) for table in self.page.tables]

    @crossing
    def add(self, *, source: xw.Range, name: str, **_others: Any) -> MemoryTable:  # type: ignore[override]
        page = self.page
        everywhere = [table.name for each in page.book.pages for table in each.tables]
        if name in everywhere:
            raise ExcelRefuses(f"there is a table {name}")
        page.tables.append(ListObject(name, *source.impl.areas[0]))
        return MemoryTable(page, page.tables[-1])


class MemoryTable(base_classes.Table):
    def __init__(self, page: Page, table: ListObject) -> None:
        self.page, self.table, self.excel = page, table, page.book.excel

    @property
    @crossing
    def name(self) -> str:
        if self.page not in self.page.book.pages:
            raise ExcelRefuses("the table is gone")
        return self.table.name

    @name.setter
    @crossing
    def name(self, value: str) -> None:
        self.table.name = value

    @property
    @crossing
    def parent(self) -> MemorySheet:
        return MemorySheet(self.page)

    show_totals = property(crossing(lambda self: self.table.totals))

    @property
    @crossing
    def range(self) -> MemoryRange:
        table = self.table
        return MemoryRange(self.page, [(table.top, table.left, table.bottom, table.right)])

    @property
    @crossing
    def header_row_range(self) -> MemoryRange:
        table = self.table
        return MemoryRange(self.page, [(table.top, table.left, table.top, table.right)])

    @crossing
    def resize(self, target: xw.Range) -> None:
        top, left, bottom, right = target.impl.areas[0]
        if top != self.table.top or bottom <= top:
            raise ExcelRefuses("a table's headings stay where they are, above a row at least")
        self.table.left, self.table.bottom, self.table.right = left, bottom, right


def _address(area: Bounds) -> str:
    top, left, bottom, right = area
    first = f"${get_column_letter(left)}${top}"
    return first if area[:2] == area[2:] else f"{first}:${get_column_letter(right)}${bottom}"


def _overlap(top: int, bottom: int, first: int, last: int) -> int:
    """How many rows from one to another are among others."""
    return max(0, min(bottom, last) - max(top, first) + 1)


def opened_in_memory(path: Path, *, calculation: str = "automatic") -> tuple[xw.Book, Excel]:
    """A workbook file as it is when a program has opened it, and the program."""
    engine = MemoryEngine()
    engine.excel.settings["calculation"] = calculation
    book = MemoryBook(engine.excel, path)
    engine.excel.books.append(book)
    book.pages = [_page(book, sheet) for sheet in _sheets(path.read_bytes())]
    xw.Engine(impl=engine).activate()
    return xw.Book(impl=book), engine.excel


@dataclass(frozen=True)
class _Loaded:
    name: str
    cells: Mapping[tuple[int, int], Cell]
    tables: Sequence[ListObject]


def _page(book: MemoryBook, sheet: _Loaded) -> Page:
    page = Page(book, sheet.name)
    page.grid.cells.update(sheet.cells)
    page.tables = [replace(table) for table in sheet.tables]
    return page


@cache
def _sheets(content: bytes) -> Sequence[_Loaded]:
    return [_sheet(sheet) for sheet in openpyxl.load_workbook(BytesIO(content)).worksheets]


def _sheet(sheet: Any) -> _Loaded:
    grid, tables = Grid(), []
    for row in sheet.iter_rows():
        for cell in row:
            grid.put(cell.row, cell.column, _loaded(cell))
    for table in sheet.tables.values():
        bounds = MemorySheet._bounds(table.ref)
        tables.append(ListObject(table.name, *bounds, bool(table.totalsRowCount)))
    return _Loaded(sheet.title, grid.cells, tables)


def _loaded(cell: Any) -> Cell:
    solid = cell.fill.fill_type == "solid" and isinstance(cell.fill.fgColor.rgb, str)
    color = tuple(bytes.fromhex(cell.fill.fgColor.rgb[-6:])) if solid else None
    blank = Cell(number_format=cell.number_format, color=color)  # type: ignore[arg-type]
    value = cell.value
    if isinstance(value, str) and not value.startswith("="):
        return entered(blank, f"'{value}")
    return entered(blank, value)
