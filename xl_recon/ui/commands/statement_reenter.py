"""`xl-recon statement reenter`: booked rows put back onto the sheet, to be worked anew."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from xl_recon.ui.command_group import localised
from xl_recon.ui.commands.statement_booked import Rows, booked_options
from xl_recon.ui.commands.statement_revising import Revising
from xl_recon.ui.staged_sheet import reason_on_the_sheet
from xl_recon.ui.voice import Language, Voice
from xl_recon.workflows.statement_revision import propose_reentering
from xl_recon.workflows.statement_staging import propose_recognition


def command(voice: Voice) -> click.Command:
    """Return the command."""
    return localised(voice, "statement.reenter", booked_options(voice), partial(_run, voice))


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
    file = Voice(Language.ITALIAN).say("staged.reentered_file")
    with asked.places(rows) as places:
        found = propose_reentering(asked.journal, places, file, reason_on_the_sheet)
        if dry_run:
            return asked.carry_out("reenter", found, dry_run=True)
        batch = asked.write("reenter", found)
        asked.console.say(
            "staged.done_reenter", batch=batch, rows=found.rows, settled=found.settlements
        )
        # Only now are the documents that the rows had paid open again.
        again = propose_recognition(asked.journal, reason_on_the_sheet)
        revising = Revising(asked.console, asked.journal, dry_run=False)
        revising.report["batch"] = batch
        return revising.carry_out(again, batch)
