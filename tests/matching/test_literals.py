from __future__ import annotations

from unicodedata import normalize

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from xl_recon.matching.expressions import compiled, searched_text
from xl_recon.matching.folding import folded
from xl_recon.matching.literals import required_literals
from xl_recon.matching.refusals import Refused
from xl_recon.records.rule import TextField

# Letters whose case or accents do unusual things, and all signs of the grammar.
LETTERS = "aKkSsIi\u0130\u0131\u017f\u212aéßйИµﬁ \u0301\u0306\u00ad"
SIGNS = [
    *"|()[]{}*+?.^$\\-:=!<>#&~,12",
    *(
        "(?:",
        "(?=",
        "(?!",
        "(?<=",
        "(?P<n>",
        "(?i)",
        "(?x)",
        "(?s:",
        "(?>",
        "(?#",
        "[^",
        "[[:alpha:]]",
    ),
    *("{2}", "{0,1}", "{e<=1}", r"\d", r"\b", r"\x41", r"\1", r"\L", r"\N{DIGIT ONE}", r"\p{L}"),
]
PATTERNS = st.lists(st.sampled_from([*LETTERS, *SIGNS]) | st.text(LETTERS, max_size=3), max_size=9)
TEXTS = st.text(LETTERS + "bA1", max_size=20)


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        ("rata", {"rata"}),
        ("(?i)RATA", {"rata"}),
        (r"\brata \d+ di \d+", {"rata"}),
        (r"ft\. \d", {"ft."}),
        ("rate?", {"rat"}),
        ("ab+cde", {"cde"}),
        ("ab*cd", {"cd"}),
        ("ab{2,3}cde", {"cde"}),
        ("caffè", {"caffe"}),
        ("МАЙ", {"май"}),
        ("rata|quota", {"rata", "quota"}),
        ("(rata|quota) x", {"rata", "quota"}),
        ("(?:rata)?mutuo", {"mutuo"}),
        ("(?P<what>rata)+", {"rata"}),
        ("(?<what>rata) a", {"rata"}),
        ("(?!rimborso)ro", {"ro"}),
        ("(?<=x)rossi(?=y)", {"rossi"}),
        ("[]a]rossi[^]b]", {"rossi"}),
        (r"[\]a]rossi", {"rossi"}),
        ("(?>rata)", {"rata"}),
        ("a b", {"a b"}),
    ],
)
def test_the_longest_text_that_must_stand_there_is_found(pattern: str, literals: set[str]) -> None:
    assert required_literals(pattern) == literals


@pytest.mark.parametrize(
    "pattern",
    [
        *("", "a", r"\d+", ".*", "  ", "ß", "ł", "(rata", "[rata", "rata)", "rata\\"),
        *("a|rata", "rata|", "(rata|)", "(rata)?", "(rata)*", "(rata){0}", "rata{e<=1}", "a{b}cd"),
        *(r"\x41bcd", r"rata\1", "(?x) r a t a", "(?s:rata)", "(?#x)rata", "(*PRUNE)rata"),
        *("[[:alpha:]]rata", "(" * 30 + "rata" + ")" * 30),
    ],
)
def test_what_is_not_sure_gives_no_text(pattern: str) -> None:
    assert required_literals(pattern) == frozenset()


@settings(max_examples=400)
@given(pattern=PATTERNS.map("".join), text=TEXTS)
def test_where_an_expression_is_found_one_of_its_texts_stands(pattern: str, text: str) -> None:
    try:
        search = compiled(pattern)
    except Refused:
        return
    found = required_literals(search.pattern)
    if found and search.search(searched_text(text, TextField.DESCRIPTION), timeout=1):
        assert any(literal in folded(text) for literal in found)


@given(text=TEXTS, start=st.integers(0, 10), length=st.integers(1, 10))
def test_a_piece_of_a_text_as_an_expression_leads_to_the_text(
    text: str, start: int, length: int
) -> None:
    seen = searched_text(text, TextField.DESCRIPTION)
    pattern = regex.escape(normalize("NFC", seen[start : start + length]), special_only=True)
    assert all(literal in folded(text) for literal in required_literals(pattern))


@given(st.text(max_size=30))
def test_any_text_is_looked_through_without_harm(pattern: str) -> None:
    assert all(literal == folded(literal) for literal in required_literals(pattern))
