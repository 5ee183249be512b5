"""The exit status of a command, for scripts."""

from __future__ import annotations

from enum import IntEnum

from xl_recon.errors import CannotWrite, XlReconError


class ExitCode(IntEnum):
    """What a command ends with."""

    DONE = 0
    NEEDS_PERSON = 1
    WRONG_CALL = 2
    REFUSED = 3
    CANNOT_WRITE = 4

    @classmethod
    def of(cls, error: XlReconError) -> ExitCode:
        """The exit status of an error that ends a command."""
        return cls.CANNOT_WRITE if isinstance(error, CannotWrite) else cls.REFUSED
