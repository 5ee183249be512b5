from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import accumulate, repeat
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_candidate, a_rule
from xl_recon.matching.expressions import (
    LONGEST,
    Clock,
    ExpressionSearch,
    compiled,
    expression_groups,
    hints,
    refuse_bad_expression,
    searched_text,
)
from xl_recon.matching.refusals import Refused
from xl_recon.records.rule import FitsExpression, HasPhrase, TextField

SLOW = "(x+x+)+y|(a|aa)+$"
SLOW_TEXT = "a" * 300 + "b"


def clock_of(*seconds: float) -> Clock:
    """A clock by which one search after the other takes so long; the last for ever."""
    ticks: Iterator[float] = accumulate(
        step for taken in (*seconds[:-1], *repeat(seconds[-1], 1000)) for step in (1.0, taken)
    )
    return lambda: next(ticks)


@pytest.mark.parametrize(
    "pattern", ["(", "a**", "[z-a]", r"\p{nothing}", "(" * 400 + ")" * 400 + "(", "(?P<n>", "\\"]
)
def test_what_is_no_expression_is_refused_with_the_reason(pattern: str) -> None:
    with pytest.raises(Refused) as refused:
        refuse_bad_expression(pattern)
    assert refused.value.code == "rule.bad_expression"
    assert refused.value.found.startswith(pattern)


def test_parentheses_too_deep_to_be_read_are_refused() -> None:
    with pytest.raises(Refused, match=r"rule\.bad_expression"):
        refuse_bad_expression("(" * (LONGEST // 2) + ")" * (LONGEST // 2))


def test_an_expression_longer_than_any_user_writes_is_refused() -> None:
    refuse_bad_expression("a" * LONGEST)
    with pytest.raises(Refused, match="1001 > 1000"):
        refuse_bad_expression("a" * (LONGEST + 1))


@given(st.text("ab(|)[]{}*+?\\^$.-:=!<>P&~12,", max_size=20))
def test_any_text_is_an_expression_or_refused(pattern: str) -> None:
    with suppress(Refused):
        refuse_bad_expression(pattern)
        assert compiled(pattern).pattern == pattern


def test_case_does_not_matter_and_accents_do() -> None:
    search = ExpressionSearch(FitsExpression("caffè"))
    assert search.fits(a_candidate(description="CAFFÈ"))
    assert search.fits(a_candidate(description="CAFFE\u0300"))
    assert not search.fits(a_candidate(description="caffe"))


def test_classes_of_characters_keep_their_case() -> None:
    # In lower case \D would be \d.
    assert ExpressionSearch(FitsExpression(r"^\D+$")).fits(a_candidate(description="rata"))


@pytest.mark.parametrize("field", TextField)
def test_an_expression_is_searched_in_its_field_only(field: TextField) -> None:
    search = ExpressionSearch(FitsExpression("rossi", field))
    rows = {it: a_candidate(**{"description": ""} | {it.value: "ROSSI"}) for it in TextField}
    assert [it for it, row in rows.items() if search.fits(row)] == [field]


def test_blanks_are_single_and_an_iban_has_none() -> None:
    assert searched_text(" rata \u00a0\n3 ", TextField.DESCRIPTION) == "rata 3"
    assert searched_text("XX12 34", TextField.IBAN) == "XX1234"


def test_a_search_without_end_is_stopped_at_once_and_for_good() -> None:
    search = ExpressionSearch(FitsExpression(SLOW))
    started = perf_counter()
    assert not search.fits(a_candidate(row=7, description=SLOW_TEXT))
    assert search.stopped_on == 7
    assert not search.fits(a_candidate(row=8, description="aa"))
    assert search.stopped_on == 7
    assert perf_counter() - started < 2


def test_many_slow_searches_use_up_what_an_expression_may_take() -> None:
    search = ExpressionSearch(FitsExpression("luce"), clock_of(0.09))
    fits = [search.fits(a_candidate(row=row)) for row in range(1, 14)]
    assert fits == [True] * 11 + [False] * 2
    assert search.stopped_on == 12


def test_an_expression_may_take_longer_the_more_rows_there_are() -> None:
    search = ExpressionSearch(FitsExpression("luce"), clock_of(0.00004))
    assert all(search.fits(a_candidate()) for _ in range(900))
    assert search.stopped_on is None


def test_the_groups_of_an_expression_go_by_number_and_by_name() -> None:
    rule = a_rule(conditions=(FitsExpression(r"rata (\d+)( bis)? di (?P<all>\d+)"),))
    row = a_candidate(description="Mutuo,  RATA 3  di 60")
    assert expression_groups(rule, row) == {
        "0": "RATA 3 di 60",
        "1": "3",
        "2": "",
        "3": "60",
        "all": "60",
    }


@pytest.mark.parametrize(
    ("rule", "description"),
    [
        (a_rule(conditions=(HasPhrase("luce"),)), "luce"),
        (a_rule(conditions=(FitsExpression("(gas)"),)), "luce"),
        (a_rule(conditions=(FitsExpression(SLOW),)), SLOW_TEXT),
    ],
    ids=["no expression", "not found", "slow"],
)
def test_without_a_find_there_are_no_groups(rule: object, description: str) -> None:
    assert expression_groups(rule, a_candidate(description=description)) == {}  # type: ignore[arg-type]


def test_groups_may_come_from_another_field() -> None:
    rule = a_rule(conditions=(HasPhrase("x"), FitsExpression(r"(\d)$", TextField.IBAN)))
    assert expression_groups(rule, a_candidate(iban="XX12 3"))["1"] == "3"


def test_hints_are_taken_from_the_pattern_as_it_is_searched() -> None:
    assert hints(FitsExpression("cafe\u0301")) == {"cafe"}
    assert compiled("cafe\u0301").pattern == "café"
