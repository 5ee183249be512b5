"""`pythonw -m udfs.serving WINDOW`: what Excel for Windows asks for the worksheet functions.

It ends with the Excel whose window it was started for; another Excel then starts its own.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any, cast

import xlwings as xw

# Ours alone, so that no other xlwings server is taken for it.
CLASS_ID = "{5b0c1f0e-6a57-4f0b-9f5e-2d1c8a7e4b93}"
_EVERY = 2.0  # seconds


def _serve(class_id: str) -> None:  # pragma: no cover - Windows only
    cast("Callable[[str], None]", xw.serve)(class_id)


def _is_window(window: int) -> bool:  # pragma: no cover - Windows only
    import win32gui  # type: ignore[import-untyped,import-not-found,unused-ignore] # noqa: PLC0415

    return bool(win32gui.IsWindow(window))


def main(
    arguments: Sequence[str],
    *,
    serve: Callable[[str], Any] = _serve,
    leave: Callable[[int], Any] = os._exit,
    is_there: Callable[[int], bool] = _is_window,
) -> None:
    """Serve until the window is gone."""
    window = int(arguments[0])
    watch = threading.Thread(target=_watch, args=(window, is_there, leave))
    watch.daemon = True
    watch.start()
    serve(CLASS_ID)


def _watch(window: int, is_there: Callable[[int], bool], leave: Callable[[int], Any]) -> None:
    while is_there(window):
        time.sleep(_EVERY)
    leave(0)


if __name__ == "__main__":  # pragma: no cover
    main(sys.argv[1:])
