"""`xl-recon party create`: a counterparty made from rows of the statement being worked."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import click

from xl_recon.errors import UnusableRow
from xl_recon.plan.changes import Table
from xl_recon.ui import options, progress
from xl_recon.ui.asked_rows import as_on_the_sheet
from xl_recon.ui.command_group import localised
from xl_recon.ui.commands.statement_asking import create_party
from xl_recon.ui.commands.statement_revising import Revising
from xl_recon.ui.commands.statement_work import asked_rows, own_option, rows_option
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.opened import opened
from xl_recon.ui.staged_sheet import reason_on_the_sheet
from xl_recon.ui.voice import Voice
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workflows.statement_parties import PartyDraft, party_draft
from xl_recon.workflows.statement_staging import Assignment, propose_assignment


def command(voice: Voice) -> click.Command:
    """Return the command."""
    params: list[click.Parameter] = [
        options.workbook(voice),
        rows_option(voice),
        own_option(voice, "name", "party", "party-name"),
        options.flag(voice, "dry-run"),
        options.out(voice),
        options.flag(voice, "json"),
    ]
    return localised(voice, "party.create", params, partial(_run, voice))


def _run(voice: Voice, workbook: Path, rows: frozenset[int], **chosen: Any) -> int:
    console = Console(voice, as_json=chosen["json"])
    journal = opened(workbook, chosen["out"])
    places = asked_rows(journal, Table.STAGED_STATEMENT, rows, voice)
    draft = _draft(journal, places, chosen["name"] or "", voice)
    told = {"code": draft.code, "name": draft.name, "iban": draft.iban}
    if chosen["dry_run"]:
        console.say("party.would_create", party=draft.name, code=draft.code)
        console.say("plan.nothing_written")
        console.result({"workbook": journal.name, "dry_run": True, "party": told})
        return ExitCode.DONE
    with progress.waiting(voice.say("progress.writing"), workbook):
        batch = create_party(journal, draft)
        console.say("party.created", party=draft.name, code=draft.code)
        said = Assignment(party=draft.code)
        found = propose_assignment(journal, places, said, reason_on_the_sheet)
        revising = Revising(console, journal, dry_run=False)
        revising.report |= {"party": told, "batch": batch}
        return revising.carry_out(found, shown=places)


def _draft(journal: JournalWorkbook, places: frozenset[int], name: str, voice: Voice) -> PartyDraft:
    lines = [line for line in journal.staged_lines() if line.row in places]
    draft = party_draft(journal, lines, name)
    if draft is None:
        with as_on_the_sheet(journal, voice):
            raise UnusableRow(Table.STAGED_STATEMENT, min(places), "no name")
    return draft
