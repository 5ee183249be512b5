"""`xl-recon statement show`: how the lines stand and why, and what is left to do."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from xl_recon.errors import NoOpenStatement
from xl_recon.plan.changes import Table
from xl_recon.plan.confirmation import Worked
from xl_recon.records.reconciliation import Verdict
from xl_recon.ui import options, progress
from xl_recon.ui.command_group import localised
from xl_recon.ui.commands.statement_revising import Revising
from xl_recon.ui.commands.statement_work import (
    asked_rows,
    batch_option,
    line_objects,
    rows_option,
    status_of,
)
from xl_recon.ui.console import Console
from xl_recon.ui.opened import opened
from xl_recon.ui.staged_sheet import StagedView, reason_on_the_sheet
from xl_recon.ui.voice import Voice
from xl_recon.workflows.statement_staging import propose_recognition

_LOOKED_AT = (Verdict.RED, Verdict.BLACK)


def command(voice: Voice) -> click.Command:
    """Return the command."""
    params: list[click.Parameter] = [
        options.workbook(voice),
        rows_option(voice, required=False),
        batch_option(voice),
        options.flag(voice, "json"),
    ]
    return localised(voice, "statement.show", params, partial(_run, voice))


def _run(
    voice: Voice, workbook: Path, rows: frozenset[int] | None, batch: int | None, *, json: bool
) -> int:
    console = Console(voice, as_json=json)
    journal = opened(workbook)
    places = asked_rows(journal, Table.STAGED_STATEMENT, rows, voice) if rows else None
    with progress.waiting(voice.say("progress.writing"), workbook):
        found = propose_recognition(journal, reason_on_the_sheet)
    worked = [
        it
        for it in found.worked
        if (batch is None or it.line.batch == batch) and (not places or it.line.row in places)
    ]
    if not worked:
        raise NoOpenStatement(batch or "")
    view = StagedView(journal, voice)
    for line in view.lines(worked if places else [it for it in worked if _is_looked_at(it)]):
        console.line(line)
    if places:
        console.result({"lines": line_objects(worked, view, console)})
    else:
        Revising(console, journal, dry_run=True).tell(worked)
    return status_of(worked)


def _is_looked_at(it: Worked) -> bool:
    return it.recognition.verdict in _LOOKED_AT and not it.line.choice.delete
