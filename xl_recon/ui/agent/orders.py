"""What Excel asks of the agent, and the program's own call for it."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xl_recon.ui.voice import Language

# The errands of the ribbon; anything else is refused before a program is started.
COMMANDS = frozenset(
    {
        "import", "apply", "preview", "confirm", "discard", "undo", "batches", "check", "guide",
        "rules-create", "rules-propose", "rules-sort", "rules-explain", "rules-try", "rules-health",
        "statement-read", "statement-assign", "statement-show", "statement-recognise",
        "statement-delete", "statement-confirm", "statement-cancel", "statement-distribute",
    }
)  # fmt: skip
LONGEST_NAME = 4_096  # characters: Windows takes 32,767 for a whole call
LONGEST_ROWS = 16_000
_LAST_ROW = 1_048_576
_ROWS = re.compile(r"[0-9]{1,7}(-[0-9]{1,7})?(, ?[0-9]{1,7}(-[0-9]{1,7})?)*")
# -P: a folder called xl_recon beside somebody's workbook is never run.
_PROGRAM = ("-P", "-m", "xl_recon", "live")
_OPTIONS = {"--book", "--hwnd", "--rows"}
_MOST_DIGITS = 20
_LARGEST_WINDOW = 2**63


class BadOrder(ValueError):
    """An order that cannot be carried out; `key` is the sentence, `value` what was found."""

    def __init__(self, key: str, value: str = "") -> None:
        super().__init__(f"{key}: {value}")
        self.key, self.value = key, value


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One errand on one open workbook.

    `wait`: the answer comes when the command has ended. Without it the answer comes at once: an
    Excel that waits for an answer cannot serve the command that works on it.
    """

    command: str
    book: str
    hwnd: int = 0
    rows: str = ""
    wait: bool = False


def order_of(body: bytes) -> Order:
    """Return the order in a request's body, or raise `BadOrder`."""
    facts = _object(body)
    if "words" in facts:
        facts = _facts_in(facts["words"])
    command = _text(facts, "command")
    if command not in COMMANDS:
        raise BadOrder("agent.bad_command", command[:40])
    book = _text(facts, "book")
    if not book or len(book) > LONGEST_NAME:
        raise BadOrder("agent.bad_book")
    return Order(
        command=command,
        book=book,
        hwnd=_window(facts.get("hwnd", 0)),
        rows=_rows(_text(facts, "rows")),
        wait=facts.get("wait") is True,
    )


def live_arguments(order: Order, language: Language) -> list[str]:
    """Return the call that carries out an order: a list, so no shell ever reads a name in it."""
    # With `=`: a book called `--rows` stays a book.
    options = [f"--book={order.book}"]
    if order.hwnd:
        options.append(f"--hwnd={order.hwnd}")
    if order.rows:
        options.append(f"--rows={order.rows}")
    spoken = [] if language is Language.ITALIAN else ["--lang", language.value]
    return [interpreter(), *_PROGRAM, order.command, *options, *spoken]


def interpreter(running: str = sys.executable) -> str:
    """Return the Python to start: on Windows the one whose words can be read, not `pythonw`."""
    path = Path(running)
    speaking = path.with_name(path.name.lower().replace("pythonw", "python"))
    return str(speaking) if path.name.lower().startswith("pythonw") else running


def _object(body: bytes) -> Mapping[str, Any]:
    try:
        facts = json.loads(body)
    except (ValueError, RecursionError):
        raise BadOrder("agent.bad_json") from None
    if not isinstance(facts, dict):
        raise BadOrder("agent.bad_json")
    return facts


def _facts_in(words: object) -> Mapping[str, Any]:
    """The facts in a call written out word by word, as the add-in's macro has it."""
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise BadOrder("agent.bad_fact", "words")
    if tuple(words[: len(_PROGRAM)]) != _PROGRAM:
        raise BadOrder("agent.bad_fact", "words")
    command, *options = words[len(_PROGRAM) :] or [""]
    found = dict(zip(options[::2], options[1::2], strict=False))
    hwnd = found.get("--hwnd", "0")
    if len(options) != 2 * len(found) or not found.keys() <= _OPTIONS or not hwnd.isdecimal():
        raise BadOrder("agent.bad_fact", "words")
    return {
        "command": command,
        "book": found.get("--book", ""),
        "hwnd": int(hwnd[:_MOST_DIGITS]),
        "rows": found.get("--rows", ""),
    }


def _text(facts: Mapping[str, Any], name: str) -> str:
    value = facts.get(name, "")
    # A NUL would end the argument early, and half a surrogate pair has no bytes.
    if not isinstance(value, str) or "\0" in value or not _encodes(value):
        raise BadOrder("agent.bad_fact", name)
    return value.strip()


def _encodes(text: str) -> bool:
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


def _window(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < _LARGEST_WINDOW:
        raise BadOrder("agent.bad_fact", "hwnd")
    return value


def _rows(written: str) -> str:
    if not written:
        return ""
    # Looked at, not counted out: a range may name more rows than there is memory for.
    if len(written) > LONGEST_ROWS or not _ROWS.fullmatch(written):
        raise BadOrder("usage.rows", written[:40])
    if not all(0 < int(number) <= _LAST_ROW for number in re.findall("[0-9]+", written)):
        raise BadOrder("usage.rows", written[:40])
    return written
