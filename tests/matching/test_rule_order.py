from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_rule_row
from xl_recon.matching.rule_order import moved_before, sorted_order
from xl_recon.records.rule import RuleRow


def a_table(*texts: str) -> tuple[RuleRow, ...]:
    """Rules by their texts; `- x` is a part, `# x` another row, a blank text a blank row."""
    kinds = {"-": "!RuleSplit", "#": "altro"}
    return tuple(
        a_rule_row(row=row, document=kinds.get(text[:1], "!Rule"), description=text)
        for row, text in enumerate(texts, 1)
        if text
    )


def test_rules_are_sorted_by_their_descriptions_whatever_the_case_and_accents() -> None:
    assert sorted_order(a_table("gas", "Élite", "acqua", "LUCE"), 4) == [3, 2, 1, 4]


def test_rules_alike_keep_their_order() -> None:
    assert sorted_order(a_table("gas", "Gas", "acqua"), 3) == [3, 1, 2]


def test_parts_go_with_their_rule() -> None:
    assert sorted_order(a_table("luce", "- b", "- a", "gas"), 4) == [4, 1, 2, 3]


def test_other_rows_stay_and_divide_the_rules() -> None:
    assert sorted_order(a_table("luce", "gas", "# gruppo", "zero", "acqua"), 5) == [2, 1, 3, 5, 4]


def test_a_blank_row_divides_the_rules_too() -> None:
    assert sorted_order(a_table("luce", "", "gas", "acqua"), 4) == [1, 2, 4, 3]


def test_parts_below_a_row_that_is_no_rule_stay_there() -> None:
    assert sorted_order(a_table("# gruppo", "- a", "luce", "gas"), 4) == [1, 2, 4, 3]


def test_a_part_below_a_blank_row_stays_there() -> None:
    assert sorted_order(a_table("luce", "", "- a", "gas", "acqua"), 5) == [1, 2, 3, 5, 4]


def test_a_rule_goes_right_before_another_with_its_parts() -> None:
    assert moved_before(a_table("a", "b", "c", "- c1"), 4, [(3, 1)]) == [3, 4, 1, 2]


@pytest.mark.parametrize("move", [(1, 2), (2, 2), (9, 1), (1, 9)])
def test_what_stands_before_already_or_nowhere_stays(move: tuple[int, int]) -> None:
    assert moved_before(a_table("a", "b", "c"), 3, [move]) == [1, 2, 3]


def test_a_rule_moved_first_stays_before_one_that_moves_later() -> None:
    assert moved_before(a_table("a", "b", "c"), 3, [(3, 2), (2, 1)]) == [3, 2, 1]


def test_moves_that_contradict_each_other_lose_no_row() -> None:
    assert sorted(moved_before(a_table("a", "b"), 2, [(2, 1), (1, 2)])) == [1, 2]


tables = st.lists(st.sampled_from(["a", "b", "c", "- p", "# g", ""]), max_size=12)


@given(tables)
def test_sorting_keeps_every_row_and_sorts_once_for_all(texts: list[str]) -> None:
    order = sorted_order(a_table(*texts), len(texts))
    assert sorted(order) == list(range(1, len(texts) + 1))
    after = [texts[row - 1] for row in order]
    assert sorted_order(a_table(*after), len(after)) == list(range(1, len(after) + 1))


@given(tables)
def test_a_part_stays_right_below_what_it_was_below(texts: list[str]) -> None:
    order = sorted_order(a_table(*texts), len(texts))
    for above, row in pairwise(order):
        if texts[row - 1].startswith("-"):
            assert above == row - 1


@given(st.permutations(range(1, 8)), st.data())
def test_all_moves_that_agree_with_some_order_are_met(
    wanted: list[int], data: st.DataObject
) -> None:
    pairs = [(one, other) for at, one in enumerate(wanted) for other in wanted[at + 1 :]]
    moves: Sequence[tuple[int, int]] = data.draw(st.lists(st.sampled_from(pairs), max_size=12))
    order = moved_before(a_table(*"abcdefg"), 7, moves)
    assert sorted(order) == list(range(1, 8))
    assert all(order.index(rule) < order.index(other) for rule, other in moves)
