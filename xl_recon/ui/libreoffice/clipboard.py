"""Formats pasted: LibreOffice has no call for it, only the user's own commands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from xl_recon.ui.libreoffice.bridge import Uno, named_values
from xl_recon.ui.libreoffice.looks import Looks


def paste_formats(source: Looks, target: Looks) -> None:
    """Give the target's cells the formats of the source's; the selection stays."""
    book: Any = target.sheet.book
    with _selection_kept(book.controller):
        source.sheet.activate()
        book.controller.select(source.cells)
        _dispatch(book, ".uno:Copy")
        target.sheet.activate()
        book.controller.select(target.cells)
        _dispatch(book, ".uno:InsertContents", Flags="T")


@contextmanager
def _selection_kept(controller: Uno) -> Iterator[None]:
    sheet, selected = controller.getActiveSheet(), controller.getSelection()
    try:
        yield
    finally:
        controller.setActiveSheet(sheet)
        controller.select(selected)


def _dispatch(book: Any, command: str, **arguments: object) -> None:
    book.app.dispatcher.executeDispatch(
        book.controller.Frame, command, "", 0, named_values(**arguments)
    )
