"""Questions to the machine: its policies, an interpreter, the agent."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from xl_recon.ui.agent.calling import is_alive
from xl_recon.ui.agent.note import read_note
from xl_recon.ui.agent.orders import interpreter

_PATIENCE = 30.0
_QUESTION = "import xl_recon, importlib.metadata as m; print(m.version('xl-recon'))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Probes:
    """How the doctor asks. Tests give their own.

    `policy`: the value of a name under a key of the Windows registry; None where there is none.
    `package_version`: the version of xl_recon that an interpreter imports; None if it cannot.
    `agent_answers`: whether an agent lives whose note is in a folder.
    """

    policy: Callable[[str, str], str | None]
    package_version: Callable[[str], str | None]
    agent_answers: Callable[[Path], bool]


def real_probes() -> Probes:
    """Return the probes of this machine."""
    return Probes(policy=_policy, package_version=_package_version, agent_answers=_agent_answers)


def _policy(key: str, name: str) -> str | None:
    """The user's value goes before the machine's."""
    if sys.platform == "win32":  # pragma: no cover
        import winreg  # noqa: PLC0415 - there is none elsewhere

        for root in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
            try:
                with winreg.OpenKey(root, key) as opened:
                    return str(winreg.QueryValueEx(opened, name)[0])
            except OSError:
                continue
    return None


def _package_version(python: str) -> str | None:
    try:
        asked = subprocess.run(  # noqa: S603 - the interpreter that the add-in would start
            [interpreter(python), "-P", "-c", _QUESTION],
            capture_output=True,
            check=True,
            timeout=_PATIENCE,
            encoding="utf-8",
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return asked.stdout.strip()


def _agent_answers(state: Path) -> bool:
    note = read_note(state)
    return note is not None and is_alive(note)
