from __future__ import annotations

from decimal import Decimal
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.matching.case_files import cases
from xl_recon.matching.part_amounts import part_amount
from xl_recon.matching.refusals import Refused
from xl_recon.records.split import FixedAmount, Formula, Remainder, Share

# Letters that amounts are made of, so that many a random text is nearly one.
ODDLY_WRITTEN = st.text("0123456789.,'%=+-*/(); importesaxbu") | st.text()


def meaning(written: str | Decimal | None) -> str:
    try:
        amount = part_amount(written)
    except Refused as refused:
        return "refused" if refused.code == "rule.bad_part" else refused.code
    match amount:
        case FixedAmount(fixed):
            return f"fixed {fixed}"
        case Share(percent):
            return f"share {percent}"
        case Remainder():
            return "rest"
        case Formula():
            return "formula"


@pytest.mark.parametrize(("written", "wanted"), cases("part_amounts.txt"))
def test_the_table_of_cases_holds(written: str, wanted: str) -> None:
    assert meaning(written) == wanted


@pytest.mark.parametrize(
    "written", [Decimal("900.00"), Decimal("0.5"), Decimal(900), Decimal("1E+2")]
)
def test_a_number_in_the_cell_is_an_amount_as_it_stands(written: Decimal) -> None:
    assert part_amount(written) == FixedAmount(written)


@pytest.mark.parametrize(
    "written",
    [None, "", "  ", *map(Decimal, ("-900.00", "0.005", "1E+15", "NaN", "sNaN", "-Infinity"))],
)
def test_a_cell_without_a_usable_amount_is_refused(written: str | Decimal | None) -> None:
    assert meaning(written) == "refused"


def test_what_is_refused_is_told_as_it_was_written() -> None:
    with pytest.raises(Refused) as refused:
        part_amount(" un terzo ")
    assert (refused.value.code, refused.value.found) == ("rule.bad_part", "un terzo")


@given(written=ODDLY_WRITTEN)
def test_any_text_is_understood_or_refused(written: str) -> None:
    assert meaning(written).split()[0] in {"fixed", "share", "rest", "formula", "refused"}


@pytest.mark.parametrize(
    "hostile",
    [
        "=" + "(" * 30_000,
        "=" + "(" * 100 + "1" + ")" * 100,
        "=" + "-" * 200 + "1",
        "=" + "min(1;" * 40 + "1" + ")" * 40,
        "=" + "1+" * 15_000 + "1",
        "=" + "9" * 30_000,
        "=" + " " * 30_000 + "x",
        "9" * 30_000,
        "9" * 30_000 + "%",
        "1" + "'000" * 8_000 + "x",
    ],
    ids=lambda text: f"{text[:8]}…",
)
def test_a_hostile_text_is_refused_at_once(hostile: str) -> None:
    start = perf_counter()
    assert meaning(hostile) == "refused"
    assert perf_counter() - start < 1
