"""What makes the agent start when the user logs in: one plain file, as each system wants it."""

from __future__ import annotations

import plistlib
from collections.abc import Sequence
from pathlib import PureWindowsPath

from xl_recon.ui.agent.note import write_whole
from xl_recon.ui.agent.place import Place

LABEL = "xl-recon.agent"


def start_at_login(place: Place, call: Sequence[str]) -> None:
    """Write the file."""
    place.login.parent.mkdir(parents=True, exist_ok=True)
    write_whole(place.login, login_file(place.system, call), 0o644)


def leave_login(place: Place) -> bool:
    """Take the file away; whether there was one."""
    try:
        place.login.unlink()
    except FileNotFoundError:
        return False
    return True


def agent_call(system: str, interpreter: str, language: Sequence[str] = ()) -> list[str]:
    """Return the call that the file makes; on Windows without a console window."""
    if system == "win32":
        path = PureWindowsPath(interpreter)
        if path.name.lower() == "python.exe":
            interpreter = str(path.with_name("pythonw.exe"))
    return [interpreter, "-P", "-m", "xl_recon", "agent", "run", *language]


def login_file(system: str, call: Sequence[str]) -> bytes:
    """Return the file's content."""
    match system:
        case "win32":
            return _batch_file(call)
        case "darwin":
            return _launch_agent(call)
        case _:
            return _desktop_entry(call)


def _batch_file(call: Sequence[str]) -> bytes:
    """A .cmd: a .vbs would need VBScript, which Windows is about to leave out."""
    words = " ".join(f'"{word}"' for word in call).replace("%", "%%")
    # `start` takes its first quoted word for a window's title; 65001 is UTF-8, for the path.
    return f'@echo off\r\nchcp 65001 >nul\r\nstart "" {words}\r\n'.encode()


def _launch_agent(call: Sequence[str]) -> bytes:
    return plistlib.dumps(
        {
            "Label": LABEL,
            "ProgramArguments": list(call),
            "RunAtLoad": True,
            "ProcessType": "Interactive",
        }
    )


def _desktop_entry(call: Sequence[str]) -> bytes:
    """An XDG autostart entry, its words quoted as the Desktop Entry Specification asks."""
    words = " ".join(_quoted(word) for word in call)
    return (
        "[Desktop Entry]\n"
        "Type=Application\n"
        "Name=xl-recon agent\n"
        f"Exec={words}\n"
        "Terminal=false\n"
        "NoDisplay=true\n"
    ).encode()


def _quoted(word: str) -> str:
    for special in '\\"`$':
        word = word.replace(special, f"\\{special}")
    # Quoted once for Exec, and once more as any string of the file.
    return f'"{word}"'.replace("\\", "\\\\").replace("%", "%%")
