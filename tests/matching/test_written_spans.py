from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, reject

from tests.matching.naive import within
from tests.matching.rule_sets import AMOUNTS, spans
from xl_recon.matching.refusals import Refused
from xl_recon.matching.spans import amount_ranges, date_ranges
from xl_recon.matching.written_spans import written_ranges
from xl_recon.records.rule import Range


@pytest.mark.parametrize(
    "written", ["120.50", "[!>=100.00 !<=200.00]", "[!>100.00]", "[!=50.00 | !=75.00]"]
)
def test_amounts_are_written_as_a_rule_has_them(written: str) -> None:
    assert written_ranges(amount_ranges(written)) == written


@pytest.mark.parametrize("written", ["2025-03-31", "[!>=2025-03-31 !<2025-06-30]"])
def test_dates_are_written_as_a_rule_has_them(written: str) -> None:
    assert written_ranges(date_ranges(written)) == written


@given(ranges=spans(AMOUNTS))
def test_what_is_written_reads_back_as_the_same_amounts(ranges: tuple[Range, ...]) -> None:
    try:
        again = amount_ranges(written_ranges(ranges))
    except Refused:  # one of the spans holds nothing, or everything
        reject()
    for value in (*AMOUNTS, Decimal("0.99"), Decimal("2.75"), Decimal(4)):
        assert any(within(value, span) for span in again) == any(
            within(value, span) for span in ranges
        )
