"""The note by which this user's programs find the running agent, and nobody else's do."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

NOTE = "agent.txt"
LOCK = "agent.lock"
LOOPBACK = "127.0.0.1"
_PORTS = range(1, 65_536)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentNote:
    """Where the agent listens, the word it wants to hear, and who it is."""

    port: int
    token: str
    pid: int
    version: str

    @property
    def address(self) -> str:
        """The beginning of what it is asked for."""
        return f"http://{LOOPBACK}:{self.port}"


def write_note(folder: Path, note: AgentNote) -> Path:
    """Write the note, whole or not at all, into a file that only its owner can read.

    A line each: address, token, process, version. A macro has to read it too.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    text = f"{note.address}\n{note.token}\n{note.pid}\n{note.version}\n"
    write_whole(folder / NOTE, text.encode("ascii"), 0o600)
    return folder / NOTE


def read_note(folder: Path) -> AgentNote | None:
    """Return the note; None where there is none that can be understood."""
    try:
        address, token, pid, version = (folder / NOTE).read_text("ascii").splitlines()
        scheme, _, port = address.rpartition(":")
        found = AgentNote(port=int(port), token=token, pid=int(pid), version=version)
    except (OSError, ValueError):
        return None
    return found if scheme == f"http://{LOOPBACK}" and found.port in _PORTS else None


def remove_note(folder: Path, note: AgentNote) -> None:
    """Take the note away, unless it is another agent's by now."""
    if read_note(folder) == note:
        (folder / NOTE).unlink(missing_ok=True)


def write_whole(path: Path, content: bytes, mode: int) -> None:
    """Put a file in place at once: who reads it sees the old one or the new one."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    try:
        # Made with its mode: no moment in which others could open it.
        with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode), "wb") as stream:
            stream.write(content)
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


@contextmanager
def only_one(folder: Path) -> Iterator[bool]:
    """Whether this process may be the agent; the system lets go of the lock when it dies."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(folder / LOCK, os.O_CREAT | os.O_RDWR, 0o600), "r+b") as stream:
        yield _locked(stream.fileno())


def _locked(handle: int) -> bool:
    try:
        if sys.platform == "win32":  # pragma: no cover
            import msvcrt  # noqa: PLC0415 - there is none elsewhere

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - there is none on Windows

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
