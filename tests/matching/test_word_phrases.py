from __future__ import annotations

from xl_recon.matching.word_phrases import WordPhrases

CHARGES = WordPhrases.of(["imposta di bollo", "Gebühr", "bollo", "такса", " ;"])


def test_entries_are_found_as_whole_words_whatever_their_case_and_accents() -> None:
    assert CHARGES.first_in("Addebito IMPOSTA  DI BOLLO 2026") == "imposta di bollo"
    assert CHARGES.first_in("GEBUHR") == "Gebühr"
    assert CHARGES.first_in("Месечна такса.") == "такса"


def test_the_first_in_the_text_is_told() -> None:
    assert CHARGES.first_in("bollo e gebühr") == "bollo"


def test_part_of_a_word_or_of_a_phrase_is_no_hit() -> None:
    assert CHARGES.first_in("francobollo, imposta di") == ""
    assert CHARGES.first_in("") == ""
