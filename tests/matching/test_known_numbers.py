from __future__ import annotations

import datetime as dt

from xl_recon.matching.known_numbers import Found, KnownNumbers
from xl_recon.records.open_document import OpenDocument


def known_numbers(*numbers: str) -> KnownNumbers:
    """The numbers of documents of 2025, each of a party named after its number."""
    return KnownNumbers(
        [
            OpenDocument(key=it, number=it, date=dt.date(2025, 3, 12), party=f"of {it}")
            for it in numbers
        ],
        {"ft"},
    )


def keys(found: Found) -> list[str]:
    return [it.document.key for it in found]


def test_zeros_and_separators_make_no_other_number() -> None:
    known = known_numbers("2025/00123")
    assert keys(known.exactly(("2025", "123"))) == ["2025/00123"]
    assert keys(known.exactly(("202500123",))) == ["2025/00123"]
    assert keys(known.exactly(("202500124",))) == []


def test_a_number_stands_inside_others_with_years_and_letters() -> None:
    known = known_numbers("2025/123", "123/A", "124")
    assert keys(known.plainly(("123",))) == ["2025/123", "123/A"]
    assert keys(known.plainly(("a", "123"))) == []


def test_the_number_behind_a_register_s_comes_last() -> None:
    known = known_numbers("1/117", "117/2025")
    assert keys(known.plainly(("117",))) == ["117/2025", "1/117"]
    assert keys(known.plainly(("1",))) == []


def test_a_year_in_two_digits_or_four_tells_apart() -> None:
    known = known_numbers("123")
    assert keys(known.plainly(("123", "2025"))) == ["123"]
    assert keys(known.plainly(("2025", "123"))) == ["123"]
    assert keys(known.plainly(("123", "25"), ("/",))) == ["123"]
    assert keys(known.plainly(("25", "123"), ("/",))) == ["123"]
    assert keys(known.plainly(("123", "24"), ("/",))) == []
    assert keys(known.plainly(("123", "2024"))) == []


def test_a_reference_of_a_slip_names_a_number_without_its_separators() -> None:
    known = known_numbers("F-25118", "F-7")
    assert keys(known.in_reference("f25118")) == ["F-25118"]
    assert keys(known.in_reference("7")) == ["F-7"]
