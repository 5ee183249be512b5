from __future__ import annotations

from xl_recon.matching.conditions import Asked, PhraseGroup
from xl_recon.matching.numbering import Numbering
from xl_recon.records.rule import TextField

LUCE = PhraseGroup(frozenset({"luce"}))
HINT = PhraseGroup(frozenset({"luce"}), asked=Asked.HINT)
ROSSI = PhraseGroup(frozenset({"rossi", "luce"}), TextField.COUNTERPARTY)


def test_phrases_are_numbered_field_by_field_the_description_s_first() -> None:
    numbering = Numbering([ROSSI, LUCE], whole_words=False)
    assert numbering.phrases == ("luce", "luce", "rossi")
    assert numbering.numbered(LUCE).numbers == {0}
    assert numbering.numbered(ROSSI).numbers == {1, 2}


def test_a_hint_is_the_phrase_itself_where_phrases_count_inside_words() -> None:
    numbering = Numbering([LUCE, HINT], whole_words=False)
    assert numbering.numbered(HINT).numbers == numbering.numbered(LUCE).numbers
    assert not numbering.hints


def test_by_whole_words_a_hint_has_a_number_of_its_own_and_the_same_length() -> None:
    numbering = Numbering([LUCE, HINT, ROSSI], whole_words=True)
    (number,) = numbering.numbered(HINT).numbers
    assert number == 0 + len(numbering.phrases)
    assert numbering.hints == {0}
    assert numbering.length(number) == len("luce")


def test_of_no_phrases_there_are_no_numbers() -> None:
    numbering = Numbering([], whole_words=False)
    assert numbering.numbered(PhraseGroup(frozenset(), TextField.IBAN)).numbers == frozenset()
    assert [it.field for it in numbering.fields] == [TextField.DESCRIPTION]
