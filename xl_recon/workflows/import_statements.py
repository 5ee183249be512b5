"""Importa estratto conto: bring statement lines into the journal, each once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from xl_recon.matching.duplicates import JOURNAL_FIELDS, KnownMovements, journal_movements
from xl_recon.matching.known_statements import runs
from xl_recon.matching.lent_details import lent_details, with_details
from xl_recon.plan.addressing import AddressBook, AddressedStatement, address_book
from xl_recon.plan.booking import (
    JournalEntry,
    Per,
    document_numbers,
    numbered,
)
from xl_recon.plan.changes import AppendRows, Outcome, Plan
from xl_recon.plan.intake import Intake, Selection, taken_in
from xl_recon.records.batch import Batch, BatchState
from xl_recon.records.journal import Columns, JournalRow
from xl_recon.records.ledger import Account
from xl_recon.records.notice import Notice
from xl_recon.records.settings import Settings
from xl_recon.records.statement import Statement

STATEMENT_OUTCOME = "import.statement"
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

    def outcome_references(self, code: str) -> frozenset[str]:
        """The references that outcomes of this code left, undone batches apart."""


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
    `ignore_pos` left open is as the workbook's settings say.
    """

    account: str = ""
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    per: Per | None = None
    first_document: str = ""
    again: bool = False
    ignore_pos: bool | None = None
    sort_by_date: bool = False


def propose_import(
    workbook: ImportWorkbook,
    documents: Sequence[StatementFile],
    options: ImportOptions | None = None,
) -> Plan:
    """Return the rows the documents would add; the workbook stays as it is.

    Raise `AccountNeeded` when a statement's account cannot be told.
    """
    options = options or ImportOptions()
    settings = workbook.settings()
    book = address_book(settings, workbook.accounts(), options.account, options.per)
    fresh, repeated = _fresh_files(documents, workbook.batches(), again=options.again)
    files = [_addressed(file, book) for file in _lending(fresh)]
    known = _known_movements(workbook, files)
    marks = set(workbook.outcome_references(STATEMENT_OUTCOME))
    selection = _selection(settings, options)
    intakes = [_file_intake(file, known, marks, selection) for file in files]
    return Plan(
        changes=_additions(files, intakes, options),
        notices=(
            *book.notices,
            *repeated,
            *(notice for intake in intakes for notice in intake.notices),
        ),
        outcomes=tuple(outcome for intake in intakes for outcome in intake.outcomes),
    )


@dataclass(frozen=True, slots=True)
class _AddressedFile:
    name: str
    statements: tuple[AddressedStatement, ...]


def _addressed(file: StatementFile, book: AddressBook) -> _AddressedFile:
    return _AddressedFile(
        file.name, tuple(book.addressed(file.name, each) for each in file.statements)
    )


def _selection(settings: Settings, options: ImportOptions) -> Selection:
    asked = options.ignore_pos
    return Selection(
        date_from=options.date_from,
        date_to=options.date_to,
        ignore_pos=settings.ignore_pos if asked is None else asked,
    )


def _fresh_files(
    documents: Sequence[StatementFile], batches: Sequence[Batch], *, again: bool
) -> tuple[list[StatementFile], list[Notice]]:
    """Return the files to read, and a notice for each that was imported before."""
    holding = [batch for batch in batches if batch.state not in _WITHOUT_EFFECT]
    fresh: dict[str, StatementFile] = {}
    notices = []
    for file in documents:
        before = "" if again else _batch_of(file.digest, holding)
        if before or file.digest in fresh:
            notices.append(Notice("import.same_file", file.name, before))
        else:
            fresh[file.digest] = file
    return list(fresh.values()), notices


def _batch_of(digest: str, batches: Sequence[Batch]) -> str:
    """Return the number of the batch that took the file in; its digests stand side by side."""
    wanted = digest.lower()
    return next((str(batch.number) for batch in batches if wanted in batch.digest.lower()), "")


def _lending(files: Sequence[StatementFile]) -> list[StatementFile]:
    """Return the files with the details that a notification lends to a statement."""
    lent = lent_details(statement for file in files for statement in file.statements)
    if not lent:
        return list(files)
    return [
        replace(file, statements=tuple(with_details(each, lent) for each in file.statements))
        for file in files
    ]


def _known_movements(workbook: ImportWorkbook, files: Sequence[_AddressedFile]) -> KnownMovements:
    banks = {each.terms.bank for file in files for each in file.statements}
    if not banks:
        return KnownMovements()
    return KnownMovements(journal_movements(workbook.journal(JOURNAL_FIELDS), banks))


def _file_intake(
    file: _AddressedFile, known: KnownMovements, marks: set[str], selection: Selection
) -> Intake:
    """Return what a file brings, account by account; `known` and `marks` grow by it."""
    intake = Intake()
    for bank in dict.fromkeys(each.terms.bank for each in file.statements):
        own = [each for each in file.statements if each.terms.bank == bank]
        intake += _marked(own, marks)
        for run in runs(each.statement for each in own):
            intake += taken_in(run, known, own[0].terms, selection)
    return intake


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
