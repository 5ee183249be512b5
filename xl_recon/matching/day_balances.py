"""A bank's balance at the end of each day: worked out of statements, kept as text, read again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from itertools import groupby
from typing import NamedTuple

from xl_recon.matching.balance_proof import running_order
from xl_recon.records.day_balances import DayBalance, DayBalances
from xl_recon.records.statement import LineStatus, Statement, StatementLine

_FIELDS = 7
_ANY = "*"  # of currencies
_SAME_WORDS = {"mt942": "mt940"}
_MOST_DAYS_IN_TEXT = 1_200  # at some twenty characters a day, well within a cell


class ProvedDay(NamedTuple):
    """A day by what the account held before and after it: the same in whatever format."""

    account: str
    currency: str
    day: date
    before: Decimal
    after: Decimal


def day_balances(run: Sequence[Statement], account: str) -> DayBalances:
    """Return the balances that a run of statements gives, as far as they agree with its lines."""
    statements = sorted(run, key=_first_day)
    known = [_of_statement(statement, account) for statement in statements]
    joined = known[0]
    for record in known[1:]:
        joined = _joined(joined, record)
    return joined


def proved_days(record: DayBalances) -> Iterator[ProvedDay]:
    """Yield each day on which something moved, with the balances around it."""
    before = record.opening
    for day, after in record.days:
        if before is not None:
            yield ProvedDay(record.account, record.currency, day, before, after)
        before = after


def kept_days(record: DayBalances) -> Iterator[ProvedDay]:
    """Yield the days to know again, with their currency and without: not all formats tell it."""
    for day in proved_days(record):
        yield day
        yield day._replace(currency=_ANY)


def is_kept(day: ProvedDay, kept: Collection[ProvedDay]) -> bool:
    """Tell whether a day was kept, in its currency or where one side tells none."""
    if not day.currency:
        return day._replace(currency=_ANY) in kept
    return day in kept or day._replace(currency="") in kept


def within(record: DayBalances, first: date | None, last: date | None) -> DayBalances:
    """Return the part of a record between two days, both included."""
    opening = record.opening
    kept = []
    for each in record.days:
        if first and each.day < first:
            opening = each.amount
        elif not last or each.day <= last:
            kept.append(each)
    return DayBalances(
        account=record.account,
        family=record.family,
        currency=record.currency,
        first=max(filter(None, (record.first, first)), default=None),
        last=min(filter(None, (record.last, last)), default=None),
        opening=opening,
        days=tuple(kept),
    )


def as_text(record: DayBalances) -> Iterator[str]:
    """Yield a record as texts that each fill a cell at most; `from_text` reads them again."""
    opening, first = record.opening, record.first
    for start in range(0, max(len(record.days), 1), _MOST_DAYS_IN_TEXT):
        days = record.days[start : start + _MOST_DAYS_IN_TEXT]
        is_end = start + _MOST_DAYS_IN_TEXT >= len(record.days)
        last = record.last if is_end else days[-1].day
        yield "|".join(
            (
                record.account,
                record.family,
                record.currency,
                str(first or ""),
                str(last or ""),
                "" if opening is None else f"{opening:f}",
                ";".join(_days_as_text(days)),
            )
        )
        if not is_end:
            opening, first = days[-1].amount, days[-1].day + timedelta(1)


def from_text(text: str) -> DayBalances | None:
    """Return the record of a text, None where somebody has changed it beyond reading."""
    fields = text.split("|")
    if len(fields) != _FIELDS:
        return None
    account, family, currency, first, last, opening, days = fields
    try:
        return DayBalances(
            account=account,
            family=family,
            currency=currency,
            first=_day(first),
            last=_day(last),
            opening=Decimal(opening) if opening else None,
            days=tuple(_days_from_text(days)),
        )
    except (ValueError, InvalidOperation, OverflowError):
        return None


def _days_as_text(days: Iterable[DayBalance]) -> Iterator[str]:
    """Yield the first day in full, the others by how many days they are later."""
    before: date | None = None
    for day, amount in days:
        told = day.isoformat() if before is None else f"+{(day - before).days}"
        yield f"{told}={amount:f}"
        before = day


def _days_from_text(text: str) -> Iterator[DayBalance]:
    day = date.min
    for part in filter(None, text.split(";")):
        told, _, amount = part.partition("=")
        later = told.startswith("+")
        day = day + timedelta(int(told)) if later else date.fromisoformat(told)
        yield DayBalance(day, Decimal(amount))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _of_statement(statement: Statement, account: str) -> DayBalances:
    lines = [line for line in statement.lines if line.status is LineStatus.BOOKED]
    opening, days = _balances(statement, lines)
    booked = [line.booking_date for line in lines]
    return DayBalances(
        account=account,
        family=family_of(statement),
        currency=statement.currency,
        first=min((*booked, *filter(None, (statement.period_start,))), default=None),
        last=max((*booked, *filter(None, (statement.period_end,))), default=None),
        opening=opening,
        days=tuple(days),
    )


def family_of(statement: Statement) -> str:
    """Return camt for camt.053.001.08 and the like: within a family texts are worded alike."""
    kind = statement.format.partition(".")[0]
    return _SAME_WORDS.get(kind, kind)


def _balances(
    statement: Statement, lines: Sequence[StatementLine]
) -> tuple[Decimal | None, list[DayBalance]]:
    """Return the opening balance and each day's; nothing where the lines do not follow from it.

    A file that does not prove itself proves no journal either, but for what the bank says at its
    end.
    """
    opening = statement.opening_balance.amount if statement.opening_balance else None
    closing = statement.closing_balance.amount if statement.closing_balance else None
    chain = statement.chain
    if chain and chain.tested and chain.agreed == chain.tested and opening is None:
        opening = _derived_opening(lines)
    if opening is None or (closing is None and chain is None):
        return None, []
    days = list(_summed(lines, opening))
    ends_as_told = closing in (None, days[-1].amount if days else opening)
    if ends_as_told and (chain is None or chain.agreed == chain.tested):
        return opening, days
    return opening, [DayBalance(days[-1].day, closing)] if closing is not None and days else []


def _derived_opening(lines: Sequence[StatementLine]) -> Decimal | None:
    """Return what the running balances begin with, where each line has one."""
    ordered = running_order(lines)
    if not ordered or ordered[0].balance_after is None:
        return None
    return ordered[0].balance_after - ordered[0].amount.amount


def _summed(lines: Sequence[StatementLine], opening: Decimal) -> Iterator[DayBalance]:
    balance = opening
    ordered = sorted(lines, key=_booked)
    for day, moved in groupby(ordered, key=_booked):
        balance += sum((line.amount.amount for line in moved), Decimal(0))
        yield DayBalance(day, balance)


def _booked(line: StatementLine) -> date:
    return line.booking_date


def _first_day(statement: Statement) -> date:
    booked = (line.booking_date for line in statement.lines if line.status is LineStatus.BOOKED)
    return min((*booked, *filter(None, (statement.period_start,))), default=date.max)


def _joined(one: DayBalances, other: DayBalances) -> DayBalances:
    """Return one record of two that follow on; a day that both speak of ends with the later."""
    known = one.opening is not None and other.opening is not None
    days = dict((*one.days, *other.days)) if known else {}
    return DayBalances(
        account=one.account,
        family=one.family,
        currency=one.currency if one.currency == other.currency else "",
        first=min(filter(None, (one.first, other.first)), default=None),
        last=max(filter(None, (one.last, other.last)), default=None),
        opening=one.opening if known else None,
        days=tuple(DayBalance(*each) for each in sorted(days.items())),
    )
