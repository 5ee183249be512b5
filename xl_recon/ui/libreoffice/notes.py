"""The note on a cell."""

# ruff: noqa: D102 - xlwings says what its members mean

from __future__ import annotations

from xlwings import base_classes

from xl_recon.ui.libreoffice.bridge import Uno


class Note(base_classes.Note):
    """A note that is there."""

    def __init__(self, cell: Uno) -> None:
        self._cell = cell

    @property
    def api(self) -> Uno:
        return self._cell.getAnnotation()

    @property
    def text(self) -> str:
        return str(self.api.String)

    @text.setter
    def text(self, value: str) -> None:
        self.api.String = value

    @property
    def author(self) -> str:
        return str(self.api.Author)

    def delete(self) -> None:
        notes = self._cell.Spreadsheet.Annotations
        here = self._cell.getCellAddress()
        for number in range(notes.Count):
            place = notes.getByIndex(number).Position
            if (place.Column, place.Row) == (here.Column, here.Row):
                notes.removeByIndex(number)
                return


def note_on(cell: Uno) -> Note | None:
    """Return the note on a cell, None where there is none."""
    return Note(cell) if cell.getAnnotation().String else None
