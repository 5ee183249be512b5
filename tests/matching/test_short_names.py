from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from xl_recon.matching.legal_forms import NameWords
from xl_recon.matching.name_index import NameIndex
from xl_recon.matching.short_names import CutNames, initialled
from xl_recon.records.word_lists import DEFAULT_WORDS

WORDS = NameWords.of(DEFAULT_WORDS)
LONG = "Cooperativa Agricola Ginepro Verde"
INDEX = NameIndex(
    [("1", f"{LONG} Srl"), ("2", "Olmo Querceti"), ("3", "Orfeo Querceti"), ("4", "L. Abetini")],
    WORDS,
)
CUT = CutNames(INDEX.names)


def initials_of(field: str) -> tuple[str, ...]:
    words = WORDS.telling(field)
    texts = [word.plain for word in words]
    return initialled(INDEX.meanings(words), texts, INDEX, frozenset({"olmo"}))


@given(st.integers(min_value=20, max_value=len(LONG) - 1))
def test_a_name_cut_inside_a_word_is_known(length: int) -> None:
    field = LONG[:length].upper()
    is_between = field.endswith(" ") or LONG[length] == " "
    assert CUT.beginning_as(field) == ("1",) or is_between


def test_a_name_cut_between_words_is_known_where_a_field_ends() -> None:
    assert CUT.beginning_as(LONG[:27]) == ("1",)  # the blank goes with the rest
    assert CUT.beginning_as(LONG[:20]) == ()


def test_a_short_field_and_another_s_name_are_not_taken_for_cut_ones() -> None:
    assert CUT.beginning_as("Cooperativa Agri") == ()
    assert CUT.beginning_as("Cooperativa Agricola Larice Ver") == ()
    assert CUT.beginning_as(f"{LONG} Srl") == ()
    assert CUT.beginning_as(".....................") == ()


def test_two_names_that_begin_alike_are_both_told() -> None:
    index = NameIndex([("1", f"{LONG} Nord"), ("2", f"{LONG} Notte")], WORDS)
    assert set(CutNames(index.names).beginning_as(f"{LONG} No")) == {"1", "2"}


def test_one_initial_stands_for_a_word_beside_a_rare_one() -> None:
    assert initials_of("O. Querceti") == ("2", "3")
    assert initials_of("Luca Abetini") == ("4",)
    assert initials_of("Olmo Q.") == ()
    assert initials_of("P. Querceti") == ()
    assert initials_of("Querceti") == ()
    assert initials_of("O. Q. Querceti") == ()
