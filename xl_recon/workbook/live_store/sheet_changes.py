"""Sheets of ours made, replaced in their place, or taken away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import xlwings as xw

from xl_recon.errors import ForeignSheet, MissingColumn
from xl_recon.workbook.file_store.drawn_sheet import placed
from xl_recon.workbook.live_store.drawn_sheet import draw
from xl_recon.workbook.live_store.places import Places
from xl_recon.workbook.live_store.undoing import Undoing
from xl_recon.workbook.store import SheetWrite

_LONGEST_NAME = 31


class SheetChanges:
    """Makes and takes away sheets; made, it has refused what is wrong.

    A sheet that is replaced is put aside under another name and goes when all else is done:
    what Excel deletes does not come back. Formulas that speak of it then have nothing to speak of.
    """

    def __init__(self, book: xw.Book, places: Places, sheets: Sequence[SheetWrite]) -> None:
        self._book, self._places, self._sheets = book, places, sheets
        for sheet in sheets:
            self._refuse_unless_ours(sheet)
            unknown = tuple(
                name for name in sheet.columns or () if name not in sheet.layout.headers
            )
            if unknown:
                raise MissingColumn(book.name, sheet.layout.name, unknown)
            placed(sheet)

    @property
    def size(self) -> int:
        """How many rows the tables to be made have."""
        return sum(placed(sheet).height for sheet in self._sheets if sheet.columns is not None)

    def do(self, undoing: Undoing) -> Iterator[int]:
        """Make the changes; yield, sheet by sheet, how many rows."""
        for sheet in self._sheets:
            table = self._places.find(sheet.layout.name)
            old = table.parent if table else None
            if sheet.columns is None:
                if old is not None:
                    undoing.at_last(old.delete)
                continue
            self._make(sheet, old, undoing)
            yield placed(sheet).height

    def _refuse_unless_ours(self, sheet: SheetWrite) -> None:
        layout = sheet.layout
        table = self._places.find(layout.name)
        own = table.parent.name if table else ""
        if own and own.casefold() != layout.sheet.casefold():
            raise ForeignSheet(self._book.name, own, layout.name)
        if not own and layout.sheet.casefold() in self._names():
            raise ForeignSheet(self._book.name, layout.sheet, layout.name)

    def _names(self) -> set[str]:
        return {sheet.name.casefold() for sheet in self._book.sheets}

    def _make(self, sheet: SheetWrite, old: xw.Sheet | None, undoing: Undoing) -> None:
        active = self._book.sheets.active
        shown = old is not None and old == active
        if old is None:
            new = self._book.sheets.add(sheet.layout.sheet, after=active)
        else:
            self._put_aside(sheet, old, undoing)
            new = self._book.sheets.add(sheet.layout.sheet, before=old)
            undoing.at_last(old.delete)
        undoing.note(new.delete)
        draw(new, sheet)
        if shown:
            undoing.at_last(new.activate)

    def _put_aside(self, sheet: SheetWrite, old: xw.Sheet, undoing: Undoing) -> None:
        table, layout = old.tables[sheet.layout.name], sheet.layout
        undoing.note(partial(setattr, old, "name", layout.sheet))
        old.name = self._fresh(layout.sheet)
        undoing.note(partial(setattr, table, "name", layout.name))
        table.name = f"{layout.name}_1"

    def _fresh(self, name: str) -> str:
        taken = self._names()
        tried = (f"{name[: _LONGEST_NAME - 4]} ({number})" for number in range(2, 100))
        return next(other for other in tried if other.casefold() not in taken)
