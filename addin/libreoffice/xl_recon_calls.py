"""The call of a command and what it left to say; runs in LibreOffice's own Python, 3.8 or newer."""
# ruff: noqa: INP001 - LibreOffice loads it by its place

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping, Sequence

# LibreOffice sets these for its own Python; another one would look in the wrong folders.
_ITS_OWN = ("PYTHONHOME", "PYTHONPATH")
_ALL_WELL = (0, 1)  # done, and done but something needs a look: it has been shown already
_NO_CONSOLE = 0x08000000  # Windows' CREATE_NO_WINDOW
_LONGEST_MESSAGE = 1000  # characters a message box shows well


def call_of(python: str, command: str, options: Iterable[tuple[str, str]]) -> list[str]:
    """Return the call as a list: no shell ever reads a name in it.

    With `=`, so a workbook called `--rows` stays a workbook; options without a value are left out.
    """
    # -P: a folder called xl_recon beside somebody's workbook is never run.
    named = [f"--{name}={value}" for name, value in options if value]
    return [python, "-P", "-m", "xl_recon", "live", command, *named]


def environment_for_python(ours: Mapping[str, str]) -> Mapping[str, str]:
    """Return the environment without what LibreOffice set for its own Python."""
    return {name: value for name, value in ours.items() if name not in _ITS_OWN}


def unsaid(call: Sequence[str]) -> str:
    """Carry out a call and return what the user has not been told: nothing if all went well.

    Raise OSError where the interpreter cannot be started.
    """
    ended = subprocess.run(  # noqa: S603 - the interpreter that was written in when installing
        call,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=dict(environment_for_python(os.environ)),
        creationflags=_NO_CONSOLE if os.name == "nt" else 0,
        check=False,
    )
    if ended.returncode in _ALL_WELL:
        return ""
    return ended.stdout.decode("utf-8", "replace").strip()[-_LONGEST_MESSAGE:]


def listed(ranges: Iterable[tuple[int, int]]) -> str:
    """Return worksheet rows as `5-9,12-12`.

    >>> listed([(5, 9), (12, 12)])
    '5-9,12-12'
    """
    return ",".join(f"{first}-{last}" for first, last in sorted(set(ranges)))
