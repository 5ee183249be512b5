"""One row that a command is asked about: a number of the sheet turned into a place, and back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from xl_recon.errors import UnusableRow
from xl_recon.plan.changes import Table
from xl_recon.ui.opened import first_row_of
from xl_recon.ui.options import Parsed
from xl_recon.ui.voice import Voice
from xl_recon.workbook.journal_workbook import JournalWorkbook


def row_option(voice: Voice, name: str) -> click.Option:
    """An option that has to name a worksheet row."""
    return click.Option(
        [f"--{name}"],
        metavar=voice.say(f"metavar.{name}"),
        type=Parsed(int, voice, "usage.row"),
        required=True,
        help=voice.say(f"option.{name}"),
    )


def place_of(workbook: JournalWorkbook, table: Table, row: int) -> int:
    """Return the place in a table of a worksheet row, be it outside."""
    return row - workbook.table(table).first_row() + 1


@contextmanager
def as_on_the_sheet(workbook: JournalWorkbook, voice: Voice) -> Iterator[None]:
    """Name table and row as the user sees them, where a row cannot answer."""
    try:
        yield
    except UnusableRow as error:
        table = Table(error.table)
        row = error.row + first_row_of(workbook)(table) - 1
        raise UnusableRow(voice.table(table), row, error.found) from None
