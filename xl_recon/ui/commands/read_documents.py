"""`xl-recon read`: what documents say, without a workbook."""

from __future__ import annotations

import json as json_text
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import click

from xl_recon.errors import ReadError
from xl_recon.readers.statements import StatementDocument, read_statements
from xl_recon.records.statement import LineStatus, Statement
from xl_recon.ui import files as paths
from xl_recon.ui import options, progress
from xl_recon.ui.command_group import localised
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.voice import Voice
from xl_recon.workflows.read_documents import statement_json


def command(voice: Voice) -> click.Command:
    """Return the command."""
    params: list[click.Parameter] = [options.documents(voice), options.flag(voice, "json")]
    return localised(voice, "read", params, partial(_run, voice))


def _run(voice: Voice, files: Sequence[Path], *, json: bool) -> int:
    console = Console(voice, as_json=json)
    if len(files) == 1:
        _print(console, _read(files[0]))
        return ExitCode.DONE
    refused = 0
    separator = '{"files": ['
    for path in progress.each(files, voice.say("progress.reading")):
        _print_raw(console, separator)
        separator = ", "
        try:
            _print(console, _read(path))
        except ReadError as error:
            refused += 1
            _print_error(console, path, error)
    _print_raw(console, "]}\n")
    return _status(refused, len(files))


def _read(path: Path) -> StatementDocument:
    return read_statements(paths.document(path))


def _status(refused: int, count: int) -> int:
    if not refused:
        return ExitCode.DONE
    return ExitCode.REFUSED if refused == count else ExitCode.NEEDS_PERSON


def _print(console: Console, read: StatementDocument) -> None:
    if console.as_json:
        for piece in statement_json(read, console.voice.notice):
            _print_raw(console, piece)
        return
    console.say("read.file", file=read.name, format=read.format)
    for statement in read.statements:
        for text in _summary(statement, console.voice):
            console.line(text)
    console.notices(read.notices, lambda _: 1)


def _summary(statement: Statement, voice: Voice) -> Iterator[str]:
    booked = [line for line in statement.lines if line.status is LineStatus.BOOKED]
    yield voice.say(
        "read.statement",
        account=statement.account,
        currency=statement.currency,
        count=len(booked),
        others=len(statement.lines) - len(booked),
    )
    opening, closing = statement.opening_balance, statement.closing_balance
    if opening and closing:
        yield voice.say("read.balances", opening=opening.amount, closing=closing.amount)
    yield voice.say(f"read.{statement.check.value}", difference=statement.difference or "")
    for line in booked:
        yield voice.say(
            "read.line",
            date=line.booking_date,
            amount=line.amount.amount,
            description=line.description or line.bank_text,
        )


def _print_raw(console: Console, text: str) -> None:
    if console.as_json:
        click.echo(text, nl=False)


def _print_error(console: Console, path: Path, error: ReadError) -> None:
    console.warn(console.voice.error(error))
    found = {"file": path.name, "error": console.error_object(error)}
    _print_raw(console, json_text.dumps(found, ensure_ascii=False))
