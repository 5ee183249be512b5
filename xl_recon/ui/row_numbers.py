"""Row numbers as one writes them: `5-9,12`."""

from __future__ import annotations

from collections.abc import Iterable

from xl_recon.records.row_ids import id_ranges, ids_of

_MOST_SHOWN = 8


def row_ranges(rows: Iterable[int]) -> str:
    """Return rows as ranges; of a long list the beginning.

    >>> row_ranges([12, 5, 6, 7])
    '5-7, 12'
    """
    ranges = id_ranges(rows).split(",")
    shown = ", ".join(ranges[:_MOST_SHOWN])
    return f"{shown}, …" if len(ranges) > _MOST_SHOWN else shown


def rows_of(text: str) -> frozenset[int]:
    """Return the rows that `5-9,12` names; raise ValueError where it names none.

    >>> sorted(rows_of("5-7, 12"))
    [5, 6, 7, 12]
    """
    rows = frozenset(ids_of(text))
    if not rows or min(rows) < 1:
        raise ValueError(f"no rows: {text!r}")
    return rows
