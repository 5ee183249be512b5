"""A spreadsheet open in LibreOffice: its formats, and many of its cells at once."""

from __future__ import annotations

from collections.abc import Iterable

from xl_recon.ui.libreoffice.areas import Area
from xl_recon.ui.libreoffice.bridge import Uno, uno_bridge
from xl_recon.ui.libreoffice.formats import NumberFormats


class Document:
    """A document of LibreOffice's with what is remembered about it."""

    def __init__(self, uno: Uno) -> None:
        self.uno = uno
        self.formats = NumberFormats(uno)
        self._tables: dict[str, Uno] = {}

    def tables(self) -> list[Uno]:
        """Return its database ranges, which Excel calls tables."""
        ranges, known = self.uno.DatabaseRanges, self._tables
        self._tables = {
            name: known[name] if name in known else ranges.getByName(name)
            for name in ranges.ElementNames
        }
        return list(self._tables.values())

    def forget_tables(self) -> None:
        """Forget what tables are called."""
        self._tables.clear()

    def draw(self, *, when: bool) -> None:
        """Draw what changes, or nothing until told to."""
        locked = self.uno.hasControllersLocked()
        self.uno.IsAdjustHeightEnabled = when
        if when and locked:
            self.uno.unlockControllers()
        elif not when and not locked:
            self.uno.lockControllers()

    def work_out(self) -> None:
        """Give new and moved formulas their results where nothing is calculated by itself.

        Excel does so too; LibreOffice would show 0 instead.
        """
        if not self.uno.isAutomaticCalculationEnabled():
            self.uno.calculate()

    def cells(self, sheet: Uno, areas: Iterable[Area]) -> Uno:
        """Return cells of a sheet, however many areas, as one thing whose properties are set."""
        areas = tuple(areas)
        if len(areas) == 1:
            return cells_of(sheet, areas[0])
        many = self.uno.createInstance("com.sun.star.sheet.SheetCellRanges")
        number = sheet.RangeAddress.Sheet
        many.addRangeAddresses(tuple(range_address(number, area) for area in areas), False)
        return many


def cells_of(sheet: Uno, area: Area) -> Uno:
    """Return the cells of one area."""
    return sheet.getCellRangeByPosition(
        area.left - 1, area.top - 1, area.right - 1, area.bottom - 1
    )


def range_address(sheet: int, area: Area) -> Uno:
    """Return an area of the sheet at a place, counted from 0, as LibreOffice takes it."""
    return uno_bridge().createUnoStruct(
        "com.sun.star.table.CellRangeAddress",
        sheet, area.left - 1, area.top - 1, area.right - 1, area.bottom - 1,
    )  # fmt: skip


def cell_address(sheet: int, area: Area) -> Uno:
    """Return an area's first cell as LibreOffice takes it."""
    return uno_bridge().createUnoStruct(
        "com.sun.star.table.CellAddress", sheet, area.left - 1, area.top - 1
    )
