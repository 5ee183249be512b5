"""`xl-recon rules create`: rules from completed rows."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from xl_recon.records.notice import Severity
from xl_recon.ui import options, progress
from xl_recon.ui.command_group import localised
from xl_recon.ui.commands.apply_rules import asked_places
from xl_recon.ui.commands.making_rules import MakingRules
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.opened import first_row_of, opened
from xl_recon.ui.voice import Voice
from xl_recon.workflows.create_rules import rules_from_rows


def command(voice: Voice) -> click.Command:
    """Return the command."""
    rows = options.text(voice, "rows", options.rows(voice))
    rows.required = True
    params: list[click.Parameter] = [
        options.workbook(voice),
        rows,
        options.flag(voice, "dry-run"),
        options.out(voice),
        options.flag(voice, "json"),
    ]
    return localised(voice, "rules.create", params, partial(_run, voice))


def _run(  # noqa: PLR0913 - the command's own parameters
    voice: Voice,
    workbook: Path,
    rows: frozenset[int],
    out: Path | None,
    *,
    dry_run: bool,
    json: bool,
) -> int:
    console = Console(voice, as_json=json)
    journal = opened(workbook, out)
    places = asked_places(journal, rows, voice) or frozenset()
    first_row = first_row_of(journal)
    making = MakingRules(console, journal, dry_run=dry_run)
    with progress.waiting(voice.say("progress.writing"), workbook):
        made = rules_from_rows(journal, places)
        console.notices(made.notices, first_row)
        making.run(made.rules)
    told = [console.notice_object(notice, first_row) for notice in made.notices]
    console.result(making.report | {"notices": told})
    warned = any(notice.severity is Severity.WARNING for notice in made.notices)
    return ExitCode.NEEDS_PERSON if warned else ExitCode.DONE
