"""Where a table's rows end up, and what stands below them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from xl_recon.workbook.file_store.cell_writer import CellWriter
from xl_recon.workbook.file_store.edits import TableEdit
from xl_recon.workbook.file_store.new_rows import RowModel
from xl_recon.workbook.file_store.parts import TablePart
from xl_recon.workbook.file_store.rows import ROW_END, Row, cut, row_number, rows_of, tails
from xl_recon.workbook.file_store.shift import RowShift

_CONTENT = (b"<v", b"<is")


@dataclass(frozen=True, slots=True)
class Survey:
    """What a look over a sheet found around a table's end."""

    first: Row | None  # the body's first row
    last: Row | None  # and its last
    last_is_blank: bool
    something_below: bool  # in the table's columns


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a table's body ends up.

    `shift` moves the rows below and closes gaps; None when nothing has to move. `model` is what
    new rows look like. `keeps_blank` is the body row (from 1) that stays, emptied, because a
    table cannot be without one; 0 for none.
    """

    last_row: int
    grown_from: int  # where ranges over the body end once gaps are closed
    new_rows: range
    model: RowModel
    shift: RowShift | None = None
    keeps_blank: int = 0


def survey(blocks: Iterable[bytes], table: TablePart, *, others_below: bool) -> Survey:
    """Look at the body's first and last row and at what stands below."""
    first: Row | None = None
    last: Row | None = None
    below = bool(table.totals_rows) or others_below
    for block in blocks:
        first = first or _found(block, table.first_row)
        start = block.rfind(b'<row r="')
        if start < 0 or row_number(block[start : start + 40]) < table.last_row:
            continue
        for row in rows_of(block):
            number = row_number(row)
            if number == table.last_row:
                last = cut(row)
            elif number > table.last_row and not below:
                below = _holds_something(cut(row), table, formulas=True)
    blank = last is None or not _holds_something(last, table, formulas=False)
    return Survey(first, last, blank, below)


def _found(block: bytes, number: int) -> Row | None:
    start = block.find(b'<row r="%d"' % number)
    return None if start < 0 else cut(next(rows_of(block[start : _row_end(block, start)])))


def _row_end(block: bytes, start: int) -> int:
    end = block.find(ROW_END, start)
    return len(block) if end < 0 else end + len(ROW_END)


def _holds_something(row: Row, table: TablePart, *, formulas: bool) -> bool:
    inside = set(table.area.letters)
    found = (tail for letter, tail in tails(row).items() if letter in inside)
    return any(
        formulas if b"<f" in tail else any(sign in tail for sign in _CONTENT) for tail in found
    )


def placed(edit: TableEdit, found: Survey, writer: CellWriter) -> Placement:
    """Return where the body's rows go once some are deleted and some added."""
    table = edit.table
    deleted = set(edit.deleted)
    blank = 0
    if len(deleted) == table.height and not edit.appended_rows:
        blank = 1
        deleted.discard(blank)
    fills_blank = table.height == 1 and found.last_is_blank and not deleted and not edit.touches(1)
    base = table.last_row - len(deleted)
    start = base + (0 if fills_blank and edit.appended_rows else 1)
    new_rows = range(start, start + edit.appended_rows)
    last_row = max(base, new_rows.stop - 1)
    shift = _shift(table, deleted, last_row - base, below=found.something_below)
    return Placement(
        last_row=last_row,
        grown_from=base if shift else table.last_row,
        new_rows=new_rows,
        model=RowModel(table, found.first, found.last, writer),
        shift=shift,
        keeps_blank=blank,
    )


def _shift(table: TablePart, deleted: set[int], inserted: int, *, below: bool) -> RowShift | None:
    at_the_end = deleted == set(range(table.height - len(deleted) + 1, table.height + 1))
    if at_the_end and not below:
        return None
    rows = tuple(sorted(table.first_row + row - 1 for row in deleted))
    return RowShift(rows, table.last_row, inserted) if rows or inserted else None
