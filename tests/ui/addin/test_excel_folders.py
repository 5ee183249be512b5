from __future__ import annotations

from pathlib import Path

from xl_recon.ui.addin.excel_folders import excel_folders
from xl_recon.ui.agent.place import Place


def a_place(system: str, home: Path, **environment: str) -> Place:
    return Place(system=system, home=home, environment=environment)


def test_on_windows_excel_opens_what_is_in_xlstart(tmp_path: Path) -> None:
    roaming = tmp_path / "Profilo & altro" / "Roaming"
    folders = excel_folders(a_place("win32", tmp_path, APPDATA=str(roaming)))
    assert folders is not None
    assert folders.startup == roaming / "Microsoft" / "Excel" / "XLSTART"
    assert folders.own == roaming / "Microsoft" / "Excel"
    assert folders.scripts is None


def test_a_windows_without_appdata_has_it_in_the_profile(tmp_path: Path) -> None:
    folders = excel_folders(a_place("win32", tmp_path))
    assert folders is not None
    assert folders.own == tmp_path / "AppData" / "Roaming" / "Microsoft" / "Excel"


def test_on_a_mac_excel_opens_its_startup_folder_and_runs_scripts_of_another(
    tmp_path: Path,
) -> None:
    folders = excel_folders(a_place("darwin", tmp_path))
    assert folders is not None
    office = tmp_path / "Library" / "Group Containers" / "UBF8T346G9.Office"
    assert folders.own == office
    assert folders.startup == office / "User Content.localized" / "Startup.localized" / "Excel"
    scripts = tmp_path / "Library" / "Application Scripts" / "com.microsoft.Excel"
    assert folders.scripts == scripts


def test_an_older_mac_office_keeps_its_own_folder(tmp_path: Path) -> None:
    office = tmp_path / "Library" / "Group Containers" / "UBF8T346G9.Office"
    older = office / "User Content" / "Startup" / "Excel"
    older.mkdir(parents=True)
    folders = excel_folders(a_place("darwin", tmp_path))
    assert folders is not None
    assert folders.startup == older


def test_elsewhere_there_is_no_excel(tmp_path: Path) -> None:
    assert excel_folders(a_place("linux", tmp_path, APPDATA=str(tmp_path))) is None
