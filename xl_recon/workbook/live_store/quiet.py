"""Excel kept quiet while tables are written, and left as it was found."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

import xlwings as xw

from xl_recon.errors import LiveRefused, ReadOnly, XlReconError
from xl_recon.workbook.live_store.places import Place

# Mistakes of our own, which are not to be taken for a program that does not answer.
_OURS: tuple[type[Exception], ...] = (
    XlReconError, ArithmeticError, AssertionError, AttributeError, LookupError,
    NotImplementedError, TypeError, ValueError,
)  # fmt: skip


@contextmanager
def answering(file: str) -> Iterator[None]:
    """Say in our words that Excel does not answer: while a cell is being typed in, for one."""
    try:
        yield
    except _OURS:
        raise
    except Exception as problem:
        raise LiveRefused(file, "editing") from problem


@contextmanager
def quiet(book: xw.Book) -> Iterator[None]:
    """Draw and calculate nothing meanwhile; afterwards all is as before, the selection too."""
    app = book.app
    with answering(book.name):
        screen, calculation = app.screen_updating, app.calculation
    restore = [_reselection(book)]
    try:
        with answering(book.name):
            restore.append(partial(setattr, app, "calculation", calculation))
            app.calculation = "manual"
            restore.append(partial(setattr, app, "screen_updating", screen))
            app.screen_updating = False
        yield
    finally:
        for step in restore:
            _insist(step)


def _insist(step: Callable[[], object]) -> None:
    """Take a step, a second time if need be; one that fails must not keep others from being tried.

    Excel is at times too busy to answer.
    """
    for _ in range(2):
        with suppress(Exception):
            step()
            return


def _reselection(book: xw.Book) -> Callable[[], None]:
    """Return what shows again the sheet and the cells that are shown and selected now."""
    active, selection = None, None
    with suppress(Exception):  # a picture may be selected, or nothing
        active = book.sheets.active
        selection = book.app.selection

    def select() -> None:
        if active is not None:
            active.activate()
        if selection is not None and selection.sheet == active:
            selection.select()

    return select


def refuse_unless_writable(book: xw.Book, places: Iterable[Place]) -> None:
    """Raise where a book is read-only, a table is filtered or its sheet protected."""
    with suppress(OSError, ValueError):  # a book in the cloud has an address for a name
        path = Path(book.fullname)
        if path.is_file() and not os.access(path, os.W_OK):
            raise ReadOnly(book.name)
    for place in places:
        _refuse_filtered(book, place)
        _refuse_protected(book, place)


def _refuse_filtered(book: xw.Book, place: Place) -> None:
    """Excel writes past rows it hides, and deletes others than it is told."""
    body = place.sheet.range(place.body.address)
    with suppress(NotImplementedError):
        visible: Any = body.get_special_cells("visible")
        shown = {row for area in visible for row in range(area.row, area.row + area.shape[0])}
        if len(shown) < place.body.height:
            raise LiveRefused(book.name, f"filtered {place.name}")


def _refuse_protected(book: xw.Book, place: Place) -> None:
    """Ask the heading to hold what it holds: a protected sheet does not let it."""
    heading = place.sheet.range(place.row(0).columns(place.body.left, place.body.left).address)
    try:
        heading.value = place.headers[0]
    except Exception as problem:
        raise LiveRefused(book.name, f"protected {place.sheet.name}") from problem
