"""The log of changes: what a batch did to which cells, so that it can be undone days later."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from xl_recon.records.journal import FieldValue

COLOUR = "(colore)"
ROW = "(riga)"
REMOVED = "(riga tolta)"
ORDER = "(ordine)"
NEW_ORDER = "(nuovo ordine)"
DIGEST_LENGTH = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedChange:
    """One line of the log: the same column, before and after for all rows with these Ids.

    `column` is a heading as it stood on the sheet, or `COLOUR`, or `ROW` for added rows, whose
    `after` holds a short digest a row in the order of the Ids, or `ORDER` for rows that were put
    into another order: their Ids as they stood before, as `ordered_ranges` writes them, and in
    a line of `NEW_ORDER` as they stood after, or `REMOVED` for rows that were taken away, whose
    `before` holds their values.
    """

    batch: int
    table: str
    column: str
    before: FieldValue
    after: FieldValue
    ids: str  # as `id_ranges` writes them


def row_digest(values: Iterable[FieldValue]) -> str:
    """Return five characters that change when a row's values do (30 bits of BLAKE2)."""
    text = "\x1f".join(_stable(value) for value in values)
    return b64encode(hashlib.blake2b(text.encode(), digest_size=6).digest())[
        :DIGEST_LENGTH
    ].decode()


def _stable(value: FieldValue) -> str:
    match value:
        case None:
            return ""
        case Decimal():
            return f"{value:.2f}"
        case datetime():
            return value.isoformat()
        case date():
            return value.isoformat()
        case _:
            return str(value)
