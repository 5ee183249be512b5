"""Where a fault of the program itself is written down, so that it can be reported."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from xl_recon.ui.clock import now


def write_crash(fault: BaseException) -> Path | None:
    """Append the traceback to the log and return its path; None where it cannot be written."""
    import traceback  # noqa: PLC0415 - the program does not mean to crash

    log = _folder() / "xl-recon" / "errors.log"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as stream:
            stream.write(f"{now()}\n{''.join(traceback.format_exception(fault))}\n")
    except OSError:
        return None
    return log


def _folder() -> Path:
    """The user's folder for state, by the custom of the system."""
    home = Path.home()
    if sys.platform == "win32":  # pragma: no cover
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    if sys.platform == "darwin":  # pragma: no cover
        return home / "Library" / "Logs"
    return Path(os.environ.get("XDG_STATE_HOME") or home / ".local" / "state")
