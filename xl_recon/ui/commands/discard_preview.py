"""`xl-recon discard`: the preview's sheet is taken away, the journal stays as it is."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from xl_recon.errors import NoPreview
from xl_recon.plan.changes import Table
from xl_recon.ui import options
from xl_recon.ui.command_group import localised
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.opened import opened
from xl_recon.ui.voice import Voice


def command(voice: Voice) -> click.Command:
    """Return the command."""
    params: list[click.Parameter] = [
        options.workbook(voice),
        options.out(voice),
        options.flag(voice, "json"),
    ]
    return localised(voice, "discard", params, partial(_run, voice))


def _run(voice: Voice, workbook: Path, out: Path | None, *, json: bool) -> int:
    console = Console(voice, as_json=json)
    journal = opened(workbook, out)
    if not journal.has_table(Table.PREVIEW):
        raise NoPreview(journal.name)
    journal.close(Table.PREVIEW)
    console.say("discard.done")
    console.result({"workbook": journal.name})
    return ExitCode.DONE
