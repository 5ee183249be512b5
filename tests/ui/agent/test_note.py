from __future__ import annotations

import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from xl_recon.ui.agent.note import (
    LOCK,
    NOTE,
    AgentNote,
    only_one,
    read_note,
    remove_note,
    write_note,
    write_whole,
)

OURS = AgentNote(port=50_123, token="parola", pid=4321, version="0.1.0")  # noqa: S106


def test_a_note_reads_back(folder: Path) -> None:
    write_note(folder, OURS)
    assert read_note(folder) == OURS


def test_a_macro_finds_the_address_and_the_token_on_the_first_two_lines(folder: Path) -> None:
    written = write_note(folder, OURS).read_text("ascii").splitlines()
    assert written[:2] == ["http://127.0.0.1:50123", "parola"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the profile to its user itself")
def test_only_its_owner_can_read_the_note_and_look_into_its_folder(folder: Path) -> None:
    write_note(folder, OURS)
    (folder / NOTE).chmod(0o644)
    path = write_note(folder, OURS)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_note_is_replaced_at_once_and_nothing_else_is_left(folder: Path) -> None:
    write_note(folder, OURS)
    write_note(folder, replace(OURS, port=50_124))
    assert [path.name for path in folder.iterdir()] == [NOTE]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"http://127.0.0.1:50123\nparola\n",
        b"http://127.0.0.1:porta\nparola\n1\n0.1.0\n",
        b"http://127.0.0.1:70000\nparola\n1\n0.1.0\n",
        b"http://esempio.invalid:80\nparola\n1\n0.1.0\n",
        b"http://127.0.0.1:50123\nparola\nio\n0.1.0\n",
        "http://127.0.0.1:50123\nparòla\n1\n0.1.0\n".encode(),
    ],
)
def test_a_note_that_makes_no_sense_is_no_note(folder: Path, content: bytes) -> None:
    folder.mkdir(parents=True)
    (folder / NOTE).write_bytes(content)
    assert read_note(folder) is None


def test_another_agents_note_stays(folder: Path) -> None:
    write_note(folder, OURS)
    remove_note(folder, replace(OURS, pid=1))
    assert read_note(folder) == OURS
    remove_note(folder, OURS)
    assert read_note(folder) is None


def test_a_file_that_cannot_be_put_in_place_leaves_no_draft(tmp_path: Path) -> None:
    (tmp_path / "nota").mkdir()
    with pytest.raises(OSError, match="nota"):
        write_whole(tmp_path / "nota", b"x", 0o600)
    assert [path.name for path in tmp_path.iterdir()] == ["nota"]


def test_one_agent_at_a_time_holds_the_lock(folder: Path) -> None:
    with only_one(folder) as first, only_one(folder) as second:
        assert (first, second) == (True, False)
    with only_one(folder) as again:
        assert again


def test_a_lock_that_is_a_leftover_holds_nobody_back(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / LOCK).write_bytes(b"1")
    with only_one(folder) as alone:
        assert alone
