# ruff: noqa: RUF001 - as typed
from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_recon.matching.number_texts import TokenKind, alike, number_groups, slip_numbers, tokens

QR_25118 = "000000000000000000000251181"


def numbers(text: str) -> list[str]:
    return [token.written for token in tokens(text) if token.kind is TokenKind.NUMBER]


def kinds(text: str) -> list[str]:
    return [str(token.kind) for token in tokens(text)]


def test_words_and_numbers_come_in_the_text_s_order_with_their_groups() -> None:
    word, number = tokens("Saldo FT-2025/0012")
    assert (word.kind, word.word, word.place) == (TokenKind.WORD, "saldo", 0)
    assert (number.groups, number.signs) == (("ft", "2025", "0012"), ("-", "/"))
    assert number.place == 6


def test_a_number_sign_is_a_word() -> None:
    assert next(tokens("№12")).word == "nr"
    assert kinds("n° 5") == kinds("N.º 5") == kinds("#5") == ["word", "number"]


@pytest.mark.parametrize(
    "text",
    [
        "1.123,00",
        "1'123.50",
        "1 123,50",
        "123,45",
        "EUR 1200",
        "1200 EUR",
        "CHF 50.-",
        "€12",
        "120 лв.",
        "CH93 0076 2011 6238 5295 7",
        "CH9300762011623852957",
        "IT60 X054 2811 1010 0000 0123 456",
        "4111 1111 1111 1111",
        "****1234",
        "xxxx 1234",
        "+41 91 123 45 67",
        "12.03.2025",
        "12/3/25",
        "2025-03-12",
        "12.03.2025г.",
    ],
)
def test_sums_accounts_cards_telephones_and_days_are_no_numbers(text: str) -> None:
    assert numbers(text) == []
    assert numbers(f"Saldo {text}, grazie") == []


@pytest.mark.parametrize("text", ["123/A", "2025/123", "F-25118", "2025.12.345", "CH93", "RF12AB"])
def test_numbers_with_letters_and_signs_are_numbers(text: str) -> None:
    assert numbers(f"Saldo {text} grazie") == [text]


def test_a_currency_before_the_next_number_belongs_to_that() -> None:
    assert numbers("ft 1200 EUR 350,00") == ["1200"]


def test_a_day_behind_a_number_is_not_part_of_it() -> None:
    assert numbers("ф-ра 123/12.03.2025г.") == ["123"]
    assert kinds("123/12.03.2025") == ["number", "day"]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("12.03.2025", dt.date(2025, 3, 12)),
        ("1/2/25", dt.date(2025, 2, 1)),
        ("2025-02-01", dt.date(2025, 2, 1)),
        ("30.02.2025", None),
    ],
)
def test_days_are_read(written: str, day: dt.date | None) -> None:
    (token,) = tokens(written)
    assert (token.kind, token.day) == (TokenKind.DAY, day)


def test_what_only_looks_like_an_iban_or_a_slip_s_reference_is_read_word_by_word() -> None:
    assert numbers("FT12 ROMA ANNO 2024 saldo") == ["FT12", "2024"]
    assert numbers("CH00AAAABBBBCCCCDDDD1") == ["CH00AAAABBBBCCCCDDDD1"]
    assert numbers("RF18 ROMA 2025") == ["RF18", "2025"]
    assert numbers(QR_25118[:-1] + "2") == [QR_25118[:-1] + "2"]


def test_a_slip_s_reference_is_told_apart() -> None:
    assert kinds(QR_25118) == ["slip"]
    assert kinds("00 00000 00000 00000 00002 51181") == ["slip"]
    assert kinds("RF18 5390 0754 7034") == ["slip"]


def test_zeros_part_the_numbers_of_a_reference() -> None:
    assert "25118" in slip_numbers(QR_25118)
    assert slip_numbers("RF18539007547034") == ("539007547034",)
    assert slip_numbers("RF19539007547034") == ()


def test_a_part_of_a_number_knows_what_it_is() -> None:
    (token,) = tokens("FATT-123/A-SALDO")
    number, word = token.part(1, 3), token.part(3, 4)
    assert (number.written, number.kind, number.signs) == ("123/a", TokenKind.NUMBER, ("/",))
    assert (word.written, word.kind) == ("saldo", TokenKind.WORD)
    assert number.place == 5


def test_cyrillic_letters_that_look_latin_are_made_so() -> None:
    assert alike("авс") == "abc"
    assert alike("ц") == "ц"
    assert number_groups("А-12") == ("а", "12")


def test_a_text_without_digits_has_no_tokens() -> None:
    assert list(tokens("Saldo fattura")) == []


@given(st.text(max_size=100))
def test_tokens_stand_one_behind_the_other(text: str) -> None:
    places = [token.place for token in tokens(text)]
    assert places == sorted(set(places))


@given(st.text(alphabet="0123456789 ./-,'+*xRFCHIT°№#EUR", max_size=60))
def test_no_heap_of_digits_and_signs_is_too_odd(text: str) -> None:
    for token in tokens(text):
        assert (token.kind is TokenKind.NUMBER) <= any(map(str.isdecimal, token.groups))
        assert len(token.signs) == max(len(token.groups) - 1, 0)
