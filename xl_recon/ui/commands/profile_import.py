"""`xl-recon profile import`: the profiles of another workbook, or of a file made from one."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from xl_recon.records.statement_profile import StatementProfile
from xl_recon.ui import files, options
from xl_recon.ui.clock import now
from xl_recon.ui.command_group import localised
from xl_recon.ui.commands.saving_profiles import SavingProfiles
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.opened import opened
from xl_recon.ui.voice import Voice
from xl_recon.workbook.file_store import FileStore
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workflows.statement_profiles import profiles_in


def command(voice: Voice) -> click.Command:
    """Return the command."""
    params: list[click.Parameter] = [
        options.workbook(voice),
        click.Argument(["source"], metavar=voice.say("metavar.profiles"), type=Path),
        options.flag(voice, "replace"),
        options.flag(voice, "dry-run"),
        options.out(voice),
        options.flag(voice, "json"),
    ]
    return localised(voice, "profile.import", params, partial(_run, voice))


def _run(  # noqa: PLR0913 - the command's own parameters
    voice: Voice,
    workbook: Path,
    source: Path,
    out: Path | None,
    *,
    replace: bool,
    dry_run: bool,
    json: bool,
) -> int:
    console = Console(voice, as_json=json)
    saving = SavingProfiles(console, opened(workbook, out), dry_run=dry_run)
    saving.run(_profiles(source), replacing=replace)
    console.result(saving.report)
    return ExitCode.DONE


def _profiles(source: Path) -> tuple[StatementProfile, ...]:
    if source.suffix.casefold() == ".json":
        return profiles_in(files.document(source))
    # Never the workbook that happens to be open: another file was named.
    return JournalWorkbook(FileStore(source, moment=now())).profiles().profiles
