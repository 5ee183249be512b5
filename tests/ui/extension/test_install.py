from __future__ import annotations

import os
import sys
import zipfile
from pathlib import Path

import pytest

from tests.ui.running import CommandLine
from xl_recon.errors import NoLibreOffice
from xl_recon.ui.commands.extension import _COMMANDS
from xl_recon.ui.libreoffice_extension import install as installing
from xl_recon.ui.libreoffice_extension.attaching import RunningOffice, running_office
from xl_recon.ui.libreoffice_extension.install import Unopkg, environment_for_office, unopkg

posix = pytest.mark.skipif(os.name != "posix", reason="the program is a script for a Unix shell")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A LibreOffice's folder whose `unopkg` notes its words and keeps the file it is given."""
    folder = tmp_path / "program"
    folder.mkdir()
    a_program(folder / "soffice", "exit 0")
    a_program(
        folder / "unopkg",
        f'echo "$@" >> {folder}/words\n'
        f'for word in "$@"; do case "$word" in *.oxt) cp "$word" {folder}/kept.oxt;; esac; done',
    )
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder


def a_program(path: Path, body: str) -> Path:
    path.write_text(f"#!/bin/sh\n{body}\n", "utf-8")
    path.chmod(0o755)
    return path


@posix
def test_install_gives_the_extension_to_libreoffice(xl_recon: CommandLine, programs: Path) -> None:
    ran = xl_recon("extension", "install")
    assert (ran.status, ran.out[:32]) == (0, "Al prossimo avvio LibreOffice Ca")
    assert (programs / "words").read_text().startswith("add --force ")
    with zipfile.ZipFile(programs / "kept.oxt") as package:
        assert sys.executable.encode() in package.read("python/settings.json")


@posix
def test_uninstall_takes_it_out_by_its_name(xl_recon: CommandLine, programs: Path) -> None:
    ran = xl_recon("extension", "uninstall")
    assert "non ha più il menu" in ran.out
    assert (programs / "words").read_text() == "remove org.xlrecon.riconciliazione\n"


@posix
def test_what_libreoffice_refuses_is_told_in_its_words(
    xl_recon: CommandLine, programs: Path
) -> None:
    a_program(programs / "unopkg", "echo ERROR: locked >&2; exit 1")
    ran = xl_recon("extension", "install")
    assert ran.status == 3
    assert ran.err.startswith("LibreOffice non l'ha permesso.")
    assert "ERROR: locked" in ran.err


@posix
def test_a_profile_is_passed_on(programs: Path, tmp_path: Path) -> None:
    assert Unopkg(programs / "unopkg", tmp_path / "profile").uninstall().is_done
    assert f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}" in (
        programs / "words"
    ).read_text("utf-8")


def test_a_program_that_cannot_be_started_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoLibreOffice, match="not installed"):
        Unopkg(tmp_path / "gone").uninstall()


@posix
def test_a_program_that_never_ends_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installing, "_PATIENCE", 0.2)
    with pytest.raises(NoLibreOffice, match="no answer"):
        Unopkg(a_program(tmp_path / "unopkg", "exec sleep 30")).uninstall()


def test_without_the_program_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoLibreOffice, match="not installed"):
        unopkg([tmp_path])


@posix
def test_a_program_on_the_search_path_does(
    programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(programs))
    assert unopkg([tmp_path]) == programs / "unopkg"
    assert unopkg() == programs / "unopkg"


@posix
def test_libreoffice_finds_the_systems_python_first() -> None:
    found = environment_for_office({"PATH": "/venv/bin", "PYTHONHOME": "/venv", "HOME": "/h"})
    assert found == {"PATH": f"{os.defpath}{os.pathsep}/venv/bin", "HOME": "/h"}


@pytest.mark.parametrize("command", _COMMANDS)
@pytest.mark.parametrize(("language", "usage"), [("it", "Uso"), ("en", "Usage")])
def test_each_command_explains_itself(
    xl_recon: CommandLine, command: str, language: str, usage: str
) -> None:
    ran = xl_recon("extension", command, "--help", "--lang", language)
    assert ran.out.startswith(f"{usage}: xl-recon extension {command} ")


def test_build_writes_the_file_anywhere(xl_recon: CommandLine, tmp_path: Path) -> None:
    files = [tmp_path / "uno.oxt", tmp_path / "due.oxt"]
    for file in files:
        assert xl_recon("extension", "build", "--out", file, "--python", "py").status == 0
    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize(
    "address",
    ["socket,host=example.org,port=2002", "pipe,name=other", "pipe,name=xl_recon_" + "0" * 32],
)
def test_nothing_but_a_pipe_of_the_extensions_own_is_attached_to(
    xl_recon: CommandLine, address: str
) -> None:
    ran = xl_recon("live", "apply", "--book", "Registrazioni.xlsx", "--office", address)
    assert ran.status == 3
    assert ran.err.startswith("LibreOffice: ")


def test_a_running_office_is_never_ended(tmp_path: Path) -> None:
    office = RunningOffice(context=None, program=tmp_path)
    with office.deadline(0):
        office.stop()
    assert office.is_running


def test_an_address_elsewhere_is_refused() -> None:
    with pytest.raises(NoLibreOffice, match="no answer"):
        running_office("socket,host=example.org,port=2002")
