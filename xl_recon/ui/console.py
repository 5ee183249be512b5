"""Where words go: results on standard output, and with `--json` one object there instead."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from io import TextIOWrapper

import click

from xl_recon.errors import XlReconError
from xl_recon.records.notice import Notice, Severity
from xl_recon.ui.voice import FirstRow, Voice


class Console:
    """Tells what a command did, as text or as JSON."""

    def __init__(self, voice: Voice, *, as_json: bool = False) -> None:
        self.voice, self.as_json = voice, as_json

    def say(self, key: str, **facts: object) -> None:
        """Tell a sentence."""
        self.line(self.voice.say(key, **facts))

    def line(self, text: str = "") -> None:
        """Tell a text; with JSON on standard output it goes to standard error."""
        click.echo(text, err=self.as_json)

    def warn(self, text: str) -> None:
        """Tell what went wrong."""
        click.echo(text, err=True)

    def notices(self, notices: Iterable[Notice], first_row: FirstRow) -> None:
        """Tell notices, those to look at with a mark."""
        for notice in notices:
            mark = "! " if notice.severity is Severity.WARNING else "  "
            self.line(mark + self.voice.notice(notice, first_row))

    def result(self, value: Mapping[str, object]) -> None:
        """Print the JSON object, where one was asked for."""
        if self.as_json:
            click.echo(json.dumps(value, ensure_ascii=False))

    def error_object(self, error: XlReconError) -> Mapping[str, str]:
        """An error as JSON."""
        return {"code": type(error).__name__, "text": self.voice.error(error)}

    def notice_object(self, notice: Notice, first_row: FirstRow) -> Mapping[str, object]:
        """A notice as JSON."""
        return {
            "code": notice.code,
            "severity": notice.severity.value,
            "where": str(notice.where),
            "text": self.voice.notice(notice, first_row),
        }


def prepare_streams() -> None:
    """Make every letter printable: UTF-8 into a pipe, a stand-in on a poorer terminal."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="replace")
