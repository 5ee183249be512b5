"""What a journal says of the rules: how many rows each fits, wins, and fits by chance only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from xl_recon.matching.rules import RuleBook, RuleMatch
from xl_recon.records.journal import Candidate
from xl_recon.records.rule import (
    Condition,
    FitsExpression,
    HasAllWords,
    HasAnyPhrase,
    HasPhrase,
    Rule,
)

MOST_ROWS = 10  # that are shown as a proof
_SAMPLE = 2_000
_SUSPECT = 0.4  # of a sample, where more than half of all is asked for


@dataclass(slots=True)
class Evidence:
    """How one rule fared; it grows while the rows come by."""

    fits: int = 0
    wins: int = 0
    doubtful: int = 0  # wins by a text that is part of a longer word
    rows: list[int] = field(default_factory=list)  # the first it fits
    doubtful_rows: list[int] = field(default_factory=list)
    winners: set[int] = field(default_factory=set)  # the rules that took its rows

    def add(self, match: RuleMatch, *, wins: bool) -> None:
        """Count a row that the rule fits."""
        self.fits += 1
        if len(self.rows) < MOST_ROWS:
            self.rows.append(match.row)
        if not wins:
            self.winners.add(match.rule.row)
            return
        self.wins += 1
        if match.doubtful:
            self.doubtful += 1
            if len(self.doubtful_rows) < MOST_ROWS:
                self.doubtful_rows.append(match.row)


def evidence(
    rules: Sequence[Rule], candidates: Iterable[Candidate], *, whole_words: bool
) -> Mapping[int, Evidence]:
    """Return how each rule fared, by its row."""
    found = {rule.row: Evidence() for rule in rules}
    for match in RuleBook(rules, whole_words=whole_words).matches(candidates):
        found[match.rule.row].add(match, wins=True)
        for other in match.outranked:
            found[other.row].add(match, wins=False)
    return found


def inside_words_only(
    rules: Iterable[Rule], candidates: Iterable[Candidate], found: Mapping[int, Evidence]
) -> frozenset[int]:
    """Return the rules that would fit no row if their texts had to stand alone."""
    suspects = {
        rule.row: rule
        for rule in rules
        if found[rule.row].fits and found[rule.row].wins == found[rule.row].doubtful
    }
    for match in RuleBook(suspects.values(), whole_words=True).matches(candidates):
        for rule in (match.rule, *match.outranked):
            suspects.pop(rule.row, None)
    return frozenset(suspects)


def broad_texts(
    rules: Iterable[Rule], candidates: Sequence[Candidate], *, whole_words: bool
) -> Mapping[int, int]:
    """Return the rules whose text stands in more than half of the rows, and in how many.

    A sample tells the few that are worth counting.
    """
    probes = [
        Rule(row=rule.row, conditions=texts, account="")
        for rule in rules
        if (texts := tuple(filter(is_text, rule.conditions)))
    ]
    sample = candidates[:: max(1, len(candidates) // _SAMPLE)]
    counted = _counts(probes, sample, whole_words=whole_words)
    suspects = [it for it in probes if counted[it.row] > _SUSPECT * len(sample)]
    exact = _counts(suspects, candidates, whole_words=whole_words)
    return {row: count for row, count in exact.items() if 2 * count > len(candidates)}


def is_text(condition: Condition) -> bool:
    """Whether a condition wants something to be written in the row."""
    return isinstance(condition, (HasPhrase, HasAllWords, HasAnyPhrase, FitsExpression))


def _counts(
    rules: Sequence[Rule], candidates: Iterable[Candidate], *, whole_words: bool
) -> Counter[int]:
    book = RuleBook(rules, whole_words=whole_words)
    return Counter(
        rule.row for match in book.matches(candidates) for rule in (match.rule, *match.outranked)
    )
