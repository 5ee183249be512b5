from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_recon.matching.word_likeness import are_alike, are_hardly_told_apart, holds_the_other

texts = st.text(alphabet="ab 12é-", max_size=20)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("IMMOBILIARE QUERCIA SA", "Affitto, Immobiliare Quercia sa"),
        ("Fattura 2024117", "Saldo rif. 2024117"),
        ("BONIFICO A FAV ORE DI ROSSI", "Bonifico a favore di Rossi"),
        ("Caffè Mokà", "CAFFE MOKA LUGANO"),
    ],
)
def test_the_same_payment_told_otherwise_is_alike(one: str, other: str) -> None:
    assert are_alike(one, other)
    assert holds_the_other(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Migros Lugano", "Coop Bellinzona"), ("12 01", "12 01"), ("", "Affitto"), ("il la", "il la")],
)
def test_days_and_short_words_say_nothing(one: str, other: str) -> None:
    assert not are_alike(one, other)


def test_half_of_the_words_are_alike_but_another_number_tells_them_apart() -> None:
    one, other = "Rata mutuo 770011", "Rata prestito 770012"
    assert are_alike(one, other)
    assert not are_hardly_told_apart(one, other)
    assert are_hardly_told_apart("Rata mutuo casa", "Rata mutuo auto")


@given(texts, texts)
def test_likeness_has_no_direction(one: str, other: str) -> None:
    assert are_alike(one, other) == are_alike(other, one)
    assert are_hardly_told_apart(one, other) == are_hardly_told_apart(other, one)


@given(texts, texts)
def test_what_can_hardly_be_told_apart_is_alike(one: str, other: str) -> None:
    assert are_alike(one, other) or not are_hardly_told_apart(one, other)
