"""The sheets of a book."""

# ruff: noqa: D102 - xlwings says what its members mean

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xlwings import base_classes

from xl_recon.ui.libreoffice.areas import SHEET, Area, areas_of
from xl_recon.ui.libreoffice.bridge import Uno
from xl_recon.ui.libreoffice.document import Document
from xl_recon.ui.libreoffice.formats import areas_from
from xl_recon.ui.libreoffice.named_areas import named_area
from xl_recon.ui.libreoffice.ranges import Range
from xl_recon.ui.libreoffice.tables import Table, Tables

Corner = str | tuple[int, ...] | Range


class Sheet(base_classes.Sheet):
    """A sheet."""

    def __init__(self, book: Any, uno: Uno) -> None:
        self._book, self.uno = book, uno
        self.document: Document = book.document

    @property
    def api(self) -> Uno:
        return self.uno

    @property
    def book(self) -> Any:
        return self._book

    @property
    def name(self) -> str:
        return str(self.uno.Name)

    @name.setter
    def name(self, value: str) -> None:
        self.uno.Name = value

    @property
    def index(self) -> int:
        return self.number() + 1

    def number(self) -> int:
        """Return its place in the book, from 0."""
        return int(self.uno.RangeAddress.Sheet)

    @property
    def visible(self) -> bool:
        return bool(self.uno.IsVisible)

    @visible.setter
    def visible(self, value: bool) -> None:
        self.uno.IsVisible = bool(value)

    def refuse_protected(self) -> None:
        """Raise an error where the sheet is protected: LibreOffice would only do nothing."""
        if self.uno.isProtected():
            raise PermissionError(f"{self.name} is protected")

    def activate(self) -> None:
        self._book.controller.setActiveSheet(self.uno)

    def select(self) -> None:
        self.activate()

    def delete(self) -> None:
        # With a sheet LibreOffice 7.4 takes away the tables of the one before it too; the first
        # sheet has none before it.
        sheets, name = self.document.uno.Sheets, self.name
        sheets.moveByName(name, 0)
        sheets.removeByName(name)

    @property
    def cells(self) -> Range:
        return Range(self, SHEET)

    @property
    def used_range(self) -> Range:
        """The cells that hold anything or look like something, from the first to the last."""
        cursor = self.uno.createCursor()
        cursor.gotoStartOfUsedArea(False)
        cursor.gotoEndOfUsedArea(True)
        return Range(self, *areas_from((cursor.getRangeAddress(),)))

    @property
    def tables(self) -> Tables:
        return Tables(self)

    def table_at(self, area: Area) -> Table | None:
        """Return the table an area begins in."""
        first = area.sized(1, 1)
        return next((table for table in self.tables if table.range.area.holds(first)), None)

    def table_name(self, area: Area) -> str:
        """Return the name of the table an area begins in, "" where there is none."""
        table = self.table_at(area)
        return table.name if table else ""

    def range(self, arg1: Corner, arg2: Corner | None = None) -> Range:
        """Return the cells an address, a name, a place or two corners stand for."""
        areas = self._areas(arg1)
        if arg2 is None:
            return Range(self, *areas)
        return Range(self, areas[0].around(self._areas(arg2)[0]))

    def _areas(self, corner: Corner) -> tuple[Area, ...]:
        match corner:
            case Range():
                return corner.areas
            case str():
                return areas_of(corner) or (named_area(self, corner),)
            case (row, column, height, width):
                return (Area(row, column, row, column).sized(height, width),)
            case (row, column) if row and column:
                return (Area(row, column, row, column),)
            case _:
                raise IndexError("rows and columns count from 1")

    def clear_contents(self) -> None:
        self.used_range.clear_contents()

    def clear_formats(self) -> None:
        self.used_range.clear_formats()

    def clear(self) -> None:
        self.used_range.clear()

    @property
    def freeze_panes(self) -> FreezePanes:
        return FreezePanes(self)


class FreezePanes(base_classes.FreezePanes):
    """The rows and columns of a sheet that stay in sight."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def freeze_at(self, frozen_range: str) -> None:
        area = self._sheet.range(frozen_range).area
        columns = 0 if area.whole_rows else area.right
        rows = 0 if area.whole_columns else area.bottom
        self._freeze(columns, rows)

    def unfreeze(self) -> None:
        self._freeze(0, 0)

    def _freeze(self, columns: int, rows: int) -> None:
        """Freeze in the controller, which knows its active sheet only."""
        controller = self._sheet.book.controller
        before = controller.getActiveSheet()
        controller.setActiveSheet(self._sheet.uno)
        controller.freezeAtPosition(columns, rows)
        controller.setActiveSheet(before)


class Sheets(base_classes.Sheets):
    """All sheets of a book, left to right."""

    def __init__(self, book: Any) -> None:
        self._book = book

    @property
    def api(self) -> Uno:
        return self._book.document.uno.Sheets

    @property
    def active(self) -> Sheet:
        return Sheet(self._book, self._book.controller.getActiveSheet())

    def __len__(self) -> int:
        return int(self.api.Count)

    def __iter__(self) -> Iterator[Sheet]:
        sheets = self.api
        return (Sheet(self._book, sheets.getByIndex(number)) for number in range(sheets.Count))

    def __call__(self, name_or_index: str | int) -> Sheet:
        """Return a sheet by its name, whatever its capitals, or by its place from 1."""
        sheets = self.api
        if isinstance(name_or_index, int):
            return Sheet(self._book, sheets.getByIndex(name_or_index - 1))
        for name in sheets.ElementNames:
            if name.lower() == name_or_index.lower():
                return Sheet(self._book, sheets.getByName(name))
        raise KeyError(name_or_index)

    def add(
        self, before: Sheet | None = None, after: Sheet | None = None, name: str | None = None
    ) -> Sheet:
        """Make a sheet, before the active one unless told where, and bring it to the front."""
        place = after.number() + 1 if after else (before or self.active).number()
        chosen = name or self._free_name()
        self.api.insertNewByName(chosen, place)
        made = self(chosen)
        made.activate()
        return made

    def _free_name(self) -> str:
        taken = {name.lower() for name in self.api.ElementNames}
        names = (f"Sheet{number}" for number in range(1, len(taken) + 2))
        return next(name for name in names if name.lower() not in taken)
