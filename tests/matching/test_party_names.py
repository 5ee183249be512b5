# ruff: noqa: RUF001 - Cyrillic letters are meant
"""Parties and cases stand in party_names.txt: > a counterparty field, ~ a longer text."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_recon.matching.party_names import NameHit, PartyNames
from xl_recon.records.party import Party
from xl_recon.records.word_lists import DEFAULT_WORDS

LINES = Path(__file__).with_name("party_names.txt").read_text("utf-8").splitlines()
FORMS = ("", "Srl", "S.p.A.", "GmbH", "ООД", "SARL")
TITLES = ("", "Dott.", "Herr", "г-н")
FIRST = ("Alba", "Bruno", "Corrado", "Delia", "Ernst", "Fiorella", "Гергана", "Хубен")
LAST = ("Abetini", "Larici", "Zürnbaum", "Querceti", "Щъркелов", "Юлиева", "Faggiani", "Tiglioni")


def parts(line: str) -> list[str]:
    return [part.strip() for part in line[1:].split("|")]


def a_party(code: str, name: str, aliases: str = "") -> Party:
    return Party(code=code, name=name, aliases=tuple(filter(None, aliases.split(";"))))


def names_of(*parties: Party) -> PartyNames:
    return PartyNames.of(parties, DEFAULT_WORDS)


NAMES = names_of(*(a_party(*parts(line)) for line in LINES if line.startswith("=")))
FIELDS = [line for line in LINES if line.startswith(">")]
TEXTS = [line for line in LINES if line.startswith("~")]


@pytest.mark.parametrize("line", FIELDS)
def test_a_field_names_whom_the_table_says(line: str) -> None:
    field, codes = parts(line)
    assert " ".join(NAMES.named(field)) == codes


@pytest.mark.parametrize("line", TEXTS)
def test_a_text_names_whom_the_table_says(line: str) -> None:
    text, codes = parts(line)
    assert " ".join(hit.party for hit in NAMES.within(text)) == codes


def test_a_hit_shows_the_name_as_the_workbook_writes_it() -> None:
    (hit,) = NAMES.within("saldo quercia bruna")
    assert hit == NameHit(party="S", name="Quercia Bruna")


def test_two_parties_of_one_name_are_both_named() -> None:
    names = names_of(a_party("1", "Acero Rosso"), a_party("2", "Betulla", "ACERO ROSSO Srl"))
    assert names.named("acero rosso") == ("1", "2")
    assert [hit.party for hit in names.within("da Acero Rosso per saldo")] == ["1", "2"]


def test_likest_names_are_proposed_first() -> None:
    assert NAMES.ranked("Ginepro Verdi")[:2] in (("S", "T"), ("T", "S"))
    assert NAMES.ranked("Betulini Mario", most=1) == ("N",)
    assert NAMES.ranked("Hristo Tsvetkoff", most=1) == ("E",)
    assert NAMES.ranked("zzzzzz") == ()
    assert NAMES.ranked("") == ()


def test_a_party_is_proposed_once_whatever_its_aliases() -> None:
    names = names_of(
        a_party("1", "Acero Rosso", "Acero Rossi;Aceri Rossi"), a_party("2", "Acero Bruno")
    )
    assert names.ranked("Acero Rosso", most=2) == ("1", "2")


def test_a_user_decides_which_names_are_too_common() -> None:
    party = a_party("1", "Larice Servizi")
    strict = replace(DEFAULT_WORDS, common_names=("larice", "servizi"))
    assert names_of(party).within("saldo larice servizi")
    assert PartyNames.of([party], strict).within("saldo larice servizi") == ()


@given(
    people=st.lists(
        st.tuples(st.sampled_from(FIRST), st.sampled_from(LAST)), min_size=1, unique=True
    ),
    form=st.sampled_from(FORMS),
    title=st.sampled_from(TITLES),
    case=st.sampled_from([str.upper, str.lower, str.title]),
    seed=st.integers(),
)
def test_a_name_is_found_however_its_words_are_ordered(
    people: list[tuple[str, str]], form: str, title: str, case: Callable[[str], str], seed: int
) -> None:
    names = names_of(*(a_party(str(place), " ".join(it)) for place, it in enumerate(people)))
    for place, person in enumerate(people):
        shuffled = list(person)
        random.Random(seed).shuffle(shuffled)  # noqa: S311 - no secret
        written = case(" ".join(filter(None, (title, *shuffled, form))))
        assert names.named(written) == (str(place),)
        (hit,) = names.within(f"Bonifico da {written} saldo fattura 12")
        assert hit.party == str(place)


@given(text=st.text(alphabet="abcdeорист .,-&/12", max_size=60))
def test_a_text_without_any_of_its_words_names_nobody(text: str) -> None:
    assert NAMES.within(text) == ()


@given(st.text(max_size=80))
def test_no_text_is_too_odd(text: str) -> None:
    assert set(NAMES.named(text)) <= {chr(code) for code in range(ord("A"), ord("Z") + 1)}
    NAMES.ranked(text)
    assert len({hit.party for hit in NAMES.within(text)}) == len(NAMES.within(text))
