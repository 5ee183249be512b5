from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.agent.caller import Caller
from tests.ui.agent.conftest import spoken
from tests.ui.running import CommandLine
from xl_recon.ui.agent.note import AgentNote, read_note, write_note
from xl_recon.ui.agent.residing import residing
from xl_recon.ui.voice import Language, Voice

DEAD = AgentNote(port=9, token="parola", pid=999_999, version="0.0.9")  # noqa: S106
pytestmark = pytest.mark.skipif(
    sys.platform in {"win32", "darwin"}, reason="the folders are found by Linux's custom here"
)


@pytest.fixture
def login(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config" / "autostart" / "xl-recon-agent.desktop"


@pytest.fixture
def own(xl_recon: CommandLine, folder: Path) -> Iterator[Caller]:
    """An agent where the commands look for theirs."""
    assert xl_recon("agent", "--help").status == 0
    with residing(folder, Voice(Language.ITALIAN), spoken) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield Caller(server.server_port, server.token)
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("command", ["run", "status", "stop", "install", "uninstall"])
def test_each_command_explains_itself(xl_recon: CommandLine, command: str, language: str) -> None:
    ran = xl_recon("agent", command, "--help", "--lang", language)
    assert ran.status == 0
    assert f"xl-recon agent {command} " in ran.out


def test_without_an_agent_it_is_told_how_to_start_one(xl_recon: CommandLine, login: Path) -> None:
    ran = xl_recon("agent", "status")
    assert ran.status == 1
    assert ran.out.splitlines() == [
        "L'agente non è in funzione. Per avviarlo: xl-recon agent run.",
        "Non parte da solo all'accesso. Per farlo partire: xl-recon agent install.",
    ]
    assert xl_recon("agent", "status", "--json").json == {"running": False, "at_login": False}
    assert not login.exists()


def test_a_running_agent_tells_what_it_does(
    xl_recon: CommandLine, own: Caller, login: Path
) -> None:
    own.order(book="import time; time.sleep(30)", wait=False)
    ran = xl_recon("agent", "status")
    assert ran.status == 0
    assert ran.out.startswith("L'agente è in funzione: processo ")
    assert "Comando in corso: apply." in ran.out
    assert xl_recon("agent", "status", "--json").json["port"] == own.port
    assert not login.exists()


def test_a_running_agent_is_not_started_twice(xl_recon: CommandLine, own: Caller) -> None:
    ran = xl_recon("agent", "run")
    assert ran.status == 3
    assert "è già in funzione" in ran.err
    assert own.health()["ok"]


def test_an_agent_at_work_does_not_stop(xl_recon: CommandLine, own: Caller) -> None:
    own.order(book="import time; time.sleep(30)", wait=False)
    ran = xl_recon("agent", "stop")
    assert ran.status == 3
    assert ran.err.startswith("È ancora in corso il comando apply.")


def test_an_idle_agent_stops(xl_recon: CommandLine, own: Caller) -> None:
    assert own.health()["ok"]
    ran = xl_recon("agent", "stop")
    assert (ran.status, ran.out) == (0, "L'agente si è fermato.\n")


def test_stopping_a_dead_agent_clears_its_note_away(xl_recon: CommandLine, folder: Path) -> None:
    write_note(folder, DEAD)
    ran = xl_recon("agent", "stop")
    assert (ran.status, ran.out) == (
        0,
        "L'agente non è in funzione. Per avviarlo: xl-recon agent run.\n",
    )
    assert read_note(folder) is None
    assert xl_recon("agent", "stop").status == 0


def test_the_agent_starts_at_login_from_then_on(xl_recon: CommandLine, login: Path) -> None:
    ran = xl_recon("agent", "install")
    assert ran.status == 0
    assert str(login) in ran.out
    assert sys.executable in login.read_text("utf-8")
    assert "Parte da solo all'accesso." in xl_recon("agent", "status").out


def test_the_agent_keeps_the_language_it_was_installed_with(
    xl_recon: CommandLine, login: Path
) -> None:
    assert xl_recon("agent", "install", "--lang", "en").status == 0
    assert '"--lang" "en"' in login.read_text("utf-8")


def test_uninstalled_it_no_longer_starts(xl_recon: CommandLine, login: Path) -> None:
    xl_recon("agent", "install")
    ran = xl_recon("agent", "uninstall")
    assert (ran.status, ran.out) == (0, "L'agente non parte più da solo all'accesso.\n")
    assert not login.exists()
    assert xl_recon("agent", "uninstall").out.startswith("Non parte da solo all'accesso.")


@pytest.mark.parametrize("command", ["install", "uninstall", "run"])
def test_a_folder_that_cannot_be_written_is_named(
    xl_recon: CommandLine, login: Path, folder: Path, command: str
) -> None:
    for blocked in (login.parent, folder):
        blocked.parent.mkdir(parents=True)
        blocked.write_bytes(b"a file where a folder should be")
    ran = xl_recon("agent", command)
    assert ran.status == 3
    assert ran.err.startswith("Qui non si può scrivere: ")
