"""`xl-recon read`: what documents say, without a workbook."""

from __future__ import annotations

import json as json_text
import re
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import click

from xl_recon.errors import ReadError
from xl_recon.readers.statements import StatementDocument
from xl_recon.records.statement import LineStatus, Statement
from xl_recon.ui import correction_options, options, progress
from xl_recon.ui import files as paths
from xl_recon.ui.command_group import localised
from xl_recon.ui.console import Console
from xl_recon.ui.correction_options import only_reading
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.opened import opened
from xl_recon.ui.reading_manner import ReadingManner
from xl_recon.ui.statement_files import read_envelope
from xl_recon.ui.voice import Voice
from xl_recon.workflows.read_documents import statement_json


def command(voice: Voice) -> click.Command:
    """Return the command."""
    params: list[click.Parameter] = [
        options.documents(voice),
        options.text(voice, "workbook", options.Parsed(Path, voice, "usage.other")),
        correction_options.reading(voice),
        options.flag(voice, "json"),
    ]
    return localised(voice, "read", params, partial(_run, voice))


def _run(
    voice: Voice, files: Sequence[Path], workbook: Path | None, reading: int | None, *, json: bool
) -> int:
    console = Console(voice, as_json=json)
    profiles = opened(workbook).profiles().profiles if workbook else ()
    manner = ReadingManner(profiles=profiles, choice=only_reading(reading))
    if len(files) == 1:
        read = _read(files[0], voice, manner)
        _print(console, read)
        return ExitCode.NEEDS_PERSON if read.left_out else ExitCode.DONE
    refused = partly = 0
    separator = '{"files": ['
    for path in progress.each(files, voice.say("progress.reading")):
        _print_raw(console, separator)
        separator = ", "
        try:
            read = _read(path, voice, manner)
            _print(console, read)
            partly += bool(read.left_out)
        except ReadError as error:
            refused += 1
            _print_error(console, path, error)
    _print_raw(console, "]}\n")
    return _status(refused, partly, len(files))


def _read(path: Path, voice: Voice, manner: ReadingManner) -> StatementDocument:
    return read_envelope(paths.document(path), voice, manner)


def _status(refused: int, partly: int, count: int) -> int:
    if not refused + partly:
        return ExitCode.DONE
    return ExitCode.REFUSED if refused == count else ExitCode.NEEDS_PERSON


def _print(console: Console, read: StatementDocument) -> None:
    if console.as_json:
        for piece in statement_json(read, console.voice.notice):
            _print_raw(console, piece)
        for notice in read.left_out:
            console.warn(console.voice.notice(notice))
        return
    console.say("read.file", file=read.name, kind=_kind(read, console.voice))
    for statement in read.statements:
        for text in _summary(statement, console.voice):
            console.line(text)
    console.notices(read.notices, lambda _: 1)


def _kind(read: StatementDocument, voice: Voice) -> str:
    """The format's name without its version: mt940, camt of camt.053.001.08."""
    family = re.split(r"[.-]", read.format)[0]
    return voice.say(f"read.kind_{family}") if family else ""


def _summary(statement: Statement, voice: Voice) -> Iterator[str]:
    booked = [line for line in statement.lines if line.status is LineStatus.BOOKED]
    others = len(statement.lines) - len(booked)
    yield voice.say(
        "read.statement",
        account=_account(statement, voice),
        count=len(booked),
        others=voice.say("read.others", count=others) if others else "",
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


def _account(statement: Statement, voice: Voice) -> str:
    key = "read.account" if statement.account else "read.account_unnamed"
    return voice.say(key, number=statement.account, currency=statement.currency).strip()


def _print_raw(console: Console, text: str) -> None:
    if console.as_json:
        click.echo(text, nl=False)


def _print_error(console: Console, path: Path, error: ReadError) -> None:
    console.warn(console.voice.error(error))
    found = {"file": path.name, "error": console.error_object(error)}
    _print_raw(console, json_text.dumps(found, ensure_ascii=False))
