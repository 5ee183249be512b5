"""Phrases by numbers, field by field: what the automata find and the shelves are marked with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from xl_recon.matching.conditions import Asked, PhraseGroup
from xl_recon.records.rule import TextField

Group = frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldPhrases:
    """What is looked for in one field; the phrases are numbered from `first`, by their place."""

    field: TextField
    first: int
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedGroup:
    """A group of phrases by their numbers."""

    numbers: Group
    asked: Asked


class Numbering:
    """The numbers of all phrases of all rules: first the description's, then other fields'.

    By whole words a phrase may still be a hint inside a word. It then goes by a second number as
    well, its own and the count of all phrases; `hints` are the phrases that do.
    """

    def __init__(self, groups: Iterable[PhraseGroup], *, whole_words: bool) -> None:
        found: dict[TextField, dict[str, None]] = {field: {} for field in TextField}
        hints: list[PhraseGroup] = []
        for group in groups:
            found[group.field].update(dict.fromkeys(sorted(group.phrases)))
            if whole_words and group.asked is Asked.HINT:
                hints.append(group)
        self.fields = tuple(_fields(found))
        self.phrases = tuple(phrase for field in self.fields for phrase in field.phrases)
        self._numbers = {
            field.field: {text: field.first + place for place, text in enumerate(field.phrases)}
            for field in self.fields
        }
        self._shift = len(self.phrases) if whole_words else 0
        self.hints = frozenset(self._numbers[it.field][text] for it in hints for text in it.phrases)

    def numbered(self, group: PhraseGroup) -> NumberedGroup:
        """A group by numbers."""
        numbers = self._numbers.get(group.field, {})
        shift = self._shift if group.asked is Asked.HINT else 0
        return NumberedGroup(
            numbers=frozenset(numbers[text] + shift for text in group.phrases), asked=group.asked
        )

    def length(self, number: int) -> int:
        """How long a numbered phrase is."""
        return len(self.phrases[number % len(self.phrases)])


def _fields(found: dict[TextField, dict[str, None]]) -> Iterable[FieldPhrases]:
    """The description, and other fields that a rule looks at."""
    first = 0
    for field, phrases in found.items():
        if phrases or field is TextField.DESCRIPTION:
            yield FieldPhrases(field=field, first=first, phrases=tuple(phrases))
            first += len(phrases)
