from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from xl_recon.ui.addin.probes import real_probes
from xl_recon.ui.agent.note import AgentNote, write_note

PROBES = real_probes()


def test_this_interpreter_has_this_version() -> None:
    assert PROBES.package_version(sys.executable) == version("xl-recon")


def test_a_program_that_is_no_interpreter_has_none(tmp_path: Path) -> None:
    assert PROBES.package_version(str(tmp_path / "python3")) is None
    assert PROBES.package_version("a\0b") is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a registry")
def test_without_a_registry_no_policy_is_known() -> None:
    assert PROBES.policy("Software\\Microsoft", "Anything") is None


def test_no_agent_answers_without_a_note_or_behind_a_stale_one(tmp_path: Path) -> None:
    assert PROBES.agent_answers(tmp_path) is False
    write_note(tmp_path, AgentNote(port=1, token="stale", pid=1, version="0"))  # noqa: S106
    assert PROBES.agent_answers(tmp_path) is False
