from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_recon.records.row_ids import cut_ranges, id_ranges, ids_of, ordered_ranges

ids = st.sets(st.integers(1, 400))


@given(ids)
def test_ranges_name_just_these_ids(numbers: set[int]) -> None:
    assert ids_of(id_ranges(numbers)) == sorted(numbers)


@given(ids)
def test_neighbours_are_joined(numbers: set[int]) -> None:
    parts = id_ranges(numbers).split(",")
    starts = [number for number in numbers if number - 1 not in numbers]
    assert len(parts) == max(len(starts), 1)


def test_no_ids_are_no_text() -> None:
    assert id_ranges([]) == ""
    assert ids_of("") == []


def test_blanks_between_ranges_do_not_matter() -> None:
    assert ids_of(" 1 - 3 , 7 ") == [1, 2, 3, 7]


@pytest.mark.parametrize("text", ["x", "1-x", "1;2", "-1"])
def test_anything_else_is_no_range(text: str) -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        ids_of(text)


@given(ids, st.integers(7, 60))
def test_cut_ranges_hold_the_same_ids_and_fit(numbers: set[int], limit: int) -> None:
    texts = cut_ranges(id_ranges(numbers), limit)
    assert [each for text in texts for each in ids_of(text)] == sorted(numbers)
    assert all(len(text) <= limit for text in texts)


def test_what_fits_is_not_cut() -> None:
    assert cut_ranges("1-3,7", 5) == ["1-3,7"]


orders = st.lists(st.integers(1, 400), unique=True)


@given(orders)
def test_an_order_reads_back_as_it_was(numbers: list[int]) -> None:
    assert ids_of(ordered_ranges(numbers)) == numbers


@given(orders, st.integers(7, 60))
def test_an_order_cut_into_lines_reads_back_as_it_was(numbers: list[int], limit: int) -> None:
    texts = cut_ranges(ordered_ranges(numbers), limit)
    assert [each for text in texts for each in ids_of(text)] == numbers
    assert all(len(text) <= limit for text in texts)


def test_rows_that_stay_together_make_an_order_short() -> None:
    assert ordered_ranges([*range(500, 1000), *range(1, 500)]) == "500-999,1-499"
