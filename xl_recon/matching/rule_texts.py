"""The grammar of a rule's texts: `[name] phrase`, `+all -but these`, `one|another`, `/regex/`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from xl_recon.matching.expressions import refuse_bad_expression
from xl_recon.matching.folding import folded
from xl_recon.matching.refusals import Refused
from xl_recon.records.rule import (
    Condition,
    FitsExpression,
    HasAllWords,
    HasAnyPhrase,
    HasPhrase,
    LacksPhrases,
    TextField,
)

_NAMED = re.compile(r"\s*\[([^\]]*)\](.*)", re.DOTALL)
_WORD = re.compile(r'-?"[^"]+"|\S+')
_NEGATED = re.compile(r'-(?=".+"|.*\w)', re.DOTALL)  # signs alone, as in `a -- b`, are a word
_EXPRESSION = re.compile(r"/(.+)/", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleText:
    """What a rule's description says: its name, the text without it, the conditions in it."""

    name: str
    text: str
    conditions: tuple[Condition, ...]


def rule_text(written: str) -> RuleText:
    """Return a description understood, or raise `Refused`.

    >>> found = rule_text("[Telefono] Swisscom")
    >>> found.name, found.conditions[0].text
    ('Telefono', 'Swisscom')
    """
    named = _NAMED.fullmatch(written)
    name, text = (named[1].strip(), named[2].strip()) if named else ("", written.strip())
    return RuleText(name=name, text=text, conditions=text_conditions(text))


def text_conditions(
    written: str, field: TextField = TextField.DESCRIPTION
) -> tuple[Condition, ...]:
    """Return what a text, without a name, asks of a field, or raise `Refused`.

    >>> [type(condition).__name__ for condition in text_conditions("+Rossi -rimborso")]
    ['HasAllWords', 'LacksPhrases']
    """
    text = written.strip()
    if not text:
        return ()
    if text.startswith("["):
        raise Refused("rule.bad_text", text)
    expression = _EXPRESSION.fullmatch(text)
    if expression:
        refuse_bad_expression(expression[1])
        return (FitsExpression(expression[1], field),)
    if text.startswith("+"):
        return _all_words(text, field)
    return (_any_phrase(text, text, field),)


def _all_words(text: str, field: TextField) -> tuple[Condition, ...]:
    words: list[str] = _WORD.findall(text[1:])
    barred = [word[1:] for word in words if _NEGATED.match(word)]
    wanted = [word for word in words if not _NEGATED.match(word)]
    plain = [_unquoted(word, text) for word in wanted if not _is_choice(word)]
    conditions: list[Condition] = [HasAllWords(tuple(plain), field)] if plain else []
    conditions += [_any_phrase(text, word, field) for word in wanted if _is_choice(word)]
    if barred:
        conditions.append(LacksPhrases(_barred(barred, text), field))
    if not conditions:
        raise Refused("rule.bad_text", text)
    return tuple(conditions)


def _barred(words: list[str], text: str) -> tuple[str, ...]:
    choices = (word.split("|") if _is_choice(word) else [_unquoted(word, text)] for word in words)
    return tuple(phrase for choice in choices for phrase in choice if folded(phrase))


def _any_phrase(text: str, written: str, field: TextField) -> Condition:
    phrases = tuple(part.strip() for part in written.split("|") if folded(part))
    if not phrases:
        raise Refused("rule.bad_text", text)
    return HasPhrase(phrases[0], field) if len(phrases) == 1 else HasAnyPhrase(phrases, field)


def _is_choice(word: str) -> bool:
    return "|" in word and not _is_quoted(word)


def _is_quoted(word: str) -> bool:
    return word.startswith('"') and word.endswith('"') and len(word) > 1


def _unquoted(word: str, text: str) -> str:
    plain = word[1:-1].strip() if _is_quoted(word) else word
    if not folded(plain):
        raise Refused("rule.bad_text", text)
    return plain
