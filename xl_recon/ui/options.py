"""What commands share on the command line: parameters, and text turned into their values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from xl_recon.ui.row_numbers import rows_of
from xl_recon.ui.voice import Voice

_DAY_FORMATS = ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y")


class Parsed(click.ParamType[Any]):
    """A parameter whose text a function turns into a value; `key` is what to say if it can't."""

    name = "text"

    def __init__(self, parse: Callable[[str], Any], voice: Voice, key: str) -> None:
        self._parse, self._voice, self._key = parse, voice, key

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the value, or fail with the sentence."""
        if not isinstance(value, str):
            return value
        try:
            return self._parse(value)
        except ValueError:
            self.fail(self._voice.say(self._key, value=value), param, ctx)


def workbook(voice: Voice) -> click.Argument:
    """The workbook to work on."""
    return click.Argument(["workbook"], metavar=voice.say("metavar.workbook"), type=Path)


def documents(voice: Voice) -> click.Argument:
    """One file or several."""
    metavar = voice.say("metavar.files")
    return click.Argument(["files"], metavar=metavar, nargs=-1, required=True, type=Path)


def flag(voice: Voice, name: str) -> click.Option:
    """A switch, explained under `option.<name>`."""
    return click.Option([f"--{name}"], is_flag=True, help=voice.say(f"option.{name}"))


def text(voice: Voice, name: str, kind: Parsed | None = None) -> click.Option:
    """An option with a value, explained under `option.<name>`."""
    return click.Option(
        [f"--{name}", name.replace("from", "date_from").replace("to", "date_to")]
        if name in {"from", "to"}
        else [f"--{name}"],
        metavar=voice.say(f"metavar.{name}"),
        type=kind or click.STRING,
        default=None,
        help=voice.say(f"option.{name}"),
    )


def out(voice: Voice) -> click.Option:
    """Another file to write to."""
    return text(voice, "out", Parsed(Path, voice, "usage.other"))


def day(voice: Voice) -> Parsed:
    """A date as one writes it here."""
    return Parsed(_day, voice, "usage.day")


def rows(voice: Voice) -> Parsed:
    """Worksheet rows: `5-9,12`."""
    return Parsed(rows_of, voice, "usage.rows")


def number(voice: Voice) -> Parsed:
    """A batch's number."""
    return Parsed(int, voice, "usage.number")


def _day(text: str) -> dt.date:
    for pattern in _DAY_FORMATS:
        try:
            return dt.datetime.strptime(text.strip(), pattern).date()  # noqa: DTZ007 - a day only
        except ValueError:
            continue
    raise ValueError(text)
