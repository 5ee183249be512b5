"""A document as it arrived."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Self

_HEAD_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class Document:
    """A file's name and a way to its bytes; readers never open files themselves.

    `opened` gives a fresh binary stream from the start each time, so that a reader of a large
    file need not hold it whole.
    """

    name: str
    opened: Callable[[], IO[bytes]]

    @classmethod
    def of(cls, name: str, content: bytes) -> Self:
        """A document held in memory."""
        return cls(name, lambda: BytesIO(content))

    @property
    def head(self) -> bytes:
        """The first bytes, enough to recognise a format by."""
        with self.opened() as stream:
            return stream.read(_HEAD_BYTES)

    @property
    def content(self) -> bytes:
        """All of it."""
        with self.opened() as stream:
            return stream.read()
