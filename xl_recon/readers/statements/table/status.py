"""Whether a movement is booked, by what the bank writes beside it or above its table."""

from __future__ import annotations

import re
from functools import lru_cache

from xl_recon.readers.statements.table.columns import Column, Kind
from xl_recon.readers.statements.table.tables import Row, Table
from xl_recon.readers.statements.table.words import Role, folded_heading
from xl_recon.records.statement import LineStatus

_FEW = 8
_LONGEST = 40
_TITLES_ABOVE = 2
_PENDING = re.compile(
    r"pending|pdng|autoriz|authori[sz]ed|in sospeso|"
    r"non contabil|da contabil|vorgemerkt|ausstehend|"
    r"en attente|provvisor|provisor|reserv|prenotat|очакване|блокиран|in elaborazione|"
    r"^(en|in) (cours|corso)$|unbooked|nicht gebucht|pendiente|asteptare|"
    r"non comptab|a venir|vorbehalt"
)
# A row that only says what is in the account, dated like a movement.
_BALANCE = re.compile(
    r"(?i)(?:saldo (?:contabile )?(?:iniziale|finale|precedente)|anfangssaldo|schlusssaldo|"
    r"endsaldo|saldovortrag|solde (?:initial|final|pr.c.dent)|(?:opening|closing|starting|"
    r"ending) balance|"
    r"balance (?:brought|carried) forward|saldo (?:inicial|final|anterior)|"
    r"sold (?:ini.ial|final)|начално салдо|крайно салдо)\b"
)
_INFO = re.compile(
    r"revert|declin|failed|cancel|annul|rifiut|reject|abgelehnt|storniert|refus|expired|fallit|"
    r"fehlgeschlagen|ruckgangig|rechaz|отказан"
)


def status_columns(columns: tuple[Column, ...]) -> tuple[int, ...]:
    """Return the columns that say of each movement whether it is booked."""
    return tuple(column.index for column in columns if _is_status(column))


def status_of(row: Row, columns: tuple[int, ...]) -> LineStatus:
    """Return what the row's own cells say; booked where they say nothing."""
    if any(map(_BALANCE.match, row)):
        return LineStatus.INFO
    found = {_status(row[index]) for index in columns}
    return next(
        (status for status in (LineStatus.INFO, LineStatus.PENDING) if status in found),
        LineStatus.BOOKED,
    )


def is_pending_table(table: Table) -> bool:
    """Whether the title right above the table says that nothing in it is booked."""
    titles = table.titles[-_TITLES_ABOVE:]
    return any(_PENDING.search(folded_heading(cell)) for row in titles for cell in row if cell)


def _is_status(column: Column) -> bool:
    """By its heading, or by a few short words of which one is known."""
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
    folded = folded_heading(text)
    if _PENDING.search(folded):
        return LineStatus.PENDING
    return LineStatus.INFO if _INFO.search(folded) else LineStatus.BOOKED
