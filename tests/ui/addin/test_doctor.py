from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from xl_recon.ui.addin.build import Settings, Way, xlam
from xl_recon.ui.addin.doctor import Finding, Health, examined
from xl_recon.ui.addin.excel_folders import ExcelFolders, excel_folders
from xl_recon.ui.addin.install import install
from xl_recon.ui.addin.probes import Probes
from xl_recon.ui.agent.place import Place

VERSION = "1.2.3"
FIRM = "Software\\Policies\\Microsoft\\Office\\16.0"
USER = "Software\\Microsoft\\Office\\16.0"
ASR = "SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Windows Defender Exploit Guard\\ASR\\Rules"
NO_CHILDREN = (ASR, "d4f940ab-401b-4efc-aadc-ad5f3c50688a")
NO_PLACES = "Excel\\Security\\Trusted Locations", "AllLocationsDisabled"
WARNINGS = "Excel\\Security", "VBAWarnings"
Policies = Mapping[tuple[str, str], str]


class Machine:
    """An invented machine: its folders, and what its probes answer."""

    def __init__(self, home: Path, system: str = "win32") -> None:
        self.place = Place(system=system, home=home, environment={})
        self.python = home / "py" / "pythonw.exe"
        self.python.parent.mkdir()
        self.python.touch()
        self.policies: Policies = {}
        self.package: str | None = VERSION
        self.agent = False
        self.folders.own.mkdir(parents=True)

    @property
    def folders(self) -> ExcelFolders:
        folders = excel_folders(self.place)
        assert folders is not None
        return folders

    def settings(self, way: Way = Way.DIRECT) -> Settings:
        return Settings(python=str(self.python), way=way, agent_file="", version=VERSION)

    def findings(self) -> tuple[Finding, ...]:
        probes = Probes(
            policy=lambda key, name: self.policies.get((key, name)),
            package_version=lambda _: self.package,
            agent_answers=lambda state: self.agent and state == self.place.state,
        )
        return examined(self.place, probes, VERSION)

    def broken(self) -> list[str]:
        return [it.code for it in self.findings() if it.health is Health.BROKEN]

    def codes(self) -> list[str]:
        return [it.code for it in self.findings()]


@pytest.fixture
def windows(tmp_path: Path) -> Machine:
    """A Windows on which everything is as it should be."""
    machine = Machine(tmp_path)
    install(machine.folders, machine.settings())
    return machine


@pytest.fixture
def mac(tmp_path: Path) -> Machine:
    machine = Machine(tmp_path, "darwin")
    install(machine.folders, machine.settings())
    return machine


def test_nothing_is_wrong_after_an_install_on_windows(windows: Machine) -> None:
    assert windows.broken() == []
    assert windows.codes() == ["excel", "add_in", "macros", "python", "direct", "antivirus"]


def test_nothing_is_wrong_after_an_install_on_a_mac(mac: Machine) -> None:
    assert mac.broken() == []
    assert mac.codes() == [
        "excel", "add_in", "script", "mac_macros", "python", "direct", "antivirus",
    ]  # fmt: skip


def test_a_system_without_excel_is_told_and_nothing_else(tmp_path: Path) -> None:
    place = Place(system="linux", home=tmp_path, environment={})
    probes = Probes(
        policy=lambda *_: None, package_version=lambda _: None, agent_answers=lambda _: False
    )
    assert [it.code for it in examined(place, probes, VERSION)] == ["no_excel"]


def test_an_excel_that_was_never_started_is_noticed(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    machine.folders.own.rmdir()
    assert machine.broken() == ["excel_never_started", "add_in_missing"]


def test_an_add_in_that_is_not_there_is_noticed(windows: Machine) -> None:
    (windows.folders.startup / "xl_recon.xlam").unlink()
    assert windows.broken() == ["add_in_missing"]


def test_a_damaged_add_in_is_noticed(windows: Machine) -> None:
    (windows.folders.startup / "xl_recon.xlam").write_bytes(b"PK damaged")
    assert windows.broken() == ["add_in_foreign"]


def test_an_add_in_of_another_version_is_noticed(windows: Machine) -> None:
    install(windows.folders, replace(windows.settings(), version="1.0.0"))
    assert Finding(code="add_in_outdated", health=Health.BROKEN, detail="1.0.0") in (
        windows.findings()
    )


def test_an_add_in_whose_macros_were_changed_is_noticed(windows: Machine) -> None:
    path = windows.folders.startup / "xl_recon.xlam"
    path.write_bytes(xlam(windows.settings()).replace(b"Estratto conto", b"Estratto CONTO"))
    assert windows.broken() == ["add_in_outdated"]


def test_an_add_in_that_a_python_from_the_store_keeps_to_itself_is_noticed(
    windows: Machine,
) -> None:
    startup = windows.folders.startup
    own = startup.parents[3] / "Packages" / "Python" / "LocalCache"
    own.parent.mkdir(parents=True)
    startup.rename(own)
    startup.symlink_to(own, target_is_directory=True)
    assert windows.broken() == ["add_in_hidden"]


def test_an_old_script_on_a_mac_is_noticed(mac: Machine) -> None:
    assert mac.folders.scripts
    (mac.folders.scripts / "xl_recon.applescript").write_text("on nothing()")
    assert mac.broken() == ["script_missing"]


def test_an_interpreter_that_went_away_is_noticed(windows: Machine) -> None:
    windows.python.unlink()
    assert windows.broken() == ["python_missing"]


def test_an_interpreter_that_does_not_find_the_package_is_noticed(windows: Machine) -> None:
    windows.package = None
    assert windows.broken() == ["python_without_package"]


def test_an_interpreter_with_another_version_is_noticed(windows: Machine) -> None:
    windows.package = "9.9.9"
    assert windows.broken() == ["python_other_version"]


@pytest.mark.parametrize(
    ("policies", "code", "health"),
    [
        ({}, "macros", Health.GOOD),
        ({(f"{USER}\\{WARNINGS[0]}", WARNINGS[1]): "4"}, "macros", Health.GOOD),
        ({(f"{USER}\\{NO_PLACES[0]}", NO_PLACES[1]): "1"}, "macros_asked", Health.HINT),
        (
            {
                (f"{FIRM}\\{NO_PLACES[0]}", NO_PLACES[1]): "1",
                (f"{USER}\\{WARNINGS[0]}", WARNINGS[1]): "4",
            },
            "macros_off",
            Health.BROKEN,
        ),
        (
            {
                (f"{FIRM}\\{NO_PLACES[0]}", NO_PLACES[1]): "1",
                (f"{FIRM}\\{WARNINGS[0]}", WARNINGS[1]): "2",
                (f"{USER}\\{WARNINGS[0]}", WARNINGS[1]): "4",
            },
            "macros_asked",
            Health.HINT,
        ),
        ({(f"{FIRM}\\Common", "VBAOff"): "1"}, "vba_off", Health.BROKEN),
    ],
    ids=["default", "trusted place", "no trusted places", "forbidden", "firm first", "no vba"],
)
def test_the_policy_on_macros_is_read_as_excel_reads_it(
    windows: Machine, policies: Policies, code: str, health: Health
) -> None:
    windows.policies = policies
    assert Finding(code=code, health=health) in windows.findings()


@pytest.mark.parametrize(("value", "broken"), [("1", ["defender"]), ("6", ["defender"]), ("2", [])])
def test_defenders_rule_on_child_processes_counts_where_excel_starts_the_program(
    windows: Machine, value: str, broken: list[str]
) -> None:
    windows.policies = {NO_CHILDREN: value}
    assert windows.broken() == broken
    windows.agent = True
    install(windows.folders, windows.settings(Way.AGENT))
    assert windows.broken() == []


def test_an_agent_that_does_not_answer_is_noticed(windows: Machine) -> None:
    install(windows.folders, windows.settings(Way.AGENT))
    assert windows.broken() == ["agent_absent"]
    windows.agent = True
    assert windows.broken() == []
