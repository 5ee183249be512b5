"""A rule's amounts and dates written again in its own grammar, for people to read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from xl_recon.records.rule import Range


def written_ranges(ranges: Iterable[Range]) -> str:
    """Return ranges as a rule would have them.

    >>> written_ranges([Range(Decimal(100), Decimal(200))]), written_ranges([Range(Decimal(5))])
    ('[!>=100.00 !<=200.00]', '[!>=5.00]')
    """
    spans = tuple(ranges)
    if len(spans) == 1 and _is_exact(spans[0]):
        return _bound(spans[0].lowest)
    return f"[{' | '.join(map(_terms, spans))}]"


def _terms(span: Range) -> str:
    if _is_exact(span):
        return f"!={_bound(span.lowest)}"
    terms = []
    if span.lowest is not None:
        terms.append(f"!>{'' if span.strict_lowest else '='}{_bound(span.lowest)}")
    if span.highest is not None:
        terms.append(f"!<{'' if span.strict_highest else '='}{_bound(span.highest)}")
    return " ".join(terms)


def _is_exact(span: Range) -> bool:
    strict = span.strict_lowest or span.strict_highest
    return span.lowest is not None and span.lowest == span.highest and not strict


def _bound(value: Decimal | date | None) -> str:
    return f"{value:.2f}" if isinstance(value, Decimal) else str(value)
