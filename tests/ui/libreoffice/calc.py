"""LibreOffice for tests: started once, in a profile of its own, and ended whatever happens."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import xlwings as xw

from xl_recon.errors import NoLibreOffice
from xl_recon.ui.libreoffice.engine import leave, use
from xl_recon.ui.libreoffice.starting import Office, start

LONGEST = 120.0  # seconds that a test may keep LibreOffice busy before it is ended


class Offices:
    """One LibreOffice at a time: another one when a test was the end of it."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._all = folder, list[Office]()

    def running(self) -> Office:
        """A LibreOffice; without one a test is skipped, but in CI it fails."""
        if not (self._all and self._all[-1].is_running):
            self._all.append(self._started())
        return self._all[-1]

    def _started(self) -> Office:
        try:
            return start(self._folder / f"profile{len(self._all)}")
        except NoLibreOffice as problem:
            if os.environ.get("CI") or problem.found in {"ended", "no answer"}:
                raise
            pytest.skip(f"no LibreOffice with its Python bridge: {problem.found}")

    def stop(self) -> None:
        for office in self._all:
            leave(office)
            office.stop()


@pytest.fixture(scope="session")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Offices]:
    made = Offices(tmp_path_factory.mktemp("libreoffice"))
    try:
        yield made
    finally:
        made.stop()


@pytest.fixture
def calc(offices: Offices) -> Iterator[xw.App]:
    """LibreOffice as xlwings sees it; what a test opens is closed after it."""
    active, office = xw.engines.active, offices.running()
    try:
        with office.deadline(LONGEST), ExitStack() as closing:
            app = use(office)
            closing.callback(_close_all, app)
            yield app
    finally:
        xw.engines.active = active


def _close_all(app: xw.App) -> None:
    app.screen_updating, app.status_bar = True, False
    for book in list(app.books):
        book.close()
