"""What we need of Excel, and no more: whole columns in, one large write out.

A store knows sheets, tables, headings and cells; it knows nothing of accounts or rules. Rows are
places in a table's body, from 1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from xl_recon.workbook.layout import TableLayout


@dataclass(frozen=True, slots=True)
class CellError:
    """An error a formula left in a cell: `#REF!`, `#N/D`."""

    code: str


class FormulaText(str):
    """What a formula shows when it shows nothing: no blank cell, so nothing may fill it."""

    __slots__ = ()


FORMULA_BLANK = FormulaText(" ")
FORMULA_PENDING = FormulaText("…")  # its result was never worked out


# What a cell holds. An error value reads as `CellError`, so that it is never taken for text.
CellValue = str | int | float | bool | date | datetime | CellError | None


@dataclass(frozen=True, slots=True)
class TableContent:
    """Some columns of a table, each as tall as the body. A formula reads as its result."""

    headers: tuple[str, ...]  # the table's, all of them, left to right
    height: int
    columns: Mapping[str, Sequence[CellValue]]  # heading: values


@dataclass(frozen=True, slots=True, kw_only=True)
class CellWrite:
    """One value for one column of many rows; None empties the cells."""

    header: str
    rows: Sequence[int]
    value: CellValue


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnWrite:
    """A value of its own for each of some rows of one column."""

    header: str
    rows: Sequence[int]
    values: Sequence[CellValue]


@dataclass(frozen=True, slots=True, kw_only=True)
class InsertedRows:
    """Rows to come between those that are there.

    `below` has, for each new row, the body row (as it stands now) under which it comes,
    ascending; rows under the same one keep their order. `columns` has one sequence a heading, as
    `TableWrite.appended` does. `fills`: a fill and the new rows, counted from 1, that have it;
    a row not named has none, whatever its neighbours have.
    """

    below: Sequence[int]
    columns: Mapping[str, Sequence[CellValue]]
    fills: Mapping[str, Sequence[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteWrite:
    """A note (comment) for one cell; `row` is a body row as it is after the write."""

    header: str
    row: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableWrite:
    """All that is to change in one table.

    `cells` and `fills` (a fill as `records.fills` writes it: rows; "" takes it away) speak of
    rows as they stand now; `deleted` too. `appended` has one sequence a heading, all of the same
    length; a column not named gets what the table gives new rows (its formula, else nothing);
    `appended_fills` counts the new rows from 1. `order` names every body row once, in the order
    they are to stand in, formats, notes and all; rows appended come below. What the
    formulas show in the columns of `recalculated` is out of date, though no cell here changed.
    """

    table: str
    cells: Sequence[CellWrite] = ()
    columns: Sequence[ColumnWrite] = ()
    fills: Mapping[str, Sequence[int]] = field(default_factory=dict)
    appended: Mapping[str, Sequence[CellValue]] = field(default_factory=dict)
    appended_fills: Mapping[str, Sequence[int]] = field(default_factory=dict)
    deleted: Sequence[int] = ()
    inserted: InsertedRows | None = None
    order: Sequence[int] = ()
    notes: Sequence[NoteWrite] = ()
    recalculated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetWrite:
    """A sheet of ours to be made anew or taken away.

    It has a title, `lines` under it and one table, drawn as `layout` says (headings, widths,
    choices, formats, a frozen header). `columns` None takes the sheet away; else a sheet of that
    name that is there is replaced, in its place. `fills`: a fill and the body rows that have it.
    """

    layout: TableLayout
    columns: Mapping[str, Sequence[CellValue]] | None = None  # heading: values
    lines: tuple[str, ...] = ()
    fills: Mapping[str, Sequence[int]] = field(default_factory=dict)


class TableStore(Protocol):
    """A workbook's tables: a file on disk, a running Excel, or memory."""

    @property
    def name(self) -> str:
        """The workbook's file name, for messages."""

    def version(self) -> object:
        """A token that changes when anything in the workbook does; None where none is known."""

    def tables(self) -> Mapping[str, tuple[str, ...]]:
        """Every table's name and headings."""

    def read(self, table: str, headers: Sequence[str] | None = None) -> TableContent:
        """Return columns of a table (all of them by default), or raise `MissingTable`."""

    def fills(self, table: str) -> Sequence[str]:
        """The fill of each body row, as `records.fills` writes it."""

    def first_row(self, table: str) -> int:
        """The worksheet row on which the table's body begins."""

    def write(self, writes: Sequence[TableWrite], sheets: Sequence[SheetWrite] = ()) -> None:
        """Make all the writes last, or none of them."""
