"""`xl-recon confirm`: what stands on the preview's sheet goes into the journal."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from xl_recon.plan.changes import AppendRules, Plan, Table
from xl_recon.plan.completion import completed_rows
from xl_recon.plan.moved_rows import told_afterwards
from xl_recon.records.notice import Notice, Severity
from xl_recon.ui import options, progress
from xl_recon.ui.clock import now, stamp
from xl_recon.ui.command_group import localised
from xl_recon.ui.commands.completing import ROWS_LEFT, left_of
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.opened import first_row_of, opened
from xl_recon.ui.plan_json import plan_objects
from xl_recon.ui.sheet_language import stamp_command, summary
from xl_recon.ui.voice import Voice
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workflows.preview_rules import propose_confirmation


def command(voice: Voice) -> click.Command:
    """Return the command."""
    params: list[click.Parameter] = [
        options.workbook(voice),
        options.flag(voice, "dry-run"),
        options.out(voice),
        options.flag(voice, "json"),
    ]
    return localised(voice, "confirm", params, partial(_run, voice))


def _run(voice: Voice, workbook: Path, out: Path | None, *, dry_run: bool, json: bool) -> int:
    console = Console(voice, as_json=json)
    journal = opened(workbook, out)
    with progress.waiting(voice.say("progress.writing"), workbook):
        plan = propose_confirmation(journal, now().date())
        first_row = first_row_of(journal)
        notices = plan.notices if dry_run else told_afterwards(plan)
        told = [notice for notice in notices if notice.code != ROWS_LEFT]
        said = [_marked(notice, voice.notice(notice, first_row)) for notice in told]
        result = _result(journal, plan)
        if json:
            result["plan"] = plan_objects(plan, journal)
        result["notices"] = [console.notice_object(notice, first_row) for notice in told]
        if not dry_run:
            result["batch"] = _write(journal, plan)
    _tell(console, result, dry_run=dry_run)
    for line in said:
        console.line(line)
    console.result({"dry_run": dry_run, **result})
    return _status(plan)


def _result(journal: JournalWorkbook, plan: Plan) -> dict[str, object]:
    temporary = journal.settings().temporary_account
    return {
        "workbook": journal.name,
        "rows": completed_rows(plan, temporary),
        "left": left_of(plan.notices),
        "account": temporary,
        "rules": sum(
            len(change.rows) for change in plan.changes if isinstance(change, AppendRules)
        ),
    }


def _write(journal: JournalWorkbook, plan: Plan) -> int | None:
    """Apply the plan and take the sheet away in one go; return the batch, if there is one."""
    if not plan.changes:
        journal.close(Table.PREVIEW)
        return None
    told = stamp(stamp_command("confirm"), summary(plan.notices))
    return journal.apply(plan, told, closing=(Table.PREVIEW,)).batch


def _tell(console: Console, result: dict[str, object], *, dry_run: bool) -> None:
    rules = str(result["rules"] or "")
    if dry_run:
        console.say("confirm.would", rows=result["rows"], rules=rules)
        console.say("plan.nothing_written")
    elif result["batch"] is None:
        console.say("confirm.nothing")
    else:
        console.say("confirm.done", rows=result["rows"], rules=rules, batch=result["batch"])
        if result["left"]:
            console.say("confirm.left", left=result["left"], account=result["account"])


def _marked(notice: Notice, text: str) -> str:
    return ("! " if notice.severity is Severity.WARNING else "  ") + text


def _status(plan: Plan) -> ExitCode:
    warned = any(notice.severity is Severity.WARNING for notice in plan.notices)
    return ExitCode.NEEDS_PERSON if warned or left_of(plan.notices) else ExitCode.DONE
