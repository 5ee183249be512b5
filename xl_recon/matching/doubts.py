"""Which rows that no line explains may be a line's own, told in other words or on another day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from xl_recon.matching.movements import Movement, real_reference
from xl_recon.matching.word_likeness import are_alike, are_hardly_told_apart, holds_the_other
from xl_recon.records.question import Doubt

# Beyond so many pairs of equal day and amount, lines are asked about in their order.
_MOST_PAIRS = 2_500
_WITHOUT_ORDER = {"", "table"}
_MOST_DAYS = 7  # between a card's authorisation and its booking


class DoubtfulPair(NamedTuple):
    """Places of a line and of a row in what was compared, and why they may be the same."""

    line: int
    row: int
    doubt: Doubt


class Period(NamedTuple):
    """The days a document speaks of, both ends included."""

    first: dt.date
    last: dt.date


def doubtful_pairs(lines: Sequence[Movement], rows: Sequence[Movement]) -> Iterator[DoubtfulPair]:
    """Yield which line of a day and amount may be which row; the closest words choose first."""
    free = dict.fromkeys(range(len(rows)))
    left = list(range(len(lines)))
    if len(lines) * len(rows) <= _MOST_PAIRS:
        for place in tuple(left):
            row = next((it for it in free if _may_be(lines[place], rows[it], alike=True)), None)
            if row is not None:
                del free[row]
                left.remove(place)
                yield DoubtfulPair(place, row, _doubt(lines[place], rows[row]))
    for place, row in zip(left, tuple(free), strict=False):
        if not are_two_payments(lines[place], rows[row]):
            yield DoubtfulPair(place, row, _doubt(lines[place], rows[row]))


def close_days(day: dt.date) -> Iterator[dt.date]:
    """Yield the days around a day, the closest first."""
    for distance in range(1, _MOST_DAYS + 1):
        try:
            yield day + dt.timedelta(distance)
            yield day - dt.timedelta(distance)
        except OverflowError:  # the calendar ends
            return


def may_be_moved(line: Movement, row: Movement, period: Period) -> bool:
    """Tell whether a row of another day may be the line: authorised then, booked now.

    A document that speaks of the row's day would have to hold the row; where it does not reach so
    far, one of another family may still have booked on what this one calls the value date. Formats
    of one strict family never move a day.
    """
    if row.date is None or _is_one_family(line, row):
        return False
    reached = period.first <= row.date <= period.last
    crossing = not row.family or row.family != line.family
    other_day = row.date == line.value_date or row.value_date == line.date
    return (reached or (crossing and other_day)) and _says(are_hardly_told_apart, line, row)


def are_two_payments(line: Movement, row: Movement) -> bool:
    """Tell whether one family of formats tells them apart: by the references that a bank gives.

    Words do so where nobody can have edited the row since: it is only proposed.
    """
    if not _is_one_family(line, row):
        return False
    if _have_other_references(line, row):
        return True
    return not row.row and not _says(holds_the_other, line, row)


def is_strict(family: str) -> bool:
    """Tell whether formats of a family tell a payment alike.

    Tables come from a bank's pages, apps and cards, each in its own words.
    """
    return family not in _WITHOUT_ORDER


def _is_one_family(line: Movement, row: Movement) -> bool:
    return is_strict(line.family) and line.family == row.family


def _may_be(line: Movement, row: Movement, *, alike: bool) -> bool:
    return _is_alike(line, row) is alike and not are_two_payments(line, row)


def _doubt(line: Movement, row: Movement) -> Doubt:
    if not _is_alike(line, row):
        return Doubt.OTHER_WORDS
    return Doubt.OTHER_REFERENCE if _have_other_references(line, row) else Doubt.SAME_WORDS


def _is_alike(line: Movement, row: Movement) -> bool:
    return _says(are_alike, line, row)


def _says(likeness: Callable[[str, str], bool], line: Movement, row: Movement) -> bool:
    """Tell whether texts are alike; an equal reference of the bank says so too."""
    reference = real_reference(line.reference)
    if reference and reference == real_reference(row.reference):
        return True
    return any(likeness(line.text, text) for text in {row.text, row.moved_text} if text)


def _have_other_references(line: Movement, row: Movement) -> bool:
    references = {real_reference(line.reference), real_reference(row.reference)}
    return "" not in references and len(references) > 1
