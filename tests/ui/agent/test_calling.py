from __future__ import annotations

import socket
import threading

import pytest

from tests.ui.agent.caller import Caller
from xl_recon.ui.agent.calling import ask, is_alive
from xl_recon.ui.agent.note import AgentNote


def note(port: int, token: str = "parola") -> AgentNote:  # noqa: S107
    return AgentNote(port=port, token=token, pid=1, version="0.1.0")


def test_an_agent_answers_to_its_token_only(agent: Caller) -> None:
    assert is_alive(note(agent.port, agent.token))
    assert not is_alive(note(agent.port))


def test_where_nobody_listens_there_is_no_answer() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        assert ask(note(unused.getsockname()[1]), "GET", "/health") is None


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"SSH-2.0\r\n",
        b"HTTP/1.0 200 OK\r\n\r\n<html>",
        b"HTTP/1.0 200 OK\r\n\r\n[1]",
        b'HTTP/1.0 200 OK\r\n\r\n{"ok": "yes"}',
    ],
)
def test_another_program_on_that_port_is_no_agent(said: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as stranger:
        answering = threading.Thread(target=_answer, args=(stranger, said))
        answering.start()
        assert not is_alive(note(stranger.getsockname()[1]))
        answering.join()


def test_a_program_that_never_answers_is_not_waited_for() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        assert ask(note(mute.getsockname()[1]), "GET", "/health", seconds=0.2) is None


def _answer(stranger: socket.socket, said: bytes) -> None:
    connection, _ = stranger.accept()
    with connection:
        connection.recv(65_536)
        connection.sendall(said)
