"""Ranges of cells, of one area or of many: where they are and what they hold."""

# ruff: noqa: D102 - xlwings says what its members mean

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from xl_recon.ui.libreoffice import row_moves
from xl_recon.ui.libreoffice.areas import Area, address_of
from xl_recon.ui.libreoffice.clipboard import paste_formats
from xl_recon.ui.libreoffice.formats import areas_from
from xl_recon.ui.libreoffice.formulas import moved
from xl_recon.ui.libreoffice.looks import Grid, Looks
from xl_recon.ui.libreoffice.reading import formulas_of, values_of
from xl_recon.ui.libreoffice.writing import write_values


class Range(Looks):
    """Cells of a sheet; they stay where they are when rows are inserted above them."""

    def __init__(self, sheet: Grid, *areas: Area) -> None:
        self.sheet, self.areas, self.area = sheet, areas, areas[0]
        self.options: dict[str, Any] = {}  # xlwings keeps its own here

    @property
    def row(self) -> int:
        return self.area.top

    @property
    def column(self) -> int:
        return self.area.left

    @property
    def shape(self) -> tuple[int, int]:
        return self.area.height, self.area.width

    @property
    def coords(self) -> tuple[Grid, int, int, int, int]:
        return (self.sheet, self.row, self.column, *self.shape)

    def __len__(self) -> int:
        return sum(area.height * area.width for area in self.areas)

    def __call__(self, row: int, column: int | None = None) -> Range:
        """Return a cell by its place in the range, counted from 1, or by its row and column."""
        if column is None:
            down, across = divmod(row - 1, self.area.width)
        else:
            down, across = row - 1, column - 1
        return Range(self.sheet, self.area.sized(1, 1).moved(down, across))

    @property
    def rows(self) -> Strips:
        return Strips(self, self._strips())

    @property
    def columns(self) -> Strips:
        area = self.area
        lefts = range(area.left, area.right + 1)
        return Strips(self, [Area(area.top, left, area.bottom, left) for left in lefts])

    @property
    def address(self) -> str:
        return address_of(self.areas)

    def get_address(self, row_absolute: bool, col_absolute: bool, external: bool) -> str:  # noqa: FBT001
        mark = ("", "$")
        text = address_of(self.areas, row=mark[row_absolute], column=mark[col_absolute])
        return f"[{self.sheet.book.name}]{self.sheet.name}!{text}" if external else text

    @property
    def raw_value(self) -> Any:
        values = values_of(self.cells, self.area, self.sheet.document.formats)
        return values[0][0] if self.shape == (1, 1) else values

    @raw_value.setter
    def raw_value(self, value: Any) -> None:
        self._write(value)

    @property
    def formula(self) -> Any:
        formulas = formulas_of(self.cells)
        return formulas[0][0] if self.shape == (1, 1) else tuple(map(tuple, formulas))

    @formula.setter
    def formula(self, value: Any) -> None:
        self._write(value)

    @property
    def formula2(self) -> Any:
        return self.formula

    @formula2.setter
    def formula2(self, value: Any) -> None:
        self._write(value)

    @property
    def has_array(self) -> bool:
        return bool(self.cells.getArrayFormula())

    def _write(self, value: Any) -> None:
        sheet = self.sheet
        sheet.refuse_protected()
        for area in self.areas:
            rows = _rows(value, area)
            needed = any(isinstance(cell, str) and "[@" in cell for row in rows for cell in row)
            table = sheet.table_name(area) if needed else ""
            write_values(sheet.document, sheet.uno, area, rows, table)

    def clear_contents(self) -> None:
        self._clear(row_moves.CONTENTS)

    def clear_formats(self) -> None:
        self._clear(row_moves.FORMATS)

    def clear(self) -> None:
        self._clear(row_moves.EVERYTHING)

    def _clear(self, flags: int) -> None:
        self.sheet.refuse_protected()
        self.api.clearContents(flags)

    def insert(self, shift: str | None = None, copy_origin: str | None = None) -> None:
        self.sheet.refuse_protected()
        below = copy_origin == "format_from_right_or_below"
        row_moves.insert(self.sheet.uno, self.area, shift or "down", dressed_as_below=below)
        self.sheet.document.work_out()

    def delete(self, shift: str | None = None) -> None:
        self.sheet.refuse_protected()
        row_moves.delete(self.sheet.uno, self.area, shift)
        self.sheet.document.work_out()

    def copy(self, destination: Any = None) -> None:
        """Copy into another range, or remember the cells for `paste`."""
        self.sheet.book.app.copied = self
        if destination is not None:
            target: Range = destination.impl
            target.sheet.refuse_protected()
            row_moves.copy(self.sheet.uno, self.area, target.sheet.uno, target.area)
            target.sheet.document.work_out()

    def paste(
        self,
        paste: str | None = None,
        operation: str | None = None,
        skip_blanks: bool = False,  # noqa: FBT001, FBT002 - xlwings' signature
        transpose: bool = False,  # noqa: FBT001, FBT002
    ) -> None:
        """Paste what was copied: all of it, or its formats."""
        copied: Range | None = self.sheet.book.app.copied
        if copied is None or operation or skip_blanks or transpose:
            raise NotImplementedError("paste")
        self.sheet.refuse_protected()
        match paste:
            case None | "all":
                row_moves.copy(copied.sheet.uno, copied.area, self.sheet.uno, self.area)
                self.sheet.document.work_out()
            case "formats":
                paste_formats(copied, self)
            case _:
                raise NotImplementedError(paste)

    def select(self) -> None:
        self.sheet.activate()
        self.sheet.book.controller.select(self.api)

    def get_special_cells(self, cell_type: str, value_type: str | None) -> list[Range]:
        """Return the visible cells; of no other kind is anything known here."""
        if cell_type != "visible" or value_type:
            raise NotImplementedError(cell_type)
        visible = self.cells.queryVisibleCells().getRangeAddresses()
        return [Range(self.sheet, area) for area in areas_from(visible)]

    @property
    def table(self) -> Any:
        return self.sheet.table_at(self.area)

    @property
    def current_region(self) -> Range:
        cursor = self.sheet.uno.createCursorByRange(self.cells)
        cursor.collapseToCurrentRegion()
        return Range(self.sheet, *areas_from((cursor.getRangeAddress(),)))


class Strips:
    """The rows or columns of a range, which xlwings also sizes to their content."""

    def __init__(self, whole: Range, areas: Sequence[Area]) -> None:
        self._whole, self._areas = whole, areas

    def __len__(self) -> int:
        return len(self._areas)

    def __call__(self, number: int) -> Range:
        return Range(self._whole.sheet, self._areas[number - 1])

    def __iter__(self) -> Iterator[Range]:
        return (Range(self._whole.sheet, area) for area in self._areas)

    def autofit(self, axis: str | None = None) -> None:
        self._whole.autofit(axis)


def _rows(value: Any, area: Area) -> Sequence[Sequence[object]]:
    """Return the values of each cell: one for all, one row, or rows of them.

    One formula for many cells is, as in Excel, meant for the first and moved to the others.
    """
    if isinstance(value, (list, tuple)):
        return value if isinstance(value[0], (list, tuple)) else [value]
    if isinstance(value, str) and value.startswith("="):
        return [
            [moved(value, down, across) for across in range(area.width)]
            for down in range(area.height)
        ]
    return [[value] * area.width] * area.height
