"""Whether a movement is booked, by what the bank writes beside it or above its table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from xl_recon.readers.statements.table.columns import Column, Kind
from xl_recon.readers.statements.table.status_words import (
    names_balance,
    says_booked,
    says_pending,
    says_refused,
)
from xl_recon.readers.statements.table.tables import Row, Table
from xl_recon.readers.statements.table.values import is_number
from xl_recon.readers.statements.table.words import Role
from xl_recon.records.statement import LineStatus

_FEW = 8
_LONGEST = 40
_LONGEST_TITLE = 60
_TITLES_ABOVE = 2


def status_columns(columns: tuple[Column, ...]) -> tuple[int, ...]:
    """Return the columns that say of each movement whether it is booked."""
    return tuple(column.index for column in columns if _is_status(column))


def status_of(row: Row, columns: tuple[int, ...]) -> LineStatus:
    """Return what the row's own cells say; booked where they say nothing."""
    if any(map(names_balance, row)):
        return LineStatus.INFO
    found = {_status(row[index]) for index in columns}
    return next(
        (status for status in (LineStatus.INFO, LineStatus.PENDING) if status in found),
        LineStatus.BOOKED,
    )


def is_pending_table(table: Table) -> bool:
    """Whether the title right above the table says that nothing in it is booked."""
    titles = [row for row in table.titles if not any(map(is_number, row))]
    return any(_is_pending_title(row) for row in titles[-_TITLES_ABOVE:])


def pending_below(rows: Sequence[Row]) -> Iterator[bool]:
    """Yield for each row whether it stands below a title that says so, amid the movements."""
    pending = False
    for row in rows:
        title = _only_cell(row)
        if title:
            pending = says_pending(title) or (pending and not says_booked(title))
        yield pending


def _only_cell(row: Row) -> str:
    filled = [cell for cell in row if cell]
    return filled[0] if len(filled) == 1 and len(filled[0]) <= _LONGEST_TITLE else ""


def _is_pending_title(row: Row) -> bool:
    return any(says_pending(cell) for cell in row if 0 < len(cell) <= _LONGEST_TITLE)


def _is_status(column: Column) -> bool:
    """By its heading, or by a few short words of which one is known."""
    if column.kind is Kind.DATE:  # `vorgemerkt`, in the place of the day
        return any(_status(text) is not LineStatus.BOOKED for text in column.odd)
    if column.kind is not Kind.TEXT or len(column.texts) > _FEW:
        return False
    if Role.STATUS in column.roles:
        return True
    short = all(len(text) <= _LONGEST for text in column.texts)
    return (
        short
        and not column.roles & {Role.TEXT, Role.NAME}
        and (any(_status(text) is not LineStatus.BOOKED for text in column.texts))
    )


@lru_cache(4096)
def _status(text: str) -> LineStatus:
    if says_pending(text):
        return LineStatus.PENDING
    return LineStatus.INFO if says_refused(text) else LineStatus.BOOKED
