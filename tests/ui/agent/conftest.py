from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.agent.caller import Caller
from xl_recon.ui.agent.orders import Order
from xl_recon.ui.agent.residing import residing
from xl_recon.ui.voice import Language, Voice

# What stands for `xl-recon live`: the book's name is the Python that it runs.
LIMIT = 60.0


def spoken(order: Order) -> list[str]:
    return [sys.executable, "-I", "-c", order.book]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "xl-recon"


@pytest.fixture
def agent(folder: Path) -> Iterator[Caller]:
    """An agent on a real port, whose commands are as long and as loud as a test says."""
    with residing(folder, Voice(Language.ITALIAN), spoken, LIMIT) as server:
        server.slowest = 0.5
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield Caller(server.server_port, server.token)
        server.shutdown()
        thread.join()
