"""LibreOffice started, awaited and stopped; never one that somebody else has started.

It answers on a named pipe and keeps its settings in a folder of its own, so it disturbs no other
LibreOffice that runs. A call across the pipe has no time limit: `Office.deadline` ends the process
when one hangs, and the call with it.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Timer
from uuid import uuid4

from xl_recon.errors import NoLibreOffice
from xl_recon.ui.libreoffice.bridge import Uno, soffice, uno_bridge

_STEP = 0.05  # seconds between two looks
_GRACE = 10.0  # seconds to end by itself
_OPTIONS = ("--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard")


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A LibreOffice that we have started: `context` is its door, `pid` its process."""

    context: Uno
    process: subprocess.Popen[bytes]
    program: Path
    visible: bool

    @property
    def pid(self) -> int:
        """The number of its process."""
        return self.process.pid

    @property
    def is_running(self) -> bool:
        """Whether it has not ended."""
        return self.process.poll() is None

    def service(self, name: str) -> Uno:
        """Return one of LibreOffice's services."""
        return self.context.ServiceManager.createInstanceWithContext(name, self.context)

    @contextmanager
    def deadline(self, seconds: float) -> Iterator[None]:
        """End the process if the block takes longer, and raise `NoLibreOffice`."""
        with _ended_after(self.process, seconds):
            yield

    def stop(self) -> None:
        """Ask it to end, then end it."""
        with suppress(Exception), _ended_after(self.process, _GRACE):
            self.service("com.sun.star.frame.Desktop").terminate()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(_GRACE)
        _end(self.process)


def start(
    profile: Path, *, program: Path | None = None, visible: bool = False, patience: float = 60
) -> Office:
    """Start LibreOffice with a profile folder and wait until it answers.

    Raise `NoLibreOffice` where it is not there, ends, or has not answered after so many seconds.
    """
    found = program or soffice()
    bridge = uno_bridge()
    pipe = f"xl_recon_{uuid4().hex}"
    process = _started(found, profile, pipe, visible=visible)
    try:
        with _ended_after(process, patience):
            context = _context(bridge, process, pipe)
    except BaseException:
        _end(process)
        raise
    return Office(context=context, process=process, program=found, visible=visible)


def _started(program: Path, profile: Path, pipe: str, *, visible: bool) -> subprocess.Popen[bytes]:
    command = [
        str(program), f"-env:UserInstallation={profile.resolve().as_uri()}", *_OPTIONS,
        *(() if visible else ("--headless",)), f"--accept=pipe,name={pipe};urp;",
    ]  # fmt: skip
    try:
        # A session of its own: what we start is a script or a small program that starts another.
        return subprocess.Popen(  # noqa: S603
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as problem:
        raise NoLibreOffice("not installed") from problem


def _context(bridge: Uno, process: subprocess.Popen[bytes], pipe: str) -> Uno:
    local = bridge.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    address = f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
    refused = bridge.getClass("com.sun.star.connection.NoConnectException")
    while process.poll() is None:
        try:
            return resolver.resolve(address)
        except refused:
            time.sleep(_STEP)
    raise NoLibreOffice("ended")


@contextmanager
def _ended_after(process: subprocess.Popen[bytes], seconds: float) -> Iterator[None]:
    late = Event()

    def end() -> None:
        late.set()
        _end(process)

    timer = Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    except Exception as problem:
        if late.is_set():
            raise NoLibreOffice("no answer") from problem
        raise
    finally:
        timer.cancel()


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process and those it started, by the number of their session."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
