"""Blocks of cells, read and written in one call each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import xlwings as xw

from xl_recon.workbook.live_store.areas import Area, uniform_parts
from xl_recon.workbook.live_store.cell_values import (
    Given,
    given,
    is_formula,
    may_hold_errors,
    value_of,
)
from xl_recon.workbook.store import FORMULA_BLANK, CellError, CellValue, FormulaText


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell holds: its formula, or "" and its value."""

    value: CellValue
    formula: str = ""
    is_exact: bool = True  # not so for a currency, which Excel answers with four decimals

    def again(self, number_format: str) -> Given:
        """What to hand Excel for the cell to hold the same again."""
        return self.formula or given(self.value, number_format)


@dataclass(frozen=True, slots=True)
class Block:
    """Cells of an area as Excel answered for them."""

    answers: Sequence[Sequence[object]]
    formulas: Sequence[Sequence[str]]

    def values(self, column: int, blank: FormulaText) -> list[CellValue]:
        """The values of a column, counted from 0."""
        pairs = zip(self.answers, self.formulas, strict=True)
        return [value_of(row[column], texts[column], blank) for row, texts in pairs]

    def cells(self, column: int) -> list[Cell]:
        """What the cells of a column hold."""
        pairs = zip(self.answers, self.formulas, strict=True)
        return [_cell(row[column], texts[column]) for row, texts in pairs]

    def rows(self) -> list[list[Cell]]:
        """What the cells hold, row by row."""
        pairs = zip(self.answers, self.formulas, strict=True)
        return [list(map(_cell, row, texts)) for row, texts in pairs]


def _cell(answer: object, formula: str) -> Cell:
    if is_formula(formula, answer):
        return Cell(FORMULA_BLANK, formula)
    return Cell(value_of(answer, "", FORMULA_BLANK), "", not isinstance(answer, Decimal))


def block(sheet: xw.Sheet, area: Area) -> Block:
    """Return what the cells of an area hold: two calls, three where errors may be among them."""
    cells = sheet.range(area.address)
    answers: list[list[object]] = cells.options(ndim=2, err_to_str=True).value
    if may_hold_errors(answers):
        # Asked without their names, errors are blank and texts that read like them are not.
        plain = cells.options(ndim=2).value
        answers = [list(map(_told_apart, *rows)) for rows in zip(answers, plain, strict=True)]
    return Block(answers, formulas(sheet, area))


def _told_apart(named: object, plain: object) -> object:
    return CellError(named) if isinstance(named, str) and plain is None and named else named


def formulas(sheet: xw.Sheet, area: Area) -> list[list[str]]:
    """Return the formulas of an area, row by row; a cell without one answers its entry."""
    answer: Any = sheet.range(area.address).formula
    if area.is_cell and not isinstance(answer, (list, tuple)):
        return [[_entry(answer)]]
    rows = answer if isinstance(answer[0], (list, tuple)) else _folded(answer, area)
    return [list(map(_entry, row)) for row in rows]


def _folded(answer: Sequence[object], area: Area) -> list[list[object]]:
    """Return the rows of a single row or column that was answered as a flat list."""
    return [list(answer)] if area.height == 1 else [[entry] for entry in answer]


def _entry(answer: object) -> str:
    return answer if isinstance(answer, str) else ""


def write(sheet: xw.Sheet, area: Area, entries: Sequence[Sequence[Given]]) -> None:
    """Hand Excel what the cells of an area are to hold, in one call."""
    cells = sheet.range(area.address)
    cells.value = entries[0][0] if area.is_cell else [list(row) for row in entries]


def formats(sheet: xw.Sheet, area: Area) -> Iterator[tuple[Area, str]]:
    """Yield the parts of an area of one number format each, and the formats."""

    def ask(areas: Sequence[Area]) -> str | None:
        answer: object = sheet.range(areas[0].address).number_format
        return str(answer) if answer or areas[0].is_cell else None

    for part, number_format in uniform_parts([area], ask):
        yield part[0], number_format
