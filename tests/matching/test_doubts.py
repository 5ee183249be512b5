from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from xl_recon.matching.doubts import (
    Period,
    are_two_payments,
    close_days,
    doubtful_pairs,
    may_be_moved,
)
from xl_recon.matching.movements import Movement
from xl_recon.records.question import Doubt

MONDAY, WEDNESDAY = date(2025, 3, 3), date(2025, 3, 5)
ROW = Movement("1020", MONDAY, Decimal("-91.15"), MONDAY, "Fontanelle carburante", row=7)
LINE = ROW._replace(date=WEDNESDAY, value_date=WEDNESDAY, row=0)
WHOLE_WEEK = Period(MONDAY, date(2025, 3, 9))
LATER = Period(WEDNESDAY, WEDNESDAY)


def pairs(lines: list[Movement], rows: list[Movement]) -> list[tuple[int, int, Doubt]]:
    return [(pair.line, pair.row, pair.doubt) for pair in doubtful_pairs(lines, rows)]


def moved(period: Period = WHOLE_WEEK, row: Movement = ROW, **fields: Any) -> bool:
    return may_be_moved(LINE._replace(**fields), row, period)


def test_the_closest_words_choose_first() -> None:
    lines = [LINE._replace(text="Energia"), LINE._replace(text="FONTANELLE")]
    rows = [ROW, ROW._replace(text="Gas")]
    assert pairs(lines, rows) == [(1, 0, Doubt.SAME_WORDS), (0, 1, Doubt.OTHER_WORDS)]


def test_another_reference_is_named_as_the_reason() -> None:
    line, row = LINE._replace(reference="A1"), ROW._replace(reference="B1")
    assert pairs([line], [row]) == [(0, 0, Doubt.OTHER_REFERENCE)]


def test_a_text_that_a_rule_moved_to_the_notes_speaks_too() -> None:
    row = ROW._replace(text="Auto", moved_text="FONTANELLE CARBURANTE 3")
    assert pairs([LINE], [row]) == [(0, 0, Doubt.SAME_WORDS)]


def test_very_many_pairs_are_asked_about_in_their_order() -> None:
    lines = [LINE._replace(text=f"L{number}") for number in range(100)]
    rows = [ROW] * 60
    assert [pair[:2] for pair in pairs(lines, rows)] == [(place, place) for place in range(60)]


@pytest.mark.parametrize(
    ("family", "is_two"), [("camt", True), ("mt940", True), ("table", False), ("", False)]
)
def test_references_of_one_family_number_the_payments(family: str, *, is_two: bool) -> None:
    line = LINE._replace(reference="A1", family=family)
    assert are_two_payments(line, ROW._replace(reference="A2", family=family)) is is_two


def test_references_of_two_families_may_differ() -> None:
    line = LINE._replace(reference="A1", family="camt")
    assert not are_two_payments(line, ROW._replace(reference="A2", family="mt940"))


def test_other_words_of_one_family_in_one_errand_are_two_payments() -> None:
    proposed = ROW._replace(row=0, family="camt")
    assert are_two_payments(LINE._replace(text="Gas", family="camt"), proposed)
    assert not are_two_payments(LINE._replace(text="Gas", family="camt"), ROW)
    assert not are_two_payments(LINE._replace(text="FONTANELLE", family="camt"), proposed)


def test_a_row_that_the_document_should_hold_may_be_the_line() -> None:
    assert moved(family="table")


def test_a_row_of_other_words_is_no_moved_one() -> None:
    assert not moved(text="Affitto")


def test_formats_of_one_strict_family_move_no_day() -> None:
    assert not moved(row=ROW._replace(family="camt"), family="camt")


def test_out_of_reach_only_the_value_date_leads_to_the_row() -> None:
    assert not moved(LATER)
    assert moved(LATER, value_date=MONDAY)
    assert moved(LATER, row=ROW._replace(value_date=WEDNESDAY))


def test_out_of_reach_a_table_is_not_compared_with_tables() -> None:
    """The same coffee every day, valued the day before, is another coffee."""
    assert not moved(LATER, row=ROW._replace(family="table"), family="table", value_date=MONDAY)


def test_a_row_without_a_day_is_not_moved() -> None:
    assert not moved(row=ROW._replace(date=None))


def test_the_same_reference_on_another_day_is_enough() -> None:
    row = ROW._replace(text="x", reference="R 77")
    assert moved(row=row, text="Affitto", reference="R77")


def test_days_around_a_day_come_closest_first() -> None:
    found = list(close_days(WEDNESDAY))
    assert found[:2] == [date(2025, 3, 6), date(2025, 3, 4)]
    assert len(found) == 14


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_calendar_has_an_end(day: date) -> None:
    assert len(list(close_days(day))) < 14
