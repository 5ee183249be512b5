"""Which amounts give a sum exactly, and whether only they do.

The search takes the amounts from the largest down and asks before each step whether what is left
can be reached with those that follow. The reachable sums are bits of one large integer, coarser
than a cent where the sum is large; then a step may turn out wrong, and the search goes back. The
smallest amounts are not searched: all their sums are known beforehand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from math import gcd

_MOST_BITS = 500_000  # of a table of reachable sums
_MOST_STEPS = 25_000
_TAIL = 12  # amounts whose sums are all worked out
_MOST_AMOUNTS = 200
_TWO = 2


class Found(StrEnum):
    """How a search ended."""

    ONE = "one"
    NONE = "none"
    SEVERAL = "several"
    GAVE_UP = "gave up"  # it would have taken too long


@dataclass(frozen=True, slots=True)
class Combination:
    """The places of the amounts, ascending; empty unless one combination was found."""

    found: Found
    places: tuple[int, ...] = ()


def unique_combination(target: Decimal, amounts: Sequence[Decimal]) -> Combination:
    """Return the only set of amounts (of either sign) that adds up to `target`.

    >>> unique_combination(Decimal(30), [Decimal(10), Decimal(50), Decimal(20)])
    Combination(found=<Found.ONE: 'one'>, places=(0, 2))
    """
    if len(amounts) > _MOST_AMOUNTS:
        return Combination(Found.GAVE_UP)
    step = min((_exponent(amount) for amount in (target, *amounts)), default=0)
    wanted, *units = (int(amount.scaleb(-step)) for amount in (target, *amounts))
    # Leaving a negative amount out is the same as taking its size towards a larger sum.
    negative = [unit for unit in units if unit < 0]
    found = _search(wanted - sum(negative), [abs(unit) for unit in units])
    if not isinstance(found, list):
        return Combination(found)
    chosen = set(found)
    places = (at for at, unit in enumerate(units) if (at in chosen) is (unit > 0))
    return Combination(Found.ONE, tuple(places))


def _exponent(amount: Decimal) -> int:
    exponent = amount.as_tuple().exponent
    return min(exponent, 0) if isinstance(exponent, int) else 0


def _search(target: int, sizes: Sequence[int]) -> list[int] | Found:
    """Return the places of the only subset with this sum, or why there is none."""
    if not target:
        return []
    fitting = (at for at, size in enumerate(sizes) if 0 < size <= target)
    order = sorted(fitting, key=lambda at: -sizes[at])
    unit = gcd(*(sizes[at] for at in order))
    if not unit or target % unit:
        return Found.NONE
    ordered = [sizes[at] // unit for at in order]
    search = _Search(target // unit, ordered)
    try:
        subsets = [subset for _, subset in zip(range(_TWO), search.subsets(), strict=False)]
    except _TooLongError:
        return Found.GAVE_UP
    if len(subsets) != 1:
        return Found.SEVERAL if subsets else Found.NONE
    return sorted(order[at] for at in subsets[0])


class _TooLongError(Exception):
    """The search has taken its share of steps."""


class _Search:
    """Subsets of descending sizes, one after the other."""

    def __init__(self, target: int, sizes: Sequence[int]) -> None:
        self._target, self._sizes = target, sizes
        self._scale = target // _MOST_BITS + 1
        self._tables = self._reachable()
        self._tail = max(len(sizes) - _TAIL, 0)
        self._tail_sums = _all_sums(sizes[self._tail :], self._tail)
        self._steps = 0

    def subsets(self) -> Iterator[tuple[int, ...]]:
        """Yield subsets with the sum, as places: all, or two at least."""
        waiting: list[tuple[int, int, tuple[int, ...]]] = [(0, self._target, ())]
        while waiting:
            place, left, taken = waiting.pop()
            self._steps += 1
            if self._steps > _MOST_STEPS:
                raise _TooLongError
            if place == self._tail:
                for rest in self._tail_sums.get(left, ()):
                    yield taken + rest
                continue
            size = self._sizes[place]
            if self._may_reach(place + 1, left):
                waiting.append((place + 1, left, taken))
            if size <= left and self._may_reach(place + 1, left - size):
                waiting.append((place + 1, left - size, (*taken, place)))

    def _may_reach(self, place: int, left: int) -> bool:
        coarse = left // self._scale
        return bool(self._tables[place][coarse >> 3] >> (coarse & 7) & 1)

    def _reachable(self) -> list[bytes]:
        """For each place the sums that the sizes from there on may give."""
        width = self._target // self._scale + 1
        mask = (1 << width) - 1
        reach, tables = 1, []
        for count, size in enumerate((0, *reversed(self._sizes))):
            reach |= (reach << size // self._scale) & mask
            # Each size lost less than one step to the coarser scale.
            slack = count if self._scale > 1 else 0
            tables.append(_spread(reach, slack, mask).to_bytes((width + 7) // 8, "little"))
        return tables[::-1]


def _all_sums(sizes: Sequence[int], first: int) -> dict[int, list[tuple[int, ...]]]:
    """Every sum that the sizes give, each with the first two ways to it."""
    sums: dict[int, list[tuple[int, ...]]] = {0: [()]}
    for place, size in enumerate(sizes, first):
        grown = [(left + size, (*way, place)) for left, ways in sums.items() for way in ways]
        for total, way in grown:
            ways = sums.setdefault(total, [])
            if len(ways) < _TWO:
                ways.append(way)
    return sums


def _spread(bits: int, by: int, mask: int) -> int:
    """Each bit together with the `by` bits above it."""
    done = 0
    while done < by:
        further = min(done + 1, by - done)
        bits |= (bits << further) & mask
        done += further
    return bits
