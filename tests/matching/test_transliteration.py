from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_recon.matching.transliteration import kept_spellings, latin, sought_spellings

BULGARIAN = "абвгдежзийклмнопрстуфхцчшщъьюя"


def are_one(kept: str, sought: str) -> bool:
    return not set(kept_spellings(kept)).isdisjoint(sought_spellings(sought))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Щерев", "Shterev"),
        ("Цветков", "Tsvetkov"),
        ("Цветков", "Cvetkov"),
        ("Цветков", "TZVETKOV"),
        ("Христо", "Hristo"),
        ("Христо", "Khristo"),
        ("Търнов", "Tarnov"),
        ("Търнов", "Turnov"),
        ("Йордан", "Yordan"),
        ("Йордан", "Iordan"),
        ("Йордан", "Jordan"),
        ("Юлия", "Yuliya"),
        ("Юлия", "Julija"),
        ("Яна", "Yana"),
        ("Яна", "Jana"),
        ("Георгиев", "GEORGIEV"),
        ("Викинг", "Wiking"),
        ("Алекс", "Alex"),
        ("Шишков", "Shishkov"),
        ("Чавдар", "Chavdar"),
        ("Жельо", "Zhelio"),
    ],
)
def test_a_cyrillic_word_is_known_by_its_latin_spellings_and_they_by_it(
    one: str, other: str
) -> None:
    assert are_one(one, other)
    assert are_one(other, one)


@pytest.mark.parametrize("written", ["Muller", "MUELLER", "müller", "Müller"])
def test_an_umlaut_may_be_written_out_or_left_out(written: str) -> None:
    assert are_one("Müller", written)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Meyer", "Meier"), ("Mueller", "Muller"), ("Tarnov", "Turnov"), ("Иванов", "Иванова")],
)
def test_within_one_alphabet_letters_are_not_taken_for_others(one: str, other: str) -> None:
    assert not are_one(one, other)


def test_a_whole_text_is_put_into_latin_letters() -> None:
    assert latin("Община  Щерево и Müller") == "obshtina shterevo i muller"


@given(st.text(alphabet=BULGARIAN, min_size=1, max_size=12))
def test_the_official_spelling_of_any_word_is_known(word: str) -> None:
    assert are_one(word, latin(word))
    assert are_one(latin(word), word)
    assert are_one(word, word.upper())


@given(st.text(max_size=30))
def test_any_word_is_known_by_itself(word: str) -> None:
    assert are_one(word, word)
