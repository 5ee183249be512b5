"""Rows added to a table and taken out of it, as whole rows of its sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from xl_recon.errors import UnsupportedSheet
from xl_recon.workbook.live_store.areas import LAST_ROW, Area, area_of, runs, whole_rows
from xl_recon.workbook.live_store.cells import block
from xl_recon.workbook.live_store.colours import Painted, areas_to_paint, paint_all
from xl_recon.workbook.live_store.column_writing import ColumnWriting
from xl_recon.workbook.live_store.filling import fill_in
from xl_recon.workbook.live_store.new_rows import Model
from xl_recon.workbook.live_store.places import Place
from xl_recon.workbook.live_store.row_layout import RowLayout
from xl_recon.workbook.live_store.saved_rows import saved
from xl_recon.workbook.live_store.undoing import Undoing
from xl_recon.workbook.store import InsertedRows, TableWrite

_ABOVE, _BELOW = "format_from_left_or_above", "format_from_right_or_below"
_NONE = InsertedRows(below=(), columns={})


class RowChanges:
    """Makes the rows of one table come and go.

    First rows are added, at the end and then between others from the bottom up, so that no row
    that is still to be found moves; then they are filled; then rows are deleted.
    """

    def __init__(self, place: Place, write: TableWrite, layout: RowLayout) -> None:
        self._before, self._write, self._layout = place, write, layout
        self._sheet = place.sheet
        self._grown = place.with_height(layout.grown)
        if place.body.top + layout.grown > LAST_ROW:
            self._refuse("too many rows")
        self._refuse_content_beside()

    def do(self, undoing: Undoing) -> Iterator[int]:
        """Make the changes; yield, call by call, how many rows."""
        layout, model = self._layout, Model(self._before)
        undoing.note(partial(self._keep_bounds, self._before))
        if layout.takes_blank or layout.keeps_blank:
            undoing.note(saved(self._sheet, self._before.row(1)).put_back)
            model.look_at_fills()
        if layout.at_the_end:
            self._add_at_the_end(model, undoing)
        for gap in reversed(layout.gaps):
            self._open(gap.below, gap.count, undoing)
            yield gap.count
        self._keep_bounds(self._grown)
        self._dress_between(model)
        self._fill_inserted(self._write.inserted or _NONE)
        self._fill_appended(model)
        yield layout.at_the_end
        for run in reversed(list(runs(layout.deleted_grown()))):
            self._delete(run, undoing)
            yield len(run)
        self._keep_bounds(self._before.with_height(layout.final))
        if layout.keeps_blank:
            self._empty_first(model)

    def _sheet_row(self, row: int) -> int:
        return self._before.body.top + row - 1

    def _rows(self, run: range) -> Area:
        """The table's cells in a run of rows."""
        return self._before.body.rows(self._sheet_row(run.start), self._sheet_row(run.stop) - 1)

    def _refuse(self, found: str) -> None:
        raise UnsupportedSheet(self._sheet.book.name, self._sheet.name, found)

    def _refuse_content_beside(self) -> None:
        """A row is deleted with all that stands in it: nothing but the table's may do so."""
        if not self._layout.deleted:
            return
        used = area_of(self._sheet.used_range.address)
        for run in runs(self._layout.deleted):
            rows = self._rows(run)
            for left, right in ((used.left, rows.left - 1), (rows.right + 1, used.right)):
                if left <= right and (row := self._first_filled(rows.columns(left, right))):
                    self._refuse(f"beside row {row}")

    def _first_filled(self, beside: Area) -> int:
        """Return the first worksheet row that holds something; 0 for none."""
        for number, cells in enumerate(block(self._sheet, beside).rows(), start=beside.top):
            if any(cell.formula or cell.value is not None for cell in cells):
                return number
        return 0

    def _add_at_the_end(self, model: Model, undoing: Undoing) -> None:
        """Give the table rows like its last one; what stands below moves down."""
        place, count = self._before, self._layout.at_the_end
        first = place.body.bottom + 1
        new = place.body.rows(first, first + count - 1)
        if self._something_below():
            self._insert(whole_rows(new.top, new.bottom), _ABOVE)
            undoing.note(partial(self._close, whole_rows(new.top, new.bottom)))
        else:
            undoing.note(self._sheet.range(new.address).clear)
            undoing.note(partial(self._keep_bounds, place))
        self._keep_bounds(place.with_height(place.body.height + count))
        model.dress(new)
        if self._layout.outer:
            outer = new.rows(first, first + self._layout.outer - 1)
            paint_all(self._sheet, [Painted([outer], "")])

    def _something_below(self) -> bool:
        used = area_of(self._sheet.used_range.address)
        return self._before.has_totals or used.bottom > self._before.body.bottom

    def _open(self, below: int, count: int, undoing: Undoing) -> None:
        """Insert rows below a row of the body."""
        first = self._sheet_row(below) + 1
        rows = whole_rows(first, first + count - 1)
        self._insert(rows, _ABOVE)
        undoing.note(partial(self._close, rows))

    def _insert(self, rows: str, looks: str) -> None:
        self._sheet.range(rows).insert("down", looks)

    def _close(self, rows: str) -> None:
        self._sheet.range(rows).delete("up")

    def _keep_bounds(self, place: Place) -> None:
        """Resize the table, unless it has grown or shrunk with its rows."""
        if area_of(place.table.range.address) != place.whole:
            place.table.resize(self._sheet.range(place.whole.address))

    def _dress_between(self, model: Model) -> None:
        """Carry calculated formulas into rows between others, and take away their fill."""
        new = []
        for gap in self._layout.gaps:
            first = self._layout.grown_row(gap.below) + 1
            new.append(self._rows(range(first, first + gap.count)))
            model.carry_formulas(new[-1])
        paint_all(self._sheet, [Painted(new, "")])

    def _fill_inserted(self, inserted: InsertedRows) -> None:
        rows = self._layout.inserted_rows()
        for header, values in inserted.columns.items():
            wanted = {self._sheet_row(row): value for row, value in zip(rows, values, strict=True)}
            if wanted:
                column = self._grown.column(header)
                writing = ColumnWriting(self._grown, column, wanted, over_formulas=True)
                list(writing.do(Undoing()))  # what goes with the new rows needs no putting back
        self._paint(rows, inserted.fills)

    def _fill_appended(self, model: Model) -> None:
        rows = self._layout.appended_rows()
        if rows:
            new = self._rows(range(rows[0], rows[-1] + 1))
            if self._layout.takes_blank:
                model.fade(new.rows(new.top, new.top))
            columns = self._write.appended.items()
            fill_in(
                self._sheet,
                new,
                {self._before.column(header).left: values for header, values in columns},
            )
            self._paint(rows, self._write.appended_fills)

    def _paint(self, rows: Sequence[int], fills: Mapping[str, Sequence[int]]) -> None:
        numbered = {fill: [rows[number - 1] for number in some] for fill, some in fills.items()}
        paint_all(self._sheet, areas_to_paint(self._grown, numbered))

    def _delete(self, run: range, undoing: Undoing) -> None:
        area = self._rows(run)
        bring_back = partial(self._bring_back, area, saved(self._sheet, area).put_back)
        self._close(whole_rows(area.top, area.bottom))
        undoing.note(bring_back)

    def _bring_back(self, area: Area, put_back: Callable[[], None]) -> None:
        origin = _ABOVE if area.top > self._before.body.top else _BELOW
        self._insert(whole_rows(area.top, area.bottom), origin)
        put_back()

    def _empty_first(self, model: Model) -> None:
        """Leave the only row with nothing but formats and calculated formulas."""
        model.empty(self._before.row(1))
        model.fade(self._before.row(1))
