"""Sheets of .xlsx, .xlsm and .xlsb, read by calamine, as grids."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from io import BytesIO

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from xl_recon.errors import BadDocument
from xl_recon.readers.statements.table.grid import Grid
from xl_recon.readers.statements.table.typed import Cells, cell_of, typed_grid
from xl_recon.readers.statements.table.values import is_date

_MOST_MERGED = 10_000  # ranges; a formatted report has hundreds
_LONGEST_MERGED = 1_000  # rows


def sheets_of(content: bytes, name: str) -> tuple[Grid, ...]:
    """Return the sheets in the workbook's order, hidden ones too; those without cells are left out.

    The content must have been found safe before.
    """
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(content))
        plain = [it for it in workbook.sheets_metadata if it.typ is SheetTypeEnum.WorkSheet]
        grids = tuple(
            replace(
                _grid(workbook.get_sheet_by_name(it.name)),
                hidden=it.visible is not SheetVisibleEnum.Visible,
            )
            for it in plain
        )
    except (CalamineError, OSError, ValueError) as broken:
        raise BadDocument(name, "damaged spreadsheet") from broken
    except BaseException as fault:  # pragma: no cover - no file is known that brings it about
        # A fault inside the library is a Rust panic, which Python has no `Exception` for.
        if type(fault).__name__ != "PanicException":
            raise
        raise BadDocument(name, "damaged spreadsheet") from fault
    return tuple(grid for grid in grids if grid.rows)


def _grid(sheet: CalamineSheet) -> Grid:
    top, left = sheet.start or (0, 0)
    rows = [list(map(cell_of, row)) for row in sheet.to_python(skip_empty_area=True)]
    for (first, column), (last, _) in (sheet.merged_cell_ranges or ())[:_MOST_MERGED]:
        if first >= top and last - first < _LONGEST_MERGED:
            _repeat_day(rows[first - top : last - top + 1], column - left)
    return typed_grid(enumerate(rows, top + 1), sheet.name)


def _repeat_day(rows: list[Cells], column: int) -> None:
    """A day merged over several rows holds for each; a sum would be counted again."""
    day = rows[0][column] if rows and 0 <= column < len(rows[0]) else ""
    if isinstance(day, dt.date) or (isinstance(day, str) and is_date(day)):
        for row in rows:
            row[column] = day
