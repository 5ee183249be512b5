"""Which movements the journal already holds: once and only once.

Two movements are the same for certain only on one account, one day and one amount. There a real
bank reference speaks first; where one side lacks it, the dates and the text do. Each journal row
hides one line only: of n equal lines, with k in the journal, n - k are new.

A row that no line of a document explains may be a line told in other words, or on another day:
that is a question, unless the bank's balances before and after the day prove that another format
has brought the day already.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xl_recon.matching.doubts import Period, close_days, doubtful_pairs, is_strict, may_be_moved
from xl_recon.matching.exact_likeness import holders
from xl_recon.matching.movements import Movement
from xl_recon.records.question import Doubt

_Place = tuple[str, dt.date | None, Decimal]
_Size = tuple[str, Decimal]


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether a movement is new; `known` holds it or, where there is a doubt, may hold it."""

    is_new: bool
    known: Movement | None = None
    doubt: Doubt | None = None
    by_balance: bool = False

    @property
    def is_doubtful(self) -> bool:
        """New by its words, but a row that nothing else explains may be it."""
        return self.doubt is not None

    @property
    def row(self) -> int | None:
        """The place of the row in the journal's body; 0 while it is only proposed."""
        return self.known.row if self.known else None


_NEW = Finding(is_new=True)


class KnownMovements:
    """The movements a journal holds, or is about to, filed by account, day and amount."""

    def __init__(self, movements: Iterable[Movement] = ()) -> None:
        self._all: list[Movement] = []
        self._filed: dict[_Place, list[int]] = defaultdict(list)
        self._families: set[str] = set()
        self._days: dict[_Size, set[dt.date]] = {}
        self._days_known = 0  # how many of all movements `_days` speaks of
        self.add(movements)

    def add(self, movements: Iterable[Movement]) -> None:
        """File more movements: those another document has just brought."""
        known, filed = self._all, self._filed
        for number, movement in enumerate(movements, len(known)):
            filed[movement[:3]].append(number)
            known.append(movement)
            self._families.add(movement.family)

    def compare(
        self, movements: Sequence[Movement], proved: Collection[dt.date] = frozenset()
    ) -> tuple[Finding, ...]:
        """Return a finding for each movement of one document, in order.

        The movements are not compared with each other: two equal payments are two payments. Days
        that balances prove to be known bring nothing that has a row of its amount.
        """
        return _Comparison(self, movements, proved).findings()

    def filed(self, place: _Place) -> Sequence[int]:
        """The numbers of the movements at a place."""
        return self._filed.get(place, ())

    def numbered(self, numbers: Iterable[int]) -> list[Movement]:
        """The movements of these numbers."""
        return [self._all[number] for number in numbers]

    def has_other_family(self, line: Movement) -> bool:
        """Whether anything is known that formats of the line's family may date otherwise."""
        return not is_strict(line.family) or self._families != {line.family}

    def days_of(self, account: str, amount: Decimal) -> Collection[dt.date]:
        """The days on which an account has movements of an amount."""
        for movement in self._all[self._days_known :]:
            if movement.date:
                size = movement.account, movement.amount
                self._days.setdefault(size, set()).add(movement.date)
        self._days_known = len(self._all)
        return self._days.get((account, amount), ())


class _Comparison:
    """The lines of one document beside what is known, from the surest to the doubtful."""

    def __init__(
        self, known: KnownMovements, lines: Sequence[Movement], proved: Collection[dt.date]
    ) -> None:
        self._known, self._lines, self._proved = known, lines, proved
        self._findings = [_NEW] * len(lines)
        self._taken: set[int] = set()

    def findings(self) -> tuple[Finding, ...]:
        for place, positions in _grouped(self._lines).items():
            rows = self._known.filed(place)
            if rows:
                self._same_day(positions, rows)
        period = _period(self._lines)
        if period and self._known.has_other_family(self._lines[0]):
            for position, finding in enumerate(self._findings):
                if finding is _NEW:
                    self._other_day(position, period)
        return tuple(self._findings)

    def _same_day(self, positions: Sequence[int], rows: Sequence[int]) -> None:
        lines = [self._lines[position] for position in positions]
        found = holders(lines, self._known.numbered(rows))
        for position, place in zip(positions, found, strict=True):
            if place is not None:
                self._settle(position, rows[place], is_new=False)
        left = [position for position in positions if self._findings[position] is _NEW]
        free = [row for row in rows if row not in self._taken]
        if left and free:
            self._left_over(left, free)

    def _left_over(self, positions: Sequence[int], rows: Sequence[int]) -> None:
        lines = [self._lines[position] for position in positions]
        if lines[0].date in self._proved:
            for position, row in zip(positions, rows, strict=False):
                self._settle(position, row, is_new=False, by_balance=True)
            return
        for pair in doubtful_pairs(lines, self._known.numbered(rows)):
            self._settle(positions[pair.line], rows[pair.row], is_new=True, doubt=pair.doubt)

    def _other_day(self, position: int, period: Period) -> None:
        line = self._lines[position]
        days = self._known.days_of(line.account, line.amount)
        if not days or line.date is None:
            return
        for day in close_days(line.date):
            for row in self._known.filed((line.account, day, line.amount)) if day in days else ():
                (known,) = self._known.numbered([row])
                if row not in self._taken and may_be_moved(line, known, period):
                    self._settle(position, row, is_new=True, doubt=Doubt.OTHER_DAY)
                    return

    def _settle(
        self,
        position: int,
        row: int,
        *,
        is_new: bool,
        doubt: Doubt | None = None,
        by_balance: bool = False,
    ) -> None:
        (known,) = self._known.numbered([row])
        self._findings[position] = Finding(is_new, known, doubt, by_balance)
        self._taken.add(row)


def _grouped(movements: Sequence[Movement]) -> Mapping[_Place, list[int]]:
    groups: dict[_Place, list[int]] = defaultdict(list)
    for position, movement in enumerate(movements):
        groups[movement[:3]].append(position)
    return groups


def _period(movements: Sequence[Movement]) -> Period | None:
    days = [movement.date for movement in movements if movement.date]
    return Period(min(days), max(days)) if days else None
