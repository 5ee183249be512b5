"""What has been done so far, so that it can be put back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress


class Undoing:
    """Steps that put back what was done; and those that can only be done at the very end."""

    def __init__(self) -> None:
        self._back: list[Callable[[], object]] = []
        self._last: list[Callable[[], object]] = []

    def note(self, back: Callable[[], object]) -> None:
        """Note how to put something back.

        What may be put back without having been done, before it is done; the others right after.
        """
        self._back.append(back)

    def at_last(self, step: Callable[[], object]) -> None:
        """Note a step that cannot be put back."""
        self._last.append(step)

    def finish(self) -> None:
        """Take the steps that cannot be put back."""
        for step in self._last:
            step()

    def put_back(self) -> bool:
        """Put back everything, the last first; return whether each step went well."""
        whole = True
        for back in reversed(self._back):
            done = False
            with suppress(Exception):
                back()
                done = True
            whole = whole and done
        return whole
