"""Where a user's Excel keeps what it opens when it starts, found without the registry."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from xl_recon.ui.agent.place import Place

_MAC_OFFICE = ("Library", "Group Containers", "UBF8T346G9.Office")
# Newer Office first; both are called "Startup" in the Finder.
_MAC_STARTUPS = (
    ("User Content.localized", "Startup.localized", "Excel"),
    ("User Content", "Startup", "Excel"),
)
# Where Windows really puts what a Python from the Microsoft Store writes into AppData.
_STORE_OWN = "LocalCache"
_MAC_SCRIPTS = ("Library", "Application Scripts", "com.microsoft.Excel")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcelFolders:
    """`own` is there once Excel has been started; what lies in `startup` it always opens.

    From `scripts` alone Excel for Mac may run a script; on Windows there is no such folder.
    """

    own: Path
    startup: Path
    scripts: Path | None = None


def excel_folders(place: Place) -> ExcelFolders | None:
    """Return the folders, there or not; None on a system without Excel."""
    match place.system:
        case "win32":
            roaming = place.environment.get("APPDATA")
            own = Path(roaming or place.home / "AppData" / "Roaming") / "Microsoft" / "Excel"
            return ExcelFolders(own=own, startup=own / "XLSTART")
        case "darwin":
            own = place.home.joinpath(*_MAC_OFFICE)
            scripts = place.home.joinpath(*_MAC_SCRIPTS)
            return ExcelFolders(own=own, startup=_mac_startup(own), scripts=scripts)
        case _:
            return None


def is_hidden(path: Path) -> bool:
    """Whether Windows keeps a file where only the program that wrote it sees it."""
    return _STORE_OWN in path.resolve().parts


def _mac_startup(own: Path) -> Path:
    candidates = [own.joinpath(*names) for names in _MAC_STARTUPS]
    return next((folder for folder in candidates if folder.is_dir()), candidates[0])
