"""Blocks of cells written to LibreOffice as Excel would take them: one call for the values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import TypeVar

from xl_recon.ui.libreoffice.areas import Area
from xl_recon.ui.libreoffice.bridge import Uno
from xl_recon.ui.libreoffice.document import Document, cells_of
from xl_recon.ui.libreoffice.formats import FormatRun, Kind
from xl_recon.ui.libreoffice.formulas import to_calc
from xl_recon.ui.libreoffice.reading import places
from xl_recon.ui.libreoffice.values import cleaned, literal, typed

Rows = Sequence[Sequence[object]]
Made = TypeVar("Made")
_DATE, _MOMENT, _TRUTH = "dd/mm/yyyy", "dd/mm/yyyy hh:mm:ss", "BOOLEAN"


def write_values(document: Document, sheet: Uno, area: Area, rows: Rows, table: str = "") -> None:
    """Write a block; a text that begins with `=` is a formula, standing in `table`."""
    values = [[cleaned(value) for value in row] for row in rows]
    cells = cells_of(sheet, area)
    runs = document.formats.runs(cells, area)
    kinds = _kinds(runs, area)
    known = _each(values, kinds, literal)
    if any(value is None for row in known for value in row):
        cells.setFormulaArray(_each(values, kinds, lambda value, kind: _typed(value, kind, table)))
        document.work_out()
    else:
        cells.setDataArray(known)
    _give_formats(document, sheet, area, _new_formats(values, runs, area))


def _kinds(runs: Iterable[FormatRun], area: Area) -> list[list[Kind]]:
    kinds = [[Kind.NUMBER] * area.width for _ in range(area.height)]
    for run in runs:
        if run.kind is not Kind.NUMBER:
            for row, column in places(run.areas, area):
                kinds[row][column] = run.kind
    return kinds


def _each(
    values: Rows, kinds: Sequence[Sequence[Kind]], made: Callable[[object, Kind], Made]
) -> tuple[tuple[Made, ...], ...]:
    return tuple(
        tuple(made(value, kind) for value, kind in zip(row, row_kinds, strict=True))
        for row, row_kinds in zip(values, kinds, strict=True)
    )


def _typed(value: object, kind: Kind, table: str) -> str:
    text = typed(value, kind)
    return to_calc(text, table) if text.startswith("=") else text


def _new_formats(values: Rows, runs: Iterable[FormatRun], area: Area) -> dict[str, list[Area]]:
    """Return the cells whose format has to follow their value, by the format they get.

    As in Excel a date takes a date format along into a cell without one. Truths are numbers with a
    format to LibreOffice, so a cell gets that format with a truth and loses it with anything else.
    """
    changed: dict[str, list[Area]] = {}
    for run in runs:
        for row, column in places(run.areas, area):
            code = _new_format(values[row][column], run)
            if code:
                cell = Area(area.top + row, area.left + column, area.top + row, area.left + column)
                _add(changed.setdefault(code, []), cell)
    return changed


def _new_format(value: object, run: FormatRun) -> str:
    match value:
        case bool():
            return _TRUTH if run.kind in {Kind.NUMBER, Kind.DATE} else ""
        case None:
            return ""
        case datetime() if run.plain or run.kind is Kind.LOGICAL:
            midnight = value.hour == value.minute == value.second == 0
            return _DATE if midnight else _MOMENT
        case _:
            return "General" if run.kind is Kind.LOGICAL else ""


def _add(areas: list[Area], cell: Area) -> None:
    """Add a cell, as part of the last area where it goes on to the right or downwards."""
    if areas and _goes_on(areas[-1], cell):
        areas[-1] = areas[-1].around(cell)
    else:
        areas.append(cell)


def _goes_on(area: Area, cell: Area) -> bool:
    if area.height == 1 and (area.bottom, area.right) == (cell.top, cell.left - 1):
        return True
    return area.bottom == cell.top - 1 and area.left == area.right == cell.left


def _give_formats(
    document: Document, sheet: Uno, area: Area, changed: dict[str, list[Area]]
) -> None:
    for code, areas in changed.items():
        document.cells(sheet, areas or [area]).NumberFormat = document.formats.key_of(code)
