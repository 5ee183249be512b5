from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.matching.naive import glued, naive_hits
from xl_recon.matching import phrases as module
from xl_recon.matching.phrases import Finder, automaton_finder, plain_finder, stands_alone

ENGINES = pytest.mark.parametrize("engine", [automaton_finder, plain_finder])
Engine = Callable[[Sequence[str]], Finder]

# Few letters, so that phrases lie in each other; й, 😀 take several bytes.
TEXTS = st.text("aab йc😀", max_size=25)
PHRASES = st.lists(st.text("aab йc😀", min_size=1, max_size=7), unique=True, max_size=12)


@ENGINES
@given(phrases=PHRASES, text=TEXTS)
def test_every_engine_finds_what_a_plain_loop_finds(
    engine: Engine, phrases: list[str], text: str
) -> None:
    assert sorted(engine(phrases)(text)) == sorted(naive_hits(phrases, text))


@ENGINES
def test_a_phrase_inside_another_is_found_as_well(engine: Engine) -> None:
    found = engine(["best insurance", "insurance", "best", "ins"])("best insurance")
    assert {number for number, _, _ in found} == {0, 1, 2, 3}


@ENGINES
def test_a_phrase_of_27_digits_is_found(engine: Engine) -> None:
    digits = "210000000003139471430009017"
    assert list(engine([digits])(f"qrr {digits} x")) == [(0, 4, 31)]


@ENGINES
def test_no_phrases_find_nothing(engine: Engine) -> None:
    assert list(engine([])("swisscom")) == []


@given(TEXTS.filter(bool), st.data())
def test_what_no_letter_touches_stands_alone(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert stands_alone(text, start, end) is not (glued(text, start) or glued(text, end))


def test_without_the_automaton_the_plain_search_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ahocorasick_rs", None)
    spec = importlib.util.spec_from_file_location("phrases_on_arm", module.__file__)
    assert spec
    assert spec.loader
    alone = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(alone)
    assert not alone.HAS_AUTOMATON
    assert alone.finder(["ail"])("email") == [(0, 2, 5)]
