"""Profiles put into a workbook: shown as a plan, or written as a batch."""

from __future__ import annotations

from collections.abc import Iterable

from xl_recon.records.statement_profile import StatementProfile
from xl_recon.ui.clock import stamp
from xl_recon.ui.console import Console
from xl_recon.ui.plan_json import plan_objects
from xl_recon.ui.sheet_language import stamp_command
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workflows.statement_profiles import propose_profiles


class SavingProfiles:
    """One run that saves profiles, or only shows what it would save."""

    def __init__(self, console: Console, workbook: JournalWorkbook, *, dry_run: bool) -> None:
        self._console, self._workbook, self._dry_run = console, workbook, dry_run
        self.report: dict[str, object] = {"workbook": workbook.name, "dry_run": dry_run}

    def run(self, profiles: Iterable[StatementProfile], *, replacing: bool) -> None:
        """Add or change their rows, or raise `ProfileExists`."""
        profiles = tuple(profiles)
        plan = propose_profiles(self._workbook, profiles, replacing=replacing)
        names = ", ".join(profile.name for profile in profiles)
        self.report |= {
            "profiles": [profile.name for profile in profiles],
            "plan": plan_objects(plan, self._workbook),
        }
        if not plan.changes:
            self._console.say("profile.nothing_new", names=names, file=self._workbook.name)
        elif self._dry_run:
            self._console.say("plan.nothing_written")
        else:
            applied = self._workbook.apply(plan, stamp(stamp_command("profile")))
            self.report["batch"] = applied.batch
            self._console.say("profile.saved", names=names, batch=applied.batch)
