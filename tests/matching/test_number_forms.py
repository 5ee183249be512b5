from __future__ import annotations

import datetime as dt

import pytest

from xl_recon.matching.number_forms import NumberForms, exact_form, forms_in_one, forms_of, is_year
from xl_recon.records.open_document import OpenDocument


def forms(number: str, numbering: str = "", year: int = 2025) -> NumberForms:
    day = dt.date(year, 3, 12) if year else None
    document = OpenDocument(key="1", number=number, numbering=numbering, date=day)
    return forms_of(document, {"ft", "inv"})


@pytest.mark.parametrize(
    ("number", "core", "year"),
    [
        ("123", "123", 2025),
        ("00123", "123", 2025),
        ("F-123", "123", 2025),
        ("123/A", "123", 2025),
        ("2024/123", "123", 2024),
        ("123/2024", "123", 2024),
        ("123/25", "123", 2025),
        ("25-123", "123", 2025),
        ("123/24", "", 2025),
        ("12/34/56", "", 2025),
        ("2024-2025", "", 2025),
        ("ABC", "", 2025),
        ("", "", 2025),
    ],
)
def test_a_number_has_a_plain_one_inside_beside_its_year(number: str, core: str, year: int) -> None:
    found = forms(number)
    assert (found.core, found.year) == (core, year)


def test_a_document_without_a_date_has_its_number_s_year_or_none() -> None:
    assert forms("123", year=0).year is None
    assert forms("123/25", year=0).core == ""
    assert forms("123/2025", year=0).year == 2025


def test_a_numbering_may_stand_before_behind_or_nowhere() -> None:
    assert forms("0500", "/web").exact == ("500", "500|web", "web|500")
    assert forms("", "/web").exact == ("web",)


def test_a_word_before_a_number_may_be_left_out() -> None:
    found = forms("FT-INV 12")
    assert (found.exact, found.series) == (("12", "ft|inv|12"), "ftinv")
    assert forms("FT").exact == ("ft",)
    assert forms("AB-12").exact == ("ab|12",)


def test_letters_make_a_number_less_plain() -> None:
    assert forms("2025/12").is_plain
    assert not forms("12/A").is_plain


def test_separators_do_not_matter_nor_do_leading_zeros() -> None:
    assert exact_form(("ft", "0012")) == exact_form(("ft", "12")) == "ft|12"
    assert exact_form(("000",)) == "0"


def test_in_one_only_long_numbers_are_told() -> None:
    assert list(forms_in_one(("2025", "0012"))) == ["20250012", "202512"]
    assert list(forms_in_one(("1", "23"))) == []


def test_years_have_four_digits() -> None:
    assert [group for group in ("2025", "1989", "202", "abcd", "1990") if is_year(group)] == [
        "2025",
        "1990",
    ]
