"""Progress on a terminal; nothing in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TypeVar

Item = TypeVar("Item")

_LARGE = 4_000_000  # bytes of a workbook from which on one has to wait


def each(items: Sequence[Item], label: str) -> Iterable[Item]:
    """Return the items, with a bar while a person goes through several on a terminal."""
    if len(items) == 1 or not _is_watched():
        return items
    return _with_bar(items, label)


def waiting(label: str, path: Path) -> AbstractContextManager[object]:
    """Show that a large workbook is being worked on."""
    if not _is_watched() or not path.is_file() or path.stat().st_size < _LARGE:
        return nullcontext()
    from rich.console import Console  # noqa: PLC0415 - slow, and only a terminal needs it

    return Console(stderr=True).status(label)


def _with_bar(items: Sequence[Item], label: str) -> Iterator[Item]:
    from rich.console import Console  # noqa: PLC0415 - slow, and only a terminal needs it
    from rich.progress import track  # noqa: PLC0415

    yield from track(items, description=label, console=Console(stderr=True), transient=True)


def _is_watched() -> bool:
    return sys.stderr.isatty()
