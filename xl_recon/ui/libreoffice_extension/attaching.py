"""A LibreOffice that runs already, reached through the pipe its extension has opened for us."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from xl_recon.errors import NoLibreOffice
from xl_recon.ui.libreoffice.bridge import Uno, soffice, uno_bridge
from xl_recon.ui.libreoffice.engine import use
from xl_recon.ui.libreoffice.starting import Office

# Nothing but our extension's own pipes: an address could name another machine.
_ADDRESS = re.compile(r"pipe,name=xl_recon_[0-9a-f]{32}")


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningOffice:
    """A LibreOffice that the user has started: everything of an `Office` but its end."""

    context: Uno
    program: Path
    pid: int = 0  # of no use: we never end it
    visible: bool = True
    is_running: bool = True

    def service(self, name: str) -> Uno:
        """Return one of LibreOffice's services."""
        return self.context.ServiceManager.createInstanceWithContext(name, self.context)

    @contextmanager
    def deadline(self, seconds: float) -> Iterator[None]:  # noqa: ARG002 - it is not ours to end
        """Wait as long as it takes."""
        yield

    def stop(self) -> None:
        """Leave it running."""


def attach(address: str) -> None:
    """Make the LibreOffice at an address the program that xlwings talks to."""
    # What the engine asks of an office is all there; only its class is another one.
    use(cast("Office", running_office(address)))


def running_office(address: str) -> RunningOffice:
    """Return the LibreOffice at an address, or raise `NoLibreOffice`."""
    if not _ADDRESS.fullmatch(address):
        raise NoLibreOffice("no answer")
    bridge = uno_bridge()
    local = bridge.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    refused = bridge.getClass("com.sun.star.connection.NoConnectException")
    try:
        context = resolver.resolve(f"uno:{address};urp;StarOffice.ComponentContext")
    except refused as problem:
        raise NoLibreOffice("no answer") from problem
    return RunningOffice(context=context, program=soffice())
