"""The add-in put where Excel finds it, and taken out again."""

from __future__ import annotations

import errno
from importlib.metadata import version
from pathlib import Path, PureWindowsPath

from xl_recon.errors import DiskFull, OpenElsewhere, ReadOnly
from xl_recon.ui import files
from xl_recon.ui.addin import sources
from xl_recon.ui.addin.build import FILE_NAME, Settings, Way, xlam
from xl_recon.ui.addin.excel_folders import ExcelFolders
from xl_recon.ui.agent.note import NOTE, write_whole
from xl_recon.ui.agent.place import Place

_MODE = 0o644


def settings_for(place: Place, python: str, way: Way) -> Settings:
    """Return what an add-in for this user has to know."""
    return Settings(
        python=windowless(place.system, python),
        way=Way.DIRECT if place.system == "darwin" else way,  # its script may start programs
        agent_file=str(place.state / NOTE),
        version=version("xl-recon"),
    )


def windowless(system: str, python: str) -> str:
    r"""Return the interpreter that opens no console window.

    >>> print(windowless("win32", r"C:\py\python.exe"))
    C:\py\pythonw.exe
    """
    path = PureWindowsPath(python)
    if system != "win32" or path.name.lower() != "python.exe":
        return python
    return str(path.with_name("pythonw.exe"))


def install(folders: ExcelFolders, settings: Settings) -> tuple[Path, ...]:
    """Write the add-in, and on a Mac its script, and return the files."""
    contents = _contents(folders, settings)
    for path, content in contents:
        replace(path, content)
    return tuple(path for path, _ in contents)


def uninstall(folders: ExcelFolders) -> tuple[Path, ...]:
    """Take the files away and return those that were there."""
    return tuple(path for path in _paths(folders) if _removed(path))


def replace(path: Path, content: bytes) -> None:
    """Put a file in place whole, or say why not and leave the old one."""
    files.make_folder(path.parent)
    try:
        write_whole(path, content, _MODE)
    except OSError as refused:
        raise _told(path, refused) from refused


def _contents(folders: ExcelFolders, settings: Settings) -> list[tuple[Path, bytes]]:
    script = sources.text(sources.MAC_SCRIPT).encode()
    return list(zip(_paths(folders), (xlam(settings), script), strict=False))


def _paths(folders: ExcelFolders) -> list[Path]:
    paths = [folders.startup / FILE_NAME]
    if folders.scripts:
        paths.append(folders.scripts / sources.MAC_SCRIPT)
    return paths


def _removed(path: Path) -> bool:
    try:
        path.unlink()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as refused:
        raise _told(path, refused) from refused
    return True


def _told(path: Path, refused: OSError) -> OpenElsewhere | ReadOnly | DiskFull:
    """On Windows an add-in that Excel has loaded can be neither replaced nor removed."""
    if refused.errno == errno.ENOSPC:
        return DiskFull(path.name)
    if isinstance(refused, PermissionError) and path.is_file():
        return OpenElsewhere(path.name, "Excel")
    return ReadOnly(path.name)
