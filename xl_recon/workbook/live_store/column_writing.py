"""Values written into columns: runs of rows in one call each, close ones joined."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial

import xlwings as xw

from xl_recon.errors import UnsupportedSheet
from xl_recon.workbook.live_store.areas import Area, runs
from xl_recon.workbook.live_store.cell_values import Given, given, suiting_format
from xl_recon.workbook.live_store.cells import Cell, block, formats, write
from xl_recon.workbook.live_store.places import Place
from xl_recon.workbook.live_store.undoing import Undoing
from xl_recon.workbook.store import CellValue, TableWrite

_WIDEST_GAP = 200  # rows that are written again because a call costs more than they do


def values_by_header(write: TableWrite) -> Mapping[str, Mapping[int, CellValue]]:
    """Return, for each heading, the body rows that change and their values; the last one stands."""
    wanted: dict[str, dict[int, CellValue]] = {}
    for cell in write.cells:
        wanted.setdefault(cell.header, {}).update(dict.fromkeys(cell.rows, cell.value))
    for column in write.columns:
        pairs = zip(column.rows, column.values, strict=True)
        wanted.setdefault(column.header, {}).update(pairs)
    return {header: values for header, values in wanted.items() if values}


class ColumnWriting:
    """New values for some rows of one column of a sheet."""

    _font: bool | None = None  # not asked yet

    def __init__(
        self,
        place: Place,
        column: Area,
        values: Mapping[int, CellValue],
        *,
        over_formulas: bool = False,
    ) -> None:
        """Look at the cells between the first and the last of the `values`, by worksheet rows."""
        self._sheet, self._values = place.sheet, values
        self._hull = column.rows(min(values), max(values))
        self._cells = block(self._sheet, self._hull).cells(0)
        if not over_formulas and any(self._cell(row).formula for row in values):
            raise UnsupportedSheet(place.sheet.book.name, place.sheet.name, "formula cell")
        self._formats = _by_row(formats(self._sheet, self._hull))

    def do(self, undoing: Undoing) -> Iterator[int]:
        """Write the values; yield, call by call, how many."""
        self._suit_formats(undoing)
        for run in self._joined_runs():
            undoing.note(partial(self._put_back, run))
            self._write(run)
            yield sum(row in self._values for row in run)

    def _cell(self, row: int) -> Cell:
        return self._cells[row - self._hull.top]

    def _suit_formats(self, undoing: Undoing) -> None:
        """Change the number format of cells that would not show, or not keep, their value."""
        suiting = {
            row: suiting_format(self._values[row], self._formats[row]) for row in self._values
        }
        for new in sorted({new for row, new in suiting.items() if new != self._formats[row]}):
            changed = [row for row in suiting if suiting[row] == new != self._formats[row]]
            for run in runs(changed):
                for part in _runs_of(self._formats, run):
                    area = self._hull.rows(part.start, part.stop - 1)
                    undoing.note(partial(_format, self._sheet, area, self._formats[part.start]))
                    _format(self._sheet, area, new)
            self._formats.update(dict.fromkeys(changed, new))

    def _joined_runs(self) -> Iterator[range]:
        """Yield runs of rows to write; what stands between the changed ones is written again."""
        joined: range | None = None
        for run in runs(self._values):
            if joined and self._may_be_written_again(range(joined.stop, run.start)):
                joined = range(joined.start, run.stop)
                continue
            if joined:
                yield joined
            joined = run
        if joined:
            yield joined

    def _may_be_written_again(self, gap: range) -> bool:
        """Whether cells lose nothing: no formula, no fraction of a day, no letters in bold."""
        if len(gap) > _WIDEST_GAP:
            return False
        between = [self._cell(row) for row in gap]
        return all(map(_is_plain, between)) and (
            not any(isinstance(cell.value, str) for cell in between) or self._one_font()
        )

    def _one_font(self) -> bool:
        """Whether all cells have one font: if parts of a text differ, Excel knows none of many."""
        if self._font is None:
            font = self._sheet.range(self._hull.address).font
            self._font = None not in (font.bold, font.size, font.name) and _has_colour(font)
        return self._font

    def _write(self, run: range) -> None:
        entries = [[self._entry(row)] for row in run]
        write(self._sheet, self._hull.rows(run.start, run.stop - 1), entries)

    def _entry(self, row: int) -> Given:
        if row in self._values:
            return given(self._values[row], self._formats[row])
        return self._cell(row).again(self._formats[row])

    def _put_back(self, run: range) -> None:
        entries = [[self._cell(row).again(self._formats[row])] for row in run]
        write(self._sheet, self._hull.rows(run.start, run.stop - 1), entries)


def _is_plain(cell: Cell) -> bool:
    return cell.is_exact and not cell.formula and not isinstance(cell.value, datetime)


def _has_colour(font: xw.main.Font) -> bool:
    try:
        return font.color is not None
    except TypeError:  # what xlwings on Windows makes of no one colour
        return False


def _by_row(parts: Iterator[tuple[Area, str]]) -> dict[int, str]:
    return {row: code for area, code in parts for row in range(area.top, area.bottom + 1)}


def _runs_of(formats: Mapping[int, str], rows: range) -> Iterator[range]:
    """Yield the parts of a run that have one number format each."""
    start = rows.start
    for row in rows:
        if formats[row] != formats[start]:
            yield range(start, row)
            start = row
    yield range(start, rows.stop)


def _format(sheet: xw.Sheet, area: Area, number_format: str) -> None:
    sheet.range(area.address).number_format = number_format
