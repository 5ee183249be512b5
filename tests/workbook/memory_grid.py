"""Cells in memory that take entries and move with rows as Excel's do; nothing is calculated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from openpyxl.formula.translate import Translator
from openpyxl.utils import get_column_letter

Rgb = tuple[int, int, int]
EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet's days have no time zone
ERRORS = {
    "#DIV/0!": -2146826281, "#N/A": -2146826246, "#NAME?": -2146826259, "#NULL!": -2146826288,
    "#NUM!": -2146826252, "#REF!": -2146826265, "#VALUE!": -2146826273,
}  # fmt: skip
TRUTHS = {"true": True, "false": False, "vero": True, "falso": False}
DATE = re.compile(r"\d{1,2}[./-]\d{1,2}([./-]\d{2,4})?|(?:jan|may|dec)\w* \d+", re.IGNORECASE)
SIGNS = ("=", "+", "-", "@")


class ExcelRefuses(Exception):
    """What a running Excel answers when it does not do as it is told."""


@dataclass(frozen=True)
class Font:
    name: str | None = "Calibri"
    size: float | None = 11.0
    bold: bool | None = False
    color: Rgb | None = (0, 0, 0)


PLAIN = Font()


@dataclass(frozen=True)
class Cell:
    """A cell's content and looks; `formula` and its `result`, or a constant in `value`."""

    value: object = None  # a number, text or truth value; an error as its own text in `error`
    error: str = ""
    formula: str = ""
    result: object = None
    number_format: str = "General"
    color: Rgb | None = None
    note: str | None = None
    font: Font = PLAIN

    @property
    def is_blank(self) -> bool:
        return self.value is None and not self.error and not self.formula

    @property
    def answer(self) -> object:
        """What Excel answers: all numbers are floats, days by their format, errors by number."""
        if self.formula:
            return self.result
        if self.error:
            return ERRORS[self.error]
        if isinstance(self.value, float) and is_date_format(self.number_format):
            return EPOCH + timedelta(days=self.value)
        return self.value

    @property
    def entry(self) -> str:
        if self.formula or self.error:
            return self.formula or self.error
        if isinstance(self.value, bool):
            return str(self.value).upper()
        if isinstance(self.value, float):
            return f"{self.value:.15g}"
        return str(self.value or "")

    def emptied(self) -> Cell:
        return replace(self, value=None, error="", formula="", result=None)

    def bare(self) -> Cell:
        """The looks that an inserted row takes over."""
        return replace(self.emptied(), note=None)


BLANK = Cell()


def is_date_format(code: str) -> bool:
    return code != "General" and bool(re.search("[dmyh]", re.sub(r'"[^"]*"|\[[^\]]*\]', "", code)))


def entered(cell: Cell, entry: object) -> Cell:
    """The cell after an entry, taken as Excel takes it."""
    cell = cell.emptied()
    match entry:
        case None | "":
            return cell
        case _ if cell.number_format == "@" and not isinstance(entry, str):
            return replace(cell, value=str(entry))
        case bool():
            return replace(cell, value=entry)
        case datetime():
            shown = cell.number_format if is_date_format(cell.number_format) else "m/d/yyyy"
            days = (entry - EPOCH) / timedelta(days=1)
            return replace(cell, value=days, number_format=shown)
        case float() | int():
            return replace(cell, value=float(entry))
        case str():
            return _typed(cell, entry)
        case _:
            raise ExcelRefuses(f"no entry: {entry!r}")


def _typed(cell: Cell, text: str) -> Cell:
    if text.startswith("'"):
        return replace(cell, value=text[1:])
    if cell.number_format == "@":
        return replace(cell, value=text)
    if text in ERRORS:
        return replace(cell, error=text)
    number = _number(text)
    if number is not None:
        shown = "d-mmm" if DATE.fullmatch(text.strip()) else cell.number_format
        return replace(cell, value=number, number_format=shown)
    return _formula(cell, text) if text.startswith(SIGNS) else replace(cell, value=text)


def _number(text: str) -> object:
    """What Excel makes of a text that reads like a truth value, a day or a number."""
    if text.casefold() in TRUTHS:
        return TRUTHS[text.casefold()]
    if DATE.fullmatch(text.strip()):
        return 45_000.0
    if not any(letter.isdecimal() for letter in text):  # Python knows "inf" and "nan" as numbers
        return None
    try:
        return float(text.strip().rstrip("%").replace(",", ""))
    except ValueError:
        return None


def _formula(cell: Cell, text: str) -> Cell:
    if text[0] != "=" or text == "=":
        raise ExcelRefuses(f"no formula: {text}")
    return replace(cell, formula=text)


@dataclass
class Grid:
    """A sheet's cells by row and column, and the rows that a filter hides."""

    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    heights: dict[int, float] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)

    def at(self, row: int, column: int) -> Cell:
        return self.cells.get((row, column), BLANK)

    def put(self, row: int, column: int, cell: Cell) -> None:
        if cell == BLANK:
            self.cells.pop((row, column), None)
        else:
            self.cells[row, column] = cell

    def bounds(self) -> tuple[int, int, int, int]:
        rows = [row for row, _ in self.cells] or [1]
        columns = [column for _, column in self.cells] or [1]
        return min(rows), min(columns), max(rows), max(columns)

    def open(self, top: int, count: int, *, like_below: bool) -> None:
        """Insert rows that look like the one above them."""
        self.cells = {
            (row + count * (row >= top), column): cell for (row, column), cell in self.cells.items()
        }
        model = top + count if like_below else top - 1
        for (row, column), cell in list(self.cells.items()):
            if row == model:
                for new in range(top, top + count):
                    self.put(new, column, cell.bare())

    def close(self, top: int, count: int) -> None:
        """Delete rows."""
        self.cells = {
            (row - count * (row >= top), column): cell
            for (row, column), cell in self.cells.items()
            if not top <= row < top + count
        }

    def copied(self, source: tuple[int, int], target: tuple[int, int]) -> Cell:
        """A cell as it reads elsewhere."""
        cell = self.at(*source)
        return replace(cell, formula=moved(cell.formula, source, target)) if cell.formula else cell


def moved(formula: str, source: tuple[int, int], target: tuple[int, int]) -> str:
    return str(Translator(formula, _name(source)).translate_formula(_name(target)))


def _name(cell: tuple[int, int]) -> str:
    return f"{get_column_letter(cell[1])}{cell[0]}"


def common(values: Iterator[Any]) -> Any:
    """What all cells have in common; None where they differ."""
    found = set(values)
    return found.pop() if len(found) == 1 else None
