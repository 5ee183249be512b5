"""Rows that move, held to a list from which some are taken and into which others are put."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_recon.workbook.file_store.shift import LAST_ROW, RowShift

HEIGHT = 12
ROWS = st.integers(1, HEIGHT)
PLACES = st.dictionaries(ROWS, st.integers(1, 3), max_size=5)


def shift_of(deleted: set[int], places: dict[int, int]) -> RowShift:
    """Rows deleted, and how many come under which row."""
    after = sorted(places)
    counts = accumulate(places[row] for row in after)
    return RowShift(tuple(sorted(deleted)), tuple(after), tuple(counts))


def as_a_list(deleted: set[int], places: dict[int, int]) -> list[int]:
    """What each row of the sheet was before: 0 for a new one."""
    return [
        number
        for row in range(1, HEIGHT + 1)
        for number in [row] * (row not in deleted) + [0] * places.get(row, 0)
    ]


@given(st.sets(ROWS), PLACES)
def test_each_row_goes_where_a_list_puts_it(deleted: set[int], places: dict[int, int]) -> None:
    shift, after = shift_of(deleted, places), as_a_list(deleted, places)
    for row in range(1, HEIGHT + 1):
        expected = None if row in deleted else after.index(row) + 1
        assert shift.moved(row) == expected
        assert shift.closed(row) == len(as_a_list(deleted | set(range(row, 99)), {
            place: count for place, count in places.items() if place < row
        })) + 1  # fmt: skip


@given(st.sets(ROWS), PLACES)
def test_new_rows_stand_right_below_their_row(deleted: set[int], places: dict[int, int]) -> None:
    shift = shift_of(deleted, places)
    new = [
        shift.first_new(place) + step
        for place, row in enumerate(sorted(places))
        for step in range(places[row])
    ]
    after = as_a_list(deleted, places)
    assert new == [number for number, row in enumerate(after, start=1) if row == 0]


@given(st.sets(ROWS), PLACES, ROWS, ROWS)
def test_a_range_covers_its_rows_and_what_comes_between(
    deleted: set[int], places: dict[int, int], one: int, other: int
) -> None:
    top, bottom = sorted((one, other))
    after = as_a_list(deleted, places)
    kept = [number for number, row in enumerate(after, start=1) if top <= row <= bottom]
    span = shift_of(deleted, places).span(top, bottom)
    assert span == ((kept[0], kept[-1]) if kept else None)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("A5", "A5"),
        ("A6+$A$9", "A8+$A$14"),
        ("SUM(A5:A6)", "SUM(A5:A8)"),
        ("SUM(A2:A5)", "SUM(A2:A5)"),
        ("SUM($A$5:A9)", "SUM($A$5:A14)"),
        ("SUM(5:9)", "SUM(5:14)"),
        ("Altro!A9", "Altro!A9"),
        ("Foglio!A9&'FOGLIO'!A9", "Foglio!A14&'FOGLIO'!A14"),
        ('"A9"&Elenco[[#This Row],[A9]]', '"A9"&Elenco[[#This Row],[A9]]'),
    ],
)
def test_formulas_follow_rows_inserted_at_many_places(before: str, after: str) -> None:
    shift = RowShift(after=(5, 7), inserted=(2, 5))
    assert shift.formula(before, "Foglio", at_home=True) == after


def test_a_range_to_the_end_of_the_sheet_ends_there_still() -> None:
    assert RowShift(after=(5, 7), inserted=(2, 5)).span(6, LAST_ROW) == (8, LAST_ROW)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("A9", "A9"),
        ("$A$9", "$A$14"),
        ("SUM(A$5:A9)", "SUM(A$5:A9)"),
        ("SUM(A$6:A9)", "SUM(A$8:A9)"),
        ("SUM(A$5:A$9)", "SUM(A$5:A$14)"),
        ("SUM($6:$9)", "SUM($8:$14)"),
        ("SUM($6:9)", "SUM($8:9)"),
        ("Altro!$A$9", "Altro!$A$9"),
    ],
)
def test_only_fixed_rows_of_a_settled_formula_move(before: str, after: str) -> None:
    assert RowShift(after=(5, 7), inserted=(2, 5)).settled(before, "Foglio") == after


def test_a_fixed_row_that_goes_away_is_no_reference() -> None:
    shift = RowShift(deleted=(9,))
    assert shift.settled("$A$9+SUM(A$9:A10)", "Foglio") == "#REF!+SUM(A$9:A10)"
