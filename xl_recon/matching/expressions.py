"""Regular expressions in rules: searched in the bank's own text, and never for long."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from functools import lru_cache
from time import perf_counter
from typing import NamedTuple, Protocol
from unicodedata import normalize

from xl_recon.matching.literals import required_literals
from xl_recon.matching.refusals import Refused
from xl_recon.records.journal import Candidate
from xl_recon.records.rule import FitsExpression, Rule, TextField

LONGEST = 1_000  # characters of a pattern
SECONDS_A_SEARCH = 0.1
# What one expression may take in an errand: this, and a little more with each search.
_ALLOWANCE, _MORE = 1.0, 50e-6

Clock = Callable[[], float]


class Found(Protocol):
    """What an expression found."""

    def __getitem__(self, group: int, /) -> str:
        """The text of a group; 0 is all."""

    def groups(self) -> tuple[str | None, ...]:
        """The texts of the groups, from 1."""

    def groupdict(self) -> dict[str, str | None]:
        """The texts of the named ones."""


class Expression(Protocol):
    """An expression ready for searching, as `regex` makes it."""

    @property
    def pattern(self) -> str:
        """As it was written."""

    def search(self, string: str, *, timeout: float) -> Found | None:
        """Return the first find, or raise `TimeoutError`."""


class StoppedRule(NamedTuple):
    """A rule whose expression took too long, and the journal row on which it was stopped."""

    rule: Rule
    row: int


class ExpressionSearch:
    """One expression of a rule; once it has taken too long it finds nothing any more."""

    __slots__ = ("_allowed", "_clock", "_expression", "_field", "stopped_on")

    def __init__(self, condition: FitsExpression, clock: Clock = perf_counter) -> None:
        self._expression = compiled(condition.pattern)
        self._field = condition.field
        self._clock = clock
        self._allowed = _ALLOWANCE
        self.stopped_on: int | None = None  # the row it was switched off on

    def fits(self, candidate: Candidate) -> bool:
        """Whether the expression is found in its field of the row."""
        if self.stopped_on is not None:
            return False
        text = searched_text(getattr(candidate, self._field), self._field)
        started = self._clock()
        try:
            found = self._expression.search(text, timeout=SECONDS_A_SEARCH)
        except TimeoutError:
            return self._stop(candidate)
        self._allowed += _MORE - (self._clock() - started)
        return found is not None if self._allowed >= 0 else self._stop(candidate)

    def _stop(self, candidate: Candidate) -> bool:
        self.stopped_on = candidate.row
        return False


def hints(condition: FitsExpression) -> frozenset[str]:
    """Return folded texts of which one stands wherever the expression fits; none: not known."""
    return required_literals(compiled(condition.pattern).pattern)


def refuse_bad_expression(pattern: str) -> None:
    """Raise `Refused` for what is no regular expression, or too long a one."""
    compiled(pattern)


def expression_groups(rule: Rule, candidate: Candidate) -> Mapping[str, str]:
    """Return what the groups of a rule's expression hold in a row, by number and by name.

    "0" is all that was found. Of several expressions the first counts, the description's before
    those of other fields.
    """
    condition = next((it for it in rule.conditions if isinstance(it, FitsExpression)), None)
    if condition is None:
        return {}
    text = searched_text(getattr(candidate, condition.field), condition.field)
    try:
        found = compiled(condition.pattern).search(text, timeout=SECONDS_A_SEARCH)
    except TimeoutError:
        return {}
    if found is None:
        return {}
    numbered = {str(number): part or "" for number, part in enumerate((found[0], *found.groups()))}
    return numbered | {name: part or "" for name, part in found.groupdict().items()}


# Several hundred expressions may look at the same row, one after the other.
@lru_cache(maxsize=64)
def searched_text(text: str, field: TextField) -> str:
    """Return a field's text as expressions see it: single blanks, letters in one piece.

    >>> searched_text("Rata   3 ", TextField.DESCRIPTION)
    'Rata 3'
    """
    blank = "" if field is TextField.IBAN else " "
    return blank.join(normalize("NFC", text).split())


@lru_cache(maxsize=4_096)
def compiled(pattern: str) -> Expression:
    """Return a pattern ready for searching, or raise `Refused`."""
    import regex  # noqa: PLC0415 - slow, and most workbooks have no expression

    if len(pattern) > LONGEST:
        raise Refused("rule.bad_expression", f"{pattern[:40]}… ({len(pattern)} > {LONGEST})")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return regex.compile(normalize("NFC", pattern), regex.IGNORECASE | regex.VERSION0)
    except (regex.error, RecursionError, OverflowError) as problem:
        raise Refused("rule.bad_expression", f"{pattern} ({problem})") from problem
