"""`xl-recon statement confirm`: an open import booked, once nothing in it is red."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

import click

from xl_recon.plan.changes import AppendRows, Plan, SetCells, Table
from xl_recon.ui import options, progress
from xl_recon.ui.clock import stamp
from xl_recon.ui.command_group import localised
from xl_recon.ui.commands.statement_work import (
    asked_import,
    batch_option,
    counts_of,
    line_objects,
    proof_object,
    tell,
)
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.opened import first_row_of, opened
from xl_recon.ui.plan_json import plan_objects
from xl_recon.ui.row_numbers import row_ranges
from xl_recon.ui.sheet_language import for_the_sheet, stamp_command, summary
from xl_recon.ui.staged_sheet import StagedView, reason_on_the_sheet
from xl_recon.ui.voice import Voice
from xl_recon.workbook.applying import Standing
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workflows.statement_confirming import Confirming, propose_confirmation
from xl_recon.workflows.statement_revision import is_reentered


def command(voice: Voice) -> click.Command:
    """Return the command."""
    params: list[click.Parameter] = [
        options.workbook(voice),
        batch_option(voice),
        options.flag(voice, "dry-run"),
        options.out(voice),
        options.flag(voice, "json"),
    ]
    return localised(voice, "statement.confirm", params, partial(_run, voice))


def _run(  # noqa: PLR0913 - the command's own parameters
    voice: Voice, workbook: Path, batch: int | None, out: Path | None, *, dry_run: bool, json: bool
) -> int:
    console = Console(voice, as_json=json)
    journal = opened(workbook, out)
    number = asked_import(journal, batch, voice)
    with progress.waiting(voice.say("progress.writing"), workbook):
        confirming = propose_confirmation(journal, number, reason_on_the_sheet)
        confirmation = _Confirmation(console, journal, confirming, dry_run=dry_run)
        return confirmation.looked_at() if confirming.unseen else confirmation.booked()


class _Confirmation:
    """What a confirmation comes to, carried out and told."""

    def __init__(
        self, console: Console, workbook: JournalWorkbook, found: Confirming, *, dry_run: bool
    ) -> None:
        self._console, self._workbook, self._found = console, workbook, found
        self._dry_run = dry_run
        # Lines that were booked before are a new batch: theirs holds what was taken away.
        self._is_reentered = is_reentered(workbook, found.batch)
        view = StagedView(workbook, console.voice)
        self._view = view
        self._report: dict[str, object] = {
            "workbook": workbook.name,
            "dry_run": dry_run,
            "batch": found.batch,
            "counts": counts_of(found.worked),
            "statements": [proof_object(it) for it in found.proofs],
            "lines": line_objects(found.worked, view, console),
        }

    def looked_at(self) -> ExitCode:
        """Show on the sheet what has changed since a person looked; nothing is booked."""
        found, view = self._found, self._view
        changed = [it for it in found.worked if it.line.row in found.unseen]
        for line in view.lines(changed):
            self._console.line(line)
        if not self._dry_run:
            self._workbook.revise(found.plan)
        rows = [view.row(it.line) or 0 for it in changed]
        self._console.say("staged.look_first", count=len(rows), rows=row_ranges(rows))
        tell(self._console, self._workbook, found.worked)
        self._console.result(self._report | {"booked": False, "changed_rows": sorted(rows)})
        return ExitCode.NEEDS_PERSON

    def booked(self) -> ExitCode:
        """Write journal rows, settlements and what was learned, and tell how many."""
        plan = self._found.plan
        facts = self._facts()
        for proof in self._found.proofs:
            for line in self._view.proved(proof):
                self._console.line(line)
        self._report |= {"booked": not self._dry_run, **facts}
        if self._dry_run:
            self._report["plan"] = plan_objects(plan, self._workbook)
            self._console.say("staged.would_confirm", **facts)
            self._console.say("plan.nothing_written")
        else:
            self._write(plan)
            self._console.say(
                "staged.confirmed", batch=self._found.batch, places=self._new_rows(), **facts
            )
        waiting = _waiting(plan, self._workbook.settings().temporary_account)
        self._report["waiting"] = waiting
        if waiting:
            account = self._workbook.settings().temporary_account
            self._console.say("staged.waiting", count=waiting, account=account)
        self._console.result(self._report)
        off = any(it.left_over for it in self._found.proofs)
        return ExitCode.NEEDS_PERSON if off else ExitCode.DONE

    def _write(self, plan: Plan) -> None:
        self._workbook.apply(
            for_the_sheet(plan, first_row_of(self._workbook)),
            stamp(stamp_command("statement.read"), summary(plan.notices)),
            standing=None if self._is_reentered else Standing(batch=self._found.batch),
        )

    def _facts(self) -> Mapping[str, int]:
        return {
            "rows": self._found.journal_rows,
            "settled": self._found.records(Table.SETTLEMENTS),
            "learned": sum(
                len(it.rows)
                for it in self._found.plan.changes
                if isinstance(it, SetCells) and it.table is Table.PARTIES
            ),
        }

    def _new_rows(self) -> str:
        count = self._found.journal_rows
        last = self._workbook.journal_row_number(self._workbook.journal(()).height)
        if not count:
            return ""
        rows = row_ranges(range(last - count + 1, last + 1))
        return self._console.voice.say("staged.places", rows=rows)


def _waiting(plan: Plan, temporary: str) -> int:
    """How many of the new rows hold the temporary contra account."""
    rows = (row for it in plan.changes if isinstance(it, AppendRows) for row in it.rows)
    return sum(temporary in {row.debit, row.credit} for row in rows)
