"""Rules that an earlier one leaves nothing to do: by their conditions, whatever the journal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from xl_recon.matching.conditions import exact_amounts
from xl_recon.matching.implication import Demands, TextGroup, covers, demands
from xl_recon.matching.phrases import Finder, finder
from xl_recon.records.rule import Rule

_Key = tuple[str, Decimal | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """A rule that serves no row, since an earlier one takes whatever it fits."""

    earlier: Rule
    later: Rule
    same_conditions: bool

    @property
    def same_completion(self) -> bool:
        """Whether both would fill in the same."""
        one, other = (
            (rule.account, frozenset(rule.fill), rule.new_text, _parts(rule))
            for rule in (self.earlier, self.later)
        )
        return one == other


def overlaps(rules: Iterable[Rule]) -> Iterator[Overlap]:
    """Yield each rule that an earlier one covers, with the first of the same conditions if any."""
    ordered = sorted(rules, key=lambda rule: rule.row)
    asked = [demands(rule) for rule in ordered]
    index = _Index(ordered, asked)
    for rank, later in enumerate(ordered):
        wide = [it for it in index.before(rank) if _covers(ordered, asked, it, rank)]
        if wide:
            same = [it for it in wide if asked[it] == asked[rank]]
            first = min(same or wide)
            yield Overlap(earlier=ordered[first], later=later, same_conditions=bool(same))


def _covers(rules: Sequence[Rule], asked: Sequence[Demands], wide: int, narrow: int) -> bool:
    return covers(asked[wide], rules[wide].until, asked[narrow], rules[narrow].until)


@dataclass(slots=True)
class _Index:
    """Rules by a phrase and an amount that a rule has to name to be covered by them.

    Without it each rule would be held against each other: thousands of thousands of times.
    """

    rules: Sequence[Rule]
    asked: Sequence[Demands]
    filed: dict[_Key, list[int]] = field(default_factory=lambda: defaultdict(list))
    _phrases: list[str] = field(default_factory=list)
    _hits: Finder = field(default=lambda _: ())

    def __post_init__(self) -> None:
        for rank, rule in enumerate(self.rules):
            for text in _filed_under(self.asked[rank]):
                for amount in _amounts(rule) or (None,):
                    self.filed[text, amount].append(rank)
        self._phrases = sorted({text for text, _ in self.filed if text})
        self._hits = finder(self._phrases)

    def before(self, rank: int) -> Iterator[int]:
        """The earlier rules that may cover this one."""
        amounts = (None, *_amounts(self.rules[rank]))
        found = {place for text in self._texts(rank) for place in self._filed(text, amounts)}
        return (place for place in found if place < rank)

    def _texts(self, rank: int) -> set[str]:
        own = "\n".join(self.asked[rank].phrases)
        return {"", *(self._phrases[number] for number, _, _ in self._hits(own))}

    def _filed(self, text: str, amounts: Iterable[Decimal | None]) -> Iterator[int]:
        for amount in amounts:
            yield from self.filed.get((text, amount), ())


def _filed_under(asked: Demands) -> frozenset[str]:
    """The texts of the group with the fewest: a covered rule has to name one. Blank: no text."""
    groups = sorted(asked.groups, key=lambda group: (len(group.texts), -_shortest(group)))
    return groups[0].texts if groups else frozenset({""})


def _shortest(group: TextGroup) -> int:
    return min(map(len, group.texts), default=0)


def _amounts(rule: Rule) -> frozenset[Decimal]:
    """The exact amounts that a rule asks for; a rule covered by one of these names it."""
    found = map(exact_amounts, rule.conditions)
    return next((amounts for amounts in found if amounts), frozenset())


def _parts(rule: Rule) -> tuple[tuple[object, ...], ...]:
    return tuple((it.account, it.against, it.amount, it.text, it.fill) for it in rule.parts)
