"""Why a rule fits a row or does not, condition by condition and word by word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import nsmallest
from typing import assert_never

from xl_recon.matching.folding import folded
from xl_recon.matching.found_texts import found_text
from xl_recon.matching.rules import RuleBook
from xl_recon.records.explanation import Asked, FoundText, JudgedRule, NotAfter, Verdict
from xl_recon.records.journal import Candidate, FieldValue
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
    Rule,
)

_NEAREST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """The rules that fit a row, in table order; where none does, those that miss least."""

    fitting: tuple[JudgedRule, ...]
    nearest: tuple[JudgedRule, ...]


def reasons(candidate: Candidate, rules: Iterable[Rule], *, whole_words: bool) -> Reasons:
    """Return what the rules make of a row, each thing they ask for judged."""
    ordered = sorted(rules, key=lambda rule: rule.row)
    asked = [asked_by(rule) for rule in ordered]
    holding = _holding(asked, candidate, whole_words=whole_words)
    fitting = [
        rule for rule, wanted in zip(ordered, asked, strict=True) if holding.issuperset(wanted)
    ]
    nearest = [] if fitting else _nearest(ordered, asked, holding)
    return Reasons(
        fitting=tuple(_judged(rule, candidate, holding) for rule in fitting),
        nearest=tuple(_judged(rule, candidate, holding) for rule in nearest),
    )


def asked_by(rule: Rule) -> tuple[Asked, ...]:
    """What a rule asks for, word by word, its end at the end."""
    asked: list[Asked] = [part for condition in rule.conditions for part in _parts(condition)]
    if rule.until:
        asked.append(NotAfter(rule.until))
    return tuple(asked)


def _parts(condition: Condition) -> tuple[Condition, ...]:
    match condition:
        case HasAllWords(words, field):
            return tuple(HasPhrase(word, field) for word in words)
        case LacksPhrases(texts, field):
            return tuple(LacksPhrases((text,), field) for text in texts)
        case _:
            return (condition,)


def _holding(
    asked: Iterable[tuple[Asked, ...]], candidate: Candidate, *, whole_words: bool
) -> frozenset[Asked]:
    """What of all that is asked holds for the row.

    Each thing becomes a rule of its own: so the matcher itself says what holds, in one pass.
    """
    distinct = dict.fromkeys(part for parts in asked for part in parts)
    ends = {part for part in distinct if isinstance(part, NotAfter)}
    conditions = [part for part in distinct if not isinstance(part, NotAfter)]
    probes = [Rule(row=row, conditions=(it,), account="") for row, it in enumerate(conditions)]
    fitting = RuleBook(probes, whole_words=whole_words).fitting(candidate)
    day = candidate.date
    return frozenset(conditions[rule.row] for rule in fitting) | {
        end for end in ends if day is None or day <= end.until
    }


def _nearest(
    rules: Sequence[Rule], asked: Sequence[tuple[Asked, ...]], holding: frozenset[Asked]
) -> list[Rule]:
    """The rules of which most holds: text before all else, then the rarer words."""
    uses = Counter(part for parts in asked for part in parts if _is_text(part))
    ranked = [
        (_distance(rule, parts, holding, uses), rule)
        for rule, parts in zip(rules, asked, strict=True)
        if not holding.isdisjoint(parts)
    ]
    return [rule for _, rule in nsmallest(_NEAREST, ranked, key=lambda pair: pair[0])]


def _distance(
    rule: Rule, asked: tuple[Asked, ...], holding: frozenset[Asked], uses: Counter[Asked]
) -> tuple[Fraction, int, int, float, int]:
    texts = [_share(it, holding) for it in rule.conditions if _is_text(it)]
    facts = sum(part in holding for part in asked if not _is_text(part))
    missed = sum(part not in holding for part in asked)
    rarity = sum(1 / uses[part] for part in asked if part in uses and part in holding)
    return -sum(texts, Fraction()), -facts, missed, -rarity, rule.row


def _share(condition: Condition, holding: frozenset[Asked]) -> Fraction:
    parts = _parts(condition)
    return Fraction(sum(part in holding for part in parts), len(parts) or 1)


def _is_text(asked: Asked) -> bool:
    return isinstance(asked, (HasPhrase, HasAllWords, HasAnyPhrase, FitsExpression))


def _judged(rule: Rule, candidate: Candidate, holding: frozenset[Asked]) -> JudgedRule:
    verdicts = (
        Verdict(
            asked=part,
            holds=part in holding,
            found=_found(part, candidate),
            actual=_actual(part, candidate),
        )
        for part in asked_by(rule)
    )
    return JudgedRule(rule=rule, verdicts=tuple(verdicts))


def _found(asked: Asked, candidate: Candidate) -> tuple[FoundText, ...]:
    match asked:
        case HasPhrase(text, field):
            texts: tuple[str, ...] = (text,)
        case HasAnyPhrase(texts, field) | LacksPhrases(texts, field):
            pass
        case _:
            return ()
    if not all(map(folded, texts)):  # an empty text stands in every text: nothing is asked for
        return ()
    return tuple(place for text in texts if (place := found_text(text, field, candidate)))


def _actual(asked: Asked, candidate: Candidate) -> FieldValue:
    match asked:
        case AmountIn():
            return candidate.amount
        case DateIn() | NotAfter():
            return candidate.date
        case OnAccount():
            return candidate.account
        case HasPhrase() | HasAllWords() | HasAnyPhrase() | LacksPhrases() | FitsExpression():
            return None
        case MovesMoney():
            return None
        case _:
            assert_never(asked)
