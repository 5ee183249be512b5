"""The rules by a plain loop: slow, and simple enough to be believed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any
from unicodedata import normalize

import regex

from xl_recon.matching.folding import folded
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
    Rule,
    TextCondition,
    TextField,
)


def naive_hits(phrases: Iterable[str], text: str) -> set[tuple[int, int, int]]:
    return {
        (number, start, start + len(phrase))
        for number, phrase in enumerate(phrases)
        for start in range(len(text))
        if text.startswith(phrase, start)
    }


def naive_fitting(
    rules: Iterable[Rule], candidate: Candidate, *, whole_words: bool
) -> Iterator[Rule]:
    for rule in sorted(rules, key=lambda it: it.row):
        late = rule.until and candidate.date and candidate.date > rule.until
        if not late and all(
            holds(it, candidate, whole_words=whole_words) for it in rule.conditions
        ):
            yield rule


def holds(condition: Condition, candidate: Candidate, *, whole_words: bool) -> bool:
    match condition:
        case OnAccount(account):
            return candidate.account == account
        case MovesMoney(money_in):
            return candidate.money_in == money_in
        case AmountIn(ranges):
            return any(within(candidate.amount, span) for span in ranges)
        case DateIn(ranges):
            return any(within(candidate.date, span) for span in ranges)
        case _:
            written = getattr(candidate, condition.field)
            return is_written(condition, written, whole_words=whole_words)


def is_written(condition: TextCondition, text: str, *, whole_words: bool) -> bool:
    blank = "" if condition.field is TextField.IBAN else " "

    def stands(phrase: str) -> bool:
        wanted, there = (folded(it).replace(" ", blank) for it in (phrase, text))
        return occurs(wanted, there, whole_words=whole_words)

    match condition:
        case HasPhrase(phrase):
            return stands(phrase)
        case HasAllWords(words):
            return all(map(stands, words))
        case HasAnyPhrase(phrases):
            return any(map(stands, phrases))
        case LacksPhrases(phrases):
            return not any(map(stands, phrases))
        case FitsExpression(pattern):
            there = blank.join(normalize("NFC", text).split())
            return bool(regex.search(normalize("NFC", pattern), there, regex.IGNORECASE))


def occurs(phrase: str, text: str, *, whole_words: bool) -> bool:
    if not whole_words or not phrase:
        return phrase in text
    places = (it for it in range(len(text)) if text.startswith(phrase, it))
    return any(not glued(text, start) and not glued(text, start + len(phrase)) for start in places)


def glued(text: str, place: int) -> bool:
    """Whether a word runs on over this place."""
    return 0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum()


def within(value: Decimal | date | None, span: Range) -> bool:
    if value is None:
        return False
    low: Any = span.lowest
    high: Any = span.highest
    above = low is None or value > low or (value == low and not span.strict_lowest)
    below = high is None or value < high or (value == high and not span.strict_highest)
    return above and below
