from __future__ import annotations

import datetime as dt

import pytest

from xl_recon.matching.number_places import NumberWords, PlacedNumber
from xl_recon.records.word_lists import DEFAULT_WORDS

WORDS = NumberWords.of(DEFAULT_WORDS)


def placed(text: str) -> list[PlacedNumber]:
    return list(WORDS.numbers(text))


def anchored(text: str) -> list[str]:
    return [it.token.written for it in placed(text) if it.anchored]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("fattura 12", ["12"]),
        ("n. 12", ["12"]),
        ("fattura saldo 12", []),
        ("12 fattura", []),
        ("ft 12, 13 e 14", ["12", "13", "14"]),
        ("ft 12 del 01.02.2025 e 13", ["12", "13"]),
        ("ft 12 saldo 13", ["12"]),
        ("contratto n. 12", []),
        ("contratto fattura 12", ["12"]),
        ("contratto di locazione n. 12", []),
        ("contratto chiuso da loro ieri n. 12", ["12"]),
        ("nota di credito 12", ["12"]),
        ("118-CLIENTE 12", []),
    ],
)
def test_a_word_before_a_number_anchors_it_and_the_list_behind(
    text: str, numbers: list[str]
) -> None:
    assert anchored(text) == numbers


def test_a_word_may_say_that_a_number_is_something_else_s() -> None:
    (number,) = placed("polizza 12345")
    assert number.foreign
    assert not number.anchored


def test_the_day_behind_a_number_is_told() -> None:
    numbers = placed("12 del 01.02.2025 e 13 saldo 02.02.2025")
    assert [it.day for it in numbers] == [dt.date(2025, 2, 1), None]


def test_a_short_word_that_touches_is_told() -> None:
    first, second, third = placed("AB 12 saldi 13 CD  14")
    assert first.before is not None
    assert first.before.word == "ab"
    assert second.before is None
    assert third.before is None


def test_words_written_in_one_with_a_number_are_taken_off() -> None:
    (number,) = placed("FATT.123/A-SALDO")
    (part,) = WORDS.parts(number)
    assert (part.token.written, part.anchored) == ("123/a", True)


def test_a_word_in_between_parts_two_numbers() -> None:
    (number,) = placed("12-contratto-13")
    first, second = WORDS.parts(number)
    assert (first.token.written, second.token.written) == ("12", "13")
    assert second.foreign


def test_letters_alone_between_signs_are_no_number() -> None:
    (number,) = placed("AB-CONTRATTO-12")
    (part,) = WORDS.parts(number)
    assert (part.token.written, part.foreign) == ("12", True)


def test_a_telephone_s_number_ends_what_its_word_says() -> None:
    (number,) = placed("tel. +41 91 123 45 67 n. 12")
    assert number.anchored


def test_a_street_s_number_is_its_own() -> None:
    assert [it.foreign for it in placed("Via Larga 12, Talstrasse 14")] == [True, True]


def test_a_word_before_a_number_is_taken_off_whether_it_touches_or_not() -> None:
    for text in ("FT12", "FT-12", "FT 12"):
        (number,) = placed(text)
        bare = WORDS.without_head(number)
        assert (bare.token.word, bare.head, bare.anchored) == ("12", "ft", True)


def test_a_plain_number_is_its_own_part() -> None:
    (number,) = placed("2025/123")
    (part,) = WORDS.parts(number)
    assert part is number
