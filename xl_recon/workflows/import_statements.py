"""Importa estratto conto: bring statement lines into the journal, each once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from xl_recon.matching.day_balances import kept_days
from xl_recon.matching.duplicates import KnownMovements
from xl_recon.matching.known_statements import runs
from xl_recon.matching.lent_details import lent_details, with_details
from xl_recon.matching.movements import JOURNAL_FIELDS, journal_movements
from xl_recon.plan.addressing import AddressBook, AddressedStatement, address_book
from xl_recon.plan.admission import Doorkeeper, Selection
from xl_recon.plan.booking import (
    JournalEntry,
    Per,
    document_numbers,
    numbered,
)
from xl_recon.plan.changes import AppendRows, Outcome, Plan
from xl_recon.plan.intake import Intake, taken_in
from xl_recon.plan.lent_rows import LENT_FIELDS, LentRows, lent_rows
from xl_recon.plan.past_imports import (
    ANSWERED_OUTCOME,
    KEPT_OUTCOMES,
    STATEMENT_OUTCOME,
    UNANSWERED_OUTCOME,
    PastImports,
    past_imports,
)
from xl_recon.plan.questions import Answers, told_apart
from xl_recon.records.batch import Batch, BatchState, KeptOutcome
from xl_recon.records.journal import Columns, JournalRow
from xl_recon.records.ledger import Account
from xl_recon.records.notice import Notice, Severity
from xl_recon.records.settings import Settings
from xl_recon.records.statement import Statement

_WITHOUT_EFFECT = {BatchState.UNDONE, BatchState.FAILED}


class ImportWorkbook(Protocol):
    """What importing needs to know of a workbook."""

    def settings(self) -> Settings:
        """What the user has settled."""

    def accounts(self) -> tuple[Account, ...]:
        """The chart of accounts."""

    def journal(self, fields: Sequence[str]) -> Columns:
        """Some columns of the journal."""

    def batches(self) -> tuple[Batch, ...]:
        """The log of batches."""

    def outcomes(self, codes: Collection[str]) -> tuple[KeptOutcome, ...]:
        """What errands of the past left under these codes, undone batches apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFile:
    """A document that was read: its name, the SHA-256 of its bytes, its statements."""

    name: str
    digest: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """What the user may choose for one import.

    `account` serves statements whose IBAN names none; `again` takes a file in once more;
    `ignore_pos` left open is as the workbook's settings say, and so is a blank `contra`, the
    temporary contra account.
    """

    account: str = ""
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    per: Per | None = None
    first_document: str = ""
    again: bool = False
    ignore_pos: bool | None = None
    sort_by_date: bool = False
    contra: str = ""
    answers: Answers = field(default_factory=Answers)


def propose_import(
    workbook: ImportWorkbook,
    documents: Sequence[StatementFile],
    options: ImportOptions | None = None,
) -> Plan:
    """Return the rows the documents would add; the workbook stays as it is.

    Raise `AccountNeeded` when a statement's account cannot be told.
    """
    options = options or ImportOptions()
    settings = _settings(workbook, options)
    book = address_book(settings, workbook.accounts(), options.account, options.per)
    past = past_imports(workbook.outcomes(KEPT_OUTCOMES))
    fresh, repeated = _fresh_files(documents, workbook.batches(), past, again=options.again)
    files = [_addressed(file, book) for file in _lending(fresh)]
    known = _known_movements(workbook, files, past)
    doorkeeper = _doorkeeper(past, known, settings, options)
    marks = set(past.marks)
    intakes = [_file_intake(file, doorkeeper, marks) for file in files]
    lent = _lent(workbook, intakes, settings)
    return Plan(
        changes=(*_additions(files, intakes, options), *lent.changes),
        notices=(
            *book.notices,
            *repeated,
            *(notice for intake in intakes for notice in intake.notices),
            *lent.notices,
            *_stray_answers(intakes, options.answers),
        ),
        outcomes=tuple(
            outcome
            for intake in intakes
            for outcome in intake.outcomes
            if outcome.code != ANSWERED_OUTCOME or outcome.reference not in past.answered
        ),
        questions=told_apart(it for intake in intakes for it in intake.questions),
    )


def _settings(workbook: ImportWorkbook, options: ImportOptions) -> Settings:
    settings = workbook.settings()
    return replace(settings, temporary_account=options.contra) if options.contra else settings


def _stray_answers(intakes: Sequence[Intake], answers: Answers) -> Iterator[Notice]:
    """Yield the keys that somebody answered and nobody asked."""
    asked = (digest for intake in intakes for digest in intake.asked)
    for key in answers.without_question(asked):
        yield Notice("import.no_such_question", "", key)


def _doorkeeper(
    past: PastImports, known: KnownMovements, settings: Settings, options: ImportOptions
) -> Doorkeeper:
    return Doorkeeper(
        known=known,
        days={day for record in past.records for day in kept_days(record)},
        answers=replace(options.answers, remembered=past.answered),
        selection=_selection(settings, options),
        again=options.again,
    )


@dataclass(frozen=True, slots=True)
class _AddressedFile:
    name: str
    digest: str
    statements: tuple[AddressedStatement, ...]


def _addressed(file: StatementFile, book: AddressBook) -> _AddressedFile:
    statements = tuple(book.addressed(file.name, each) for each in file.statements)
    return _AddressedFile(file.name, file.digest, statements)


def _selection(settings: Settings, options: ImportOptions) -> Selection:
    asked = options.ignore_pos
    return Selection(
        date_from=options.date_from,
        date_to=options.date_to,
        ignore_pos=settings.ignore_pos if asked is None else asked,
    )


def _fresh_files(
    documents: Sequence[StatementFile], batches: Sequence[Batch], past: PastImports, *, again: bool
) -> tuple[list[StatementFile], list[Notice]]:
    """Return the files to read, and a notice for each that was imported before.

    A batch that left lines of a file out until somebody answers does not hold it.
    """
    holding = [batch for batch in batches if batch.state not in _WITHOUT_EFFECT]
    fresh: dict[str, StatementFile] = {}
    notices = []
    for file in documents:
        before = "" if again else _batch_of(file.digest, holding, past)
        if before or file.digest in fresh:
            notices.append(Notice("import.same_file", file.name, before))
        else:
            fresh[file.digest] = file
    return list(fresh.values()), notices


def _batch_of(digest: str, batches: Sequence[Batch], past: PastImports) -> str:
    """Return the number of the batch that took the file in; its digests stand side by side."""
    wanted = digest.lower()
    holding = (
        str(batch.number)
        for batch in batches
        if wanted in batch.digest.lower() and (batch.number, digest) not in past.unanswered
    )
    return next(holding, "")


def _lending(files: Sequence[StatementFile]) -> list[StatementFile]:
    """Return the files with the details that a notification lends to a statement."""
    lent = lent_details(statement for file in files for statement in file.statements)
    if not lent:
        return list(files)
    return [
        replace(file, statements=tuple(with_details(each, lent) for each in file.statements))
        for file in files
    ]


def _known_movements(
    workbook: ImportWorkbook, files: Sequence[_AddressedFile], past: PastImports
) -> KnownMovements:
    banks = {each.terms.bank for file in files for each in file.statements}
    if not banks:
        return KnownMovements()
    journal = workbook.journal(JOURNAL_FIELDS)
    return KnownMovements(journal_movements(journal, banks, past.families))


def _lent(workbook: ImportWorkbook, intakes: Sequence[Intake], settings: Settings) -> LentRows:
    """Return what the documents tell of rows that are there."""
    lent = [each for intake in intakes for each in intake.lent]
    if not lent:
        return LentRows()
    return lent_rows(workbook.journal(LENT_FIELDS), lent, settings.temporary_account)


def _file_intake(file: _AddressedFile, doorkeeper: Doorkeeper, marks: set[str]) -> Intake:
    """Return what a file brings, account by account; the doorkeeper and `marks` learn it."""
    intake = Intake()
    for bank in dict.fromkeys(each.terms.bank for each in file.statements):
        own = [each for each in file.statements if each.terms.bank == bank]
        intake += _marked(own, marks)
        for run in runs(each.statement for each in own):
            intake += taken_in(run, own[0].terms, doorkeeper)
    if not intake.questions:
        return intake
    waiting = Outcome(
        code=UNANSWERED_OUTCOME,
        row=file.name,
        severity=Severity.WARNING,
        reference=file.digest,
    )
    return replace(intake, outcomes=(*intake.outcomes, waiting))


def _marked(statements: Sequence[AddressedStatement], marks: set[str]) -> Intake:
    """Return which statements were seen before, and the marks by which to know the others."""
    notices = [notice for each in statements for notice in each.notices]
    outcomes = []
    for each in statements:
        source = each.statement.source
        if each.mark in marks:
            notices.append(Notice("import.same_statement", source, each.statement.identifier))
        elif each.mark:
            marks.add(each.mark)
            outcomes.append(Outcome(code=STATEMENT_OUTCOME, row=str(source), reference=each.mark))
    return Intake(notices=tuple(notices), outcomes=tuple(outcomes))


def _additions(
    files: Sequence[_AddressedFile], intakes: Sequence[Intake], options: ImportOptions
) -> tuple[AppendRows, ...]:
    """Return the new rows file by file or, sorted, as one list."""
    additions = [(file.name, intake.entries) for file, intake in zip(files, intakes, strict=True)]
    if options.sort_by_date:
        entries = (entry for _, entries in additions for entry in entries)
        additions = [(", ".join(file.name for file in files), tuple(sorted(entries, key=_day)))]
    numbers = document_numbers(options.first_document)
    return tuple(
        AppendRows(rows=_rows(entries, numbers), because=name)
        for name, entries in additions
        if entries
    )


def _day(entry: JournalEntry) -> dt.date:
    return entry[0].date or dt.date.min


def _rows(entries: Sequence[JournalEntry], numbers: Iterator[str]) -> tuple[JournalRow, ...]:
    return tuple(
        row
        for entry, number in zip(entries, numbers, strict=False)
        for row in numbered(entry, number)
    )
