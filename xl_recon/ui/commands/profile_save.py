"""`xl-recon profile save`: the reading of a file, kept in the workbook for the next one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import click

from xl_recon.errors import ReadingNeeded
from xl_recon.ui import correction_options, options
from xl_recon.ui import files as paths
from xl_recon.ui.command_group import localised
from xl_recon.ui.commands.saving_profiles import SavingProfiles
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.opened import opened
from xl_recon.ui.reading_view import question_lines, question_object, table_lines, table_object
from xl_recon.ui.voice import Voice
from xl_recon.workflows.statement_profiles import saved_reading, shown_tables


def command(voice: Voice) -> click.Command:
    """Return the command."""
    name = options.text(voice, "name")
    name.required = True
    params: list[click.Parameter] = [
        options.workbook(voice),
        click.Argument(["file"], metavar=voice.say("metavar.statement"), type=Path),
        name,
        options.text(voice, "bank"),
        *correction_options.corrections(voice),
        options.flag(voice, "replace"),
        options.flag(voice, "dry-run"),
        options.out(voice),
        options.flag(voice, "json"),
    ]
    return localised(voice, "profile.save", params, partial(_run, voice))


def _run(voice: Voice, workbook: Path, file: Path, **chosen: Any) -> int:
    console = Console(voice, as_json=chosen["json"])
    journal = opened(workbook, chosen["out"])
    document = paths.document(file)
    choice = correction_options.choice_of(chosen)
    saving = SavingProfiles(console, journal, dry_run=chosen["dry_run"])
    try:
        profile = saved_reading(document, chosen["name"], chosen["bank"] or "", choice)
    except ReadingNeeded as question:
        console.warn(voice.error(question))
        for line in question_lines(question, voice):
            console.warn(line)
        found = {"error": console.error_object(question), **question_object(question)}
        console.result(saving.report | found)
        return ExitCode.NEEDS_PERSON
    tables = shown_tables(document, (), choice)
    for table in tables:
        for line in table_lines(table, voice):
            console.line(line)
    saving.run([profile], replacing=chosen["replace"])
    console.result(saving.report | {"tables": [table_object(table) for table in tables]})
    return ExitCode.DONE
