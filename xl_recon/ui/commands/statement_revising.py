"""The sheet's cells revised: written or only shown, then told what is left to do."""

from __future__ import annotations

from collections.abc import Sequence

from xl_recon.errors import NoOpenStatement
from xl_recon.plan.changes import Plan, SetCells
from xl_recon.plan.confirmation import Worked
from xl_recon.ui.commands.statement_work import (
    counts_of,
    line_objects,
    proof_object,
    status_of,
    tell,
)
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.plan_json import plan_objects
from xl_recon.ui.staged_sheet import StagedView
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workflows.statement_confirming import proofs
from xl_recon.workflows.statement_staging import Recognised


class Revising:
    """One revision of the sheet: nothing is booked."""

    def __init__(self, console: Console, workbook: JournalWorkbook, *, dry_run: bool) -> None:
        self._console, self._workbook, self._dry_run = console, workbook, dry_run
        self.report: dict[str, object] = {"workbook": workbook.name, "dry_run": dry_run}

    def carry_out(
        self, found: Recognised, batch: int | None = None, shown: frozenset[int] = frozenset()
    ) -> ExitCode:
        """Write, or only show; tell the `shown` rows and what is left to do in all of them.

        Raise `NoOpenStatement` where there is nothing to look at.
        """
        worked = [it for it in found.worked if batch is None or it.line.batch == batch]
        if not worked:
            raise NoOpenStatement(batch or "")
        changed = changed_rows(found.plan)
        view = StagedView(self._workbook, self._console.voice)
        looked_at = shown or (changed if self._dry_run else frozenset())
        for line in view.lines([it for it in worked if it.line.row in looked_at]):
            self._console.line(line)
        self._write(found.plan)
        told = "staged.would_revise" if self._dry_run else "staged.revised"
        self._console.say(told, count=len(changed))
        self.tell(worked)
        return status_of(worked)

    def tell(self, worked: Sequence[Worked]) -> None:
        """Tell how the lines stand, and print the JSON object."""
        batches = {it.line.batch for it in worked}
        opened = [it for it in self._workbook.open_statements() if it.batch in batches]
        told = proofs(opened, worked)
        tell(self._console, self._workbook, worked, told)
        view = StagedView(self._workbook, self._console.voice)
        self.report |= {
            "counts": counts_of(worked),
            "statements": [proof_object(it) for it in told],
            "lines": line_objects(worked, view, self._console),
        }
        self._console.result(self.report)

    def _write(self, plan: Plan) -> None:
        if self._dry_run:
            self.report["plan"] = plan_objects(plan, self._workbook)
            self._console.say("plan.nothing_written")
        elif plan.changes:
            self._workbook.revise(plan)


def changed_rows(plan: Plan) -> frozenset[int]:
    """The places of rows that a plan changes."""
    return frozenset(
        row for change in plan.changes if isinstance(change, SetCells) for row in change.rows
    )
