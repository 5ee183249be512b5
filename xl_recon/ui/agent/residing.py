"""The agent's life: it comes alone, leaves its note, listens, and takes the note away."""

from __future__ import annotations

import os
import secrets
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from types import FrameType

from xl_recon.ui.agent.calling import is_alive
from xl_recon.ui.agent.note import AgentNote, only_one, read_note, remove_note, write_note
from xl_recon.ui.agent.orders import Order
from xl_recon.ui.agent.replies import Replies
from xl_recon.ui.agent.runner import Runner
from xl_recon.ui.agent.server import AgentServer
from xl_recon.ui.voice import Voice

TIME_LIMIT = 15 * 60.0  # seconds for one command
_TOKEN_BYTES = 32


class AlreadyRunning(RuntimeError):
    """Another agent of this user's runs; `pid` is 0 where it has left no note."""

    def __init__(self, pid: int) -> None:
        super().__init__(f"agent {pid}")
        self.pid = pid


@contextmanager
def residing(
    folder: Path, voice: Voice, call: Callable[[Order], Sequence[str]], limit: float = TIME_LIMIT
) -> Iterator[AgentServer]:
    """Yield a server that is ready to serve, or raise `AlreadyRunning`.

    A note that a dead agent left is replaced.
    """
    with only_one(folder) as alone:
        found = read_note(folder)
        if not alone or (found and is_alive(found)):
            raise AlreadyRunning(found.pid if found else 0)
        runner = Runner(call, limit=limit)
        server = _server(runner, voice, limit)
        note = server.note(os.getpid(), version("xl-recon"))
        with server, _noted(folder, note):
            try:
                yield server
            finally:
                runner.close()


def serve(server: AgentServer) -> None:
    """Serve until somebody asks us to stop: `/stop`, Ctrl+C, or the system."""
    before = signal.signal(signal.SIGTERM, _leave)
    try:
        server.serve_forever(poll_interval=0.2)
    except (KeyboardInterrupt, SystemExit):
        return
    finally:
        signal.signal(signal.SIGTERM, before)


def _leave(number: int, _: FrameType | None) -> None:
    raise SystemExit(number)


def _server(runner: Runner, voice: Voice, limit: float) -> AgentServer:
    replies = Replies(voice, version=version("xl-recon"), pid=os.getpid(), limit=limit)
    return AgentServer(runner, replies, token=secrets.token_urlsafe(_TOKEN_BYTES))


@contextmanager
def _noted(folder: Path, note: AgentNote) -> Iterator[None]:
    write_note(folder, note)
    try:
        yield
    finally:
        remove_note(folder, note)
