"""Why a rule row cannot serve."""

from __future__ import annotations


class Refused(ValueError):
    """A rule row that we must not guess at; it never leaves this room but as a notice."""

    def __init__(self, code: str, found: str = "") -> None:
        super().__init__(f"{code}: {found}")
        self.code, self.found = code, found
