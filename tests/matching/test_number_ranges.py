from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_recon.matching.number_ranges import RangeWords, rows_of
from xl_recon.matching.number_texts import Token, TokenKind, tokens
from xl_recon.records.word_lists import DEFAULT_WORDS

WORDS = RangeWords.of(DEFAULT_WORDS, frozenset({"ft", "n"}))


def joined(text: str) -> list[str]:
    return [it.written for it in WORDS.joined(list(tokens(text)))]


def only_token(text: str) -> Token:
    (token,) = WORDS.joined(list(tokens(text)))
    return token


def rows(text: str) -> list[str]:
    return [" ".join("/".join(it) for it in row) for row in rows_of(only_token(text))]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("ft da 3 a 5", ["ft", "3-5"]),
        ("dalla ft 3 alla ft n. 5 saldo", ["ft", "3-5", "saldo"]),
        ("dal 3 al 5 e dal 7 al 9", ["3-5", "e", "7-9"]),
        ("3 a 5", ["3", "a", "5"]),
        ("da 5 a 3", ["da", "5", "a", "3"]),
        ("da 3 a 54", ["da", "3", "a", "54"]),
        ("da 3 a casa", ["da", "3", "a", "casa"]),
        ("da 3 a", ["da", "3", "a"]),
        ("da 3/2024 a 5/2025", ["da", "3/2024", "a", "5/2025"]),
        ("da 1/3/5 a 7", ["da", "1/3/5", "a", "7"]),
    ],
)
def test_a_range_told_in_words_becomes_one_token(text: str, read: list[str]) -> None:
    assert joined(text) == read


@pytest.mark.parametrize("text", ["da 3 a 5/2025", "da 2025/3 a 5", "da 3/2025 a 2025/5"])
def test_the_year_of_one_end_is_that_of_both(text: str) -> None:
    token = only_token(text)
    assert (token.kind, token.groups) == (TokenKind.RANGE, ("3", "5", "2025"))


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("da 3 a 5", ["3 4 5"]),
        ("da 3 a 4/2025", ["3/2025 4/2025"]),
        ("3-5", ["3 4 5"]),
        ("3/5", ["3 4 5", "3 5"]),
        ("98/2025", ["", "98 2025"]),
        ("3-5/2025", ["3/2025 4/2025 5/2025"]),
        ("2025/3-5", ["3/2025 4/2025 5/2025"]),
        ("3/4/5", ["3 4 5"]),
        ("1/17-1/18", ["1/17 1/18", "1 17 1 18"]),
    ],
)
def test_numbers_written_in_one_are_read_in_all_likely_ways(text: str, readings: list[str]) -> None:
    assert rows(text) == readings


@given(low=st.integers(min_value=1, max_value=900), length=st.integers(min_value=1, max_value=50))
def test_a_range_holds_every_number_from_one_end_to_the_other(low: int, length: int) -> None:
    (row,) = rows_of(only_token(f"da {low} a {low + length}"))
    assert [int(number) for (number,) in row] == list(range(low, low + length + 1))
