"""Values for cells that are new: whole blocks, in number formats that suit them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import xlwings as xw

from xl_recon.workbook.live_store.areas import Area, runs
from xl_recon.workbook.live_store.cell_values import Given, given, suiting_format
from xl_recon.workbook.live_store.cells import formats, write
from xl_recon.workbook.store import CellValue


def fill_in(sheet: xw.Sheet, new: Area, columns: Mapping[int, Sequence[CellValue]]) -> None:
    """Give neighbouring new rows their values by worksheet column, a call for each run of them.

    Each column must have one number format.
    """
    for run in runs(columns):
        area = new.columns(run.start, run.stop - 1)
        given_columns = [_entries(sheet, area.columns(n, n), columns[n]) for n in run]
        write(sheet, area, list(zip(*given_columns, strict=True)))


def _entries(sheet: xw.Sheet, cells: Area, values: Sequence[CellValue]) -> list[Given]:
    """Return what to hand Excel for a column; change number formats where they do not suit."""
    code = next(formats(sheet, cells.rows(cells.top, cells.top)))[1]
    suiting = [suiting_format(value, code) for value in values]
    for other in sorted(set(suiting) - {code}):
        for run in runs(row for row, suits in enumerate(suiting, cells.top) if suits == other):
            sheet.range(cells.rows(run.start, run.stop - 1).address).number_format = other
    return [given(value, suits) for value, suits in zip(values, suiting, strict=True)]
