"""The worksheet functions in cells of LibreOffice, where no server answers them.

Python's COM server is there on Windows alone: what is seen here is what the macro does about it.
"""

from __future__ import annotations

import io
import json
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from tests.ui.addin.test_build import SETTINGS, members
from tests.ui.addin.test_calc import spoken
from xl_recon.ui.addin import build
from xl_recon.ui.addin.build import Settings, Way, xlam
from xl_recon.ui.addin.ovba import vba_project

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="LibreOffice is driven on Linux")
NOT_AVAILABLE = "Error 2042"  # how LibreOffice writes Excel's #N/A of a macro
IN_CELLS = (
    '=IBAN_VALIDO("CH5100000012345678901")',
    '=REGOLA_PER("Bolletta luce")',
    "=CONTROPARTITA(A1:A2;-5;A1:B4)",
    "=PARTITA_IVA_VALIDA(A1:A3)",
    '=RIFERIMENTO_QR("21")',
)


def for_calc(settings: Settings) -> bytes:
    """The add-in with a second of patience instead of fifteen, and a window, which Calc has not."""
    project = build._project()
    modules = tuple(replace(it, source=in_calc(it.source)) for it in project.modules)
    assert sum(old != new for old, new in zip(project.modules, modules, strict=True)) == 2
    parts = members(xlam(settings))
    parts["xl/vbaProject.bin"] = vba_project(replace(project, modules=modules))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def in_calc(source: str) -> str:
    return source.replace("PATIENCE As Single = 15", "PATIENCE As Single = 1").replace(
        "Application.hwnd", "66312"
    )


def shown(folder: Path, way: Way) -> tuple[list[str], list[str]]:
    """What the cells show, and the calls that the interpreter of the settings has got."""
    calls, python = folder / "calls.txt", folder / "un python"
    python.write_text(f'#!/bin/sh\necho "$@" >> "{calls}"\n', "utf-8")
    python.chmod(0o755)
    add_in = folder / "xl_recon.xlam"
    add_in.write_bytes(for_calc(replace(SETTINGS, python=str(python), way=way)))
    asked = json.dumps([(formula, []) for formula in IN_CELLS])
    answers = json.loads(spoken(asked, folder / "profile", add_in))
    return answers, calls.read_text("utf-8").splitlines() if calls.exists() else []


def test_many_cells_start_one_server_and_say_that_they_have_no_answer(tmp_path: Path) -> None:
    answers, started = shown(tmp_path, Way.DIRECT)
    assert answers == [NOT_AVAILABLE] * len(IN_CELLS)
    assert started == ["-P -m udfs.serving 66312"]


def test_where_office_may_start_no_programs_cells_start_none(tmp_path: Path) -> None:
    answers, started = shown(tmp_path, Way.AGENT)
    assert answers == [NOT_AVAILABLE] * len(IN_CELLS)
    assert started == []
