"""The grammar of a rule's amount and date: `120.50`, `[!>=100 !<=200]`, `[!=50 | !=75]`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import reduce
from typing import Any

from xl_recon.matching.refusals import Refused
from xl_recon.matching.written_amounts import written_amount
from xl_recon.records.rule import Range

Bound = Decimal | date

_TERM = re.compile(r"\s*!(<>|<=|>=|=|<|>)\s*([^\s!]+)\s*")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_EVERYTHING: tuple[Range, ...] = (Range(),)


def amount_ranges(written: str | Decimal) -> tuple[Range, ...]:
    """Return the amounts a rule asks for, or raise `Refused`.

    >>> amount_ranges("[!>=100 !<200]")[0].highest, amount_ranges("120,50")[0].lowest
    (Decimal('200'), Decimal('120.50'))
    """
    if isinstance(written, str):
        return _some(_ranges(written.strip(), written_amount), "rule.bad_amount", written)
    # An amount is positive: the accounts say the direction.
    return _some((_exactly(written),) if written >= 0 else (), "rule.bad_amount", written)


def date_ranges(written: str | date) -> tuple[Range, ...]:
    """Return the days a rule asks for, or raise `Refused`."""
    ranges = (_exactly(written),) if isinstance(written, date) else _ranges(written.strip(), _day)
    return _some(ranges, "rule.bad_date", written)


def _some(ranges: tuple[Range, ...], code: str, written: object) -> tuple[Range, ...]:
    # What cannot be read and what no value can ever meet leave nothing alike.
    if not ranges:
        raise Refused(code, str(written))
    return ranges


def _ranges(text: str, value: Callable[[str], Bound | None]) -> tuple[Range, ...]:
    if not (text.startswith("[") and text.endswith("]")):
        exact = value(text)
        return () if exact is None else (_exactly(exact),)
    alternatives = [_all_terms(part, value) for part in text[1:-1].split("|")]
    if None in alternatives:
        return ()
    return tuple(span for spans in alternatives for span in spans or ())


def _all_terms(text: str, value: Callable[[str], Bound | None]) -> tuple[Range, ...] | None:
    """The spans in which all terms hold, or None where the text is no list of terms."""
    terms = [_term(found[1], value(found[2])) for found in _TERM.finditer(text)]
    if not terms or () in terms or _TERM.sub("", text):
        return None
    return reduce(_intersections, terms, _EVERYTHING)


def _term(operator: str, bound: Bound | None) -> tuple[Range, ...]:
    below = Range(highest=bound, strict_highest=operator != "<=")
    above = Range(lowest=bound, strict_lowest=operator != ">=")
    match operator:
        case _ if bound is None:
            return ()
        case "=":
            return (_exactly(bound),)
        case "<>":
            return (below, above)
        case _:
            return (below,) if operator.startswith("<") else (above,)


def _exactly(bound: Bound) -> Range:
    return Range(lowest=bound, highest=bound)


def _intersections(ones: tuple[Range, ...], others: tuple[Range, ...]) -> tuple[Range, ...]:
    both = (_intersection(one, other) for one in ones for other in others)
    return tuple(span for span in both if not _is_empty(span))


def _intersection(one: Range, other: Range) -> Range:
    lows: list[Any] = [(it.lowest, it.strict_lowest) for it in (one, other)]
    highs: list[Any] = [(it.highest, not it.strict_highest) for it in (one, other)]
    lowest, strict_lowest = max(filter(_is_bound, lows), default=(None, False))
    highest, closed = min(filter(_is_bound, highs), default=(None, True))
    return Range(
        lowest=lowest, highest=highest, strict_lowest=strict_lowest, strict_highest=not closed
    )


def _is_bound(end: tuple[Bound | None, bool]) -> bool:
    return end[0] is not None


def _is_empty(span: Range) -> bool:
    low: Any = span.lowest
    high: Any = span.highest
    if low is None or high is None:
        return False
    return bool(low > high or (low == high and (span.strict_lowest or span.strict_highest)))


def _day(text: str) -> date | None:
    if not _ISO_DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:  # the 30th of February
        return None
