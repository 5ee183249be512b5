from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from xl_recon.matching.exact_sums import Combination, Found, unique_combination

CENTS = st.integers(-400, 400).filter(bool).map(lambda cents: Decimal(cents) / 100)
LARGE = st.integers(-(10**13), 10**13).filter(bool).map(lambda cents: Decimal(cents) / 100)


def by_trying(target: Decimal, amounts: Sequence[Decimal]) -> list[tuple[int, ...]]:
    places = range(len(amounts))
    return [
        chosen
        for size in range(1, len(amounts) + 1)
        for chosen in combinations(places, size)
        if sum(amounts[place] for place in chosen) == target
    ]


@given(st.lists(CENTS, min_size=1, max_size=9) | st.lists(LARGE, min_size=1, max_size=9), st.data())
def test_finds_exactly_what_trying_all_finds(amounts: list[Decimal], data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from(range(len(amounts))), min_size=1, unique=True))
    shift = data.draw(st.sampled_from([Decimal(0), Decimal("0.01")]))
    target = sum((amounts[place] for place in chosen), Decimal(0)) + shift
    if not target:
        return
    all_ways = by_trying(target, amounts)
    found = unique_combination(target, amounts)
    if len(all_ways) == 1:
        assert found == Combination(Found.ONE, all_ways[0])
    else:
        assert found == Combination(Found.SEVERAL if all_ways else Found.NONE)


def test_two_equal_amounts_are_two_ways() -> None:
    amounts = [Decimal("100.00"), Decimal("100.00"), Decimal("7.50")]
    assert unique_combination(Decimal("107.50"), amounts).found is Found.SEVERAL


def test_a_credit_note_is_taken_off() -> None:
    amounts = [Decimal("120.00"), Decimal("-20.00"), Decimal("31.00")]
    assert unique_combination(Decimal("100.00"), amounts).places == (0, 1)


def test_forty_large_amounts_are_searched_exactly() -> None:
    amounts = [Decimal(1_000_003 * (place + 7) ** 2 % 9_999_991) / 100 for place in range(40)]
    target = amounts[3] + amounts[20] + amounts[37]
    found = unique_combination(target, amounts)
    assert found.found in {Found.ONE, Found.SEVERAL}
    if found.found is Found.ONE:
        assert found.places == (3, 20, 37)


def test_amounts_without_an_end_are_not_searched_for_ever() -> None:
    amounts = [Decimal(2**place) / 100 + 10**9 for place in range(60)]
    target = sum(amounts[::2], Decimal(0))
    assert unique_combination(target, amounts).found in {Found.ONE, Found.GAVE_UP}
    assert unique_combination(target, amounts * 4).found is Found.GAVE_UP
