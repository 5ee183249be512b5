"""`xl-recon import`: statements into the journal."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any

import click

from xl_recon.plan.booking import Per
from xl_recon.ui import correction_options, options, progress
from xl_recon.ui.command_group import localised
from xl_recon.ui.commands import import_options, importing
from xl_recon.ui.commands.completing import Completing
from xl_recon.ui.console import Console
from xl_recon.ui.correction_options import only_reading
from xl_recon.ui.opened import first_row_of, opened, rehearsed
from xl_recon.ui.reading_manner import ReadingManner
from xl_recon.ui.statement_files import read_files
from xl_recon.ui.voice import Voice
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workflows.statement_profiles import damaged_profiles


def command(voice: Voice) -> click.Command:
    """Return the command."""
    params: list[click.Parameter] = [
        options.workbook(voice),
        options.documents(voice),
        options.text(voice, "account"),
        options.text(voice, "from", options.day(voice)),
        options.text(voice, "to", options.day(voice)),
        options.text(voice, "per", options.Parsed(Per, voice, "usage.per")),
        options.flag(voice, "apply-rules"),
        correction_options.reading(voice),
        options.flag(voice, "again"),
        *import_options.of_rows(voice),
        *import_options.of_doubts(voice),
        options.flag(voice, "dry-run"),
        options.out(voice),
        options.flag(voice, "json"),
    ]
    return localised(voice, "import", params, partial(_run, voice))


def _run(voice: Voice, workbook: Path, files: Sequence[Path], **chosen: Any) -> int:
    console = Console(voice, as_json=chosen["json"])
    wanted = import_options.chosen_options(**chosen)
    with (
        _workbook(workbook, **chosen) as journal,
        progress.waiting(voice.say("progress.writing"), workbook),
    ):
        manner = ReadingManner(
            profiles=journal.profiles().profiles, choice=only_reading(chosen["reading"])
        )
        console.notices(damaged_profiles(journal), first_row_of(journal))
        reading = read_files(files, voice.say("progress.reading"), manner)
        job = importing.Importing(console, journal, dry_run=chosen["dry_run"])
        job.propose(reading, wanted)
        if job.all_refused:
            return job.finish(job.refusal)
        job.carry_out(write=not chosen["dry_run"] or chosen["apply_rules"])
        completing = Completing(console, journal, dry_run=chosen["dry_run"])
        if chosen["apply_rules"]:
            job.then(completing)
        return job.finish()


def _workbook(
    path: Path, *, dry_run: bool, apply_rules: bool, out: Path | None, **_: object
) -> AbstractContextManager[JournalWorkbook]:
    """Open it; a dry run with rules imports into a copy first, for the rules to work on."""
    if dry_run and apply_rules:
        return rehearsed(path)
    return nullcontext(opened(path, out))
