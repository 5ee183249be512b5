"""All that one write changes in one table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from xl_recon.workbook.live_store.cells import block
from xl_recon.workbook.live_store.colours import areas_to_paint, fills_of, paint, paint_all
from xl_recon.workbook.live_store.column_writing import ColumnWriting, values_by_header
from xl_recon.workbook.live_store.new_rows import Model
from xl_recon.workbook.live_store.notes import add_notes
from xl_recon.workbook.live_store.places import Place, Places
from xl_recon.workbook.live_store.reordering import reorder
from xl_recon.workbook.live_store.row_changes import RowChanges
from xl_recon.workbook.live_store.row_layout import RowLayout, row_layout
from xl_recon.workbook.live_store.undoing import Undoing
from xl_recon.workbook.store import TableWrite


class TableChanges:
    """The changes of one write; made, it has looked at the table and refused what is wrong.

    Values and fills come first, for rows as they stand; then the order, or rows that come and go.
    """

    def __init__(self, places: Places, write: TableWrite) -> None:
        self._places, self._write = places, write
        self.place = places.of(write.table)
        places.refuse_missing(self.place, _named(write))
        self._layout = self._row_layout(self.place)
        if not all(1 <= note.row <= self._layout.final for note in write.notes):
            raise ValueError("no such row for a note")

    @property
    def size(self) -> int:
        """How many rows are to be written, counted once for each column and fill."""
        write = self._write
        values = sum(map(len, values_by_header(write).values()))
        fills = sum(map(len, write.fills.values()))
        layout = self._layout
        between = sum(gap.count for gap in layout.gaps)
        return values + fills + len(write.order) + between + layout.at_the_end + len(layout.deleted)

    def do(self, undoing: Undoing) -> Iterator[int]:
        """Make the changes; yield, call by call, how many rows."""
        place = self._places.of(self._write.table)  # an earlier write may have moved it
        for header, values in values_by_header(self._write).items():
            column = place.column(header)
            by_row = {column.top + row - 1: value for row, value in values.items()}
            yield from ColumnWriting(place, column, by_row).do(undoing)
        yield from self._paint(place, undoing)
        if self._write.order:
            yield from reorder(place, self._write.order, Model(place).calculated, undoing)
        layout = self._row_layout(place)
        if layout.changes:
            yield from RowChanges(place, self._write, layout).do(undoing)
        add_notes(self._places.of(self._write.table), self._write.notes, undoing)

    def _paint(self, place: Place, undoing: Undoing) -> Iterator[int]:
        for painted in areas_to_paint(place, self._write.fills):
            before = list(fills_of(place.sheet, painted.areas))
            undoing.note(partial(paint_all, place.sheet, before))
            yield from paint(place.sheet, painted)

    def _row_layout(self, place: Place) -> RowLayout:
        may_take = bool(self._write.appended) and place.body.height == 1
        blank = may_take and _is_blank(place)
        return row_layout(self._write, place.body.height, is_blank=blank)


def _is_blank(place: Place) -> bool:
    """Whether the first row holds nothing but formulas."""
    (row,) = block(place.sheet, place.row(1)).rows()
    return all(cell.formula or cell.value is None for cell in row)


def _named(write: TableWrite) -> Sequence[str]:
    cells = [cell.header for cell in write.cells]
    columns = [column.header for column in write.columns]
    inserted = write.inserted.columns if write.inserted else ()
    notes = [note.header for note in write.notes]
    return [*cells, *columns, *write.appended, *inserted, *notes]
