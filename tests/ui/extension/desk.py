"""LibreOffice on a screen, with the extension in a profile of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import xlwings as xw

from tests.ui.extension.screen import LEFT, Hand, awaited, screen
from tests.ui.extension.windows import Seen, top_windows, window_of
from xl_recon.errors import NoLibreOffice
from xl_recon.ui.libreoffice.engine import leave, use
from xl_recon.ui.libreoffice.starting import Office, start
from xl_recon.ui.libreoffice_extension.install import (
    Unopkg,
    environment_for_office,
    settings_for,
    unopkg,
)
from xl_recon.ui.voice import Language, Voice

LONGEST = 240.0  # seconds that LibreOffice may be at it before it is ended
TITLE = "Riconciliazione"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A LibreOffice that can be looked at and clicked on."""

    app: xw.App
    hand: Hand

    def open_menu(self, book: xw.Book) -> Seen:
        """Our menu in the menu bar, open."""
        menu = awaited(lambda: window_of(book).inside(TITLE, 1), "menu")
        self._click(menu)
        return menu

    def right_click(self, book: xw.Book, row: int, column: int) -> Seen:
        """The menu of a right click on a cell."""
        x, y = window_of(book).cell(row, column).middle
        self.hand.click(x, y, button=3)
        return awaited(self._popup, "menu of the right click")

    def choose(self, menu: Seen, label: str) -> None:
        self._click(awaited(lambda: menu.inside(label), f"menu line {label}"))

    def dismiss(self) -> None:
        """Close a menu without choosing."""
        self.hand.press("Escape")
        awaited(lambda: not self._popup(), "end of the menu")

    def closed_message(self) -> None:
        """Wait for a message of ours and press its button."""
        box = awaited(lambda: next(self._boxes(), None), "message", patience=60)
        self._click(awaited(lambda: box.inside("OK"), "button"))
        awaited(lambda: not list(self._boxes()), "end of the message")

    def _boxes(self) -> Iterator[Seen]:
        return (it for it in top_windows(self.app) if it.is_alert and it.is_shown)

    def _popup(self) -> Seen | None:
        menus = (it for it in top_windows(self.app) if it.is_popup_menu and it.is_shown)
        return next(menus, None)

    def _click(self, seen: Seen, button: int = LEFT) -> None:
        self.hand.click(*seen.middle, button=button)


@contextmanager
def desk(folder: Path) -> Iterator[Desk]:
    """A desk in a folder of its own; without LibreOffice or a screen its test is skipped."""
    active = xw.engines.active
    try:
        profile = installed(folder)
    except NoLibreOffice as problem:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"no LibreOffice: {problem.found}")
    with screen() as display, pytest.MonkeyPatch.context() as patch:
        for name, value in environment_for_office(os.environ).items():
            patch.setenv(name, value)
        patch.setenv("DISPLAY", display)
        patch.setenv("XDG_STATE_HOME", str(folder / "state"))
        office = _started(profile)
        try:
            with office.deadline(LONGEST):
                yield Desk(app=use(office), hand=Hand(display))
        finally:
            leave(office)
            office.stop()
            xw.engines.active = active


def _started(profile: Path) -> Office:
    """A LibreOffice; the first start after an extension was added may end by itself."""
    try:
        return start(profile, visible=True)
    except NoLibreOffice:
        return start(profile, visible=True)


def installed(folder: Path) -> Path:
    """A profile that has the extension."""
    profile = folder / "profile"
    program = Unopkg(_for_this_user(folder, unopkg()), profile)
    outcome = program.install(settings_for(Voice(Language.ITALIAN), sys.executable))
    assert outcome.is_done, outcome.said
    return profile


def _for_this_user(folder: Path, program: Path) -> Path:
    """The program; for root by way of a namespace, because it refuses to work for root."""
    if os.geteuid():
        return program
    way = folder / "unopkg"
    way.write_text(
        f'#!/bin/sh\nexec unshare --user --map-user=1000 --map-group=1000 "{program}" "$@"\n',
        "utf-8",
    )
    way.chmod(0o755)
    return way
