"""A screen that nobody sees, and a hand that clicks on it."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest

PROGRAMS = ("Xvfb", "xdotool", "import")
SIZE = "1600x1000+0+0"
STEP = 0.1  # seconds between two looks
LEFT, RIGHT = 1, 3
Found = TypeVar("Found")


def awaited(look: Callable[[], Found | None], what: str, patience: float = 15) -> Found:
    """What a look sees, once it sees something."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        time.sleep(STEP)
    pytest.fail(f"after {patience:.0f} s still no {what}")


class Hand:
    """Clicks with the mouse, and takes pictures."""

    def __init__(self, display: str) -> None:
        self._display = display

    def click(self, x: int, y: int, button: int = LEFT) -> None:
        self._xdotool("mousemove", str(x), str(y))
        time.sleep(STEP)  # a menu sees the mouse come before it is clicked
        self._xdotool("click", str(button))

    def press(self, key: str) -> None:
        self._xdotool("key", key)

    def picture(self, path: Path, part: str = SIZE) -> None:
        """Keep what is on the screen, or a part of it: `WIDTHxHEIGHT+X+Y`."""
        time.sleep(1)  # what has just been opened is drawn a little later
        self._ran("import", "-window", "root", "-crop", part, "+repage", str(path))

    def _xdotool(self, *words: str) -> None:
        self._ran("xdotool", *words)

    def _ran(self, *words: str) -> None:
        subprocess.run(  # noqa: S603
            words,
            env=os.environ | {"DISPLAY": self._display},
            stdout=subprocess.DEVNULL,
            timeout=30,
            check=True,
        )


@contextmanager
def screen() -> Iterator[str]:
    """The name of a display that lasts as long as the block."""
    missing = [name for name in PROGRAMS if not shutil.which(name)]
    if missing:
        if os.environ.get("CI"):
            pytest.fail(f"not installed: {', '.join(missing)}")
        pytest.skip(f"no screen to click on without {', '.join(missing)}")
    reading, writing = os.pipe()
    server = subprocess.Popen(  # noqa: S603
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],  # noqa: S607
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading, encoding="ascii") as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait(timeout=15)
