from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_recon.matching.folding import folded

EUROPEAN = st.text(st.characters(max_codepoint=0x52F))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", ""),
        ("  BOLLETTA \t  Luce\n", "bolletta luce"),
        ("Caffè\u00a0Perù", "caffe peru"),
        ("Cafe\u0301", "cafe"),
        ("STRASSE straße", "strasse strasse"),
        ("İSTANBUL \u0131sparta", "istanbul isparta"),  # without a dot
        ("Søren Wałęsa", "soren walesa"),
        ("Ǽ Œuvre", "ae oeuvre"),
        ("ΑΘΉΝΑ Αθήνα", "αθηνα αθηνα"),
        ("ﬁnanza ＡＢＣ", "finanza abc"),  # noqa: RUF001 - ligature and wide letters are the point
        ("Swiss\u200bcom\ufeff", "swisscom"),
    ],
)
def test_case_accents_and_runs_of_blanks_fold_away(written: str, expected: str) -> None:
    assert folded(written) == expected


def test_a_cyrillic_short_i_is_no_i() -> None:
    assert folded("МАЙ") == "май" != folded("маи")


def test_a_cyrillic_short_i_in_two_characters_is_the_same_letter() -> None:
    assert folded("маи\u0306") == folded("май")


def test_a_stress_mark_on_a_cyrillic_vowel_folds_away() -> None:
    assert folded("ѝ") == folded("и") == folded("и\u0300")


@given(EUROPEAN)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text())
def test_no_blanks_run_or_hang_over(text: str) -> None:
    assert folded(text) == " ".join(folded(text).split())


@given(st.text(st.characters(max_codepoint=0x7F)))
def test_the_short_cut_for_ascii_gives_what_the_long_way_gives(text: str) -> None:
    assert folded(text) == folded(text + " \u00a0")
