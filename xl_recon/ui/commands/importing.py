"""Importing step by step: proposed, shown or written, followed by the rules, summed up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from xl_recon.errors import AccountNeeded, ReadingNeeded, XlReconError
from xl_recon.plan.changes import AppendRows, Plan
from xl_recon.plan.moved_rows import asked_afterwards, told_afterwards
from xl_recon.plan.past_imports import ANSWERED_OUTCOME
from xl_recon.records.batch import BatchFile
from xl_recon.records.notice import Notice, Severity
from xl_recon.ui.clock import stamp
from xl_recon.ui.commands.completing import Completing
from xl_recon.ui.commands.doubts import doubt_lines, doubt_objects
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.opened import first_row_of
from xl_recon.ui.plan_json import plan_objects
from xl_recon.ui.plan_view import PlanView
from xl_recon.ui.reading_view import question_lines, question_object
from xl_recon.ui.row_numbers import row_ranges
from xl_recon.ui.sheet_language import for_the_sheet, stamp_command, summary
from xl_recon.ui.statement_files import ReadFiles, Refused
from xl_recon.workbook.applying import Applied
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workflows.import_statements import (
    ImportOptions,
    StatementFile,
    propose_import,
)

_KNOWN = "import.known_lines"
# Said, and nothing is left to do: the journal holds these movements.
_DONE_BEFORE = {"import.same_file", "import.same_statement"}


class Importing:
    """One call of `xl-recon import`."""

    def __init__(self, console: Console, workbook: JournalWorkbook, *, dry_run: bool) -> None:
        self._console, self._workbook, self._dry_run = console, workbook, dry_run
        self._plan = Plan()
        self._taken: tuple[StatementFile, ...] = ()
        self._refused: list[Refused] = []
        self.report: dict[str, object] = {"workbook": workbook.name, "dry_run": dry_run}
        self._status = ExitCode.DONE

    @property
    def all_refused(self) -> bool:
        """Whether no file is left to import."""
        return not self._taken

    @property
    def refusal(self) -> ExitCode:
        """The exit status where no file is left: a question waits for a person."""
        asked = any(isinstance(refused.error, ReadingNeeded) for refused in self._refused)
        return ExitCode.NEEDS_PERSON if asked else ExitCode.REFUSED

    def propose(self, files: ReadFiles, options: ImportOptions) -> None:
        """Work out what the files bring; one whose account cannot be told is left out, alone."""
        self._taken, self._refused = files.taken, list(files.refused)
        while self._taken:
            try:
                self._plan = propose_import(self._workbook, self._taken, options)
            except AccountNeeded as error:
                self._refused.append(Refused(error.document_name, error))
                self._taken = tuple(f for f in self._taken if f.name != error.document_name)
            else:
                break
        for refused in self._refused:
            self._console.warn(self._console.voice.error(refused.error))
            for line in question_lines(refused.error, self._console.voice):
                self._console.warn(line)

    def carry_out(self, *, write: bool) -> None:
        """Show the plan, or write it and tell what was done."""
        first_row = first_row_of(self._workbook)
        plan = self._plan
        told = plan.notices if self._dry_run else told_afterwards(plan)
        questions = plan.questions if self._dry_run else asked_afterwards(plan)
        notices = [notice for notice in told if notice.code != _KNOWN]
        self.report |= self._counts()
        self.report["notices"] = [self._console.notice_object(notice, first_row) for notice in told]
        self.report["questions"] = doubt_objects(questions, self._workbook)
        if self._dry_run:
            self._show()
        if write:
            self._write()
        self._console.notices(notices, first_row)
        for line in doubt_lines(questions, self._workbook, self._console.voice):
            self._console.line(line)
        self._tell_known()
        if any(_needs_person(notice) for notice in notices):
            self._status = ExitCode.NEEDS_PERSON

    def then(self, completing: Completing) -> None:
        """Apply the rules as a batch of its own; the import stays if they cannot be applied."""
        try:
            status = completing.run()
        except XlReconError as error:
            if self._dry_run:
                raise
            self._console.warn(self._console.voice.error(error))
            self._console.warn(self._console.voice.say("import.rules_not_applied"))
            self.report["rules"] = {"error": self._console.error_object(error)}
            self._status = ExitCode.NEEDS_PERSON
        else:
            self.report["rules"] = completing.report
            self._status = max(self._status, status)

    def finish(self, status: ExitCode | None = None) -> ExitCode:
        """Print the JSON object and return the exit status."""
        if self._refused:
            self._status = max(self._status, ExitCode.NEEDS_PERSON)
        self.report["refused"] = [
            {
                "file": refused.name,
                **self._console.error_object(refused.error),
                **question_object(refused.error),
            }
            for refused in self._refused
        ]
        self._console.result(self.report)
        return status or self._status

    def _show(self) -> None:
        for line in PlanView(self._workbook, self._console.voice).additions(self._plan):
            self._console.line(line)
        self.report["plan"] = plan_objects(self._plan, self._workbook)
        self._console.say("plan.nothing_written")

    def _write(self) -> None:
        if not self._plan.changes and not self._is_answered():
            if not self._dry_run:
                self._console.say("import.nothing_new", file=self._workbook.name)
            return
        files = tuple(BatchFile(name=file.name, digest=file.digest) for file in self._fresh())
        plan = for_the_sheet(self._plan, first_row_of(self._workbook))
        applied = self._workbook.apply(
            plan, stamp(stamp_command("import"), summary(plan.notices), files)
        )
        if self._dry_run:
            return
        self.report["batch"] = applied.batch
        self._tell_written(applied)

    def _is_answered(self) -> bool:
        """Whether a person's answers are to be kept, though they bring no rows."""
        return any(outcome.code == ANSWERED_OUTCOME for outcome in self._plan.outcomes)

    def _tell_written(self, applied: Applied) -> None:
        facts = {"file": self._workbook.name, "batch": applied.batch}
        added = sum(len(it.rows) for it in self._plan.changes if isinstance(it, AppendRows))
        if added:
            rows = self._new_rows(added)
            self._console.say("import.done", count=added, rows=rows, **facts)
        elif applied.rows_changed:
            self._console.say("import.details_done", count=applied.rows_changed, **facts)
        else:
            self._console.say("import.answers_kept", **facts)

    def _fresh(self) -> Iterator[StatementFile]:
        """Yield the files that were not imported before."""
        known = {str(n.where) for n in self._plan.notices if n.code == "import.same_file"}
        return (file for file in self._taken if file.name not in known)

    def _new_rows(self, count: int) -> str:
        last = self._workbook.journal_row_number(self._workbook.journal(()).height)
        return row_ranges(range(last - count + 1, last + 1))

    def _counts(self) -> Mapping[str, object]:
        added = [change for change in self._plan.changes if isinstance(change, AppendRows)]
        return {
            "rows_added": sum(len(change.rows) for change in added),
            "known": _known(self._plan.notices),
            "files": [
                {
                    "file": file.name,
                    "sha256": file.digest,
                    "rows_added": sum(
                        len(change.rows) for change in added if change.because == file.name
                    ),
                }
                for file in self._taken
            ],
        }

    def _tell_known(self) -> None:
        known = _known(self._plan.notices)
        if known:
            self._console.say("import.known", count=known)


def _known(notices: Iterable[Notice]) -> int:
    """The movements that the journal held already; the notice says how many of how many."""
    told = (notice.detail.partition("/")[0] for notice in notices if notice.code == _KNOWN)
    return sum(map(int, told))


def _needs_person(notice: Notice) -> bool:
    return notice.severity is Severity.WARNING and notice.code not in _DONE_BEFORE
