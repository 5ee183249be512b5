"""`xl-recon preview`: what the rules would do, on a sheet of its own."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from xl_recon.errors import BadDecision, PreviewDecided
from xl_recon.plan.changes import Table
from xl_recon.records.preview import PreviewLine
from xl_recon.ui import options, progress
from xl_recon.ui.clock import now
from xl_recon.ui.command_group import localised
from xl_recon.ui.commands.apply_rules import asked_places, refuse_unknown_account
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.opened import first_row_of, opened
from xl_recon.ui.plan_json import plain
from xl_recon.ui.preview_sheet import PreviewSheet
from xl_recon.ui.row_numbers import row_ranges
from xl_recon.ui.voice import Voice
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workflows.preview_rules import preview_rules


def command(voice: Voice) -> click.Command:
    """Return the command."""
    params: list[click.Parameter] = [
        options.workbook(voice),
        options.text(voice, "account"),
        options.text(voice, "rows", options.rows(voice)),
        options.flag(voice, "dry-run"),
        options.out(voice),
        options.flag(voice, "json"),
    ]
    return localised(voice, "preview", params, partial(_run, voice))


def _run(  # noqa: PLR0913 - the command's own parameters
    voice: Voice,
    workbook: Path,
    account: str | None,
    rows: frozenset[int] | None,
    out: Path | None,
    *,
    dry_run: bool,
    json: bool,
) -> int:
    console = Console(voice, as_json=json)
    journal = opened(workbook, out)
    refuse_unknown_account(journal, account or "")
    places = asked_places(journal, rows, voice)
    first_row = first_row_of(journal)
    if not dry_run:
        _refuse_decided(journal)
    with progress.waiting(voice.say("progress.writing"), workbook):
        preview = preview_rules(journal, now().date(), account or "", places)
        sheet = PreviewSheet(journal)
        if preview.lines and not dry_run:
            journal.show(sheet.report(preview.lines))
    if not preview.lines:
        console.say("preview.nothing", account=journal.settings().temporary_account)
        if not dry_run and journal.has_table(Table.PREVIEW):
            journal.close(Table.PREVIEW)
            console.say("preview.old_taken_away")
    _tell(console, sheet, preview.lines, dry_run=dry_run)
    general = [notice for notice in preview.notices if not notice.rows]
    console.notices(general, first_row)
    if json:
        console.result(
            {
                "workbook": journal.name,
                "dry_run": dry_run,
                "lines": [_object(sheet, line) for line in preview.lines],
                "notices": [console.notice_object(notice, first_row) for notice in preview.notices],
            }
        )
    return _status(preview.lines)


def _refuse_decided(journal: JournalWorkbook) -> None:
    """Raise `PreviewDecided` where a sheet with the user's choices would be lost."""
    if not journal.has_table(Table.PREVIEW):
        return
    try:
        made = [it.line for it in journal.decisions() if it.is_made]
    except BadDecision as odd:  # it is the user's all the same
        made = [odd.row]
    if made:
        raise PreviewDecided(row_ranges(made))


def _tell(
    console: Console, sheet: PreviewSheet, lines: tuple[PreviewLine, ...], *, dry_run: bool
) -> None:
    for line in lines if dry_run else ():
        for text in sheet.told(line, console.voice):
            console.line(text)
    if lines and not dry_run:
        console.say(
            "preview.done",
            rows=len(lines),
            with_rule=sum(bool(line.changes) for line in lines),
            without=sum(not line.changes for line in lines),
            doubtful=sum(bool(line.doubts) for line in lines),
        )
        console.say("preview.next")
    elif lines:
        console.say("plan.nothing_written")


def _object(sheet: PreviewSheet, line: PreviewLine) -> dict[str, object]:
    cells = sheet.cells(line)
    shown = ("row", "date", "description", "amount", "bank", "rule_row", "rule", "effect", "doubt")
    return {
        "group": line.group.value,
        **{name: plain(cells[name]) for name in shown},
        "others": [rule.sheet_row or rule.row for rule in line.others],
        "words": line.words,
    }


def _status(lines: tuple[PreviewLine, ...]) -> ExitCode:
    looked_at = any(line.doubts or not line.changes for line in lines)
    return ExitCode.NEEDS_PERSON if looked_at else ExitCode.DONE
