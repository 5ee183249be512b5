"""Choose the rule for a journal row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from xl_recon.matching.filing import filed_rules
from xl_recon.matching.folding import folded
from xl_recon.matching.phrases import Finder, Hit, finder, stands_alone
from xl_recon.records.journal import Candidate
from xl_recon.records.rule import Rule


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
        filed = filed_rules(self._rules)
        self._groups = filed.groups
        self._money_in, self._money_out = filed.money_in, filed.money_out
        self._hits = search(filed.phrases)

    def match(self, candidate: Candidate) -> RuleMatch | None:
        """Return the first rule of the table that fits, and which others do."""
        text = folded(candidate.description)
        hits = self._hits(text)
        if self._whole_words:
            hits = [hit for hit in hits if stands_alone(text, hit[1], hit[2])]
        shelf = self._money_in if candidate.money_in else self._money_out
        ranks = shelf.fitting(candidate, {number for number, _, _ in hits})
        if not ranks:
            return None
        first, *others = sorted(set(ranks)) if len(ranks) > 1 else ranks
        outranked = tuple([self._rules[rank] for rank in others]) if others else ()
        doubtful = not self._whole_words and self._is_doubtful(first, text, hits)
        return RuleMatch(candidate.row, self._rules[first], outranked, doubtful)

    def matches(self, candidates: Iterable[Candidate]) -> Iterator[RuleMatch]:
        """The matches of all candidates that a rule fits, in their order."""
        return (match for match in map(self.match, candidates) if match is not None)

    def _is_doubtful(self, rank: int, text: str, hits: Sequence[Hit]) -> bool:
        for group in self._groups[rank]:
            for number, start, end in hits:
                if number in group and stands_alone(text, start, end):
                    break
            else:
                return True
        return False
