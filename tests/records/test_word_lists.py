from __future__ import annotations

from dataclasses import fields

import pytest

from xl_recon.records.settings import Settings
from xl_recon.records.word_lists import DEFAULT_WORDS, WordLists, word_list


def test_entries_stand_between_semicolons_each_once() -> None:
    assert word_list(" spese ;tenuta \n conto;;spese;") == ("spese", "tenuta conto")
    assert word_list(" ; ") == ()


@pytest.mark.parametrize("name", [field.name for field in fields(WordLists)])
def test_every_list_begins_filled_in_without_doubles(name: str) -> None:
    words: tuple[str, ...] = getattr(DEFAULT_WORDS, name)
    assert words
    assert len({word.casefold() for word in words}) == len(words)


@pytest.mark.parametrize("name", ["charges", "anchors", "legal_forms"])
def test_the_lists_speak_italian_german_french_english_and_bulgarian(name: str) -> None:
    samples = {
        "charges": {"spese", "gebühr", "frais", "fee", "такса"},
        "anchors": {"fattura", "rechnung", "facture", "invoice", "фактура"},
        "legal_forms": {"srl", "gmbh", "sarl", "ltd", "еоод"},
    }
    assert samples[name] <= set(getattr(DEFAULT_WORDS, name))


def test_number_words_are_anchors_too() -> None:
    assert set(DEFAULT_WORDS.number_words) <= set(DEFAULT_WORDS.anchors)
    assert set(DEFAULT_WORDS.anchors).isdisjoint(DEFAULT_WORDS.other_numbers)


def test_settings_begin_with_these_lists() -> None:
    assert Settings().words is DEFAULT_WORDS
