from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_recon.readers.written_amounts import Notation, notation_of

POINT, COMMA, EACH_ITS_OWN = Notation(mark="."), Notation(mark=","), Notation(mark="")


@pytest.mark.parametrize(
    ("texts", "notation"),
    [
        ([], POINT),
        (["12.50", "-3.00"], POINT),
        (["12,50", "-3,00"], COMMA),
        (["1.234,56"], COMMA),
        (["1,234.56", "7"], POINT),
        (["1,234", "0,500"], COMMA),
        (["1.500.000", "1.500"], COMMA),
        (["12.50", "12,50"], EACH_ITS_OWN),
        (["12.50", "no amount"], POINT),
        (["00000000001500.0000"], POINT),
    ],
)
def test_all_amounts_together_tell_the_decimal_mark(texts: list[str], notation: Notation) -> None:
    assert notation_of(texts, lone_mark_divides=True) == notation
    assert notation_of(texts, lone_mark_divides=False) == notation


def test_a_lone_mark_before_three_digits_is_only_assumed_to_be_something() -> None:
    assert notation_of(["1,234"], lone_mark_divides=True) == Notation(mark=",", assumed=True)
    assert notation_of(["1,234"], lone_mark_divides=False) == Notation(mark=".", assumed=True)
    assert notation_of(["1.234"], lone_mark_divides=False) == Notation(mark=",", assumed=True)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1'234.50", "1234.50"),
        ("+ 12.5", "12.5"),
        ("12.50-", "-12.50"),
        ("(12.50)", "-12.50"),
        ("\u22121,234.50", "-1234.50"),
        ("$.50", "0.50"),
        ("5.", "5"),
        ("-5.00 EUR", "-5.00"),
        ("CHF 5.00-", "-5.00"),
    ],
)
def test_signs_and_blanks_are_read_as_they_are_meant(text: str, amount: str) -> None:
    assert POINT.amount(text) == Decimal(amount)


@pytest.mark.parametrize(
    "text", ["", "-", ".", "1.2.3", "1e5", "12,34.5", "twelve", "9" * 30, "+-1"]
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an amount"):
        POINT.amount(text)


@pytest.mark.parametrize(
    ("text", "amount"),
    [("1,5", "1.5"), ("1.5", "1.5"), ("1.234,5", "1234.5"), ("1,234,567", "1234567"), ("7", "7")],
)
def test_in_a_mixture_each_amount_speaks_for_itself(text: str, amount: str) -> None:
    assert EACH_ITS_OWN.amount(text) == Decimal(amount)


def test_in_a_mixture_a_lone_mark_before_three_digits_is_refused() -> None:
    with pytest.raises(ValueError, match="not an amount"):
        EACH_ITS_OWN.amount("1,234")
    assert EACH_ITS_OWN.amount("0,234") == Decimal("0.234")


@given(
    amounts=st.lists(st.decimals(-(10**9), 10**9, places=2), min_size=1, max_size=20),
    mark=st.sampled_from([".", ","]),
    grouped=st.booleans(),
)
def test_amounts_with_cents_read_back_in_either_notation(
    amounts: list[Decimal], *, mark: str, grouped: bool
) -> None:
    turned = str.maketrans(",.", ",." if mark == "." else ".,")
    texts = [f"{amount:{',' if grouped else ''}.2f}".translate(turned) for amount in amounts]
    notation = notation_of(texts, lone_mark_divides=grouped)
    assert not notation.assumed
    assert [notation.amount(text) for text in texts] == amounts
