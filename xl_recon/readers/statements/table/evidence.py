"""What proves a reading: balances and totals that follow from the amounts."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

Days = Sequence[date]
Amounts = Sequence[Decimal | None]
Order = tuple[int, ...]

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """How many balances follow from the one before; `order` lists the rows, oldest first."""

    agreed: int = 0
    tested: int = 0
    order: Order = ()
    broken: int | None = None  # the row of the first balance that does not follow
    steps: int = 0  # how many different amounts moved it

    @property
    def holds(self) -> bool:
        """Whether every balance follows."""
        return 0 < self.tested == self.agreed

    @property
    def share(self) -> float:
        """The part of the balances that follows."""
        return self.agreed / self.tested if self.tested else 0.0


def chain_of(days: Days, amounts: Amounts, balances: Amounts) -> Chain:
    """Return the chain that holds best, whichever way the bank sorts its rows."""
    best = Chain()
    for order in _orders(days, amounts, balances):
        for known in (balances, _shared_once(balances, order)):
            found = _walked(order, amounts, known)
            if found.holds:
                return found
            best = max(best, found, key=lambda chain: (chain.share, chain.agreed))
    against = _against_days(days, amounts, balances)
    return against if against.holds and against.tested > 1 and against.steps > 1 else best


def _against_days(days: Days, amounts: Amounts, balances: Amounts) -> Chain:
    """The chain where the days listed are not those that the bank sorts by: begun, and booked."""
    rows = [index for index in range(len(days)) if balances[index] is not None]
    rising = len(rows) > 1 and days[rows[0]] < days[rows[-1]]
    moved = tuple(range(len(days)))
    return _walked(moved[::-1] if rising else moved, amounts, balances)


def opening_of(chain: Chain, amounts: Amounts, balances: Amounts) -> Decimal | None:
    """Return what was there before the oldest row, by the first balance."""
    moved = _NOTHING
    for index in chain.order:
        moved += amounts[index] or _NOTHING
        balance = balances[index]
        if balance is not None:
            return balance - moved
    return None


def closing_of(chain: Chain, amounts: Amounts, balances: Amounts) -> Decimal | None:
    """Return what is there after the newest row, by the last balance."""
    moved = _NOTHING
    for index in reversed(chain.order):
        balance = balances[index]
        if balance is not None:
            return balance + moved
        moved += amounts[index] or _NOTHING
    return None


def _orders(days: Days, amounts: Amounts, balances: Amounts) -> Iterator[Order]:
    """Top to bottom, bottom to top; then by day, for files whose days and rows run apart.

    A row with a balance counts though this reading finds no amount in it: else a reading could
    prove itself by what it leaves out.
    """
    pairs = zip(amounts, balances, strict=True)
    rows = [index for index, pair in enumerate(pairs) if any(value is not None for value in pair)]
    steps = [(days[one], days[other]) for one, other in itertools.pairwise(rows)]
    rising = sum(1 for one, other in steps if one < other)
    falling = sum(1 for one, other in steps if one > other)
    ways = [rows, rows[::-1]] if rising >= falling else [rows[::-1], rows]
    # A balance does not run against the days.
    one_way = max(rising, falling) > min(rising, falling) == 0
    yield from map(tuple, ways[:1] if one_way else ways)
    for way in ways:
        yield tuple(sorted(way, key=days.__getitem__))


def _shared_once(balances: Amounts, order: Order) -> list[Decimal | None]:
    """The balances, where several rows share one: only the last of them bears it."""
    kept = list(balances)
    known = [index for index in order if balances[index] is not None]
    for index, following in itertools.pairwise(known):
        if balances[index] == balances[following]:
            kept[index] = None
    return kept


def _walked(order: Order, amounts: Amounts, balances: Amounts) -> Chain:
    steps: set[Decimal] = set()  # the first amount is tested by nothing
    agreed = tested = 0
    before: Decimal | None = None
    broken: int | None = None
    for index, moved, balance in _steps(order, amounts, balances):
        # A row that moves nothing and changes nothing proves nothing.
        if before is not None and (moved or before != balance):
            tested += 1
            follows = before + moved == balance
            agreed += follows
            steps.add(moved)
            broken = index if broken is None and not follows else broken
        before = balance
    return Chain(agreed=agreed, tested=tested, order=order, broken=broken, steps=len(steps))


def _steps(
    order: Order, amounts: Amounts, balances: Amounts
) -> Iterator[tuple[int, Decimal, Decimal]]:
    """Each row with a balance, with what moved since the row with a balance before."""
    moved = _NOTHING
    for index in order:
        moved += amounts[index] or _NOTHING
        balance = balances[index]
        if balance is not None:
            yield index, moved, balance
            moved = _NOTHING


def totals_agree(
    sides: Sequence[tuple[Decimal, int]], asides: Sequence[Sequence[Decimal | None]]
) -> bool:
    """Whether a row without a day sums up every side: its column holds the side's total.

    `sides` are a total with its column, `asides` the amounts of those rows, column by column.
    """
    moving = [(total, column) for total, column in sides if total]
    return bool(moving) and any(
        all(abs(row[column] or _NOTHING) == abs(total) for total, column in moving)
        for row in asides
    )
