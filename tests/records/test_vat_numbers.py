from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from xl_recon.records.vat_numbers import is_vat_number

FILE = Path(__file__).parents[1] / "udfs" / "partite_iva.txt"
VERDICTS = {"yes": True, "no": False, "unknown": None}
CASES = [
    tuple(line.split(" :: "))
    for line in FILE.read_text("utf-8").splitlines()
    if not line.startswith("#")
]
DIGITS = st.text("0123456789", min_size=8, max_size=12)


@pytest.mark.parametrize(("number", "country", "verdict", "why"), CASES)
def test_a_number_is_judged_as_its_country_does(
    number: str, country: str, verdict: str, why: str
) -> None:
    assert is_vat_number(number, country.strip("-")) is VERDICTS[verdict], why


@pytest.mark.parametrize("valid", ["IT12345670017", "CHE123456788", "IT76543211205"])
@given(place=st.integers(0, 8), digit=st.sampled_from("0123456789"))
def test_one_digit_changed_makes_a_number_wrong(valid: str, place: int, digit: str) -> None:
    place += len(valid) - 9
    assume(valid[place] != digit)
    assert is_vat_number(valid[:place] + digit + valid[place + 1 :]) is False


@given(stem=DIGITS.filter(lambda it: len(it) == 8))
def test_every_bulgarian_stem_has_exactly_one_check_digit(stem: str) -> None:
    right = [digit for digit in "0123456789" if is_vat_number(f"BG{stem}{digit}")]
    assert len(right) == 1


@given(stem=DIGITS.filter(lambda it: len(it) == 8))
def test_every_swiss_stem_has_one_check_digit_at_most(stem: str) -> None:
    right = [digit for digit in "0123456789" if is_vat_number(f"CHE{stem}{digit}")]
    assert len(right) <= 1


@given(text=st.text(max_size=30), country=st.text(max_size=4))
def test_no_text_whatever_is_too_odd_to_be_judged(text: str, country: str) -> None:
    assert is_vat_number(text, country) in {True, False, None}
