r"""Texts that must stand where a regular expression fits: by them its rule is looked up.

The scanner knows the plain part of the grammar. Whatever else it meets makes it give up, and then
the expression is tried on every row: slower, and as right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from xl_recon.matching.folding import folded

_SHORTEST = 2  # a single letter stands in nearly every text
_DEEPEST = 20
_OPENINGS = re.compile(r"\((?:\?(?::|>|=|!|<=|<!|P?<\w+>))?")
_LOOKS_AROUND = ("(?=", "(?!", "(?<=", "(?<!")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\\\]\[])*\]", re.DOTALL)
_REPEATED = re.compile(r"(?:\{\d*,?\d*\}|[*?])[?+]?")
_AGAIN = re.compile(r"\+[?+]?")
# Whose case variants all fold to what the letter itself folds to.
_LETTERS = re.compile(r"[ -~àáâãäåçèéêëìíîïñòóôõöùúûüýа-я]", re.IGNORECASE)
_SETS_AND_PLACES = frozenset("dDsSwWbBAZ")


class _Unsure(ValueError):
    """The pattern holds what the scanner does not know."""


def required_literals(pattern: str) -> frozenset[str]:
    r"""Return folded texts of which one at least stands where the pattern fits; none: unsure.

    >>> sorted(required_literals(r"rata \d+|quota (?:mensile|annua)"))
    ['quota', 'rata']
    """
    pattern = pattern.removeprefix("(?i)")
    scanner = _Scanner(pattern)
    try:
        found = scanner.alternatives(depth=0)
    except _Unsure:
        return frozenset()
    return found if scanner.place == len(pattern) else frozenset()


@dataclass(slots=True)
class _Scanner:
    pattern: str
    place: int = 0

    def alternatives(self, depth: int) -> frozenset[str]:
        """The literals of the alternatives up to the end or a closing parenthesis."""
        if depth > _DEEPEST:
            raise _Unsure
        found = [self._sequence(depth)]
        while self._take("|"):
            found.append(self._sequence(depth))
        return frozenset[str]().union(*found) if all(found) else frozenset()

    def _sequence(self, depth: int) -> frozenset[str]:
        runs, groups = [""], [frozenset[str]()]
        while self.place < len(self.pattern) and self.pattern[self.place] not in "|)":
            letter, group = self._atom(depth)
            if self._matched(_REPEATED):  # perhaps not even once
                letter, group = "", frozenset()
            again = self._matched(_AGAIN)
            runs[-1] += letter
            groups.append(group)
            if again or not letter:
                runs.append("")
        texts = (frozenset({folded(run)}) for run in runs)
        return max(filter(_worth, (*texts, *groups)), key=_worth, default=frozenset())

    def _atom(self, depth: int) -> tuple[str, frozenset[str]]:
        """The letter that stands here, or what a group asks for; both blank for other matter."""
        match self.pattern[self.place]:
            case "(":
                return "", self._group(depth)
            case "[":
                if not self._matched(_CLASS):
                    raise _Unsure
                return "", frozenset()
            case "{":  # no count of times: perhaps a fuzzy one
                raise _Unsure
            case "\\":
                return self._escaped(), frozenset()
            case letter:
                self.place += 1
                return letter if letter not in ".^$" and _LETTERS.match(letter) else "", frozenset()

    def _group(self, depth: int) -> frozenset[str]:
        opening = self._matched(_OPENINGS)
        if self.pattern.startswith(("?", "*"), self.place):
            raise _Unsure
        found = self.alternatives(depth + 1)
        if not self._take(")"):
            raise _Unsure
        return frozenset() if opening in _LOOKS_AROUND else found

    def _escaped(self) -> str:
        letter = self.pattern[self.place + 1 : self.place + 2]
        self.place += 2
        if letter in _SETS_AND_PLACES:
            return ""
        if letter.isalnum() or not letter.isascii():
            raise _Unsure
        return letter

    def _matched(self, expected: re.Pattern[str]) -> str:
        found = expected.match(self.pattern, self.place)
        self.place += len(found[0]) if found else 0
        return found[0] if found else ""

    def _take(self, sign: str) -> bool:
        is_next = self.pattern.startswith(sign, self.place)
        self.place += len(sign) if is_next else 0
        return is_next


def _worth(texts: frozenset[str]) -> float:
    """How rare rows with one of these are: by the shortest of them; few are rarer than many."""
    shortest = min(map(len, texts), default=0)
    return shortest + 1 / len(texts) if shortest >= _SHORTEST else 0
