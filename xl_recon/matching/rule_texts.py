"""The grammar of a rule's description: `[name] phrase`, `+all these words`, `one|another`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from xl_recon.matching.folding import folded
from xl_recon.matching.refusals import Refused
from xl_recon.records.rule import Condition, HasAllWords, HasAnyPhrase, HasPhrase

_NAMED = re.compile(r"\s*\[([^\]]*)\](.*)", re.DOTALL)
_WORD = re.compile(r'"[^"]+"|\S+')
_NEGATED = re.compile(r"-\w")
_EXPRESSION = re.compile(r"/.+/", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleText:
    """What a rule's description says: its name, the text without it, the conditions in it."""

    name: str
    text: str
    conditions: tuple[Condition, ...]


def rule_text(written: str) -> RuleText:
    """Return a description understood, or raise `Refused`.

    >>> rule_text("[Telefono] Swisscom")
    RuleText(name='Telefono', text='Swisscom', conditions=(HasPhrase(text='Swisscom'),))
    """
    named = _NAMED.fullmatch(written)
    name, text = (named[1].strip(), named[2].strip()) if named else ("", written.strip())
    return RuleText(name=name, text=text, conditions=_conditions(text))


def _conditions(text: str) -> tuple[Condition, ...]:
    if not text:
        return ()
    if text.startswith("["):
        raise Refused("rule.bad_text", text)
    if _EXPRESSION.fullmatch(text):
        raise Refused("rule.not_yet", text)
    if text.startswith("+"):
        return _all_words(text)
    return (_any_phrase(text, text.split("|")),)


def _all_words(text: str) -> tuple[Condition, ...]:
    words: list[str] = _WORD.findall(text[1:])
    _refuse_negated(words)
    plain = [_unquoted(word, text) for word in words if "|" not in word or _is_quoted(word)]
    choices = [word.split("|") for word in words if "|" in word and not _is_quoted(word)]
    conditions: list[Condition] = [_any_phrase(text, choice) for choice in choices]
    if plain:
        conditions.insert(0, HasAllWords(tuple(plain)))
    if not conditions:
        raise Refused("rule.bad_text", text)
    return tuple(conditions)


def _any_phrase(text: str, alternatives: list[str]) -> Condition:
    phrases = [alternative.strip() for alternative in alternatives if folded(alternative)]
    if not phrases:
        raise Refused("rule.bad_text", text)
    return HasPhrase(phrases[0]) if len(phrases) == 1 else HasAnyPhrase(tuple(phrases))


def _refuse_negated(words: list[str]) -> None:
    # Taken literally it would fit just the rows that the user wants left out.
    for word in words:
        if _NEGATED.match(word):
            raise Refused("rule.not_yet", word)


def _is_quoted(word: str) -> bool:
    return word.startswith('"') and word.endswith('"') and len(word) > 1


def _unquoted(word: str, text: str) -> str:
    plain = word[1:-1].strip() if _is_quoted(word) else word
    if not folded(plain):
        raise Refused("rule.bad_text", text)
    return plain
