from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_recon.ui.row_numbers import row_ranges, rows_of


@given(st.sets(st.integers(min_value=1, max_value=60), min_size=1, max_size=8))
def test_what_is_shown_can_be_typed_again(rows: set[int]) -> None:
    assert rows_of(row_ranges(rows)) == rows


@pytest.mark.parametrize("text", ["", "x", "-5", "0-3", "9-5", "5;6"])
def test_what_names_no_rows_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        rows_of(text)
