"""`xl-recon statement recognise`: the sheet looked at again, after parties or documents changed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from xl_recon.ui import options, progress
from xl_recon.ui.command_group import localised
from xl_recon.ui.commands.statement_revising import Revising
from xl_recon.ui.commands.statement_work import batch_option
from xl_recon.ui.console import Console
from xl_recon.ui.opened import opened
from xl_recon.ui.staged_sheet import reason_on_the_sheet
from xl_recon.ui.voice import Voice
from xl_recon.workflows.statement_staging import propose_recognition


def command(voice: Voice) -> click.Command:
    """Return the command."""
    params: list[click.Parameter] = [
        options.workbook(voice),
        batch_option(voice),
        options.flag(voice, "dry-run"),
        options.out(voice),
        options.flag(voice, "json"),
    ]
    return localised(voice, "statement.recognise", params, partial(_run, voice))


def _run(  # noqa: PLR0913 - the command's own parameters
    voice: Voice, workbook: Path, batch: int | None, out: Path | None, *, dry_run: bool, json: bool
) -> int:
    console = Console(voice, as_json=json)
    journal = opened(workbook, out)
    with progress.waiting(voice.say("progress.writing"), workbook):
        found = propose_recognition(journal, reason_on_the_sheet)
        return Revising(console, journal, dry_run=dry_run).carry_out(found, batch)
