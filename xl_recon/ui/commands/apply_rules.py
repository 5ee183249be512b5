"""`xl-recon apply`: the rules complete the rows that wait for them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from xl_recon.errors import UnknownAccount
from xl_recon.ui import options, progress
from xl_recon.ui.command_group import localised
from xl_recon.ui.commands.completing import Completing
from xl_recon.ui.console import Console
from xl_recon.ui.opened import journal_places, opened
from xl_recon.ui.usage import Said
from xl_recon.ui.voice import Voice
from xl_recon.workbook.journal_workbook import JournalWorkbook


def command(voice: Voice) -> click.Command:
    """Return the command."""
    params: list[click.Parameter] = [
        options.workbook(voice),
        options.text(voice, "account"),
        options.text(voice, "rows", options.rows(voice)),
        options.flag(voice, "dry-run"),
        options.out(voice),
        options.flag(voice, "json"),
    ]
    return localised(voice, "apply", params, partial(_run, voice))


def _run(  # noqa: PLR0913 - the command's own parameters
    voice: Voice,
    workbook: Path,
    account: str | None,
    rows: frozenset[int] | None,
    out: Path | None,
    *,
    dry_run: bool,
    json: bool,
) -> int:
    console = Console(voice, as_json=json)
    journal = opened(workbook, out)
    refuse_unknown_account(journal, account or "")
    completing = Completing(console, journal, dry_run=dry_run)
    with progress.waiting(voice.say("progress.writing"), workbook):
        status = completing.run(account or "", asked_places(journal, rows, voice))
    console.result(completing.report)
    return status


def refuse_unknown_account(journal: JournalWorkbook, account: str) -> None:
    """Raise `UnknownAccount` for one that the chart of accounts lacks."""
    chart = {known.number for known in journal.accounts()}
    if account and chart and account not in chart:
        raise UnknownAccount(account)


def asked_places(
    journal: JournalWorkbook, rows: frozenset[int] | None, voice: Voice
) -> frozenset[int] | None:
    """Return places in the journal for the worksheet rows asked for, or say what is wrong."""
    if rows is None:
        return None
    try:
        return journal_places(journal, rows)
    except ValueError as outside:
        raise Said(voice.say("usage.rows_outside", rows=str(outside))) from None
