"""`xl-recon statement read`: documents of a bank onto the sheet where they are worked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click

from xl_recon.plan.booking import Per
from xl_recon.ui import correction_options, options, progress
from xl_recon.ui.command_group import localised
from xl_recon.ui.commands.statement_taking import Taking
from xl_recon.ui.console import Console
from xl_recon.ui.correction_options import only_reading
from xl_recon.ui.opened import first_row_of, opened
from xl_recon.ui.reading_manner import ReadingManner
from xl_recon.ui.statement_files import read_files
from xl_recon.ui.voice import Voice
from xl_recon.workflows.statement_lines import ReadingOptions
from xl_recon.workflows.statement_profiles import damaged_profiles


def command(voice: Voice) -> click.Command:
    """Return the command."""
    params: list[click.Parameter] = [
        options.workbook(voice),
        options.documents(voice),
        options.text(voice, "account"),
        options.text(voice, "per", options.Parsed(Per, voice, "usage.per")),
        correction_options.reading(voice),
        options.flag(voice, "ignore-pos"),
        options.flag(voice, "with-pos"),
        options.flag(voice, "dry-run"),
        options.out(voice),
        options.flag(voice, "json"),
    ]
    return localised(voice, "statement.read", params, partial(_run, voice))


def _run(voice: Voice, workbook: Path, files: Sequence[Path], **chosen: Any) -> int:
    console = Console(voice, as_json=chosen["json"])
    journal = opened(workbook, chosen["out"])
    manner = ReadingManner(
        profiles=journal.profiles().profiles, choice=only_reading(chosen["reading"])
    )
    with progress.waiting(voice.say("progress.writing"), workbook):
        console.notices(damaged_profiles(journal), first_row_of(journal))
        reading = read_files(files, voice.say("progress.reading"), manner)
        taking = Taking(console, journal, dry_run=chosen["dry_run"])
        taking.propose(reading, _wanted(**chosen))
        return taking.carry_out()


def _wanted(**chosen: Any) -> ReadingOptions:
    asked = True if chosen["ignore_pos"] else None
    return ReadingOptions(
        account=chosen["account"] or "",
        per=chosen["per"],
        ignore_pos=False if chosen["with_pos"] else asked,
    )
