"""`xl-recon rules sort`: the rules in the order of their descriptions."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from xl_recon.plan.changes import Plan, ReorderRows
from xl_recon.ui import options
from xl_recon.ui.clock import stamp
from xl_recon.ui.command_group import localised
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.opened import first_row_of, opened
from xl_recon.ui.plan_json import plan_objects
from xl_recon.ui.sheet_language import stamp_command, summary
from xl_recon.ui.voice import Voice
from xl_recon.workflows.sort_rules import propose_sort


def command(voice: Voice) -> click.Command:
    """Return the command."""
    params: list[click.Parameter] = [
        options.workbook(voice),
        options.flag(voice, "dry-run"),
        options.out(voice),
        options.flag(voice, "json"),
    ]
    return localised(voice, "rules.sort", params, partial(_run, voice))


def _run(voice: Voice, workbook: Path, out: Path | None, *, dry_run: bool, json: bool) -> int:
    console = Console(voice, as_json=json)
    journal = opened(workbook, out)
    plan = propose_sort(journal)
    moved = _moved(plan)
    first_row = first_row_of(journal)
    result: dict[str, object] = {
        "workbook": journal.name,
        "dry_run": dry_run,
        "moved": moved,
        "plan": plan_objects(plan, journal),
        "notices": [console.notice_object(notice, first_row) for notice in plan.notices],
    }
    console.notices(plan.notices, first_row)
    if not moved:
        console.say("sort.nothing")
    elif dry_run:
        console.say("sort.would", count=moved)
        console.say("plan.nothing_written")
    else:
        applied = journal.apply(plan, stamp(stamp_command("sort"), summary(plan.notices)))
        result["batch"] = applied.batch
        console.say("sort.done", count=moved, batch=applied.batch)
    console.result(result)
    return ExitCode.NEEDS_PERSON if plan.notices else ExitCode.DONE


def _moved(plan: Plan) -> int:
    orders = (change.order for change in plan.changes if isinstance(change, ReorderRows))
    return sum(row != old for order in orders for row, old in enumerate(order, 1))
