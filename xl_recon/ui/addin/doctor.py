"""Every link from a button in Excel to this program, looked at one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import assert_never

from xl_recon.ui.addin import sources
from xl_recon.ui.addin.build import FILE_NAME, Settings, Way, settings_of, xlam
from xl_recon.ui.addin.excel_folders import ExcelFolders, excel_folders, is_hidden
from xl_recon.ui.addin.probes import Probes
from xl_recon.ui.agent.place import Place

_POLICIES = "Software\\Policies\\Microsoft\\Office\\16.0"
_CHOICES = "Software\\Microsoft\\Office\\16.0"
_SECURITY = "\\Excel\\Security"
_DEFENDER = (
    "SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Windows Defender Exploit Guard\\ASR\\Rules"
)
# Microsoft's id of "Block all Office applications from creating child processes".
_NO_CHILD_PROCESSES = "d4f940ab-401b-4efc-aadc-ad5f3c50688a"
_YES = "1"
_BLOCKS, _WARNS = "1", "6"
_ONLY_SIGNED, _NEVER = "3", "4"


class Health(StrEnum):
    """How a link is."""

    GOOD = "good"
    HINT = "hint"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found of one link; `code` has a sentence under `addin.doctor.`."""

    code: str
    health: Health
    detail: str = ""


def examined(place: Place, probes: Probes, version: str) -> tuple[Finding, ...]:
    """Return a finding for each link, in the order in which a click passes them."""
    folders = excel_folders(place)
    if folders is None:
        return (_broken("no_excel"),)
    return tuple(_links(place, folders, probes, version))


def _links(place: Place, folders: ExcelFolders, probes: Probes, version: str) -> Iterator[Finding]:
    yield _excel(folders)
    content = _content(folders.startup / FILE_NAME)
    settings = settings_of(content)
    yield _add_in(folders.startup / FILE_NAME, content, settings, version)
    if folders.scripts:
        yield _script(folders.scripts / sources.MAC_SCRIPT)
        yield _hint("mac_macros")
    else:
        yield _macros(probes)
    if settings:
        yield _python(settings, probes, version)
        yield _way(settings, place, probes)
    yield _hint("antivirus")


def _excel(folders: ExcelFolders) -> Finding:
    if not folders.own.is_dir():
        return _broken("excel_never_started", str(folders.own))
    return _good("excel", str(folders.startup))


def _add_in(path: Path, content: bytes, settings: Settings | None, version: str) -> Finding:
    if not content:
        return _broken("add_in_missing", str(path.parent))
    if is_hidden(path):
        return _broken("add_in_hidden", str(path.resolve()))
    if settings is None:
        return _broken("add_in_foreign", str(path))
    if settings.version != version or xlam(settings) != content:
        return _broken("add_in_outdated", settings.version)
    return _good("add_in", settings.version)


def _script(path: Path) -> Finding:
    if _content(path) != sources.text(sources.MAC_SCRIPT).encode():
        return _broken("script_missing", str(path))
    return _good("script", str(path))


def _macros(probes: Probes) -> Finding:
    """Whether Excel will run the macros: those of its start-up folder it trusts by default."""
    if probes.policy(f"{_POLICIES}\\Common", "VBAOff") == _YES:
        return _broken("vba_off")
    places = f"{_SECURITY}\\Trusted Locations"
    if _policy(probes, places, "AllLocationsDisabled") != _YES:
        return _good("macros")
    if _policy(probes, _SECURITY, "VBAWarnings") in {_ONLY_SIGNED, _NEVER}:
        return _broken("macros_off")
    return _hint("macros_asked")


def _policy(probes: Probes, key: str, name: str) -> str | None:
    """The firm's value goes before the user's choice."""
    return probes.policy(_POLICIES + key, name) or probes.policy(_CHOICES + key, name)


def _python(settings: Settings, probes: Probes, version: str) -> Finding:
    if not Path(settings.python).is_file():
        return _broken("python_missing", settings.python)
    found = probes.package_version(settings.python)
    if found is None:
        return _broken("python_without_package", settings.python)
    if found != version:
        return _broken("python_other_version", found)
    return _good("python", settings.python)


def _way(settings: Settings, place: Place, probes: Probes) -> Finding:
    match settings.way:
        case Way.AGENT if probes.agent_answers(place.state):
            return _good("agent")
        case Way.AGENT:
            return _broken("agent_absent")
        case Way.DIRECT if probes.policy(_DEFENDER, _NO_CHILD_PROCESSES) in {_BLOCKS, _WARNS}:
            return _broken("defender")
        case Way.DIRECT:
            return _good("direct")
        case _:
            assert_never(settings.way)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _good(code: str, detail: str = "") -> Finding:
    return Finding(code=code, health=Health.GOOD, detail=detail)


def _hint(code: str, detail: str = "") -> Finding:
    return Finding(code=code, health=Health.HINT, detail=detail)


def _broken(code: str, detail: str = "") -> Finding:
    return Finding(code=code, health=Health.BROKEN, detail=detail)
