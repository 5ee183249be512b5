"""Notes for cells that have none."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import partial

import xlwings as xw

from xl_recon.workbook.live_store.places import Place
from xl_recon.workbook.live_store.undoing import Undoing
from xl_recon.workbook.store import NoteWrite


def add_notes(place: Place, notes: Sequence[NoteWrite], undoing: Undoing) -> None:
    """Add notes, a call or two each, where no note is; a program without notes gets none."""
    with suppress(NotImplementedError):
        for note in notes:
            row = place.body.top + note.row - 1
            cell = place.sheet.range(place.column(note.header).rows(row, row).address)
            if note.text and cell.note is None:
                undoing.note(partial(_drop, cell))
                cell.add_note(note.text)


def _drop(cell: xw.Range) -> None:
    if cell.note is not None:
        cell.note.delete()
