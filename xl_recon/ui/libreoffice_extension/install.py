"""The extension put into LibreOffice and taken out again, by LibreOffice's own program for that."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from xl_recon.errors import NoLibreOffice
from xl_recon.ui.libreoffice.bridge import soffice
from xl_recon.ui.libreoffice_extension.build import (
    FILE_NAME,
    IDENTIFIER,
    Sentences,
    Settings,
    oxt,
)
from xl_recon.ui.voice import Voice

_PROGRAMS = ("unopkg", "unopkg.com")
_OF_PYTHON = ("PYTHONHOME", "PYTHONPATH")
_PATIENCE = 180.0  # seconds: the first call in a profile builds it
# Asked with a fact's own name in braces, a sentence keeps its braces for LibreOffice to fill.
_LATER = {"table": "{table}", "detail": "{detail}"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How `unopkg` ended, and what it said."""

    is_done: bool
    said: str


class Unopkg:
    """LibreOffice's program for extensions; `profile` is the user's own by default."""

    def __init__(self, program: Path, profile: Path | None = None) -> None:
        self._program, self._profile = program, profile

    def install(self, settings: Settings) -> Outcome:
        """Add the extension, or replace an older one."""
        with TemporaryDirectory() as folder:
            file = Path(folder) / FILE_NAME
            file.write_bytes(oxt(settings))
            return self._ran("add", "--force", str(file))

    def uninstall(self) -> Outcome:
        """Take the extension out."""
        return self._ran("remove", IDENTIFIER)

    def _ran(self, *words: str) -> Outcome:
        profile = self._profile.resolve().as_uri() if self._profile else ""
        own = [f"-env:UserInstallation={profile}"] if profile else []
        return _outcome([str(self._program), *words, *own])


def settings_for(voice: Voice, python: str) -> Settings:
    """Return what an extension for this user has to know."""
    sentences = {
        field.name: voice.say(f"extension.in_calc.{field.name}", **_LATER)
        for field in fields(Sentences)
    }
    return Settings(python=python, version=version("xl-recon"), sentences=Sentences(**sentences))


def unopkg(beside: Iterable[Path] | None = None) -> Path:
    """Return the program, which stands beside LibreOffice's own, or raise `NoLibreOffice`."""
    folders = [soffice().resolve().parent] if beside is None else beside
    for folder in folders:
        for name in _PROGRAMS:
            if (folder / name).is_file():
                return folder / name
    found = shutil.which("unopkg")
    if not found:
        raise NoLibreOffice("not installed")
    return Path(found)


def environment_for_office(ours: Mapping[str, str]) -> Mapping[str, str]:
    """Return an environment in which LibreOffice's Python finds its own modules.

    Inside LibreOffice Python looks for its home by the first `python3` on the search path: a
    virtual environment's would lead it away from the bridge.
    """
    kept = {name: value for name, value in ours.items() if name not in _OF_PYTHON}
    if os.name == "posix":
        kept["PATH"] = os.pathsep.join((os.defpath, ours.get("PATH", "")))
    return kept


def _outcome(call: Sequence[str]) -> Outcome:
    try:
        ended = subprocess.run(  # noqa: S603 - LibreOffice's own program
            call,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=_PATIENCE,
            env=dict(environment_for_office(os.environ)),
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise NoLibreOffice("no answer") from late
    except OSError as problem:
        raise NoLibreOffice("not installed") from problem
    return Outcome(
        is_done=ended.returncode == 0, said=ended.stdout.decode(errors="replace").strip()
    )
