"""What LibreOffice shows, as a screen reader sees it: windows, menus, cells, and where they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import xlwings as xw

_ALERT, _POPUP_MENU = 1, 43  # com.sun.star.accessibility.AccessibleRole
_SHOWING = 25  # com.sun.star.accessibility.AccessibleStateType
_DEEPEST = 8
_MOST_CHILDREN = 80  # a sheet would tell of millions of cells


class Seen:
    """Something on the screen: `accessible` is its context."""

    def __init__(self, accessible: Any) -> None:
        self._accessible = accessible

    @property
    def name(self) -> str:
        return str(self._accessible.getAccessibleName())

    @property
    def is_alert(self) -> bool:
        return bool(self._accessible.getAccessibleRole() == _ALERT)

    @property
    def is_popup_menu(self) -> bool:
        return bool(self._accessible.getAccessibleRole() == _POPUP_MENU)

    @property
    def is_shown(self) -> bool:
        """Whether it is on the screen: one that was closed may still be told of."""
        states = self._accessible.getAccessibleStateSet()
        # A set of numbers up to LibreOffice 7.4, bits of one number after it.
        showing = (
            states >> _SHOWING - 1 & 1 if isinstance(states, int) else states.contains(_SHOWING)
        )
        return bool(showing and self._accessible.getSize().Width)

    @property
    def middle(self) -> tuple[int, int]:
        corner, size = self._accessible.getLocationOnScreen(), self._accessible.getSize()
        return corner.X + size.Width // 2, corner.Y + size.Height // 2

    def inside(self, name: str, deepest: int = _DEEPEST) -> Seen | None:
        """The first thing of that name inside this one that is shown."""
        return next((it for it in self._within(deepest) if it.name == name and it.is_shown), None)

    def names(self) -> list[str]:
        """What its direct children are called, without lines between them."""
        return [it.name for it in self._children() if it.name]

    def cell(self, row: int, column: int) -> Seen:
        """A cell of the sheet in this window, counted from 1."""
        sheet = next(
            it for it in self._within(_DEEPEST) if hasattr(it._accessible, "getAccessibleCellAt")
        )
        found = sheet._accessible.getAccessibleCellAt(row - 1, column - 1)
        return Seen(found.getAccessibleContext())

    def _within(self, deepest: int) -> Iterator[Seen]:
        for child in self._children():
            yield child
            if deepest:
                yield from child._within(deepest - 1)

    def _children(self) -> Iterator[Seen]:
        for place in range(min(self._accessible.getAccessibleChildCount(), _MOST_CHILDREN)):
            child = self._accessible.getAccessibleChild(place)
            if child is not None:
                yield Seen(child.getAccessibleContext())


def window_of(book: xw.Book) -> Seen:
    window = book.impl.controller.Frame.getContainerWindow()
    return Seen(window.getAccessibleContext())


def top_windows(app: xw.App) -> list[Seen]:
    toolkit = app.impl.office.service("com.sun.star.awt.Toolkit")
    every = [toolkit.getTopWindow(place) for place in range(toolkit.getTopWindowCount())]
    return [Seen(window.getAccessibleContext()) for window in every if window is not None]
