"""Where each rule is filed, so that only rows it may fit come by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from xl_recon.matching.conditions import Check, check, exact_amounts, not_after, phrase_groups
from xl_recon.matching.shelves import Filed, Shelf, Test
from xl_recon.records.journal import Candidate
from xl_recon.records.rule import Condition, MovesMoney, OnAccount, Rule

# The numbers of phrases, of which one at least has to occur.
Group = frozenset[int]
Step = frozenset[int] | frozenset[str] | frozenset[Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledRules:
    """Rules on their shelves, by rank; `phrases` are numbered by their place."""

    phrases: tuple[str, ...]
    groups: tuple[tuple[Group, ...], ...]
    money_in: Shelf
    money_out: Shelf


def filed_rules(rules: Sequence[Rule]) -> FiledRules:
    """File rules, given in table order."""
    texts = [_phrase_groups(rule) for rule in rules]
    phrases = tuple(
        dict.fromkeys(phrase for groups in texts for group in groups for phrase in group)
    )
    number = {phrase: place for place, phrase in enumerate(phrases)}
    groups = tuple(
        tuple(frozenset(number[phrase] for phrase in group) for group in found) for found in texts
    )
    filed = FiledRules(phrases=phrases, groups=groups, money_in=Shelf(), money_out=Shelf())
    _file(filed, rules)
    return filed


def _phrase_groups(rule: Rule) -> tuple[frozenset[str], ...]:
    found = chain.from_iterable(phrase_groups(condition) for condition in rule.conditions)
    return tuple(dict.fromkeys(found))


def _file(filed: FiledRules, rules: Sequence[Rule]) -> None:
    uses = Counter(number for groups in filed.groups for number in chain.from_iterable(groups))
    # The rarest comes first; rare by the rules themselves, then by length.
    order = sorted(uses, key=lambda number: (uses[number], -len(filed.phrases[number])))
    rarity = {number: place for place, number in enumerate(order)}
    for rank, (rule, groups) in enumerate(zip(rules, filed.groups, strict=True)):
        slip = _slip(rank, rule, _by_rarity(groups, rarity))
        sides = {part.money_in for part in rule.conditions if isinstance(part, MovesMoney)}
        if False not in sides:
            filed.money_in.add(slip)
        if True not in sides:
            filed.money_out.add(slip)


def _by_rarity(groups: tuple[Group, ...], rarity: dict[int, int]) -> tuple[Group, ...]:
    """Single phrases before alternatives, and the rare before the frequent."""
    rarest = {group: min((rarity[number] for number in group), default=0) for group in groups}
    return tuple(sorted(groups, key=lambda group: (len(group), rarest[group])))


def _slip(rank: int, rule: Rule, groups: tuple[Group, ...]) -> Filed:
    # Two words tell enough, and a second group of alternatives would multiply the places.
    keys = groups[:1] + tuple(group for group in groups[1:2] if len(group) == 1)
    account = next((it for it in rule.conditions if isinstance(it, OnAccount)), None)
    amount = next((it for it in rule.conditions if exact_amounts(it)), None)
    path: list[Step] = [*keys]
    if account:
        path.append(frozenset({account.account}))
    if amount:
        path.append(exact_amounts(amount))
    rest = [it for it in rule.conditions if it is not account and it is not amount]
    return Filed(rank=rank, path=tuple(path), test=_test(groups[len(keys) :], _checks(rule, rest)))


def _checks(rule: Rule, conditions: Sequence[Condition]) -> tuple[Check, ...]:
    found = [check(condition) for condition in conditions]
    if rule.until:
        found.append(not_after(rule.until))
    return tuple(holds for holds in found if holds is not None)


def _test(groups: tuple[Group, ...], checks: tuple[Check, ...]) -> Test | None:
    if not groups and not checks:
        return None

    def test(candidate: Candidate, found: AbstractSet[int]) -> bool:
        return all(not group.isdisjoint(found) for group in groups) and all(
            holds(candidate) for holds in checks
        )

    return test
