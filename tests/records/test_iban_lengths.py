from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from xl_recon.records.iban_lengths import is_whole_iban
from xl_recon.records.reference import is_iban

SWISS = "CH5100000012345678901"
VALID = [SWISS, "IT43X0000000000000001234567", "BG80BNBG96611020345678", "LI8908800000001234567"]


@pytest.mark.parametrize("iban", [*VALID, "ch51 0000 0012 3456 7890 1", f" {SWISS}\n"])
def test_an_iban_as_long_as_its_country_says_is_whole(iban: str) -> None:
    assert is_whole_iban(iban)


def test_check_digits_alone_do_not_make_an_iban_whole() -> None:
    short = "CH790000001234567890"
    assert is_iban(short)
    assert not is_whole_iban(short)


@pytest.mark.parametrize("text", ["", "CH", "XX5100000012345678901", "CH51-0000-0012-3456", "boh"])
def test_anything_else_is_none(text: str) -> None:
    assert not is_whole_iban(text)


@pytest.mark.parametrize("valid", VALID)
@given(place=st.integers(2, 26), digit=st.sampled_from("0123456789"))
def test_one_digit_changed_is_always_noticed(valid: str, place: int, digit: str) -> None:
    assume(place < len(valid) and valid[place].isdigit() and valid[place] != digit)
    assert not is_whole_iban(valid[:place] + digit + valid[place + 1 :])


@pytest.mark.parametrize("valid", VALID)
@given(place=st.integers(2, 25))
def test_two_neighbours_that_change_places_are_always_noticed(valid: str, place: int) -> None:
    assume(place + 1 < len(valid) and valid[place] != valid[place + 1])
    swapped = valid[:place] + valid[place + 1] + valid[place] + valid[place + 2 :]
    assert not is_whole_iban(swapped)
