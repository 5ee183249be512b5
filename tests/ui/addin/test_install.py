from __future__ import annotations

import errno
from pathlib import Path

import pytest

from xl_recon.errors import DiskFull, MissingFile, OpenElsewhere, ReadOnly, XlReconError
from xl_recon.ui.addin import sources
from xl_recon.ui.addin.build import Settings, Way, settings_of
from xl_recon.ui.addin.excel_folders import ExcelFolders
from xl_recon.ui.addin.install import install, replace, settings_for, uninstall, windowless
from xl_recon.ui.agent.place import Place

SETTINGS = Settings(python="python3", way=Way.AGENT, agent_file="agent.txt", version="1.2.3")


def windows_folders(home: Path) -> ExcelFolders:
    return ExcelFolders(own=home / "Excel", startup=home / "Excel" / "XLSTART")


def mac_folders(home: Path) -> ExcelFolders:
    return ExcelFolders(own=home / "Office", startup=home / "Startup", scripts=home / "Scripts")


def test_the_add_in_goes_into_the_startup_folder(tmp_path: Path) -> None:
    written = install(windows_folders(tmp_path), SETTINGS)
    assert written == (tmp_path / "Excel" / "XLSTART" / "xl_recon.xlam",)
    assert settings_of(written[0].read_bytes()) == SETTINGS


def test_a_mac_gets_the_script_too(tmp_path: Path) -> None:
    _, script = install(mac_folders(tmp_path), SETTINGS)
    assert script == tmp_path / "Scripts" / "xl_recon.applescript"
    assert script.read_text("utf-8") == sources.text(sources.MAC_SCRIPT)


def test_installing_again_replaces_and_leaves_nothing_beside(tmp_path: Path) -> None:
    folders = windows_folders(tmp_path)
    install(folders, SETTINGS)
    newer = Settings(python="python4", way=Way.DIRECT, agent_file="", version="2.0.0")
    install(folders, newer)
    assert [path.name for path in folders.startup.iterdir()] == ["xl_recon.xlam"]
    assert settings_of((folders.startup / "xl_recon.xlam").read_bytes()) == newer


def test_uninstalling_takes_out_our_files_and_no_others(tmp_path: Path) -> None:
    folders = mac_folders(tmp_path)
    written = install(folders, SETTINGS)
    other = folders.startup / "PERSONAL.XLSB"
    other.write_bytes(b"macro")
    assert uninstall(folders) == written
    assert uninstall(folders) == ()
    assert other.read_bytes() == b"macro"


def test_where_there_is_no_excel_there_is_nothing_to_take_out(tmp_path: Path) -> None:
    (tmp_path / "Excel").write_bytes(b"a file where a folder should be")
    assert uninstall(windows_folders(tmp_path)) == ()


def test_the_settings_are_those_of_this_user(tmp_path: Path) -> None:
    place = Place(system="win32", home=tmp_path, environment={"LOCALAPPDATA": str(tmp_path / "L")})
    settings = settings_for(place, "C:\\venv\\Scripts\\python.exe", Way.DIRECT)
    assert settings.python == "C:\\venv\\Scripts\\pythonw.exe"
    assert settings.agent_file == str(tmp_path / "L" / "xl-recon" / "agent.txt")


def test_a_mac_needs_no_agent(tmp_path: Path) -> None:
    place = Place(system="darwin", home=tmp_path, environment={})
    assert settings_for(place, "python3", Way.AGENT).way is Way.DIRECT


@pytest.mark.parametrize(
    ("system", "python", "expected"),
    [
        ("win32", "C:\\py\\Python.EXE", "C:\\py\\pythonw.exe"),
        ("win32", "C:\\py\\pythonw.exe", "C:\\py\\pythonw.exe"),
        ("darwin", "/opt/py/bin/python3.13", "/opt/py/bin/python3.13"),
    ],
)
def test_windows_alone_has_an_interpreter_without_a_window(
    system: str, python: str, expected: str
) -> None:
    assert windowless(system, python) == expected


@pytest.mark.parametrize(
    ("refused", "told"),
    [
        (PermissionError(errno.EACCES, "in use"), OpenElsewhere),
        (OSError(errno.ENOSPC, "full"), DiskFull),
        (OSError(errno.EROFS, "read-only"), ReadOnly),
    ],
)
def test_what_the_system_refuses_is_told_and_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: OSError, told: type[XlReconError]
) -> None:
    path = tmp_path / "xl_recon.xlam"
    path.write_bytes(b"old")

    def refuse(*_: object, **__: object) -> None:
        raise refused

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(told, match=r"xl_recon\.xlam"):
        replace(path, b"new")
    assert [(it.name, it.read_bytes()) for it in tmp_path.iterdir()] == [("xl_recon.xlam", b"old")]


def test_an_add_in_that_excel_holds_open_is_told_when_it_should_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = windows_folders(tmp_path)
    install(folders, SETTINGS)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(OpenElsewhere) as raised:
        uninstall(folders)
    assert (raised.value.file, raised.value.user) == ("xl_recon.xlam", "Excel")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "Excel").write_bytes(b"")
    with pytest.raises(MissingFile):
        install(windows_folders(tmp_path), SETTINGS)
