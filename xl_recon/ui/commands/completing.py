"""Applying the rules: proposed, shown or written, summed up."""

from __future__ import annotations

from collections.abc import Iterable

from xl_recon.plan.changes import Plan
from xl_recon.plan.moved_rows import told_afterwards
from xl_recon.records.notice import Notice, Severity
from xl_recon.ui.clock import now, stamp
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.opened import first_row_of
from xl_recon.ui.rule_groups import rule_groups
from xl_recon.ui.sheet_language import stamp_command, summary
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workflows.apply_rules import propose_completion

ROWS_LEFT = "rules.rows_left"


class Completing:
    """One run of the rules over a workbook."""

    def __init__(self, console: Console, workbook: JournalWorkbook, *, dry_run: bool) -> None:
        self._console, self._workbook, self._dry_run = console, workbook, dry_run
        self.report: dict[str, object] = {}

    def run(self, account: str = "", rows: frozenset[int] | None = None) -> ExitCode:
        """Complete the rows, all or some, or only show how."""
        plan = propose_completion(self._workbook, now().date(), account, rows)
        first_row = first_row_of(self._workbook)
        temporary = self._workbook.settings().temporary_account
        groups = rule_groups(plan)
        left = left_of(plan.notices)
        notices = [it for it in self._told(plan) if it.code != ROWS_LEFT]
        facts = {"rules": len(groups), "rows": sum(len(g.rows) for g in groups), "left": left}
        self.report |= {
            "workbook": self._workbook.name,
            "dry_run": self._dry_run,
            **facts,
            "notices": [self._console.notice_object(notice, first_row) for notice in notices],
        }
        said = [self._console.voice.notice(notice, first_row) for notice in notices]
        if self._dry_run:
            self._show(plan)
        elif plan.changes:
            applied = self._workbook.apply(
                plan, stamp(stamp_command("apply"), summary(plan.notices))
            )
            self.report["batch"] = applied.batch
        self._console.say(
            "apply.would" if self._dry_run else "apply.done", **facts, account=temporary
        )
        for notice, text in zip(notices, said, strict=True):
            self._console.line(("! " if notice.severity is Severity.WARNING else "  ") + text)
        return _status(left, notices)

    def _told(self, plan: Plan) -> tuple[Notice, ...]:
        return plan.notices if self._dry_run else told_afterwards(plan)

    def _show(self, plan: Plan) -> None:
        from xl_recon.ui.plan_json import plan_objects  # noqa: PLC0415 - a dry run alone shows
        from xl_recon.ui.plan_view import PlanView  # noqa: PLC0415

        for line in PlanView(self._workbook, self._console.voice).completion(plan):
            self._console.line(line)
        self.report["plan"] = plan_objects(plan, self._workbook)
        self._console.say("plan.nothing_written")


def left_of(notices: Iterable[Notice]) -> int:
    """How many rows still wait, as notices tell."""
    return next((int(notice.detail) for notice in notices if notice.code == ROWS_LEFT), 0)


def _status(left: int, notices: Iterable[Notice]) -> ExitCode:
    warned = any(notice.severity is Severity.WARNING for notice in notices)
    return ExitCode.NEEDS_PERSON if left or warned else ExitCode.DONE
