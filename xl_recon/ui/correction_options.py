"""Corrections of a reading on the command line, in the words of the saved profiles."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

import click

from xl_recon.records.statement_profile import ReadingChoice
from xl_recon.ui import options
from xl_recon.ui.voice import Voice
from xl_recon.workbook.layout.profile_words import MARK_WORDS, SIGN_WORDS
from xl_recon.workbook.profile_table import column_choice, date_style

Value = TypeVar("Value")

_SIGNS = {"normal": False, "turned": True}


def reading(voice: Voice) -> click.Option:
    """The number of one of several readings."""
    return options.text(voice, "reading", options.Parsed(int, voice, "usage.reading"))


def corrections(voice: Voice) -> list[click.Parameter]:
    """The options that say how a table is to be read."""
    column = options.text(voice, "column", options.Parsed(column_choice, voice, "usage.column"))
    column.multiple = True
    column.nargs = 1
    return [
        column,
        options.text(voice, "decimal", options.Parsed(_mark, voice, "usage.decimal")),
        options.text(voice, "dates", options.Parsed(_dates, voice, "usage.dates")),
        options.text(voice, "sign", options.Parsed(_sign, voice, "usage.sign")),
        reading(voice),
    ]


def choice_of(chosen: dict[str, Any]) -> ReadingChoice:
    """Return what the options say."""
    return ReadingChoice(
        columns=tuple(chosen["column"] or ()),
        decimal_mark=chosen["decimal"] or "",
        date_style=chosen["dates"],
        turned=chosen["sign"],
        reading=chosen["reading"],
    )


def only_reading(number: int | None) -> ReadingChoice:
    """Return a choice of one of several readings."""
    return replace(ReadingChoice(), reading=number)


def _mark(text: str) -> str:
    words = {word: mark for mark, word in MARK_WORDS.items()} | {mark: mark for mark in MARK_WORDS}
    return _known(words, text)


def _sign(text: str) -> bool:
    return _known({word: turned for turned, word in SIGN_WORDS.items()} | _SIGNS, text)


def _dates(text: str) -> Any:
    found = date_style(text)
    if found is None:
        raise ValueError(text)
    return found


def _known(words: dict[str, Value], text: str) -> Value:
    word = text.strip().casefold()
    if word not in words:
        raise ValueError(text)
    return words[word]
