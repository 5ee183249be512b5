"""Conditions in the shapes that matching looks them up by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, assert_never

from xl_recon.matching.expressions import hints
from xl_recon.matching.folding import compared
from xl_recon.records.journal import Candidate
from xl_recon.records.rule import (
    AmountIn,
    Condition,
    DateIn,
    FitsExpression,
    HasAllWords,
    HasAnyPhrase,
    HasPhrase,
    LacksPhrases,
    MovesMoney,
    OnAccount,
    Range,
    TextField,
)

Check = Callable[[Candidate], bool]


class Asked(Enum):
    """What a group of phrases means for the rule it is from."""

    WANTED = "one has to occur"
    BARRED = "none may occur"
    # Where an expression fits one of them occurs, be it inside a word; it tells no more than that.
    HINT = "one occurs"


@dataclass(frozen=True, slots=True)
class PhraseGroup:
    """Folded phrases of a condition, all in one field; of no phrases none occurs."""

    phrases: frozenset[str]
    field: TextField = TextField.DESCRIPTION
    asked: Asked = Asked.WANTED


def phrase_groups(condition: Condition) -> tuple[PhraseGroup, ...]:
    """The groups of phrases by which a condition's rule is found."""
    match condition:
        case HasPhrase(text, field):
            return _wanted([(text,)], field)
        case HasAllWords(words, field):
            return _wanted([(word,) for word in words], field)
        case HasAnyPhrase(texts, field):
            return _wanted([texts], field)
        case LacksPhrases(texts, field):
            return _barred(texts, field)
        case FitsExpression(_, field):
            found = hints(condition)
            return (PhraseGroup(found, field, Asked.HINT),) if found else ()
        case OnAccount() | MovesMoney() | AmountIn() | DateIn():
            return ()
        case _:
            assert_never(condition)


def check(condition: Condition) -> Check | None:
    """The test of a condition; None where phrases, expressions or sides tell it."""
    match condition:
        case HasPhrase() | HasAllWords() | HasAnyPhrase() | LacksPhrases() | FitsExpression():
            return None
        case MovesMoney():
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


def _wanted(alternatives: Iterable[Sequence[str]], field: TextField) -> tuple[PhraseGroup, ...]:
    groups = [frozenset(compared(text, field) for text in texts) for texts in alternatives]
    # An empty text stands in every text: its group asks for nothing.
    return tuple(PhraseGroup(group, field) for group in groups if "" not in group)


def _barred(texts: Sequence[str], field: TextField) -> tuple[PhraseGroup, ...]:
    group = frozenset(compared(text, field) for text in texts)
    if "" in group:  # stands in every text, so this holds for no row
        return (PhraseGroup(frozenset(), field),)
    return (PhraseGroup(group, field, Asked.BARRED),) if group else ()


def _lies_in(value: Decimal | date | None, ranges: tuple[Range, ...]) -> bool:
    return value is not None and any(_contains(span, value) for span in ranges)


def _contains(span: Range, value: Any) -> bool:
    low: Any = span.lowest
    high: Any = span.highest
    return not (
        (low is not None and (value < low or (span.strict_lowest and value == low)))
        or (high is not None and (value > high or (span.strict_highest and value == high)))
    )
