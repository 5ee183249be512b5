from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.matching.naive import within
from xl_recon.matching.refusals import Refused
from xl_recon.matching.spans import amount_ranges, date_ranges
from xl_recon.records.rule import Range

MEANING = {
    "=": Decimal.__eq__,
    "<>": Decimal.__ne__,
    "<": Decimal.__lt__,
    "<=": Decimal.__le__,
    ">": Decimal.__gt__,
    ">=": Decimal.__ge__,
}
TERMS = st.tuples(st.sampled_from(sorted(MEANING)), st.integers(0, 5).map(Decimal))
ALTERNATIVES = st.lists(st.lists(TERMS, min_size=1, max_size=3), min_size=1, max_size=3)


def exactly(amount: str) -> tuple[Range, ...]:
    return (Range(lowest=Decimal(amount), highest=Decimal(amount)),)


@given(alternatives=ALTERNATIVES, halves=st.integers(-1, 12))
def test_blanks_mean_and_bars_mean_or(
    alternatives: list[list[tuple[str, Decimal]]], halves: int
) -> None:
    amount = Decimal(halves) / 2
    written = " | ".join(" ".join(f"!{op}{bound}" for op, bound in it) for it in alternatives)
    wanted = any(all(MEANING[op](amount, bound) for op, bound in it) for it in alternatives)
    try:
        ranges = amount_ranges(f"[{written}]")
    except Refused:
        assert not wanted  # refused as a whole only when nothing can meet it
    else:
        assert any(within(amount, span) for span in ranges) == wanted


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("120.50", "120.5"),
        ("120,50", "120.50"),
        (" 120 ", "120"),
        ("0", "0"),
        ("1'250.00", "1250"),
        ("1.250,00", "1250"),
        ("1,250.00", "1250"),
        ("12'345'678", "12345678"),
        ("[!=120,50]", "120.5"),
        ("[ !>=50 !<=50 ]", "50"),
        ("[!>= 50!<= 50]", "50"),
    ],
)
def test_an_exact_amount_is_read_in_every_usual_notation(written: str, amount: str) -> None:
    assert amount_ranges(written) == exactly(amount)


def test_an_amount_typed_as_a_number_is_exact() -> None:
    assert amount_ranges(Decimal("120.50")) == exactly("120.50")


@pytest.mark.parametrize(
    "written",
    [
        "circa 100",
        "-50",
        "1.234",  # a thousand and more, or one and a bit?
        "1,2,3",
        "[]",
        "[100]",
        "[>=100]",
        "[!>=100",
        "[!>=100 | ]",
        "[!=>100]",
        "[!>=100 e !<=200]",
        "[!>=cento]",
        "[!>200 !<100]",
        "[!>100 !<100]",
        "[!>=100 !<100]",
        Decimal(-50),
    ],
)
def test_an_amount_that_is_unclear_or_impossible_is_refused(written: str | Decimal) -> None:
    with pytest.raises(Refused) as refused:
        amount_ranges(written)
    assert (refused.value.code, refused.value.found) == ("rule.bad_amount", str(written))


def test_a_date_span_holds_on_its_first_and_last_day_and_on_none_beyond() -> None:
    (span,) = date_ranges("[!>=2025-03-31 !<=2025-06-30]")
    days = (date(2025, 3, 31), date(2025, 6, 30))
    assert all(within(day, span) for day in days)
    assert not within(days[0] - timedelta(1), span)
    assert not within(days[1] + timedelta(1), span)


def test_a_list_of_dates_holds_on_each() -> None:
    first, second = date(2025, 3, 15), date(2025, 3, 18)
    assert date_ranges("[!=2025-03-15 | !=2025-03-18]") == (
        Range(lowest=first, highest=first),
        Range(lowest=second, highest=second),
    )


@pytest.mark.parametrize("written", [date(2025, 3, 15), "2025-03-15", " 2025-03-15 "])
def test_an_exact_date_is_a_date_or_iso_text(written: date | str) -> None:
    assert date_ranges(written) == (Range(lowest=date(2025, 3, 15), highest=date(2025, 3, 15)),)


@pytest.mark.parametrize(
    "written", ["15.03.2025", "20250315", "2025-02-30", "[!>=marzo]", "[!>=2025-03-15 !<=x]"]
)
def test_a_date_in_another_notation_is_refused(written: str) -> None:
    with pytest.raises(Refused, match=r"rule\.bad_date"):
        date_ranges(written)
