"""By what a table is known again: its headings or, without any, the shape of its columns."""

from __future__ import annotations

import re

from xl_recon.readers.statements.table.columns import Kind, columns_of
from xl_recon.readers.statements.table.tables import Table
from xl_recon.readers.statements.table.words import folded_heading
from xl_recon.records.statement_profile import SHAPE_MARK, SIGNATURE_BAR

# An account's number, a day or its currency may stand in a heading: `Saldo al 31.12. in CHF`.
_VARYING = re.compile(r"\b(?:\w*\d\w*|chf|eur|usd|gbp|bgn|ron|euro)\b")


def signature_of(table: Table) -> str:
    """Return the folded headings from left to right, or the kinds of the columns.

    A heading of which nothing stays keeps its place.
    """
    if not any(table.headings):
        kinds = (column.kind.value for column in columns_of(table))
        return SHAPE_MARK + SIGNATURE_BAR.join(kinds)
    return SIGNATURE_BAR.join(_pieces(SIGNATURE_BAR.join(map(_folded, table.headings))))


def is_same_signature(one: str, other: str) -> bool:
    """Whether two signatures are of one layout, however they were typed."""
    if one.startswith(SHAPE_MARK) != other.startswith(SHAPE_MARK):
        return False
    if not one.startswith(SHAPE_MARK):
        return bool(_pieces(one)) and _pieces(one) == _pieces(other)
    kinds, others = (_split(text.removeprefix(SHAPE_MARK)) for text in (one, other))
    return len(kinds) == len(others) and all(map(_may_be_same, kinds, others))


def _may_be_same(one: str, other: str) -> bool:
    """A column that happens to be blank may be of any kind."""
    return one == other or Kind.BLANK.value in {one, other}


def _pieces(signature: str) -> list[str]:
    pieces = [_folded(piece) for piece in _split(signature)]
    while pieces and not pieces[-1]:
        pieces.pop()
    return pieces


def _split(signature: str) -> list[str]:
    return [piece.strip() for piece in signature.split(SIGNATURE_BAR.strip())]


def _folded(heading: str) -> str:
    folded = folded_heading(heading)
    return " ".join(_VARYING.sub(" ", folded).split()) or folded
