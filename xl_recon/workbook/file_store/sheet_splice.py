"""One sheet part rewritten with a table's changes; everything else of it stays as it was.

Rows are added below the body's last row. Where nothing stands there they simply take the blank
rows; where something does (a totals row, another table, notes), the sheet's rows below move down
and `RowShift` tells everybody. Deleted rows close up in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from xl_recon.errors import UnsupportedSheet
from xl_recon.workbook.file_store.edits import TableEdit
from xl_recon.workbook.file_store.moved_rows import RowMover
from xl_recon.workbook.file_store.new_rows import NewRow
from xl_recon.workbook.file_store.placement import Placement
from xl_recon.workbook.file_store.ranges import grown_tail, shifted_tail
from xl_recon.workbook.file_store.references import column_number
from xl_recon.workbook.file_store.row_splice import RowSplicer, without_results
from xl_recon.workbook.file_store.rows import cut, joined, row_number, rows_of, tails
from xl_recon.workbook.file_store.sheet_stream import Section
from xl_recon.workbook.file_store.shift import LAST_ROW

_RANGE = re.compile(rb"<f[^>]*>[^<]*\d:")  # in a formula: what it covers may grow
_SHARED = b't="shared"'
_DIMENSION = re.compile(rb'(<dimension ref="[A-Z]+\d+:[A-Z]+)(\d+)(")')


class SheetSplicer:
    """Rewrites the sections of a sheet."""

    def __init__(self, edit: TableEdit, placement: Placement, rows: RowSplicer) -> None:
        self._edit, self._placement, self._rows = edit, placement, rows
        self._table = edit.table
        self._first = self._table.first_row - 1  # where a body row 0 would stand
        columns = zip(self._table.area.letters, self._table.formulas, strict=True)
        self._data = frozenset(letter for letter, formula in columns if not formula)
        self._up_to_date = frozenset(self._table.area.letters) - edit.recalculated
        self._begin()

    def _begin(self) -> None:
        """Start from the top: a sheet with two tables is read more than once."""
        placement = self._placement
        self._new = placement.rows_at_the_end()
        self._next_new = next(self._new, None)
        self._gap = 0  # the next one to be filled
        shift = placement.shift
        self._mover = shift and RowMover(shift, self._table.sheet_name, at_home=True)
        self.rows_written = 0

    def spliced(self, sections: Iterable[tuple[Section, bytes]]) -> Iterator[bytes]:
        """Yield the sheet's new bytes."""
        self._begin()
        for section, content in sections:
            match section:
                case Section.HEAD:
                    yield self._head(content)
                case Section.ROWS:
                    yield self._counted(self._block(content))
                case Section.TAIL:
                    yield self._counted(self._left())
                    yield self._tail(content)

    def _counted(self, rows: Iterable[bytes]) -> bytes:
        written = list(rows)
        self.rows_written += len(written)
        return b"".join(written)

    def _block(self, block: bytes) -> Iterator[bytes]:
        calm = self._next_new is None and self._placement.shift is None and not self._edit.deleted
        first, height = self._first + 1, self._table.height
        for row in rows_of(block):
            number = row_number(row)
            body_row = number - self._first if first <= number < first + height else 0
            changed = self._changed(row, body_row)
            if calm:
                yield changed
                continue
            yield from self._between(number - 1, None)
            yield from self._placed(changed, number, body_row)
            yield from self._between(number, row)

    def _changed(self, row: bytes, body_row: int) -> bytes:
        """Return a row with its new values; what may depend on them has to be worked out."""
        if not body_row:
            return without_results(row)
        edit = self._edit
        if edit.pattern_of[body_row] or (edit.serials and edit.touches(body_row)):
            return without_results(self._rows.changed(row, body_row), self._data)
        if edit.recalculated:
            return without_results(row, self._up_to_date)
        if self._placement.shift and (_SHARED in row or _RANGE.search(row)):
            return without_results(row, self._data)
        return row

    def _placed(self, row: bytes, number: int, body_row: int) -> Iterator[bytes]:
        if body_row and body_row in self._edit.deleted:
            row = self._cleared(row, body_row)
            if not row:
                return
        shift = self._placement.shift
        new_number = shift.moved(number) if shift else number
        if new_number is None or (new_number > LAST_ROW and self._falls_off(row)):
            return
        if new_number >= self._placement.new_rows.start:
            yield from self._added(new_number)
            row = self._merged(row, new_number)
        if row and self._mover:
            row = self._mover.moved(row, new_number)
        if row:
            yield row

    def _falls_off(self, row: bytes) -> bool:
        """Say that a row goes for which the sheet has no room, or raise if it holds anything."""
        if any(sign in row for sign in (b"<v", b"<f", b"<is")):
            raise UnsupportedSheet("", self._table.sheet_name, "too many rows")
        return True

    def _between(self, last: int, above: bytes | None) -> Iterator[bytes]:
        """Yield the inserted rows whose gap is at or above a row; `above` is that row, if known."""
        gaps = self._placement.gaps
        while self._gap < len(gaps) and self._first + gaps[self._gap].below <= last:
            head = None if above is None else cut(above)
            yield from map(_written, self._placement.rows_in_gap(self._gap, head))
            self._gap += 1

    def _left(self) -> Iterator[bytes]:
        """Yield the new rows that come after the sheet's last one."""
        yield from self._between(LAST_ROW, None)
        yield from self._added(None)

    def _added(self, before: int | None) -> Iterator[bytes]:
        """Yield the rows at the end that stand before a worksheet row, or all that are left."""
        while self._next_new and (before is None or self._next_new.number < before):
            yield _written(self._next_new)
            self._next_new = next(self._new, None)

    def _merged(self, row: bytes, number: int) -> bytes:
        """Return a blank row of the sheet with the new row's cells in it."""
        if not self._next_new or self._next_new.number != number:
            return row
        parts = cut(row)
        cells = tails(parts) | self._next_new.cells
        ordered = dict(sorted(cells.items(), key=lambda cell: column_number(cell[0])))
        self._next_new = next(self._new, None)
        return joined(parts.head, parts.number, ordered)

    def _cleared(self, row: bytes, body_row: int) -> bytes:
        """Return what stays of a deleted row: what stands beside the table, or nothing."""
        parts = cut(row)
        beside = {
            letter: tail
            for letter, tail in tails(parts).items()
            if letter not in self._table.area.letters
        }
        if body_row == self._placement.keeps_blank:
            placement = self._placement
            cells = beside | placement.maker.blank(placement.model, row_number(row))
            ordered = dict(sorted(cells.items(), key=lambda cell: column_number(cell[0])))
            return joined(parts.head, parts.number, ordered)
        if not any(b"<v" in tail or b"<f" in tail or b"<is" in tail for tail in beside.values()):
            return b""
        if self._placement.shift:
            raise UnsupportedSheet("", self._table.sheet_name, f"beside row {row_number(row)}")
        return joined(parts.head, parts.number, beside)

    def _head(self, head: bytes) -> bytes:
        found = _DIMENSION.search(head)
        if not found:
            return head
        bottom = max(int(found[2]), self._placement.last_row + self._table.totals_rows)
        if self._placement.shift:
            moved = self._placement.shift.moved(int(found[2]))
            bottom = max(moved or 0, self._placement.last_row + self._table.totals_rows)
        return head[: found.start(2)] + b"%d" % bottom + head[found.end(2) :]

    def _tail(self, tail: bytes) -> bytes:
        placement = self._placement
        if placement.shift:
            tail = shifted_tail(tail, placement.shift, self._table.sheet_name)
        if placement.last_row != placement.grown_from:
            tail = grown_tail(tail, self._table, placement.grown_from, placement.last_row)
        return tail


def _written(row: NewRow) -> bytes:
    return joined(row.head, b"%d" % row.number, row.cells)
