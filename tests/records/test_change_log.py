from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_recon.records.change_log import DIGEST_LENGTH, row_digest
from xl_recon.records.journal import FieldValue

values = st.one_of(
    st.none(),
    st.text(),
    st.integers(),
    st.dates(),
    st.decimals("-1e6", "1e6", places=2),
)


@given(st.lists(values, max_size=5))
def test_a_digest_is_five_signs_and_always_the_same(row: list[FieldValue]) -> None:
    assert len(row_digest(row)) == DIGEST_LENGTH
    assert row_digest(row) == row_digest(list(row))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["a", "b"], ["b", "a"]),
        (["ab", ""], ["a", "b"]),
        ([Decimal("1.00")], [Decimal("1.01")]),
        ([date(2025, 1, 1)], [date(2025, 1, 2)]),
        ([datetime(2025, 1, 1, 8)], [datetime(2025, 1, 1, 9)]),  # noqa: DTZ001
    ],
)
def test_another_row_has_another_digest(one: list[FieldValue], other: list[FieldValue]) -> None:
    assert row_digest(one) != row_digest(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ([None], [""]),
        ([Decimal(10)], [Decimal("10.00")]),
    ],
)
def test_what_looks_alike_on_the_sheet_has_one_digest(
    one: list[FieldValue], other: list[FieldValue]
) -> None:
    assert row_digest(one) == row_digest(other)
