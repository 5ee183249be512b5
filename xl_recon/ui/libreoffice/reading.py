"""Blocks of cells read from LibreOffice: one call for the values, a few for what they are."""

from __future__ import annotations

from collections.abc import Iterator

from xl_recon.ui.libreoffice.areas import Area
from xl_recon.ui.libreoffice.bridge import Uno
from xl_recon.ui.libreoffice.formats import Kind, NumberFormats, areas_from
from xl_recon.ui.libreoffice.formulas import from_calc
from xl_recon.ui.libreoffice.values import error_number, from_serial

Values = list[list[object]]
_ERRORS = 4  # com.sun.star.sheet.FormulaResult


def values_of(cells: Uno, area: Area, formats: NumberFormats) -> Values:
    """Return the values as Excel's interface would: floats, texts, truths, dates, errors."""
    values: Values = [list(row) for row in cells.getDataArray()]
    if any(isinstance(value, float) for row in values for value in row):
        _give_kinds(values, cells, area, formats)
    if any(value is None for row in values for value in row):
        _give_errors(values, cells, area)
    return [[None if value == "" else value for value in row] for row in values]


def formulas_of(cells: Uno) -> list[list[str]]:
    """Return formulas as Excel writes them, and what was typed where there is none."""
    texts = cells.getDataArray()
    return [
        [_formula(formula, value) for formula, value in zip(row, values, strict=True)]
        for row, values in zip(cells.getFormulaArray(), texts, strict=True)
    ]


def _give_kinds(values: Values, cells: Uno, area: Area, formats: NumberFormats) -> None:
    for run in formats.runs(cells, area):
        if run.kind not in {Kind.DATE, Kind.LOGICAL}:
            continue
        for row, column in places(run.areas, area):
            value = values[row][column]
            if isinstance(value, float):
                values[row][column] = bool(value) if run.kind is Kind.LOGICAL else _date(value)


def _date(serial: float) -> object:
    try:
        return from_serial(serial)
    except OverflowError:  # a number no calendar has: Excel shows #####
        return serial


def _give_errors(values: Values, cells: Uno, area: Area) -> None:
    found = cells.queryFormulaCells(_ERRORS)
    for row, column in places(areas_from(found.getRangeAddresses()), area):
        values[row][column] = error_number(cells.getCellByPosition(column, row).getError())


def places(parts: tuple[Area, ...], area: Area) -> Iterator[tuple[int, int]]:
    """Yield the cells of some parts, row and column counted from 0 within an area."""
    for part in parts:
        for row in range(part.top - area.top, part.bottom - area.top + 1):
            for column in range(part.left - area.left, part.right - area.left + 1):
                yield row, column


def _formula(formula: str, value: object) -> str:
    if isinstance(value, str) and formula in {value, f"'{value}"}:
        return value  # a text: an apostrophe keeps LibreOffice from reading a number in it
    return from_calc(formula) if formula.startswith("=") else formula
