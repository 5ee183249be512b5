"""Which journal rows hold lines for certain: by the bank's reference, else by dates and text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from xl_recon.matching.folding import folded
from xl_recon.matching.movements import Movement, real_reference

_Key = tuple[object, ...]


def holders(lines: Sequence[Movement], known: Sequence[Movement]) -> list[int | None]:
    """Return the place in `known` that holds each line; the closest likeness chooses first."""
    filed = _filed(known)
    taken: set[int] = set()
    holders: list[int | None] = [None] * len(lines)
    for likenesses in zip(*map(_likenesses, lines), strict=True):
        for position, key in enumerate(likenesses):
            if holders[position] is None and key in filed:
                holders[position] = _first_free(filed[key], taken)
    return holders


def _filed(known: Sequence[Movement]) -> dict[_Key | None, list[int]]:
    filed: dict[_Key | None, list[int]] = defaultdict(list)
    for place in reversed(range(len(known))):
        for key in _labels(known[place]):
            filed[key].append(place)
    return filed


def _first_free(places: list[int], taken: set[int]) -> int | None:
    while places:
        place = places.pop()
        if place not in taken:
            taken.add(place)
            return place
    return None


def _labels(row: Movement) -> Iterator[_Key]:
    """Yield all that a row can be recognised by."""
    reference = real_reference(row.reference)
    has_reference = bool(reference)
    if has_reference:
        yield (reference,)
    for text in {_comparable(row.text), _comparable(row.moved_text or row.text)}:
        if has_reference:
            yield (reference, text)
        yield (text, row.value_date, has_reference)
        yield (text, "any day", has_reference)


def _likenesses(line: Movement) -> tuple[_Key | None, ...]:
    """Return what a line is looked up by, the surest first.

    Two different references are two payments, whatever the text. A missing value date fits any.
    """
    reference = real_reference(line.reference)
    text = _comparable(line.text)
    undated = "any day" if line.value_date is None else None
    return (
        (reference, text) if reference else None,
        (reference,) if reference else None,
        (text, line.value_date, False),
        None if reference else (text, line.value_date, True),
        (text, undated, False),
        None if reference else (text, undated, True),
    )


def _comparable(text: str) -> str:
    """Return a text as it reads back from a sheet, which drops control characters."""
    if not text.isprintable():
        text = "".join(mark for mark in text if mark.isprintable() or mark.isspace())
    return folded(text)
