"""Whether the journal's rows on a bank account give what the bank told, day after day.

The journal need not hold the account's whole past: what counts is how far it is from the bank's
balance before the first statement, and that this stays so on every day of every statement.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate
from typing import NamedTuple

from xl_recon.records.day_balances import DayBalances
from xl_recon.records.journal_proof import AccountProof, BalanceBreak, Cause, StatementGap

_MOST_ROWS_SHOWN = 5
_DAY = timedelta(1)


class BankRow(NamedTuple):
    """What a journal row moves on a bank account; money in is positive."""

    day: date
    amount: Decimal
    row: int


class _Break(NamedTuple):
    after: date  # the last day that still agreed
    day: date
    difference: Decimal


def account_proof(
    account: str, records: Iterable[DayBalances], rows: Iterable[BankRow]
) -> AccountProof:
    """Return how far an account is proved by what the bank told."""
    # Of a statement without movements and dates nobody knows when its balance held.
    told = [it for it in records if it.opening is not None and _first(it) < date.max]
    currencies = tuple(sorted({record.currency for record in told if record.currency}))
    if len(currencies) > 1:
        return AccountProof(account=account, currencies=currencies)
    proof = _Proof(_Account(sorted(rows)))
    for record in sorted(told, key=_start):
        proof.follow(record)
    breaks = tuple(proof.explained())
    days = (each.day for record in told for each in record.days)
    proved = (day for day in days if not breaks or day < breaks[0].day)
    until = max(proved, default=None)
    return AccountProof(account=account, proved_until=until, breaks=breaks, gaps=tuple(proof.gaps))


def _start(record: DayBalances) -> tuple[date, date]:
    return _first(record), record.last or date.max


def _first(record: DayBalances) -> date:
    return record.first or (record.days[0].day if record.days else date.max)


class _Account:
    """The rows of an account by day."""

    def __init__(self, rows: Sequence[BankRow]) -> None:
        self._rows = rows
        self._days = [row.day for row in rows]
        self._totals = [Decimal(0), *accumulate(row.amount for row in rows)]

    def total(self, day: date) -> Decimal:
        """The sum of the rows up to the end of a day."""
        return self._totals[bisect_right(self._days, day)]

    def between(self, after: date, last: date) -> Sequence[BankRow]:
        """The rows after a day, up to the end of another."""
        return self._rows[bisect_right(self._days, after) : bisect_right(self._days, last)]


class _Proof:
    """Follows the statements of one account from the first to the last."""

    def __init__(self, account: _Account) -> None:
        self._account = account
        self._distance: Decimal | None = None  # the journal less the bank, as it should stay
        self._agreed = date.min  # the last day looked at
        self._balance: Decimal | None = None  # of the bank, on that day
        self._known: dict[date, Decimal] = {}  # the bank's balances so far
        self._breaks: list[_Break] = []
        self.gaps: list[StatementGap] = []

    def follow(self, record: DayBalances) -> None:
        """Compare the days of one more statement."""
        if record.opening is None:
            return
        before = _first(record) - _DAY if _first(record) > date.min else date.min
        self._begin(record, before, record.opening)
        for day, balance in record.days:
            self._compare(day, balance)
        closing = record.days[-1].amount if record.days else record.opening
        last = max(filter(None, (record.last, before, self._agreed)))
        if not self._known or last >= self._agreed:
            self._agreed, self._balance = last, closing

    def explained(self) -> Iterator[BalanceBreak]:
        """Yield the breaks with their likely causes; one that another undoes is told with it."""
        left = list(self._breaks)
        while left:
            first = left.pop(0)
            back = next((it for it in left if it.difference == -first.difference), None)
            moved = self._moved(first, back) if back else ()
            if moved and back:
                left.remove(back)
            yield self._explained(first, moved)

    def _begin(self, record: DayBalances, before: date, opening: Decimal) -> None:
        distance = self._account.total(before) - opening
        if self._distance is None:
            self._distance = self._first_distance(record, distance)
        elif before < self._agreed:
            self._distance = distance  # days that were compared before, perhaps in another format
        elif opening == self._balance:
            self._compare(before, opening)
        elif distance != self._distance:
            missing = self._distance - distance
            self.gaps.append(StatementGap(first=self._agreed + _DAY, last=before, missing=missing))
            self._distance = distance
        self._known.setdefault(before, opening)

    def _first_distance(self, record: DayBalances, distance: Decimal) -> Decimal:
        """The journal may hold the opening balance on the statement's own first day."""
        if distance and record.days:
            day, balance = record.days[0]
            if self._account.total(day) == balance:
                return Decimal(0)
        return distance

    def _compare(self, day: date, balance: Decimal) -> None:
        distance = self._account.total(day) - balance
        change = distance - (self._distance or Decimal(0))
        if change and self._known.get(day) != balance:
            after = max((known for known in self._known if known < day), default=date.min)
            self._breaks.append(_Break(after, day, change))
        self._distance = distance
        self._known[day] = balance

    def _moved(self, first: _Break, back: _Break) -> tuple[int, ...]:
        """Return rows that stand on the day which has too much and belong to the other."""
        return tuple(
            row.row
            for each in (first, back)
            for row in self._account.between(each.after, each.day)
            if row.amount == each.difference
        )

    def _explained(self, found: _Break, moved: tuple[int, ...]) -> BalanceBreak:
        rows = self._account.between(found.after, found.day)
        extra = tuple(row.row for row in rows if row.amount == found.difference)
        turned = tuple(row.row for row in rows if row.amount * 2 == found.difference)
        for cause, places in (
            (Cause.MOVED_ROW, moved),
            (Cause.EXTRA_ROW, extra),
            (Cause.TURNED_ROW, turned),
        ):
            if places:
                return _told(found, cause, places)
        same_day = tuple(row.row for row in rows if row.day == found.day)
        return _told(found, Cause.MISSING_ROW, same_day)


def _told(found: _Break, cause: Cause, rows: tuple[int, ...]) -> BalanceBreak:
    shown = rows[:_MOST_ROWS_SHOWN]
    return BalanceBreak(day=found.day, difference=found.difference, cause=cause, rows=shown)
