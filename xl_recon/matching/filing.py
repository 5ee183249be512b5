"""Where each rule is filed, so that only rows it may fit come by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from xl_recon.matching.conditions import (
    Asked,
    Check,
    PhraseGroup,
    check,
    exact_amounts,
    not_after,
    phrase_groups,
)
from xl_recon.matching.expressions import ExpressionSearch
from xl_recon.matching.numbering import FieldPhrases, Group, NumberedGroup, Numbering
from xl_recon.matching.shelves import Filed, Shelf, Test
from xl_recon.records.journal import Candidate
from xl_recon.records.rule import Condition, FitsExpression, MovesMoney, OnAccount, Rule

Step = frozenset[int] | frozenset[str] | frozenset[Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledRules:
    """Rules on their shelves, by rank.

    `wanted` are a rule's groups of phrases of which one each has to occur; `hints` are the phrases
    that count inside a word too where others do not (see `Numbering`).
    """

    fields: tuple[FieldPhrases, ...]
    count: int  # of phrases, over all fields
    hints: frozenset[int]
    wanted: tuple[tuple[Group, ...], ...]
    searches: tuple[tuple[ExpressionSearch, ...], ...]
    money_in: Shelf
    money_out: Shelf


def filed_rules(rules: Sequence[Rule], *, whole_words: bool = False) -> FiledRules:
    """File rules, given in table order."""
    texts = [_phrase_groups(rule) for rule in rules]
    numbering = Numbering(chain.from_iterable(texts), whole_words=whole_words)
    groups = [tuple(map(numbering.numbered, found)) for found in texts]
    filed = FiledRules(
        fields=numbering.fields,
        count=len(numbering.phrases),
        hints=numbering.hints,
        wanted=tuple(_numbers(found, Asked.WANTED) for found in groups),
        searches=tuple(map(_searches, rules)),
        money_in=Shelf(),
        money_out=Shelf(),
    )
    _file(filed, rules, groups, numbering)
    return filed


def _phrase_groups(rule: Rule) -> tuple[PhraseGroup, ...]:
    found = chain.from_iterable(phrase_groups(condition) for condition in rule.conditions)
    return tuple(dict.fromkeys(found))


def _searches(rule: Rule) -> tuple[ExpressionSearch, ...]:
    return tuple(ExpressionSearch(it) for it in rule.conditions if isinstance(it, FitsExpression))


def _numbers(groups: Sequence[NumberedGroup], *asked: Asked) -> tuple[Group, ...]:
    return tuple(group.numbers for group in groups if group.asked in asked)


def _file(
    filed: FiledRules,
    rules: Sequence[Rule],
    groups: Sequence[Sequence[NumberedGroup]],
    numbering: Numbering,
) -> None:
    rarity = _rarity(groups, numbering)
    for rank, (rule, found) in enumerate(zip(rules, groups, strict=True)):
        wanted = _by_rarity(_numbers(found, Asked.WANTED, Asked.HINT), rarity)
        barred = frozenset[int]().union(*_numbers(found, Asked.BARRED))
        slip = _slip(rank, rule, wanted, _Rest(barred=barred, searches=filed.searches[rank]))
        sides = {part.money_in for part in rule.conditions if isinstance(part, MovesMoney)}
        if False not in sides:
            filed.money_in.add(slip)
        if True not in sides:
            filed.money_out.add(slip)


def _rarity(groups: Sequence[Sequence[NumberedGroup]], numbering: Numbering) -> dict[int, int]:
    """The place of each phrase, the rarest first: by the rules themselves, then by length."""
    uses = Counter(number for found in groups for group in found for number in group.numbers)
    order = sorted(uses, key=lambda number: (uses[number], -numbering.length(number)))
    return {number: place for place, number in enumerate(order)}


def _by_rarity(groups: tuple[Group, ...], rarity: dict[int, int]) -> tuple[Group, ...]:
    """Single phrases before alternatives, and the rare before the frequent."""
    rarest = {group: min((rarity[number] for number in group), default=0) for group in groups}
    return tuple(sorted(groups, key=lambda group: (len(group), rarest[group])))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rest:
    """What a rule's place does not tell: phrases that may not occur, and expressions."""

    barred: Group
    searches: tuple[ExpressionSearch, ...]


def _slip(rank: int, rule: Rule, groups: tuple[Group, ...], rest: _Rest) -> Filed:
    # Two words tell enough, and a second group of alternatives would multiply the places.
    keys = groups[:1] + tuple(group for group in groups[1:2] if len(group) == 1)
    account = next((it for it in rule.conditions if isinstance(it, OnAccount)), None)
    amount = next((it for it in rule.conditions if exact_amounts(it)), None)
    path: list[Step] = [*keys]
    if account:
        path.append(frozenset({account.account}))
    if amount:
        path.append(exact_amounts(amount))
    facts = [it for it in rule.conditions if it is not account and it is not amount]
    # Expressions come last: they take longest.
    checks = (*_checks(rule, facts), *(search.fits for search in rest.searches))
    return Filed(rank=rank, path=tuple(path), test=_test(groups[len(keys) :], rest.barred, checks))


def _checks(rule: Rule, conditions: Sequence[Condition]) -> tuple[Check, ...]:
    found = [check(condition) for condition in conditions]
    if rule.until:
        found.append(not_after(rule.until))
    return tuple(holds for holds in found if holds is not None)


def _test(groups: tuple[Group, ...], barred: Group, checks: tuple[Check, ...]) -> Test | None:
    if not groups and not barred and not checks:
        return None

    if len(checks) == 1 and not (groups or barred):
        (only,) = checks
        return lambda candidate, _: only(candidate)

    def test(candidate: Candidate, found: AbstractSet[int]) -> bool:
        for group in groups:
            if group.isdisjoint(found):
                return False
        # Most rules have no checks, and a generator for nothing costs as much as all the rest.
        return barred.isdisjoint(found) and (
            not checks or all(holds(candidate) for holds in checks)
        )

    return test
