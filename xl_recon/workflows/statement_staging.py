"""Estratto conto: lines read onto the sheet, recognised, decided on, taken away again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from xl_recon.errors import UnknownParty
from xl_recon.matching.reconciliation_book import ReconciliationBook
from xl_recon.plan.changes import AppendRecords, DeleteRows, Plan, SetCells, Table, TableRow
from xl_recon.plan.confirmation import Worked
from xl_recon.records.journal import FieldValue
from xl_recon.records.open_statement import OpenStatement
from xl_recon.records.reconciliation import (
    NO_CHOICE,
    Choice,
    StagedKind,
    StagedLine,
)
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workbook.layout.statement import KIND_WORDS
from xl_recon.workbook.staged_table import (
    DECIDED_FIELDS,
    documents_of,
    proposal_text,
    proposed_texts,
)
from xl_recon.workbook.staged_writing import open_statement_row, staged_row
from xl_recon.workflows.import_statements import StatementFile
from xl_recon.workflows.statement_book import (
    ANSWERED,
    Telling,
    WorkedSheet,
    party_names,
    reconciliation_book,
    worked_sheet,
)
from xl_recon.workflows.statement_lines import Incoming, ReadingOptions, incoming

SHEET_YES = "Sì"

_STAGED, _OPEN = Table.STAGED_STATEMENT, Table.OPEN_STATEMENTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What documents bring onto the sheet: a plan, the new lines, the files that hold them."""

    plan: Plan
    worked: tuple[Worked, ...] = ()
    statements: tuple[OpenStatement, ...] = ()
    files: tuple[StatementFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """What a new look at the sheet changes, and the lines as they are then."""

    plan: Plan
    worked: tuple[Worked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """What a person says of some rows; None leaves a cell as it is.

    `clear` gives the rows back to the program; `is_new` says that the journal lacks them.
    """

    party: str | None = None
    kind: StagedKind | None = None
    documents: str | None = None
    account: str | None = None
    delete: bool = False
    clear: bool = False
    is_new: bool = False


def propose_reading(
    workbook: JournalWorkbook,
    documents: Sequence[StatementFile],
    options: ReadingOptions,
    telling: Telling,
) -> Reading:
    """Return what documents bring onto the sheet; an open import of their own.

    Raise `AccountNeeded` where a statement's account cannot be told.
    """
    batch = max((it.number for it in workbook.batches()), default=0) + 1
    found = incoming(workbook, documents, options, batch)
    if not found.lines:
        return Reading(plan=Plan(notices=found.notices), files=found.files)
    lines = (*workbook.staged_lines(), *found.lines)
    sheet = worked_sheet(lines, reconciliation_book(workbook, lines))
    added = tuple(_added(found, sheet, telling))
    plan = Plan((*added, *sheet.changes(workbook, telling)), notices=found.notices, logged=False)
    return Reading(
        plan=plan, worked=sheet.of(batch), statements=found.statements, files=found.files
    )


def propose_recognition(workbook: JournalWorkbook, telling: Telling) -> Recognised:
    """Return what parties, documents and rules say by now of the lines on the sheet."""
    lines = workbook.staged_lines()
    sheet = worked_sheet(lines, reconciliation_book(workbook, lines))
    return Recognised(
        plan=Plan(sheet.changes(workbook, telling), logged=False), worked=sheet.worked
    )


def propose_assignment(
    workbook: JournalWorkbook,
    rows: Collection[int],
    said: Assignment,
    telling: Telling,
) -> Recognised:
    """Return what a person's word about some rows changes, in them and in others.

    Raise `UnknownParty` where nobody has that code or name.
    """
    lines = workbook.staged_lines()
    book = reconciliation_book(workbook, lines)
    texts = _texts(said, book)
    decided = [_decided(line, said, texts) if line.row in rows else line for line in lines]
    sheet = worked_sheet(decided, book)
    chosen = [line.row for line in lines if line.row in rows]
    writing = _Writing(workbook, [row for row in chosen if row], said, texts)
    changes = (*writing.cells(), *writing.with_own(sheet.changes(workbook, telling)))
    return Recognised(plan=Plan(changes, logged=False), worked=sheet.worked)


def propose_cancelling(workbook: JournalWorkbook, batch: int) -> Plan:
    """Return what takes an open import off its sheets."""
    return Plan(tuple(import_removal(workbook, batch)), logged=False)


def import_removal(workbook: JournalWorkbook, batch: int) -> Iterator[DeleteRows]:
    """Yield the rows of an open import on the two sheets that hold it."""
    for table in (_STAGED, _OPEN):
        rows = rows_of_import(workbook, table, batch)
        if rows:
            yield DeleteRows(table=table, rows=rows, because=str(batch))


def rows_of_import(workbook: JournalWorkbook, table: Table, batch: int) -> list[int]:
    """The places of an import's rows in a table."""
    if not workbook.has_table(table):
        return []
    numbers = workbook.columns(table, ("batch",)).column("batch")
    return [row for row, number in enumerate(numbers, 1) if number == batch]


def _added(found: Incoming, sheet: WorkedSheet, telling: Telling) -> Iterator[AppendRecords]:
    because = "; ".join(file.name for file in found.files)
    names = sheet.names
    rows = tuple(
        _with_doubt(staged_row(it.line, it.recognition, telling(it.recognition), names), it.line)
        for it in sheet.of(found.lines[0].batch)
    )
    yield AppendRecords(table=_STAGED, rows=rows, because=because)
    opened = tuple(map(open_statement_row, found.statements))
    yield AppendRecords(table=_OPEN, rows=opened, because=because)


def _with_doubt(row: TableRow, line: StagedLine) -> TableRow:
    return replace(row, cells=(*row.cells, ("doubt", line.doubt))) if line.doubt else row


def _texts(said: Assignment, book: ReconciliationBook) -> Mapping[str, str]:
    """What is to stand in the cells that a person decides, by field."""
    found = {
        "document_kind": None if said.kind is None else KIND_WORDS[said.kind],
        "documents": said.documents,
        "party": None if said.party is None else _party_text(said.party, book),
        "account": said.account,
    }
    return {name: text for name, text in found.items() if text is not None}


def _party_text(asked: str, book: ReconciliationBook) -> str:
    """What the sheet calls the party that somebody names by code or name."""
    names = party_names(book.parties.values())
    found = book.chosen_parties(asked)
    if len(found) == 1:
        return names[found[0]]
    likely = found or book.names.ranked(asked)
    raise UnknownParty(asked, "; ".join(names[code] for code in likely))


def _decided(line: StagedLine, said: Assignment, texts: Mapping[str, str]) -> StagedLine:
    before = NO_CHOICE if said.clear else line.choice
    documents = texts.get("documents")
    choice = Choice(
        kind=said.kind or before.kind,
        party=texts.get("party", before.party),
        documents=documents_of(documents) if documents else before.documents,
        account=texts.get("account", before.account),
        delete=said.delete or before.delete,
    )
    return replace(line, choice=choice, doubt=ANSWERED if said.is_new else line.doubt)


@dataclass(frozen=True, slots=True)
class _Writing:
    """The cells that a person's word fills in some rows."""

    workbook: JournalWorkbook
    rows: Sequence[int]
    said: Assignment
    texts: Mapping[str, str]

    def cells(self) -> Iterator[SetCells]:
        """Yield them as a person would write them."""
        cells = dict(self.texts)
        if self.said.delete or self.said.clear:
            cells["delete"] = SHEET_YES if self.said.delete else ""
        if self.said.is_new:
            cells["doubt"] = ANSWERED
        columns = self.workbook.table(_STAGED).columns(cells)
        for name, after in cells.items():
            for row in self.rows:
                if columns.value(name, row) != after:
                    yield _set(name, row, columns.value(name, row), after)

    def with_own(self, changes: Iterable[SetCells]) -> Iterator[SetCells]:
        """Yield what recognition changes, these cells known for the person's own.

        A cell that says what the program proposes counts as the program's: where a person says
        the same, the proposal goes.
        """
        table = self.workbook.table(_STAGED).columns(("proposal",))
        proposals = {row: str(table.value("proposal", row) or "") for row in self.rows}
        after = dict(proposals)
        for change in changes:
            others = change.rows
            if change.field == "proposal":
                after |= {row: str(change.after) for row in change.rows if row in after}
                others = [row for row in change.rows if row not in after]
            if others:
                yield replace(change, rows=others)
        for row, text in after.items():
            own = self._without_own(text)
            if own != proposals[row]:
                yield _set("proposal", row, proposals[row], own)

    def _without_own(self, text: str) -> str:
        proposed = proposed_texts(text)
        kept = {name: "" if name in self.texts else proposed[name] for name in DECIDED_FIELDS}
        return proposal_text(kept)


def _set(name: str, row: int, before: FieldValue, after: str) -> SetCells:
    return SetCells(
        table=_STAGED, field=name, rows=(row,), before=before, after=after, because="assign"
    )
