"""Questions to a person at the screen that yes or no answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Answerer = Callable[[str], bool]

_ANSWERER: ContextVar[Answerer | None] = ContextVar("who answers", default=None)


@contextmanager
def answering(answerer: Answerer) -> Iterator[None]:
    """Let a person at the screen answer, for as long as this is open."""
    token = _ANSWERER.set(answerer)
    try:
        yield
    finally:
        _ANSWERER.reset(token)


def is_answering() -> bool:
    """Whether somebody at the screen can be asked."""
    return _ANSWERER.get() is not None


def agreed(question: str) -> bool:
    """Whether a person says yes; nobody there says no."""
    answerer = _ANSWERER.get()
    return answerer is not None and answerer(question)
