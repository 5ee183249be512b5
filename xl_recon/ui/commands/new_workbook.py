"""`xl-recon new`: an empty workbook."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from xl_recon.ui import files, options
from xl_recon.ui.command_group import localised
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.usage import Said
from xl_recon.ui.voice import Voice


def command(voice: Voice) -> click.Command:
    """Return the command."""
    return localised(
        voice, "new", [options.workbook(voice), options.flag(voice, "json")], partial(_run, voice)
    )


def _run(voice: Voice, workbook: Path, *, json: bool) -> int:
    console = Console(voice, as_json=json)
    if workbook.suffix.lower() != ".xlsx":
        raise Said(voice.say("usage.not_xlsx", file=workbook.name))
    files.create(workbook, files.template())
    console.say("new.done", file=workbook)
    console.result({"workbook": str(workbook)})
    return ExitCode.DONE
