from __future__ import annotations

import plistlib
import re
from pathlib import Path, PureWindowsPath

import pytest

from xl_recon.ui.agent.login import agent_call, leave_login, login_file, start_at_login
from xl_recon.ui.agent.place import Place

CALL = ["-P", "-m", "xl_recon", "agent", "run"]
STARTUP = "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Startup"


def place(system: str, home: Path, **environment: str) -> Place:
    return Place(system=system, home=home, environment=environment)


@pytest.mark.parametrize(
    ("system", "file"),
    [
        ("win32", f"{STARTUP}/xl-recon-agent.cmd"),
        ("darwin", "Library/LaunchAgents/xl-recon.agent.plist"),
        ("linux", ".config/autostart/xl-recon-agent.desktop"),
    ],
)
def test_each_system_finds_the_file_where_it_looks(system: str, file: str, tmp_path: Path) -> None:
    home = place(system, tmp_path)
    assert not leave_login(home)
    start_at_login(home, agent_call(system, "python"))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [tmp_path / file]
    assert leave_login(home)
    assert not (tmp_path / file).exists()


@pytest.mark.parametrize(
    ("system", "variable", "beginning"),
    [("win32", "APPDATA", "Microsoft"), ("linux", "XDG_CONFIG_HOME", "autostart")],
)
def test_a_folder_that_the_user_has_moved_is_found(
    system: str, variable: str, beginning: str, tmp_path: Path
) -> None:
    moved = tmp_path / "altrove"
    found = place(system, tmp_path, **{variable: str(moved)}).login
    assert found.relative_to(moved).parts[0] == beginning


@pytest.mark.parametrize(
    ("system", "folder"),
    [
        ("win32", "AppData/Local/xl-recon"),
        ("darwin", "Library/Application Support/xl-recon"),
        ("linux", ".local/state/xl-recon"),
    ],
)
def test_the_state_is_kept_in_the_users_own_folder(
    system: str, folder: str, tmp_path: Path
) -> None:
    assert place(system, tmp_path).state == tmp_path / folder


def test_installing_twice_leaves_one_file(tmp_path: Path) -> None:
    home = place("linux", tmp_path)
    for interpreter in ("/vecchio/python", "/nuovo/python"):
        start_at_login(home, agent_call("linux", interpreter))
    assert list(home.login.parent.iterdir()) == [home.login]
    assert "/nuovo/python" in home.login.read_text("utf-8")


def test_on_windows_no_console_window_opens() -> None:
    call = agent_call("win32", r"C:\Programmi\Python\python.exe", ("--lang", "en"))
    assert call == [r"C:\Programmi\Python\pythonw.exe", *CALL, "--lang", "en"]
    assert agent_call("linux", "/usr/bin/python.exe")[0] == "/usr/bin/python.exe"


def test_the_batch_file_starts_a_path_with_blanks_accents_and_signs() -> None:
    python = PureWindowsPath(r"C:\Utenti\È & 100%\pythonw.exe")
    lines = login_file("win32", agent_call("win32", str(python))).decode().split("\r\n")
    assert lines == [
        "@echo off",
        "chcp 65001 >nul",
        r'start "" "C:\Utenti\È & 100%%\pythonw.exe" "-P" "-m" "xl_recon" "agent" "run"',
        "",
    ]


def test_the_launch_agent_reads_back_as_macos_reads_it() -> None:
    call = agent_call("darwin", "/Users/è/venv & <b>/bin/python")
    read = plistlib.loads(login_file("darwin", call))
    assert read["ProgramArguments"] == ["/Users/è/venv & <b>/bin/python", *CALL]
    assert read["RunAtLoad"] is True


@pytest.mark.parametrize(
    "python", ["/usr/bin/python3", "/con spazio/è/python", '/a"b$c`d/python', "/100%/python"]
)
def test_the_desktop_entry_gives_back_the_call_word_by_word(python: str) -> None:
    lines = login_file("linux", agent_call("linux", python)).decode().splitlines()
    assert lines[0] == "[Desktop Entry]"
    written = dict(line.split("=", 1) for line in lines[1:])["Exec"]
    # Undone in the order of the specification: string escapes, field codes, quoting.
    plain = written.replace("\\\\", "\\").replace("%%", "%")
    quoted = re.findall(r'"((?:\\.|[^"\\])*)"', plain)
    assert [re.sub(r"\\(.)", r"\1", word) for word in quoted] == [python, *CALL]
