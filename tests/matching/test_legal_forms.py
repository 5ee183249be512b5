# ruff: noqa: RUF001 - Cyrillic letters are meant
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_recon.matching.legal_forms import NameWords, in_one, text_words
from xl_recon.records.word_lists import DEFAULT_WORDS

WORDS = NameWords.of(DEFAULT_WORDS)


def told(text: str) -> str:
    return " ".join(word.text for word in WORDS.telling(text))


FORMS = """srl|S.r.l.|S. R. L.|s r l|SPA|S.p.A.|sas|S.n.c.|Sagl|SA|AG|A.G.|GmbH|G.m.b.H.|KG|OHG|e.K.
GmbH & Co. KG|SARL|Ltd.|LLC|Inc.|ООД|Е.О.О.Д.|ЕАД|АД|EOOD|soc. coop.|società per azioni|& C. Snc
e C. S.a.s.""".replace("\n", "|")
TITLES = ["Dott.", "Dott.ssa", "Ing.", "Herr", "Frau", "г-н", "д-р", "Mme"]


@pytest.mark.parametrize("form", FORMS.split("|"))
def test_a_legal_form_is_dropped_in_any_spelling_before_and_behind(form: str) -> None:
    assert told(f"Larice Verde {form}") == "larice verde"
    assert told(f"{form.upper()} Larice Verde") == "larice verde"
    assert told(f"Larice {form} Verde") == "larice verde"


@pytest.mark.parametrize(
    "title", ["Dott.", "Dott.ssa", "Ing.", "Herr", "Frau", "г-н", "д-р", "Mme"]
)
def test_a_title_is_dropped(title: str) -> None:
    assert told(f"{title} Larice Verde") == "larice verde"


def test_small_words_count_only_at_the_ends() -> None:
    assert told("Larice & Verde e Abete und Pino") == "larice verde abete pino"
    assert told("E. Larice") == "e larice"


def test_a_name_of_nothing_else_keeps_its_words() -> None:
    assert told("S.r.l.") == "s r l"
    assert told("") == ""


@pytest.mark.parametrize("written", ["D'Abete", "D’ABETE", "D ABETE", "dabete", "d` abete"])
def test_an_elided_word_is_one_with_the_next(written: str) -> None:
    assert told(written) == "dabete"


def test_the_word_before_a_form_is_told_as_a_name_s_end() -> None:
    words = WORDS.telling("Larice Verde Srl saldo")
    assert [word.text for word in words if word.ends] == ["verde"]


def test_accents_are_kept_for_those_who_write_them_out() -> None:
    (word,) = text_words("MÜLLER")
    assert (word.text, word.plain) == ("müller", "muller")
    assert in_one(text_words("Auto-Moto Süd")) == "automotosud"


@given(st.text(max_size=60))
def test_what_tells_a_name_is_never_empty_where_there_are_words(text: str) -> None:
    assert bool(WORDS.telling(text)) is bool(text_words(text))
