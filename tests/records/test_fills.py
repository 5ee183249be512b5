from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from xl_recon.records.fills import fills_by_heading, row_fill

colours = st.sampled_from(["", "FFF2CC", "theme4+0.6", "indexed13", "other"])
rows = st.dictionaries(st.text("aZ =;%à", min_size=1), colours, min_size=1)


@given(rows)
def test_the_fill_of_each_cell_comes_back(row: dict[str, str]) -> None:
    assert fills_by_heading(row_fill(row), row) == row


def test_a_heading_that_is_gone_is_left_out() -> None:
    assert fills_by_heading("Note=FFFF00;Doc=FF0000", ["Doc"]) == {"Doc": "FF0000"}


def test_one_colour_is_that_of_all_cells() -> None:
    assert fills_by_heading("FFF2CC", ["Doc", "Note"]) == {"Doc": "FFF2CC", "Note": "FFF2CC"}
