"""Where a table's rows end up, and what stands below them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from xl_recon.workbook.file_store.cell_writer import CellWriter
from xl_recon.workbook.file_store.edits import Gap, TableEdit
from xl_recon.workbook.file_store.new_rows import NewRow, RowMaker, RowModel
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

    `shift` moves rows to make room and to close gaps; None when nothing has to move. The rows in
    `gaps` come between those of the body, `new_rows` after it: first the inserted rows from
    `outer` on, then the appended ones. `keeps_blank` is the body row (from 1) that stays,
    emptied, because a table cannot be without one; 0 for none.
    """

    edit: TableEdit
    found: Survey
    maker: RowMaker
    last_row: int
    grown_from: int  # where ranges over the body end once rows have moved
    gaps: tuple[Gap, ...]
    new_rows: range
    outer: range
    shift: RowShift | None = None
    keeps_blank: int = 0

    @property
    def model(self) -> RowModel:
        """What appended rows look like."""
        return self.maker.appended(self.found.first, self.found.last)

    def rows_at_the_end(self) -> Iterator[NewRow]:
        """Yield the rows that come below the body's last row."""
        maker, numbers = self.maker, iter(self.new_rows)
        below, model = maker.inserted(self.found.last), self.model
        for place in self.outer:
            yield maker.row(below, next(numbers), self.edit.inserted, place)
        for place, number in enumerate(numbers):
            yield maker.row(model, number, self.edit.appended, place)

    def rows_in_gap(self, index: int, above: Row | None) -> Iterator[NewRow]:
        """Yield the rows that come into a gap, below a row of the body as it was."""
        if self.shift is None:  # pragma: no cover - a gap always moves what is below it
            return
        model, start = self.maker.inserted(above), self.shift.first_new(index)
        for number, place in enumerate(self.gaps[index].places, start=start):
            yield self.maker.row(model, number, self.edit.inserted, place)


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
    blank = 1 if len(deleted) == table.height and not edit.adds_rows else 0
    deleted.discard(blank)
    gaps = tuple(gap for gap in edit.gaps if gap.below < table.height)
    between = gaps[-1].places.stop if gaps else 0
    outer = range(between, edit.inserted.count)
    added = len(outer) + edit.appended.count
    base = table.last_row - len(deleted) + between
    start = base + (0 if added and _fills_blank(edit, found) else 1)
    new_rows = range(start, start + added)
    last_row = max(base, new_rows.stop - 1)
    shift = _shift(edit, deleted, (gaps, last_row - base), below=found.something_below)
    return Placement(
        edit=edit,
        found=found,
        maker=RowMaker(table, writer, shift),
        last_row=last_row,
        grown_from=base if shift else table.last_row,
        gaps=gaps,
        new_rows=new_rows,
        outer=outer,
        shift=shift,
        keeps_blank=blank,
    )


def _fills_blank(edit: TableEdit, found: Survey) -> bool:
    """Whether the first appended row takes the place of the only one, which is blank."""
    stays = edit.deleted or edit.gaps or edit.touches(1)
    return edit.table.height == 1 and found.last_is_blank and not stays


def _shift(
    edit: TableEdit, deleted: set[int], added: tuple[tuple[Gap, ...], int], *, below: bool
) -> RowShift | None:
    table, (gaps, at_the_end) = edit.table, added
    only_at_the_end = deleted == set(range(table.height - len(deleted) + 1, table.height + 1))
    if only_at_the_end and not below and not gaps:
        return None
    rows = tuple(sorted(table.first_row + row - 1 for row in deleted))
    after = [table.first_row + gap.below - 1 for gap in gaps]
    counts = [len(gap.places) for gap in gaps]
    if at_the_end:
        after.append(table.last_row)
        counts.append(at_the_end)
    return RowShift(rows, tuple(after), tuple(accumulate(counts))) if rows or after else None
