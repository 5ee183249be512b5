from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_recon.readers.statements.table.evidence import (
    Chain,
    chain_of,
    closing_of,
    opening_of,
    totals_agree,
)

DAYS = [date(2025, 1, 1) + timedelta(days=number) for number in range(5)]


def amounts(*values: int | None) -> list[Decimal | None]:
    return [None if value is None else Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("days", "moved", "balances"),
    [
        (DAYS[:3], (5, -2, 3), (105, 103, 106)),
        (DAYS[2::-1], (3, -2, 5), (106, 103, 105)),
        (DAYS[:3], (5, -2, 3), (105, None, 106)),
        ([DAYS[0], DAYS[0], DAYS[1]], (5, -2, 3), (103, 103, 106)),
        ([DAYS[1], DAYS[0], DAYS[0]], (3, 5, -2), (106, 105, 103)),
        ([DAYS[1], DAYS[0], DAYS[2]], (-2, 5, 3), (103, 105, 106)),
    ],
    ids=["oldest-first", "newest-first", "gaps", "shared", "days-against-rows", "unsorted"],
)
def test_a_chain_holds_whichever_way_the_bank_lists(
    days: list[date], moved: tuple[int, ...], balances: tuple[int | None, ...]
) -> None:
    assert chain_of(days, amounts(*moved), amounts(*balances)).holds


def test_a_chain_counts_what_breaks_it_and_where() -> None:
    chain = chain_of(DAYS, amounts(1, 2, 3, 4, 5), amounts(101, 103, 106, 111, 116))

    assert (chain.agreed, chain.tested, chain.broken) == (3, 4, 3)
    assert not chain.holds


def test_rows_that_move_nothing_prove_nothing() -> None:
    chain = chain_of(DAYS, amounts(0, 0, 0, 0, 0), amounts(7, 7, 7, 7, 7))

    assert chain.tested == 0
    assert not chain.holds


def test_a_reading_cannot_prove_itself_by_what_it_leaves_out() -> None:
    chain = chain_of(DAYS[:3], amounts(5, None, 3), amounts(105, 101, 104))

    assert not chain.holds


@given(st.lists(st.integers(-99, 99).filter(bool), min_size=2, max_size=5), st.booleans())
def test_opening_and_amounts_make_the_closing(moved: list[int], newest_first: bool) -> None:  # noqa: FBT001
    balances = [1000 + sum(moved[: place + 1]) for place in range(len(moved))]
    days = DAYS[: len(moved)]
    way = slice(None, None, -1 if newest_first else 1)
    listed, known = amounts(*moved)[way], amounts(*balances)[way]
    chain = chain_of(days[way], listed, known)

    assert opening_of(chain, listed, known) == 1000
    assert closing_of(chain, listed, known) == balances[-1]


def test_without_balances_nothing_is_implied() -> None:
    nothing = amounts(None, None)

    assert opening_of(Chain(order=(0, 1)), amounts(1, 2), nothing) is None
    assert closing_of(Chain(order=(0, 1)), amounts(1, 2), nothing) is None


def test_a_closing_row_sums_every_side_up() -> None:
    sides = [(Decimal(30), 1), (Decimal(50), 2), (Decimal(0), 3)]

    assert totals_agree(sides, [amounts(None, 30, 50, None)])
    assert not totals_agree(sides, [amounts(None, 30, None, None)])
    assert not totals_agree([(Decimal(0), 1)], [amounts(None, None)])
