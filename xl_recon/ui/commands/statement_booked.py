"""What the commands on booked rows share: the rows asked for, a revision written or shown."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from xl_recon.plan.changes import Table
from xl_recon.ui import options, progress
from xl_recon.ui.asked_rows import as_on_the_sheet
from xl_recon.ui.clock import stamp
from xl_recon.ui.commands.statement_work import asked_rows, rows_option
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.opened import first_row_of, opened
from xl_recon.ui.plan_json import plan_objects
from xl_recon.ui.plan_view import PlanView
from xl_recon.ui.sheet_language import for_the_sheet, stamp_command
from xl_recon.ui.voice import Voice
from xl_recon.workflows.statement_revision import Revision


def booked_options(voice: Voice) -> list[click.Parameter]:
    """The options of a command on booked rows."""
    return [
        options.workbook(voice),
        rows_option(voice),
        options.flag(voice, "dry-run"),
        options.out(voice),
        options.flag(voice, "json"),
    ]


class Rows:
    """The workbook of one command on booked rows."""

    def __init__(self, voice: Voice, path: Path, out: Path | None, *, as_json: bool) -> None:
        self.console = Console(voice, as_json=as_json)
        self.journal = opened(path, out)
        self._path = path

    @contextmanager
    def places(self, rows: frozenset[int]) -> Iterator[frozenset[int]]:
        """Give the places of worksheet rows; what is wrong with one is told as on the sheet."""
        voice = self.console.voice
        places = asked_rows(self.journal, Table.JOURNAL, rows, voice)
        with (
            as_on_the_sheet(self.journal, voice),
            progress.waiting(voice.say("progress.writing"), self._path),
        ):
            yield places

    def carry_out(self, command: str, found: Revision, *, dry_run: bool) -> ExitCode:
        """Write a revision as a batch, or only show it; tell what was done."""
        facts = {"rows": found.rows, "settled": found.settlements}
        report: dict[str, object] = {"workbook": self.journal.name, "dry_run": dry_run, **facts}
        if dry_run:
            for line in PlanView(self.journal, self.console.voice).changes(found.plan):
                self.console.line(line)
            report["plan"] = plan_objects(found.plan, self.journal)
            self.console.say("plan.nothing_written")
        else:
            report["batch"] = self.write(command, found)
            self.console.say(f"staged.done_{command}", batch=report["batch"], **facts)
        self.console.result(report)
        return ExitCode.DONE

    def write(self, command: str, found: Revision) -> int:
        """Write a revision as a batch of its own; return the batch."""
        plan = for_the_sheet(found.plan, first_row_of(self.journal))
        return self.journal.apply(plan, stamp(stamp_command(f"statement.{command}"))).batch
