from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_recon.ui.agent.orders import (
    COMMANDS,
    LONGEST_NAME,
    LONGEST_ROWS,
    BadOrder,
    Order,
    interpreter,
    live_arguments,
    order_of,
)
from xl_recon.ui.voice import Language

CUSTOM_UI = Path(__file__).resolve().parents[3] / "addin" / "customUI14.xml"
FACTS = {"command": "apply", "book": r"C:\Conti & Figli\È qui.xlsx", "hwnd": 66_312, "rows": "5-9"}
ORDER = Order(command="apply", book=r"C:\Conti & Figli\È qui.xlsx", hwnd=66_312, rows="5-9")
WORDS = [
    "-P", "-m", "xl_recon", "live", "apply",
    "--book", r"C:\Conti & Figli\È qui.xlsx", "--hwnd", "66312", "--rows", "5-9",
]  # fmt: skip


def body(**facts: object) -> bytes:
    return json.dumps(FACTS | facts).encode()


def test_an_order_says_command_workbook_window_and_rows() -> None:
    assert order_of(body()) == ORDER


def test_an_order_in_the_macros_words_means_the_same() -> None:
    assert order_of(json.dumps({"words": WORDS}).encode()) == ORDER
    assert order_of(json.dumps({"words": WORDS[:-2]}).encode()).rows == ""


@pytest.mark.parametrize(
    "words",
    [
        "live apply",
        [],
        WORDS[:3],
        ["-c", *WORDS[1:]],
        [*WORDS[:2], "os", *WORDS[3:]],
        [*WORDS, "--out"],
        [*WORDS, "--out", "altro.xlsx"],
        [*WORDS, "--rows", "7"],
        [*WORDS[:8], "finestra"],
        [*WORDS[:8], 5],
    ],
    ids=str,
)
def test_words_that_ask_for_anything_else_are_refused(words: object) -> None:
    with pytest.raises(BadOrder) as refused:
        order_of(json.dumps({"words": words}).encode())
    assert refused.value.key == "agent.bad_fact"


def test_words_without_a_command_name_none() -> None:
    with pytest.raises(BadOrder) as refused:
        order_of(json.dumps({"words": WORDS[:4]}).encode())
    assert refused.value.key == "agent.bad_command"


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        ({"command": "rules create"}, "agent.bad_command"),
        ({"command": ""}, "agent.bad_command"),
        ({"book": ""}, "agent.bad_book"),
        ({"book": "   "}, "agent.bad_book"),
        ({"book": "a" * (LONGEST_NAME + 1)}, "agent.bad_book"),
        ({"book": "a\0b.xlsx"}, "agent.bad_fact"),
        ({"book": "\ud800.xlsx"}, "agent.bad_fact"),
        ({"book": None}, "agent.bad_fact"),
        ({"hwnd": "12"}, "agent.bad_fact"),
        ({"hwnd": -1}, "agent.bad_fact"),
        ({"hwnd": True}, "agent.bad_fact"),
        ({"hwnd": 1.5}, "agent.bad_fact"),
        ({"hwnd": 2**63}, "agent.bad_fact"),
        ({"rows": [5]}, "agent.bad_fact"),
        ({"rows": "tutte"}, "usage.rows"),
        ({"rows": "0"}, "usage.rows"),
        ({"rows": "1-1048577"}, "usage.rows"),
        ({"rows": "5; shutdown"}, "usage.rows"),
        ({"rows": "5," * LONGEST_ROWS + "5"}, "usage.rows"),
    ],
    ids=lambda it: str(it)[:40],
)
def test_facts_out_of_order_are_refused(facts: dict[str, object], key: str) -> None:
    with pytest.raises(BadOrder) as refused:
        order_of(body(**facts))
    assert refused.value.key == key


def test_the_longest_rows_are_looked_at_without_being_counted_out() -> None:
    assert order_of(body(rows="1-1048576")).rows == "1-1048576"


def test_the_call_is_a_list_in_which_no_name_can_become_an_option() -> None:
    assert live_arguments(ORDER, Language.ITALIAN) == [
        sys.executable, "-P", "-m", "xl_recon", "live", "apply",
        r"--book=C:\Conti & Figli\È qui.xlsx", "--hwnd=66312", "--rows=5-9",
    ]  # fmt: skip


def test_the_call_leaves_out_what_is_not_known_and_keeps_the_language() -> None:
    order = Order(command="undo", book="--out")
    assert live_arguments(order, Language.ENGLISH)[5:] == ["undo", "--book=--out", "--lang", "en"]


@given(book=st.text(min_size=1, max_size=60), rows=st.text(max_size=20))
def test_whatever_is_asked_is_refused_or_becomes_one_argument_each(book: str, rows: str) -> None:
    try:
        order = order_of(body(book=book, rows=rows))
    except BadOrder:
        return
    call = live_arguments(order, Language.ITALIAN)
    assert call[6] == f"--book={book.strip()}"
    assert len(call) == 8 + bool(order.rows)


def test_what_stands_in_the_ribbon_the_agent_knows() -> None:
    if not CUSTOM_UI.exists():
        pytest.skip("the add-in's text is not in this checkout")
    tags = re.findall(r'tag="([^":]+)', CUSTOM_UI.read_text("utf-8"))
    assert tags
    assert set(tags) <= COMMANDS


@pytest.mark.parametrize(
    ("running", "started"),
    [("/usr/bin/python3", "/usr/bin/python3"), ("/x/pythonw.exe", "/x/python.exe")],
)
def test_the_python_that_is_started_can_speak(running: str, started: str) -> None:
    assert interpreter(running) == started
