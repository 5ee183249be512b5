"""Amounts in text formats whose programs write the decimals as their country does."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

_PLAIN = re.compile(r"[+-]?[0-9]{1,15}\.[0-9]{1,2}")
_WHOLE = "0*[0-9]{0,18}"
_READABLE = {
    mark: re.compile(
        rf"[+-]?(?:[1-9][0-9]{{0,2}}(?:[{group}][0-9]{{3}}){{1,5}}|{_WHOLE})"
        rf"(?:[{mark}][0-9]{{0,9}})?"
    )
    for mark, group in ((".", ","), (",", "."))
}
_CLEANED = str.maketrans(
    {**dict.fromkeys(" \t\r\n\u00a0\u202f\u2009'\u2019`\u00b4€$£"), "\u2212": "-", "\u2013": "-"}
)
_CURRENCY = re.compile(r"^[A-Z]{3}(?=.)|(?<=.)[A-Z]{3}$")
_GROUP = 3  # digits
_SHOWN = 40  # characters of an odd value that a message repeats


@dataclass(frozen=True, slots=True, kw_only=True)
class Notation:
    """How a document writes amounts; a blank mark: now this way, now that."""

    mark: str
    assumed: bool = False  # nothing in the document decided it

    def amount(self, text: str) -> Decimal:
        """Return the amount that a text says; `ValueError` if it says none.

        >>> Notation(mark=",").amount("1.234,5-"), Notation(mark=".").amount("(1'000.00)")
        (Decimal('-1234.5'), Decimal('-1000.00'))
        """
        if self.mark == "." and _PLAIN.fullmatch(text):
            return Decimal(text)
        bare = _bare(text)
        value = _value(bare, self.mark or _own_mark(bare))
        if value is None:
            raise ValueError(f"not an amount: {text[:_SHOWN]!r}")
        return value


def notation_of(texts: Iterable[str], *, lone_mark_divides: bool) -> Notation:
    """Return the notation under which all the amounts of a document read.

    `lone_mark_divides` says what `1,234` is where nothing else tells: one and a bit, or a thousand.

    >>> notation_of(["1,234", "0.50"], lone_mark_divides=True)
    Notation(mark='.', assumed=False)
    >>> notation_of(["1,234", "5"], lone_mark_divides=False)
    Notation(mark='.', assumed=True)
    """
    amounts = _telling_amounts(set(texts))
    allowed = [
        mark for mark in _READABLE if all(_value(text, mark) is not None for text in amounts)
    ]
    if len(allowed) == 1:
        return Notation(mark=allowed[0])
    if not allowed:
        return Notation(mark="")
    unclear = [text for text in amounts if _value(text, ".") != _value(text, ",")]
    if not unclear:
        return Notation(mark=".")
    lone, other = (",", ".") if "," in min(unclear) else (".", ",")
    return Notation(mark=lone if lone_mark_divides else other, assumed=True)


def _telling_amounts(texts: set[str]) -> set[str]:
    """The amounts among the texts; of those that are written plainly one is enough."""
    plain = next((text for text in texts if _PLAIN.fullmatch(text)), "0")
    odd = {_bare(text) for text in texts if not _PLAIN.fullmatch(text)} | {plain}
    return {text for text in odd if any(_value(text, mark) is not None for mark in _READABLE)}


def _bare(text: str) -> str:
    """The digits and marks, with the sign in front."""
    bare = _CURRENCY.sub("", text.translate(_CLEANED))
    if bare.startswith("(") and bare.endswith(")"):
        return f"-{bare[1:-1]}"
    return bare[-1] + bare[:-1] if bare.endswith(("-", "+")) else bare


def _value(bare: str, mark: str) -> Decimal | None:
    readable = _READABLE.get(mark)
    if readable is None or not readable.fullmatch(bare) or not any(map(str.isdigit, bare)):
        return None
    return Decimal(bare.replace("," if mark == "." else ".", "").replace(mark, "."))


def _own_mark(bare: str) -> str:
    """The decimal mark by this amount alone; blank where it may as well divide thousands."""
    last = max(bare.rfind("."), bare.rfind(","))
    if last < 0:
        return "."
    if "." in bare and "," in bare:
        return bare[last]
    if bare.count(bare[last]) > 1:
        return "." if bare[last] == "," else ","
    return "" if len(bare) - last - 1 == _GROUP and bare.lstrip("+-")[0] != "0" else bare[last]
