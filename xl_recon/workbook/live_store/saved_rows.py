"""Rows of a table as they are, kept so that they can be put back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import xlwings as xw

from xl_recon.workbook.live_store.areas import Area
from xl_recon.workbook.live_store.cell_values import GENERAL
from xl_recon.workbook.live_store.cells import Cell, block, formats, write
from xl_recon.workbook.live_store.colours import Painted, fills_of, paint_all


@dataclass(frozen=True, slots=True)
class SavedRows:
    """The contents, number formats and fills of an area; notes and the like are not among them."""

    sheet: xw.Sheet
    area: Area
    cells: Sequence[Sequence[Cell]]  # row by row
    formats: Sequence[tuple[Area, str]]
    fills: Sequence[Painted]

    def put_back(self) -> None:
        """Make the cells of the area what they were."""
        for part, code in self.formats:
            self.sheet.range(part.address).number_format = code
        entries = [
            [cell.again(code) for cell, code in zip(cells, codes, strict=True)]
            for cells, codes in zip(self.cells, self.codes(), strict=True)
        ]
        write(self.sheet, self.area, entries)
        paint_all(self.sheet, self.fills)

    def codes(self) -> list[list[str]]:
        """The number formats, cell by cell."""
        codes = [[GENERAL] * self.area.width for _ in self.cells]
        for part, code in self.formats:
            for row in range(part.top - self.area.top, part.bottom - self.area.top + 1):
                codes[row][part.left - self.area.left] = code
        return codes

    def fills_by_row(self) -> list[list[str]]:
        """The fills, cell by cell."""
        fills = [[""] * self.area.width for _ in self.cells]
        for painted in self.fills:
            for area in painted.areas:
                own = [painted.fill] * area.width
                left = area.left - self.area.left
                for row in range(area.top - self.area.top, area.bottom - self.area.top + 1):
                    fills[row][left : left + area.width] = own
        return fills


def saved(sheet: xw.Sheet, area: Area) -> SavedRows:
    """Return the rows of an area as they are."""
    columns = [area.columns(column, column) for column in range(area.left, area.right + 1)]
    return SavedRows(
        sheet,
        area,
        block(sheet, area).rows(),
        [part for column in columns for part in formats(sheet, column)],
        list(fills_of(sheet, [area])),
    )
