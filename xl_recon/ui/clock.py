"""The clock and the user's name: nowhere else does the package ask for them."""

from __future__ import annotations

import datetime as dt
import getpass

from xl_recon.records.batch import BatchFile, Stamp


def now() -> dt.datetime:
    """Return the local time, to the second, as a sheet shows it."""
    return dt.datetime.now().replace(microsecond=0)  # noqa: DTZ005, TID251


def stamp(command: str, summary: str = "", files: tuple[BatchFile, ...] = ()) -> Stamp:
    """Return who does what, now, and what was noticed."""
    return Stamp(command=command, moment=now(), user=_user(), files=files, summary=summary)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name
        return ""
