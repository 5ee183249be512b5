"""What follows from what: whether a row that one rule fits must fit another as well.

Sound, not complete: what is called implied always is; a few things that follow go unseen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, assert_never

from xl_recon.matching.folding import compared
from xl_recon.matching.phrases import stands_alone
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
    Rule,
    TextField,
)


@dataclass(frozen=True, slots=True)
class TextGroup:
    """Folded texts of which one at least has to stand in a field."""

    field: TextField
    texts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Absence:
    """A folded text that must not stand in a field."""

    field: TextField
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Demands:
    """All that a rule asks for, in a form in which equal rules are equal; its end apart."""

    groups: frozenset[TextGroup]
    absences: frozenset[Absence]
    others: frozenset[Condition]

    @property
    def phrases(self) -> frozenset[str]:
        """Every text that may have to stand somewhere."""
        return frozenset(text for group in self.groups for text in group.texts)


def demands(rule: Rule) -> Demands:
    """Return what a rule asks for, whatever the order and the spelling."""
    groups: set[TextGroup] = set()
    absences: set[Absence] = set()
    others: set[Condition] = set()
    for condition in rule.conditions:
        match condition:
            case HasPhrase(text, field):
                groups.add(_group(field, (text,)))
            case HasAllWords(words, field):
                groups.update(_group(field, (word,)) for word in words)
            case HasAnyPhrase(texts, field):
                groups.add(_group(field, texts))
            case LacksPhrases(texts, field):
                absences.update(Absence(field, compared(text, field)) for text in texts)
            case FitsExpression() | OnAccount() | MovesMoney() | AmountIn() | DateIn():
                others.add(condition)
            case _:
                assert_never(condition)
    # An empty text stands in every text: its group asks for nothing.
    asking = frozenset(group for group in groups if "" not in group.texts)
    return Demands(groups=asking, absences=frozenset(absences), others=frozenset(others))


def covers(
    wide: Demands, wide_until: date | None, narrow: Demands, narrow_until: date | None
) -> bool:
    """Whether each row that the narrow demands fit, the wide ones fit too.

    Texts are compared so that it holds for whole words and for parts of words alike.
    """
    return (
        all(any(_gives(own, group) for own in narrow.groups) for group in wide.groups)
        and all(any(_bars(own, absence) for own in narrow.absences) for absence in wide.absences)
        and all(_follows(condition, narrow.others) for condition in wide.others)
        and _ends_before(wide_until, narrow, narrow_until)
    )


def _group(field: TextField, texts: Iterable[str]) -> TextGroup:
    return TextGroup(field, frozenset(compared(text, field) for text in texts))


def _gives(narrow: TextGroup, wide: TextGroup) -> bool:
    """Whether, whichever of its own texts stands there, one of the wide group does."""
    return narrow.field is wide.field and all(
        any(_holds_alone(text, inner) for inner in wide.texts) for text in narrow.texts
    )


def _bars(narrow: Absence, wide: Absence) -> bool:
    """Whether the wide text cannot stand where the narrow one is missing."""
    return narrow.field is wide.field and _holds_alone(wide.text, narrow.text)


def _holds_alone(text: str, inner: str) -> bool:
    """Whether one text stands in the other, and as words of its own."""
    start = text.find(inner) if inner else -1
    while start >= 0:
        if stands_alone(text, start, start + len(inner)):
            return True
        start = text.find(inner, start + 1)
    return False


def _follows(wide: Condition, given: frozenset[Condition]) -> bool:
    if wide in given:
        return True
    match wide:
        case AmountIn(ranges):
            return any(isinstance(it, AmountIn) and _within(it.ranges, ranges) for it in given)
        case DateIn(ranges):
            return any(isinstance(it, DateIn) and _within(it.ranges, ranges) for it in given)
        case _:
            return False


def _within(inner: tuple[Range, ...], outer: tuple[Range, ...]) -> bool:
    return all(any(_contains(span, it) for span in outer) for it in inner)


def _contains(outer: Range, inner: Range) -> bool:
    return _low(outer) <= _low(inner) and _high(inner) <= _high(outer)


def _low(span: Range) -> tuple[bool, Any, bool]:
    """Where a span begins, so that a later beginning is greater."""
    if span.lowest is None:
        return False, 0, False
    return True, span.lowest, span.strict_lowest


def _high(span: Range) -> tuple[bool, Any, bool]:
    """Where a span ends, so that a later end is greater."""
    if span.highest is None:
        return True, 0, False
    return False, span.highest, not span.strict_highest


def _ends_before(until: date | None, narrow: Demands, narrow_until: date | None) -> bool:
    if until is None or (narrow_until is not None and narrow_until <= until):
        return True
    ending = (Range(highest=until),)
    return any(isinstance(it, DateIn) and _within(it.ranges, ending) for it in narrow.others)
