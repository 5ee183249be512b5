"""Why a rule row cannot serve."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class Refused(ValueError):
    """A rule row that we must not guess at; it never leaves this room but as a notice.

    `field` is the column at fault, by the table's names, and `row` the row, where these are known.
    """

    def __init__(self, code: str, found: str = "", field: str = "", row: int | None = None) -> None:
        super().__init__(f"{code}: {found}")
        self.code, self.found, self.field, self.row = code, found, field, row


@contextmanager
def reading(field: str, row: int | None = None) -> Iterator[None]:
    """Say of what is refused inside which cell it stands in, unless that is said already."""
    try:
        yield
    except Refused as refused:
        refused.field = refused.field or field
        refused.row = row if refused.row is None else refused.row
        raise
