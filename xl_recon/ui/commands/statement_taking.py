"""Statements taken onto the sheet step by step: proposed, shown or written, told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from xl_recon.errors import AccountNeeded, ReadingNeeded
from xl_recon.plan.confirmation import Worked
from xl_recon.records.batch import BatchFile, BatchState
from xl_recon.records.notice import Severity
from xl_recon.ui.clock import stamp
from xl_recon.ui.commands.statement_work import (
    counts_of,
    line_objects,
    proof_object,
    status_of,
    tell,
)
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.opened import first_row_of
from xl_recon.ui.reading_view import question_lines, question_object
from xl_recon.ui.sheet_language import stamp_command, summary
from xl_recon.ui.staged_sheet import StagedView, reason_on_the_sheet
from xl_recon.ui.statement_files import ReadFiles, Refused
from xl_recon.workbook.applying import Standing
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workflows.statement_confirming import proofs
from xl_recon.workflows.statement_lines import ReadingOptions
from xl_recon.workflows.statement_staging import Reading, propose_reading

# Said, and nothing is left to do.
_DONE_BEFORE = {"staged.same_file", "staged.same_file_open", "import.same_statement"}


class Taking:
    """One call of `xl-recon statement read`."""

    def __init__(self, console: Console, workbook: JournalWorkbook, *, dry_run: bool) -> None:
        self._console, self._workbook, self._dry_run = console, workbook, dry_run
        self._reading: Reading | None = None
        self._refused: list[Refused] = []
        self._report: dict[str, object] = {"workbook": workbook.name, "dry_run": dry_run}

    def propose(self, files: ReadFiles, wanted: ReadingOptions) -> None:
        """Work out what the files bring; one whose account cannot be told is left out, alone."""
        taken, self._refused = files.taken, list(files.refused)
        while taken and self._reading is None:
            try:
                self._reading = propose_reading(self._workbook, taken, wanted, reason_on_the_sheet)
            except AccountNeeded as error:
                self._refused.append(Refused(error.document_name, error))
                taken = tuple(file for file in taken if file.name != error.document_name)

    def carry_out(self) -> ExitCode:
        """Write, or only show; tell what was read and what is left; return the exit status."""
        status = ExitCode.DONE
        if self._reading is not None:
            status = self._taken(self._reading)
        for refused in self._refused:
            self._console.warn(self._console.voice.error(refused.error))
            for line in question_lines(refused.error, self._console.voice):
                self._console.warn(line)
        self._report["refused"] = [
            {
                "file": refused.name,
                **self._console.error_object(refused.error),
                **question_object(refused.error),
            }
            for refused in self._refused
        ]
        self._console.result(self._report)
        return max(status, self._refusal())

    def _refusal(self) -> ExitCode:
        if not self._refused:
            return ExitCode.DONE
        asked = any(isinstance(refused.error, ReadingNeeded) for refused in self._refused)
        return ExitCode.NEEDS_PERSON if asked or self._reading else ExitCode.REFUSED

    def _taken(self, reading: Reading) -> ExitCode:
        first_row = first_row_of(self._workbook)
        notices = reading.plan.notices
        self._report["notices"] = [
            self._console.notice_object(notice, first_row) for notice in notices
        ]
        if not reading.worked:
            self._console.say("staged.nothing_new", file=self._workbook.name)
        elif self._dry_run:
            self._show(reading)
        else:
            self._write(reading)
        self._console.notices(notices, first_row)
        worked = reading.worked if self._dry_run else self._on_the_sheet(reading)
        self._tell(reading, worked)
        warned = any(
            it.severity is Severity.WARNING and it.code not in _DONE_BEFORE for it in notices
        )
        return max(status_of(worked), ExitCode.NEEDS_PERSON if warned else ExitCode.DONE)

    def _show(self, reading: Reading) -> None:
        view = StagedView(self._workbook, self._console.voice)
        for line in view.lines(reading.worked):
            self._console.line(line)
        self._console.say("plan.nothing_written")

    def _write(self, reading: Reading) -> None:
        files = tuple(BatchFile(name=file.name, digest=file.digest) for file in reading.files)
        applied = self._workbook.apply(
            reading.plan,
            stamp(stamp_command("statement.read"), summary(reading.plan.notices), files),
            standing=Standing(state=BatchState.OPEN),
        )
        self._report["batch"] = applied.batch
        self._console.say(
            "staged.read",
            count=len(reading.worked),
            batch=applied.batch,
            file="; ".join(file.name for file in reading.files),
        )

    def _on_the_sheet(self, reading: Reading) -> tuple[Worked, ...]:
        """The new lines with the rows that they have got."""
        if not reading.worked:
            return ()
        lines = {(it.batch, it.number): it for it in self._workbook.staged_lines()}
        return tuple(
            replace(it, line=lines.get((it.line.batch, it.line.number), it.line))
            for it in reading.worked
        )

    def _tell(self, reading: Reading, worked: Sequence[Worked]) -> None:
        told = proofs(reading.statements, worked)
        cards = sum(it.card_payments for it in reading.statements)
        if cards:
            self._console.say("staged.cards", count=cards)
        if worked:
            tell(self._console, self._workbook, worked, told)
        view = StagedView(self._workbook, self._console.voice)
        self._report["statements"] = [proof_object(it) for it in told]
        self._report["counts"] = counts_of(worked)
        self._report["lines"] = line_objects(worked, view, self._console)
