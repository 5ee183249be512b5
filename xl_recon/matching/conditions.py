"""Conditions in the shapes that matching looks them up by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, assert_never

from xl_recon.matching.folding import folded
from xl_recon.records.journal import Candidate
from xl_recon.records.rule import (
    AmountIn,
    Condition,
    DateIn,
    HasAllWords,
    HasAnyPhrase,
    HasPhrase,
    MovesMoney,
    OnAccount,
    Range,
)

Check = Callable[[Candidate], bool]


def phrase_groups(condition: Condition) -> tuple[frozenset[str], ...]:
    """The folded phrases of a condition: of each group one at least has to occur."""
    match condition:
        case HasPhrase(text):
            return _groups([(text,)])
        case HasAllWords(words):
            return _groups((word,) for word in words)
        case HasAnyPhrase(texts):
            return _groups([texts])
        case OnAccount() | MovesMoney() | AmountIn() | DateIn():
            return ()
        case _:
            assert_never(condition)


def check(condition: Condition) -> Check | None:
    """The test of a condition; None where the phrases or the side of the money tell it."""
    match condition:
        case HasPhrase() | HasAllWords() | HasAnyPhrase() | MovesMoney():
            return None
        case OnAccount(account):
            return lambda candidate: candidate.account == account
        case AmountIn(ranges):
            return lambda candidate: _lies_in(candidate.amount, ranges)
        case DateIn(ranges):
            return lambda candidate: _lies_in(candidate.date, ranges)
        case _:
            assert_never(condition)


def not_after(until: date) -> Check:
    """The test that a row is not dated later; one without a date passes."""
    return lambda candidate: candidate.date is None or candidate.date <= until


def exact_amounts(condition: Condition) -> frozenset[Decimal]:
    """The amounts that a condition names one by one; none when it has a span or other matter."""
    if not isinstance(condition, AmountIn):
        return frozenset()
    named = [_only_amount(span) for span in condition.ranges]
    return (
        frozenset()
        if None in named
        else frozenset(amount for amount in named if amount is not None)
    )


def _only_amount(span: Range) -> Decimal | None:
    is_closed = not (span.strict_lowest or span.strict_highest)
    if is_closed and span.lowest == span.highest and isinstance(span.lowest, Decimal):
        return span.lowest
    return None


def _groups(alternatives: Iterable[Sequence[str]]) -> tuple[frozenset[str], ...]:
    groups = [frozenset(map(folded, texts)) for texts in alternatives]
    # An empty text stands in every text: its group asks for nothing.
    return tuple(group for group in groups if "" not in group)


def _lies_in(value: Decimal | date | None, ranges: tuple[Range, ...]) -> bool:
    return value is not None and any(_contains(span, value) for span in ranges)


def _contains(span: Range, value: Any) -> bool:
    low: Any = span.lowest
    high: Any = span.highest
    return not (
        (low is not None and (value < low or (span.strict_lowest and value == low)))
        or (high is not None and (value > high or (span.strict_highest and value == high)))
    )
