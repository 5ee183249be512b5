"""`xl-recon statement distribute`: the rests of booked rows allocated to open documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

import click

from xl_recon.plan.changes import Table
from xl_recon.ui import options, progress
from xl_recon.ui.asked_rows import as_on_the_sheet
from xl_recon.ui.clock import stamp
from xl_recon.ui.command_group import localised
from xl_recon.ui.commands.statement_work import asked_rows, rows_option
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.opened import opened
from xl_recon.ui.plan_json import plan_objects
from xl_recon.ui.sheet_language import stamp_command
from xl_recon.ui.voice import Voice
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workflows.statement_distribution import (
    Distributed,
    Distribution,
    propose_distribution,
)


def command(voice: Voice) -> click.Command:
    """Return the command."""
    params: list[click.Parameter] = [
        options.workbook(voice),
        rows_option(voice, required=False),
        options.text(voice, "documents"),
        options.flag(voice, "dry-run"),
        options.out(voice),
        options.flag(voice, "json"),
    ]
    return localised(voice, "statement.distribute", params, partial(_run, voice))


def _run(  # noqa: PLR0913 - the command's own parameters
    voice: Voice,
    workbook: Path,
    rows: frozenset[int] | None,
    documents: str | None,
    out: Path | None,
    *,
    dry_run: bool,
    json: bool,
) -> int:
    console = Console(voice, as_json=json)
    journal = opened(workbook, out)
    places = asked_rows(journal, Table.JOURNAL, rows, voice) if rows else None
    with (
        as_on_the_sheet(journal, voice),
        progress.waiting(voice.say("progress.writing"), workbook),
    ):
        found = propose_distribution(journal, places, documents or "")
        return _carried_out(console, journal, found, dry_run=dry_run)


def _carried_out(
    console: Console, journal: JournalWorkbook, found: Distribution, *, dry_run: bool
) -> ExitCode:
    report: dict[str, object] = {
        "workbook": journal.name,
        "dry_run": dry_run,
        "rows": [_object(it, journal) for it in found.rows],
    }
    _tell(console, journal, found.rows)
    count = sum(len(it.allocations) for it in found.rows)
    if dry_run:
        report["plan"] = plan_objects(found.plan, journal)
        console.say("plan.nothing_written")
    elif found.plan.changes:
        told = stamp(stamp_command("statement.distribute"))
        report["batch"] = journal.apply(found.plan, told).batch
        console.say("staged.done_distribute", settled=count, batch=report["batch"])
    else:
        console.say("staged.nothing_distributed")
    console.result(report)
    return ExitCode.NEEDS_PERSON if any(it.left for it in found.rows) else ExitCode.DONE


def _tell(console: Console, journal: JournalWorkbook, rows: Iterable[Distributed]) -> None:
    numbers = {it.key: it.number for it in journal.documents()}
    for it in rows:
        documents = ", ".join(numbers.get(each.document, "") for each in it.allocations)
        console.say(
            "staged.distributed",
            row=str(journal.journal_row_number(it.row)),
            documents=documents or console.voice.say("staged.no_document"),
            left=abs(it.left),
        )


def _object(it: Distributed, journal: JournalWorkbook) -> Mapping[str, object]:
    return {
        "row": journal.journal_row_number(it.row),
        "party": it.party,
        "documents": [
            {"document": each.document, "amount": f"{each.amount:.2f}"} for each in it.allocations
        ],
        "left": f"{it.left:.2f}",
    }
