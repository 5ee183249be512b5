"""`LiveStore`: the tables of a workbook that is open in a running Excel."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain

import xlwings as xw

from xl_recon.errors import LiveFailed, XlReconError
from xl_recon.workbook.live_store.areas import runs
from xl_recon.workbook.live_store.cells import block
from xl_recon.workbook.live_store.colours import row_fills
from xl_recon.workbook.live_store.places import Place, Places
from xl_recon.workbook.live_store.quiet import answering, quiet, refuse_unless_writable
from xl_recon.workbook.live_store.sheet_changes import SheetChanges
from xl_recon.workbook.live_store.table_changes import TableChanges
from xl_recon.workbook.live_store.undoing import Undoing
from xl_recon.workbook.store import (
    FORMULA_BLANK,
    FORMULA_PENDING,
    CellValue,
    SheetWrite,
    TableContent,
    TableWrite,
)

Progress = Callable[[int, int], None]


def _untold(_done: int, _total: int) -> None:
    """Tell nobody."""


class LiveStore:
    """A `TableStore` in a running Excel; nothing is saved.

    Columns are read and written in blocks, a call for each run of rows. `progress` is told how
    many of how many rows are written. A theme's colours are read as Excel shows them, patterns as
    colours. Rows keep their heights where they are when others are put in their place.
    """

    def __init__(self, book: xw.Book, *, progress: Progress = _untold) -> None:
        self._book, self._progress = book, progress
        self._places = Places(book)

    @property
    def name(self) -> str:
        """The workbook's name, for messages."""
        return self._book.name

    def version(self) -> object:
        """None: Excel tells nobody whether a workbook has changed."""
        return None

    def tables(self) -> Mapping[str, tuple[str, ...]]:
        """Every table's name and headings."""
        with answering(self.name):
            return self._places.headers()

    def read(self, table: str, headers: Sequence[str] | None = None) -> TableContent:
        """Return columns of a table (all of them by default), neighbouring ones in one call."""
        with answering(self.name):
            place = self._places.of(table)
            wanted = place.headers if headers is None else tuple(headers)
            self._places.refuse_missing(place, wanted)
            runs_of_columns = runs(map(place.headers.index, wanted))
            found = dict(chain.from_iterable(self._columns(place, run) for run in runs_of_columns))
        columns = {header: found[header] for header in wanted}
        return TableContent(place.headers, place.body.height, columns)

    def fills(self, table: str) -> Sequence[str]:
        """The fill of each body row: "" for none, heading by heading where its cells differ."""
        with answering(self.name):
            return row_fills(self._places.of(table))

    def first_row(self, table: str) -> int:
        """The worksheet row on which the table's body begins."""
        with answering(self.name):
            return self._places.of(table).body.top

    def write(self, writes: Sequence[TableWrite], sheets: Sequence[SheetWrite] = ()) -> None:
        """Make all the writes, or put back what was written and raise.

        What Excel may refuse is looked at first. Undoing in Excel itself is not possible
        afterwards: it forgets its own list when a program writes.
        """
        with answering(self.name):
            planned = [TableChanges(self._places, write) for write in writes]
            ours = SheetChanges(self._book, self._places, sheets)
        if not planned and not sheets:
            return
        with quiet(self._book):
            with answering(self.name):
                refuse_unless_writable(self._book, [changes.place for changes in planned])
            self._carry_out(planned, ours)

    def _carry_out(self, planned: Sequence[TableChanges], ours: SheetChanges) -> None:
        undoing = Undoing()
        try:
            self._tell(planned, ours, undoing)
            undoing.finish()
        except BaseException as problem:
            whole = undoing.put_back()
            if isinstance(problem, (XlReconError, ValueError)) and whole:
                raise
            if not isinstance(problem, Exception):
                raise
            raise LiveFailed(self.name, "put back" if whole else "torn") from problem

    def _tell(self, planned: Sequence[TableChanges], ours: SheetChanges, undoing: Undoing) -> None:
        total = sum(changes.size for changes in planned) + ours.size
        done = 0
        self._progress(done, total)
        for rows in chain(*(changes.do(undoing) for changes in planned), ours.do(undoing)):
            if rows:
                done += rows
                self._progress(min(done, total), total)

    def _columns(self, place: Place, run: range) -> Iterator[tuple[str, Sequence[CellValue]]]:
        """Yield neighbouring columns, counted from 0."""
        left = place.body.left + run.start
        found = block(place.sheet, place.body.columns(left, left + len(run) - 1))
        blank = FORMULA_PENDING if self._waits else FORMULA_BLANK
        for number, column in enumerate(run):
            yield place.headers[column], found.values(number, blank)

    @property
    def _waits(self) -> bool:
        """Whether formulas that show nothing may only not be worked out yet."""
        return bool(self._book.app.calculation == "manual")
