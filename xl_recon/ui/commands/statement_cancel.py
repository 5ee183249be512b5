"""`xl-recon statement cancel`: an open import taken off the sheet; only the log knows of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from xl_recon.plan.changes import DeleteRows, Table
from xl_recon.records.batch import BatchState
from xl_recon.ui import options, progress
from xl_recon.ui.clock import stamp
from xl_recon.ui.command_group import localised
from xl_recon.ui.commands.statement_work import asked_import, batch_option
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.opened import opened
from xl_recon.ui.sheet_language import stamp_command
from xl_recon.ui.voice import Voice
from xl_recon.ui.yes_no import agreed, is_answering
from xl_recon.workbook.applying import Standing
from xl_recon.workflows.statement_revision import is_reentered, propose_return
from xl_recon.workflows.statement_staging import propose_cancelling


def command(voice: Voice) -> click.Command:
    """Return the command."""
    params: list[click.Parameter] = [
        options.workbook(voice),
        batch_option(voice),
        options.flag(voice, "dry-run"),
        options.out(voice),
        options.flag(voice, "json"),
    ]
    return localised(voice, "statement.cancel", params, partial(_run, voice))


def _run(  # noqa: PLR0913 - the command's own parameters
    voice: Voice, workbook: Path, batch: int | None, out: Path | None, *, dry_run: bool, json: bool
) -> int:
    console = Console(voice, as_json=json)
    journal = opened(workbook, out)
    number = asked_import(journal, batch, voice)
    returns = is_reentered(journal, number)
    propose = propose_return if returns else propose_cancelling
    plan = propose(journal, number)
    rows = sum(
        len(it.rows)
        for it in plan.changes
        if isinstance(it, DeleteRows) and it.table is Table.STAGED_STATEMENT
    )
    if not dry_run and is_answering():
        asked = voice.say("staged.really_cancel", batch=number, count=rows)
        if not agreed(asked):
            console.say("staged.not_cancelled")
            return ExitCode.NEEDS_PERSON
    if not dry_run:
        with progress.waiting(voice.say("progress.writing"), workbook):
            standing = None if returns else Standing(batch=number, state=BatchState.UNDONE)
            journal.apply(plan, stamp(stamp_command("statement.cancel")), standing=standing)
    told = "staged.returned" if returns else "staged.cancelled"
    console.say("staged.would_cancel" if dry_run else told, batch=number, count=rows)
    if dry_run:
        console.say("plan.nothing_written")
    console.result({"workbook": journal.name, "dry_run": dry_run, "batch": number, "rows": rows})
    return ExitCode.DONE
