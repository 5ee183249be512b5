"""The agent as a user has it: a process of its own, looked at from outside."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.ui.agent.caller import Caller
from tests.ui.agent.conftest import spoken
from xl_recon.ui.agent.calling import is_alive
from xl_recon.ui.agent.note import NOTE, AgentNote, read_note, write_note
from xl_recon.ui.agent.residing import AlreadyRunning, residing, serve
from xl_recon.ui.voice import Language, Voice

VOICE = Voice(Language.ITALIAN)
DEAD = AgentNote(port=9, token="parola", pid=999_999, version="0.0.9")  # noqa: S106
LISTENING = "0A"


@contextmanager
def started(folder: Path) -> Iterator[tuple[subprocess.Popen[str], AgentNote]]:
    """`xl-recon agent run`, once it listens."""
    environment = os.environ | {"XDG_STATE_HOME": str(folder.parent)}
    process = subprocess.Popen(
        [sys.executable, "-m", "xl_recon", "agent", "run"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        yield process, awaited(folder, process)
    finally:
        process.kill()
        process.communicate()


def awaited(folder: Path, process: subprocess.Popen[str]) -> AgentNote:
    for _ in range(300):
        note = read_note(folder)
        if note and note.pid == process.pid and is_alive(note):
            return note
        assert process.poll() is None
        time.sleep(0.1)
    pytest.fail("the agent does not begin")


pytestmark = pytest.mark.skipif(
    sys.platform in {"win32", "darwin"}, reason="the folder is found by Linux's custom here"
)


def test_the_agent_listens_on_loopback_and_nowhere_else(folder: Path) -> None:
    with started(folder) as (process, note):
        assert listening_on(process.pid) == [f"0100007F:{note.port:04X}"]


def test_an_agent_asked_to_end_takes_its_note_away(folder: Path) -> None:
    with started(folder) as (process, note):
        process.terminate()
        assert process.wait(20) == 0
        assert read_note(folder) is None
        assert not is_alive(note)


def test_an_agent_told_to_stop_says_so_and_ends(folder: Path) -> None:
    with started(folder) as (process, note):
        assert Caller(note.port, note.token).call("POST", "/stop").status == 200
        said, wrong = process.communicate(timeout=20)
        assert said.splitlines()[-1] == "L'agente si è fermato."
        assert (process.returncode, wrong) == (0, "")
        assert not (folder / NOTE).exists()


def test_an_interrupted_agent_leaves_no_traceback(folder: Path) -> None:
    with started(folder) as (process, _):
        process.send_signal(signal.SIGINT)
        _, wrong = process.communicate(timeout=20)
        assert (process.returncode, wrong) == (0, "")


def test_a_second_agent_refuses_to_begin_and_says_why(folder: Path) -> None:
    with started(folder) as (_, note):
        environment = os.environ | {"XDG_STATE_HOME": str(folder.parent)}
        second = subprocess.run(
            [sys.executable, "-m", "xl_recon", "agent", "run"],
            env=environment,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        assert second.returncode == 3
        assert second.stderr.startswith(f"L'agente è già in funzione (processo {note.pid})")
        assert read_note(folder) == note
        assert is_alive(note)


def test_an_agent_that_was_killed_is_followed_by_another_with_another_token(folder: Path) -> None:
    with started(folder) as (process, killed):
        process.kill()
        process.wait()
        assert read_note(folder) == killed
        with started(folder) as (_, note):
            assert note.pid != killed.pid
            assert note.token != killed.token
            old = Caller(note.port, killed.token).call("GET", "/health")
            assert old.status == 401


def test_a_dead_agents_note_is_replaced(folder: Path) -> None:
    write_note(folder, DEAD)
    with residing(folder, VOICE, spoken) as server:
        assert read_note(folder) == server.note(os.getpid(), "0.1.0")
    assert read_note(folder) is None


def test_an_agent_that_has_not_left_its_note_yet_is_noticed_all_the_same(folder: Path) -> None:
    with residing(folder, VOICE, spoken):
        (folder / NOTE).unlink()
        with pytest.raises(AlreadyRunning) as refused, residing(folder, VOICE, spoken):
            pass
        assert refused.value.pid == 0


def test_each_agent_has_a_token_that_nobody_can_guess(folder: Path) -> None:
    tokens = set()
    for _ in range(3):
        with residing(folder, VOICE, spoken) as server:
            tokens.add(server.token)
    assert len(tokens) == 3
    assert all(len(token) >= 43 for token in tokens)  # 32 bytes in base 64


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_serving_and_leaves_signals_as_they_were(
    folder: Path, number: signal.Signals
) -> None:
    before = signal.getsignal(signal.SIGTERM)
    with residing(folder, VOICE, spoken) as server:
        threading.Timer(0.3, os.kill, (os.getpid(), number)).start()
        serve(server)
    assert signal.getsignal(signal.SIGTERM) is before
    assert read_note(folder) is None


def test_serving_ends_when_it_is_asked_to(folder: Path) -> None:
    with residing(folder, VOICE, spoken) as server:
        caller = Caller(server.server_port, server.token)
        threading.Timer(0.1, caller.call, ("POST", "/stop")).start()
        serve(server)
    assert read_note(folder) is None


def listening_on(pid: int) -> list[str]:
    """The addresses, as Linux writes them, on which a process waits to be called."""
    inodes = {str(link.readlink()) for link in Path(f"/proc/{pid}/fd").iterdir()}
    found = []
    for table in ("tcp", "tcp6", "udp", "udp6"):
        for line in Path(f"/proc/{pid}/net/{table}").read_text("ascii").splitlines()[1:]:
            columns = line.split()
            if f"socket:[{columns[9]}]" in inodes and (
                columns[3] == LISTENING or table.startswith("udp")
            ):
                found.append(columns[1])
    return found
