from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from xl_recon.records.qr_reference import printed_qr_reference

PRINTED = "12 34567 89012 34567 89012 34567"
PLAIN = PRINTED.replace(" ", "")


@pytest.mark.parametrize("written", [PLAIN, PRINTED, f" {PLAIN}\n"])
def test_a_valid_reference_is_given_as_it_is_printed(written: str) -> None:
    assert printed_qr_reference(written) == PRINTED


@pytest.mark.parametrize(
    "written", ["", "0" * 27, PLAIN[1:], f"0{PLAIN}", f"{PLAIN[:-1]}A", "RF18539007547034", "à"]
)
def test_anything_else_is_blank(written: str) -> None:
    assert printed_qr_reference(written) == ""


@given(place=st.integers(0, 26), digit=st.sampled_from("0123456789"))
def test_one_digit_changed_is_always_noticed(place: int, digit: str) -> None:
    assume(PLAIN[place] != digit)
    assert printed_qr_reference(PLAIN[:place] + digit + PLAIN[place + 1 :]) == ""
