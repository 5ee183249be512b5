"""What rows that are added to a table take from those that are there."""

from __future__ import annotations

from functools import cached_property

from xl_recon.workbook.live_store.areas import Area, runs
from xl_recon.workbook.live_store.cells import formulas
from xl_recon.workbook.live_store.colours import Painted, fills_of, paint_all
from xl_recon.workbook.live_store.places import Place


class Model:
    """The rows of a table that new ones are made after.

    Excel tells no column's own formula: a column is held to be calculated where most of the
    body's first, middle and last cell hold a formula.
    """

    def __init__(self, place: Place) -> None:
        self._place, self._sheet = place, place.sheet
        middle = (place.body.height + 1) // 2
        rows = [place.row(number) for number in sorted({1, middle, place.body.height})]
        self._formulas = [formulas(self._sheet, row)[0] for row in rows]

    @cached_property
    def calculated(self) -> frozenset[int]:
        """The worksheet columns that are calculated."""
        columns = zip(*self._formulas, strict=True)
        return frozenset(
            self._place.body.left + number
            for number, texts in enumerate(columns)
            if 2 * sum(text.startswith("=") for text in texts) > len(texts)
        )

    def dress(self, new: Area) -> None:
        """Make rows below the body like its last one: formats, checks, calculated formulas.

        The first is copied from the last row, the others from the first, once it has no note.
        """
        last, first = self._place.row(self._place.body.height), new.rows(new.top, new.top)
        self._copy(last, first)
        self._drop_notes(last, first)
        self.empty(first)
        self._restore_formulas(first)
        self.fade(first)
        if new.height > 1:
            self._copy(first, new.rows(new.top + 1, new.bottom))

    def carry_formulas(self, new: Area) -> None:
        """Calculate rows between others as the row above them is."""
        above = formulas(self._sheet, new.rows(new.top - 1, new.top - 1))[0]
        for column in sorted(self.calculated):
            text = above[column - new.left]
            if text.startswith("="):
                # Given to several cells, a formula reads as it stands in the first of them.
                cells = new.columns(column, column).rows(new.top - 1, new.bottom)
                self._sheet.range(cells.address).formula = text

    def _copy(self, source: Area, target: Area) -> None:
        self._sheet.range(source.address).copy(self._sheet.range(target.address))

    def _drop_notes(self, last: Area, first: Area) -> None:
        for column in range(last.left, last.right + 1):
            if self._sheet.range(last.columns(column, column).address).note:
                note = self._sheet.range(first.columns(column, column).address).note
                if note:
                    note.delete()

    def empty(self, row: Area) -> None:
        """Leave nothing of the row that was copied but formulas of calculated columns."""
        others = set(range(row.left, row.right + 1)) - self.calculated
        for run in runs(others):
            self._sheet.range(row.columns(run.start, run.stop - 1).address).clear_contents()

    def _restore_formulas(self, row: Area) -> None:
        """Calculate columns that the last row, of all, does not."""
        for column in sorted(self.calculated):
            number = column - self._place.body.left
            if not self._formulas[-1][number].startswith("="):
                first = self._place.row(1).columns(column, column)
                self._copy(first, row.columns(column, column))

    @cached_property
    def fading(self) -> tuple[range, ...]:
        """Runs of columns whose fill does not go on: rows and cells that somebody coloured."""
        last = self._fills(self._place.row(self._place.body.height))
        first = self._fills(self._place.row(1))
        painted = len(set(last)) == 1 or self._place.body.height == 1
        columns = enumerate(last, start=self._place.body.left)
        pairs = zip(columns, first, strict=True)
        return tuple(runs(n for (n, fill), top in pairs if fill and (painted or fill != top)))

    def look_at_fills(self) -> None:
        """Look which fills go on while the rows are still there."""
        _ = self.fading

    def fade(self, row: Area) -> None:
        """Take away the fills that do not go on."""
        areas = [row.columns(run.start, run.stop - 1) for run in self.fading]
        paint_all(self._sheet, [Painted(areas, "")])

    def _fills(self, row: Area) -> list[str]:
        by_column: dict[int, str] = {}
        for painted in fills_of(self._sheet, [row]):
            for area in painted.areas:
                columns = range(area.left, area.right + 1)
                by_column.update(dict.fromkeys(columns, painted.fill))
        return [by_column[column] for column in range(row.left, row.right + 1)]
