"""Choose the rule for a journal row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from xl_recon.matching.expressions import StoppedRule
from xl_recon.matching.field_searches import FieldSearch, Reading
from xl_recon.matching.filing import filed_rules
from xl_recon.matching.folding import folded
from xl_recon.matching.phrases import Finder, finder, stands_alone
from xl_recon.records.journal import Candidate
from xl_recon.records.notice import Notice
from xl_recon.records.rule import FitsExpression, Rule


class RuleMatch(NamedTuple):
    """A row, the rule that completes it and the others that fit, in table order.

    A tuple, not a dataclass: a million of them are made in one errand (see DECISIONS.md).
    `doubtful`: the text of the rule stands only inside a longer word (AIL in EMAIL).
    """

    row: int
    rule: Rule
    outranked: tuple[Rule, ...]
    doubtful: bool


class RuleBook:
    """The rules of a workbook, ready for any number of rows.

    A text is folded once and all phrases of all rules are found in one pass over it; only rules
    filed under a phrase that occurs are looked at, so the cost hardly grows with the rules.
    """

    def __init__(
        self,
        rules: Iterable[Rule],
        *,
        whole_words: bool,
        search: Callable[[Sequence[str]], Finder] = finder,
    ) -> None:
        self._rules = sorted(rules, key=lambda rule: rule.row)
        self._whole_words = whole_words
        filed = filed_rules(self._rules, whole_words=whole_words)
        self._wanted, self._searches = filed.wanted, filed.searches
        self._hints, self._count = filed.hints, filed.count
        self._money_in, self._money_out = filed.money_in, filed.money_out
        description, *others = (FieldSearch(it, search) for it in filed.fields)
        self._in_description = description.hits
        self._others = others

    def match(self, candidate: Candidate) -> RuleMatch | None:
        """Return the first rule of the table that fits, and which others do."""
        readings = self._readings(candidate)
        ranks = self._ranks(candidate, readings)
        if not ranks:
            return None
        first, *others = sorted(set(ranks)) if len(ranks) > 1 else ranks
        outranked = tuple([self._rules[rank] for rank in others]) if others else ()
        doubtful = not self._whole_words and self._is_doubtful(first, readings)
        return RuleMatch(candidate.row, self._rules[first], outranked, doubtful)

    def matches(self, candidates: Iterable[Candidate]) -> Iterator[RuleMatch]:
        """The matches of all candidates that a rule fits, in their order."""
        return (match for match in map(self.match, candidates) if match is not None)

    def fitting(self, candidate: Candidate) -> tuple[Rule, ...]:
        """Return all rules that fit, in table order."""
        ranks = self._ranks(candidate, self._readings(candidate))
        return tuple(self._rules[rank] for rank in sorted(set(ranks)))

    @property
    def stopped(self) -> tuple[StoppedRule, ...]:
        """The rules whose expressions took too long, each with the row from which it was off."""
        return tuple(
            StoppedRule(rule, search.stopped_on)
            for rule, searches in zip(self._rules, self._searches, strict=True)
            for search in searches
            if search.stopped_on is not None
        )

    def notices(self) -> tuple[Notice, ...]:
        """What is to be said once the rows are matched; `rows` are the journal's."""
        return tuple(
            Notice("rule.expression_slow", rule.row, _expressions(rule), rows=(row,))
            for rule, row in self.stopped
        )

    def _readings(self, candidate: Candidate) -> list[Reading]:
        text = folded(candidate.description)
        readings = [(text, self._in_description(text))]
        if self._others:
            readings += [search.reading(candidate) for search in self._others]
        return readings

    def _ranks(self, candidate: Candidate, readings: list[Reading]) -> list[int]:
        """The places of the rules that fit, in no order; one may come twice."""
        if self._whole_words:
            found = self._standing_alone(readings)
        else:
            found = {number for _, hits in readings for number, _, _ in hits}
        shelf = self._money_in if candidate.money_in else self._money_out
        return shelf.fitting(candidate, found)

    def _standing_alone(self, readings: list[Reading]) -> set[int]:
        found = {
            number
            for text, hits in readings
            for number, start, end in hits
            if stands_alone(text, start, end)
        }
        if self._hints:
            numbers = {number for _, hits in readings for number, _, _ in hits}
            found.update(number + self._count for number in numbers & self._hints)
        return found

    def _is_doubtful(self, rank: int, readings: list[Reading]) -> bool:
        wanted = self._wanted[rank]
        if len(wanted) == 1:  # as most rules have it: a short cut
            return not _stands_alone(wanted[0], readings)
        return not all(_stands_alone(group, readings) for group in wanted)


def _stands_alone(group: frozenset[int], readings: list[Reading]) -> bool:
    for text, hits in readings:
        for number, start, end in hits:
            if number in group and stands_alone(text, start, end):
                return True
    return False


def _expressions(rule: Rule) -> str:
    patterns = (it.pattern for it in rule.conditions if isinstance(it, FitsExpression))
    return ", ".join(f"/{pattern}/" for pattern in patterns)
