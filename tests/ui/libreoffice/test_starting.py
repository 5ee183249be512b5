from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest
import xlwings as xw

from tests.ui.libreoffice.calc import Offices
from xl_recon.errors import NoLibreOffice
from xl_recon.ui.libreoffice import bridge
from xl_recon.ui.libreoffice.engine import leave, use
from xl_recon.ui.libreoffice.starting import Office, start


def a_program(folder: Path, script: str) -> Path:
    """A program that is no LibreOffice."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def refusal(folder: Path, script: str) -> str:
    with pytest.raises(NoLibreOffice) as caught:
        start(folder / "profile", program=a_program(folder, script), patience=0.5)
    return caught.value.found


def ask_for_ever(office: Office) -> None:
    with office.deadline(0.5):
        while True:
            office.service("com.sun.star.frame.Desktop")


@pytest.mark.usefixtures("calc")
def test_one_that_ends_at_once_is_told(tmp_path: Path) -> None:
    assert refusal(tmp_path, "exit 3") == "ended"


@pytest.mark.usefixtures("calc")
def test_one_that_never_answers_is_ended(tmp_path: Path) -> None:
    started = time.monotonic()
    assert refusal(tmp_path, "sleep 60") in {"ended", "no answer"}
    assert time.monotonic() - started < 30


@pytest.mark.usefixtures("calc")
def test_one_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoLibreOffice, match="not installed"):
        start(tmp_path, program=tmp_path / "nothing")


def test_no_program_anywhere_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoLibreOffice, match="not installed"):
        bridge.soffice([tmp_path])
    (tmp_path / "soffice.exe").touch()
    assert bridge.soffice([tmp_path]) == tmp_path / "soffice.exe"


def test_a_bridge_for_another_python_is_never_loaded(tmp_path: Path) -> None:
    (tmp_path / "libpyuno.so").write_bytes(
        b"\x7fELF libpython3.%d.so" % (sys.version_info.minor + 1)
    )
    with pytest.raises(NoLibreOffice, match="another Python"):
        bridge.bridge_in([tmp_path], tmp_path)


def test_a_program_without_a_bridge_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoLibreOffice, match="no bridge"):
        bridge.bridge_in([tmp_path], tmp_path)


def test_a_hanging_call_is_ended_with_its_process(tmp_path: Path, offices: Offices) -> None:
    offices.running()
    office = start(tmp_path / "profile")
    use(office)
    with pytest.raises(NoLibreOffice, match="no answer"):
        ask_for_ever(office)
    assert not office.is_running
    leave(office)


def test_stopping_ends_our_own_process_only(tmp_path: Path, offices: Offices) -> None:
    other = offices.running()
    office = start(tmp_path / "profile")
    office.stop()
    assert (office.is_running, other.is_running) == (False, True)
    office.stop()


def test_one_that_has_ended_is_no_app_any_more(tmp_path: Path, calc: xw.App) -> None:
    second = use(start(tmp_path / "profile"))
    assert xw.apps.keys() == [second.pid, calc.pid]
    second.quit()
    assert xw.apps.keys() == [calc.pid]
    assert xw.apps[calc.pid] == calc
    with pytest.raises(KeyError):
        xw.apps[second.pid]
