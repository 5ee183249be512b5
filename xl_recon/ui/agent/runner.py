"""One command at a time, each a process of its own, ended by its number and no other's."""

from __future__ import annotations

import queue
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import IO

from xl_recon.ui.agent.orders import Order
from xl_recon.ui.exit_codes import ExitCode

_GRACE = 5.0  # seconds between asking a command to end and ending it
_MOST_WORDS = 65_536  # bytes from the end of what it said


class Busy(RuntimeError):
    """Another command runs."""

    def __init__(self, running: Order) -> None:
        super().__init__(running.command)
        self.running = running


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a command ended. `status` is None where it was ended, `sentence` the last it said."""

    order: Order
    status: int | None
    sentence: str

    @property
    def is_done(self) -> bool:
        """Whether the errand was carried out, even if something needs a look."""
        return self.status in {ExitCode.DONE, ExitCode.NEEDS_PERSON}


class Errand:
    """A command at work."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self._ended: queue.Queue[Ended] = queue.Queue()

    def ended(self) -> Ended:
        """How it ended, once it has; to be asked for once."""
        return self._ended.get()

    def end(self, ended: Ended) -> None:
        """Say how it ended."""
        self._ended.put(ended)


class Runner:
    """Starts commands; `call` makes an order's argument list, `limit` is in seconds."""

    def __init__(self, call: Callable[[Order], Sequence[str]], *, limit: float) -> None:
        self._call, self._limit = call, limit
        self._lock = threading.Lock()
        self._now: Errand | None = None
        self._child: subprocess.Popen[bytes] | None = None
        self._closed = False
        self.last: Ended | None = None

    @property
    def running(self) -> Order | None:
        """What runs now."""
        now = self._now
        return now.order if now else None

    def start(self, order: Order) -> Errand:
        """Start a command, or raise `Busy`."""
        with self._lock:
            if self._now is not None:
                raise Busy(self._now.order)
            errand = self._now = Errand(order)
        threading.Thread(target=self._work, args=(errand,), daemon=True).start()
        return errand

    def close(self) -> None:
        """End the command that runs, and start no other."""
        with self._lock:
            self._closed, child = True, self._child
        if child:
            _end(child)

    def _work(self, errand: Errand) -> None:
        try:
            ended = self._ran(errand.order)
        except OSError:  # no such program, no room for what it says
            ended = Ended(order=errand.order, status=ExitCode.REFUSED, sentence="")
        with self._lock:
            self.last, self._child, self._now = ended, None, None
        errand.end(ended)

    def _ran(self, order: Order) -> Ended:
        # Files, not pipes: what a command leaves running cannot keep us waiting for their end.
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            status = self._status(self._call(order), out, err)
            return _ended(order, status, _lines(out), _lines(err))

    def _status(self, call: Sequence[str], out: IO[bytes], err: IO[bytes]) -> int | None:
        with self._lock:
            if self._closed:
                return None
            child = self._child = subprocess.Popen(  # noqa: S603 - no shell; a list of our own
                call, stdin=subprocess.DEVNULL, stdout=out, stderr=err, creationflags=_flags()
            )
        try:
            return child.wait(self._limit)
        except subprocess.TimeoutExpired:
            _end(child)
            return None


def _end(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    try:
        child.wait(_GRACE)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def _ended(order: Order, status: int | None, out: Sequence[str], err: Sequence[str]) -> Ended:
    """The sentence that counts: the result comes last; what a wrong call lacks, first."""
    match status:
        case ExitCode.DONE | ExitCode.NEEDS_PERSON if out:
            sentence = out[-1]
        case ExitCode.NEEDS_PERSON:  # Python's own status where the program did not even begin
            status, sentence = ExitCode.REFUSED, ""
        case ExitCode.WRONG_CALL:
            sentence = err[0] if err else ""
        case _:
            sentence = err[-1] if err else ""
    return Ended(order=order, status=status, sentence=sentence)


def _lines(stream: IO[bytes]) -> list[str]:
    stream.seek(0, 2)
    stream.seek(max(0, stream.tell() - _MOST_WORDS))
    lines = stream.read().decode("utf-8", "replace").splitlines()
    return [line.strip() for line in lines if line.strip()]


def _flags() -> int:
    """On Windows, no console window flashes up."""
    if sys.platform == "win32":  # pragma: no cover
        return subprocess.CREATE_NO_WINDOW
    return 0
