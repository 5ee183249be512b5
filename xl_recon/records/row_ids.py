"""Sets of row Ids as the log of changes writes them: `1-40,45`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def id_ranges(ids: Iterable[int]) -> str:
    """Return Ids as ranges, ascending.

    >>> id_ranges([3, 1, 2, 7])
    '1-3,7'
    """
    return ",".join(
        str(first) if first == last else f"{first}-{last}" for first, last in _runs(sorted(ids))
    )


def ordered_ranges(ids: Iterable[int]) -> str:
    """Return Ids in their own order; `ids_of` reads them in the same.

    >>> ordered_ranges([5, 6, 7, 2, 1])
    '5-7,2,1'
    """
    return ",".join(
        str(first) if first == last else f"{first}-{last}" for first, last in _runs(list(ids))
    )


def ids_of(ranges: str) -> list[int]:
    """Return the Ids that ranges name; raise ValueError where they are no ranges.

    >>> ids_of("1-3,7")
    [1, 2, 3, 7]
    """
    ids: list[int] = []
    for part in filter(None, ranges.replace(" ", "").split(",")):
        first, _, last = part.partition("-")
        ids.extend(range(int(first), int(last or first) + 1))
    return ids


def cut_ranges(ranges: str, limit: int) -> list[str]:
    """Return the same ranges in texts of at most `limit` characters."""
    texts = []
    while len(ranges) > limit:
        place = ranges.rindex(",", 0, limit + 1)
        texts.append(ranges[:place])
        ranges = ranges[place + 1 :]
    return [*texts, ranges]


def _runs(ids: list[int]) -> Iterator[tuple[int, int]]:
    if not ids:
        return
    first = last = ids[0]
    for number in ids[1:]:
        if number not in {last, last + 1}:
            yield first, last
            first = number
        last = number
    yield first, last
