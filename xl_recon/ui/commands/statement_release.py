"""`xl-recon statement release`: booked rows back to the temporary contra account."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from xl_recon.ui.command_group import localised
from xl_recon.ui.commands.statement_booked import Rows, booked_options
from xl_recon.ui.voice import Voice
from xl_recon.workflows.statement_revision import propose_release


def command(voice: Voice) -> click.Command:
    """Return the command."""
    run = partial(_run, voice)
    return localised(voice, "statement.release", booked_options(voice), run)


def _run(  # noqa: PLR0913 - the command's own parameters
    voice: Voice,
    workbook: Path,
    rows: frozenset[int],
    out: Path | None,
    *,
    dry_run: bool,
    json: bool,
) -> int:
    asked = Rows(voice, workbook, out, as_json=json)
    with asked.places(rows) as places:
        return asked.carry_out("release", propose_release(asked.journal, places), dry_run=dry_run)
