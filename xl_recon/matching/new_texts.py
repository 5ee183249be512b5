"""The description a rule writes, `Affitto {data:%B %Y} {parola:2}`, from what the bank wrote."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import assert_never

from xl_recon.matching.refusals import Refused
from xl_recon.records.journal import Candidate

_LONGEST = 32_767  # characters of a cell

Groups = Mapping[str, str]  # what an expression's groups hold, by number and by name; "0" is all
_Text = Callable[[Candidate, Groups, str], str]

_PIECE = re.compile(r"(?P<literal>\{\{|\}\}|[^{}]+)|\{(?P<placeholder>[^{}]*)\}|\{[^{}]*|\}")
# No locale and no strftime: these come out alike on every system.
_MONTHS = (
    "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno",
    "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre",
)  # fmt: skip
_DAY_PARTS: Mapping[str, Callable[[date], str]] = {
    "%d": lambda day: f"{day.day:02}",
    "%m": lambda day: f"{day.month:02}",
    "%y": lambda day: f"{day.year % 100:02}",
    "%Y": lambda day: f"{day.year:04}",
    "%B": lambda day: _MONTHS[day.month - 1],
    "%b": lambda day: _MONTHS[day.month - 1][:3],
    "%%": lambda _: "%",
}
_DAY_PART = re.compile("|".join(_DAY_PARTS))
_DAY = "%d.%m.%Y"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """One name that may stand in braces."""

    text: _Text
    argument: re.Pattern[str] = re.compile("")
    field: str = "description"  # of the journal: what the text is made from
    of_expression: bool = False


@dataclass(frozen=True, slots=True)
class _Literal:
    text: str


@dataclass(frozen=True, slots=True)
class _Placeholder:
    kind: _Kind
    argument: str
    written: str


_Piece = _Literal | _Placeholder


def new_text(template: str, row: Candidate, groups: Groups) -> str:
    """Return the description to come: the bank's own where the template leaves nothing.

    Runs of blanks become one, as words that are missing leave them. A bad template raises
    `Refused`, which `refuse_bad_text` does when the rule is read.

    >>> row = Candidate(1, date(2025, 3, 31), "AFFITTO Rossi", None, "1020", money_in=False)
    >>> new_text("Pigione {parola:2} {parola:3} {data:%B %Y}", row, {})
    'Pigione Rossi marzo 2025'
    """
    text = "".join(_text(piece, row, groups) for piece in _pieces(template))
    return " ".join(text.split())[:_LONGEST].rstrip() or row.description


def refuse_bad_text(template: str, *, has_expression: bool) -> None:
    """Raise `Refused` where a template has a placeholder that can mean nothing."""
    for piece in _placeholders(template):
        if piece.kind.of_expression and not has_expression:
            raise Refused("rule.bad_placeholder", piece.written)


def asked_fields(template: str) -> frozenset[str]:
    """Return the journal's fields that a template looks at."""
    return frozenset(piece.kind.field for piece in _placeholders(template))


@lru_cache(maxsize=4096)
def _pieces(template: str) -> tuple[_Piece, ...]:
    return tuple(_piece(found) for found in _PIECE.finditer(template))


def _placeholders(template: str) -> list[_Placeholder]:
    return [piece for piece in _pieces(template) if isinstance(piece, _Placeholder)]


def _piece(found: re.Match[str]) -> _Piece:
    if found["literal"]:
        return _Literal({"{{": "{", "}}": "}"}.get(found[0], found[0]))
    name, _, argument = (found["placeholder"] or "").partition(":")
    kind = _KINDS.get(name.strip().casefold())
    if kind is None or not kind.argument.fullmatch(argument.strip()):
        raise Refused("rule.bad_placeholder", found[0].strip())
    return _Placeholder(kind, argument.strip(), found[0])


def _text(piece: _Piece, row: Candidate, groups: Groups) -> str:
    match piece:
        case _Literal(text):
            return text
        case _Placeholder(kind, argument):
            return kind.text(row, groups, argument)
        case _:
            assert_never(piece)


def _word(row: Candidate, _: Groups, place: str) -> str:
    words = row.description.split()
    index = int(place) - (place[0] != "-")
    return words[index] if -len(words) <= index < len(words) else ""


def _day(row: Candidate, _: Groups, layout: str) -> str:
    day = row.date
    if day is None:
        return ""
    return _DAY_PART.sub(lambda part: _DAY_PARTS[part[0]](day), layout or _DAY)


def _amount(row: Candidate, _: Groups, __: str) -> str:
    return "" if row.amount is None else f"{row.amount:.2f}"


def _group(_: Candidate, groups: Groups, name: str) -> str:
    return groups.get(name or "1", "" if name else groups.get("0", ""))


_KINDS: Mapping[str, _Kind] = {
    "descrizione": _Kind(text=lambda row, *_: row.description),
    "parola": _Kind(text=_word, argument=re.compile(r"-?[1-9][0-9]{0,3}")),
    "data": _Kind(text=_day, argument=re.compile(r"(?:[^%]|%[dmyYBb%])*"), field="date"),
    "importo": _Kind(text=_amount, field="amount"),
    "controparte": _Kind(text=lambda row, *_: row.counterparty, field="counterparty"),
    "riferimento": _Kind(text=lambda row, *_: row.external_reference, field="external_reference"),
    "gruppo": _Kind(text=_group, argument=re.compile(r"\w*"), of_expression=True),
    "conto": _Kind(text=lambda row, *_: row.account),
}
