"""`xl-recon undo`: a batch taken back."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from xl_recon.plan.changes import DeleteRows, Plan
from xl_recon.records.notice import Notice
from xl_recon.ui import options, progress
from xl_recon.ui.clock import stamp
from xl_recon.ui.command_group import localised
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.opened import first_row_of, opened
from xl_recon.ui.plan_json import plan_objects
from xl_recon.ui.plan_view import PlanView
from xl_recon.ui.sheet_language import stamp_command, summary
from xl_recon.ui.voice import Voice
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workflows.statement_revision import propose_taking_back

_BY_IDS = "undo.missing"  # speaks of Ids: the rows are gone


_MOST_LINES = 40  # what came back is told in full by --dry-run and --json


def command(voice: Voice) -> click.Command:
    """Return the command."""
    batch = click.Argument(
        ["batch"],
        metavar=voice.say("metavar.batch"),
        required=False,
        type=options.number(voice),
    )
    params: list[click.Parameter] = [
        options.workbook(voice),
        batch,
        options.flag(voice, "dry-run"),
        options.out(voice),
        options.flag(voice, "json"),
    ]
    return localised(voice, "undo", params, partial(_run, voice))


def _run(  # noqa: PLR0913 - the command's own parameters
    voice: Voice, workbook: Path, batch: int | None, out: Path | None, *, dry_run: bool, json: bool
) -> int:
    console = Console(voice, as_json=json)
    journal = opened(workbook, out)
    plan = propose_taking_back(journal, batch)
    lines = list(PlanView(journal, voice).changes(plan))
    shown = lines if dry_run else lines[:_MOST_LINES]
    for line in shown:
        console.line(line)
    if len(shown) < len(lines):
        console.say("undo.more", count=len(lines) - len(shown))
    report: dict[str, object] = {
        "workbook": journal.name,
        "dry_run": dry_run,
        "undone": plan.undoes,
        "changes": plan_objects(plan, journal),
    }
    notices = plan.notices if dry_run else [_after(notice, plan) for notice in plan.notices]
    if dry_run:
        console.say("plan.nothing_written")
    else:
        with progress.waiting(voice.say("progress.writing"), workbook):
            report["batch"] = _carried_out(console, journal, plan)
    first_row = first_row_of(journal)
    console.notices(notices, first_row)
    report["left"] = [console.notice_object(notice, first_row) for notice in notices]
    console.result(report)
    return ExitCode.NEEDS_PERSON if notices else ExitCode.DONE


def _carried_out(console: Console, journal: JournalWorkbook, plan: Plan) -> int:
    applied = journal.apply(plan, stamp(stamp_command("undo"), summary(plan.notices)))
    console.say(
        "undo.done",
        undone=plan.undoes,
        changed=applied.rows_changed + applied.rows_added,  # none but those that came back
        deleted=applied.rows_deleted,
        batch=applied.batch,
    )
    if plan.reopens:
        console.say("undo.reopened", undone=plan.undoes)
    return applied.batch


def _after(notice: Notice, plan: Plan) -> Notice:
    """Return a notice with its rows as they are counted once the added rows are gone."""
    gone = sorted(
        row
        for change in plan.changes
        if isinstance(change, DeleteRows) and change.table.value == notice.where
        for row in change.rows
    )
    if notice.code == _BY_IDS:
        return notice
    return replace(notice, rows=tuple(row - bisect_left(gone, row) for row in notice.rows))
