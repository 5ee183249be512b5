"""Conferma importazione: the lines of an open import booked, once nothing is red."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from xl_recon.errors import (
    EmptyStatement,
    NoOpenStatement,
    RedRows,
    SeveralOpenStatements,
    UnknownBatch,
)
from xl_recon.matching.duplicates import KnownMovements
from xl_recon.matching.movements import JOURNAL_FIELDS, Movement, journal_movements
from xl_recon.plan.changes import AppendRecords, AppendRows, Plan, SetCells, Table
from xl_recon.plan.confirmation import ConfirmationTerms, Worked, plan_confirmation
from xl_recon.records.batch import BatchState
from xl_recon.records.open_statement import OpenStatement
from xl_recon.records.question import Doubt
from xl_recon.records.reconciliation import StagedLine, Verdict
from xl_recon.records.row_ids import id_ranges
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workflows.statement_book import (
    Telling,
    WorkedSheet,
    reconciliation_book,
    worked_sheet,
)
from xl_recon.workflows.statement_memory import doubt_text, kept_outcomes, staged_movements
from xl_recon.workflows.statement_staging import SHEET_YES, rows_of_import

_MOST_SHOWN = 12  # ranges of rows in a sentence
_UNSEEN = frozenset({"reason", "proposal"})  # another word for the same is no other booking


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Opening + lines = closing of one statement; `left_over` is None where balances lack."""

    statement: OpenStatement
    listed: Decimal
    unbooked: Decimal  # own transfers that are ignored, and lines that a person deleted

    @property
    def left_over(self) -> Decimal | None:
        """What the closing balance has more than opening and lines give."""
        found = self.statement
        if found.opening is None or found.closing is None:
            return None
        return found.closing - found.opening - found.unlisted - self.listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirming:
    """What a confirmation comes to.

    With `unseen` rows the plan only puts onto the sheet what has changed since a person looked:
    he confirms once more.
    """

    batch: int
    plan: Plan
    worked: tuple[Worked, ...]
    proofs: tuple[Proof, ...] = ()
    unseen: tuple[int, ...] = ()  # places in the table's body

    @property
    def journal_rows(self) -> int:
        """How many rows the journal gets."""
        return sum(len(it.rows) for it in self.plan.changes if isinstance(it, AppendRows))

    def records(self, table: Table) -> int:
        """How many rows another table gets."""
        return sum(
            len(it.rows)
            for it in self.plan.changes
            if isinstance(it, AppendRecords) and it.table is table
        )


def open_import(workbook: JournalWorkbook, batch: int | None) -> int:
    """Return the number of the import that is meant: the only open one, or the one asked for.

    Raise `NoOpenStatement` or `SeveralOpenStatements`.
    """
    numbers: set[int] = {it.batch for it in workbook.open_statements()}
    staged = workbook.columns(Table.STAGED_STATEMENT, ("batch",), strict=False).column("batch")
    numbers |= {number for number in staged if isinstance(number, int)}
    if batch is None and len(numbers) > 1:
        raise SeveralOpenStatements(", ".join(map(str, sorted(numbers))))
    asked = min(numbers, default=None) if batch is None else batch
    if asked is None or asked not in numbers:
        raise NoOpenStatement(asked or "")
    return asked


def propose_confirmation(workbook: JournalWorkbook, batch: int, telling: Telling) -> Confirming:
    """Return what books an open import, all of it or nothing.

    Raise `RedRows` while a row of it is red, `EmptyStatement` where all rows are gone. What
    documents and parties say by now is looked at again; where that is not what the sheet shows,
    the plan only shows it.
    """
    _refuse_undone(workbook, batch)
    before = workbook.staged_lines()
    lines = _asked_again(workbook, before, batch)
    sheet = worked_sheet(lines, reconciliation_book(workbook, lines))
    own = sheet.of(batch)
    if not own:
        raise EmptyStatement(batch)
    changes = (*sheet.changes(workbook, telling), *_doubt_cells(before, lines))
    unseen = _unseen(changes, own)
    if unseen:
        plan = Plan(changes, logged=False)
        return Confirming(batch=batch, plan=plan, worked=own, unseen=unseen)
    _refuse_red(workbook, own)
    opened = [it for it in workbook.open_statements() if it.batch == batch]
    return Confirming(
        batch=batch,
        plan=_booking(workbook, sheet, own, opened),
        worked=own,
        proofs=proofs(opened, own),
    )


def proofs(statements: Iterable[OpenStatement], worked: Sequence[Worked]) -> tuple[Proof, ...]:
    """Return the proof of each statement by its lines."""
    return tuple(_proof(it, worked) for it in statements)


def _refuse_undone(workbook: JournalWorkbook, batch: int) -> None:
    """Lines that were put back onto the sheet, and are in the journal again by an undo."""
    states = {it.number: it.state for it in workbook.batches()}
    if states.get(batch) is BatchState.UNDONE:
        raise UnknownBatch(batch, "undone already")


def _unseen(changes: Sequence[SetCells], own: Sequence[Worked]) -> tuple[int, ...]:
    rows = {it.line.row for it in own}
    changed = (row for it in changes if it.field not in _UNSEEN for row in it.rows)
    return tuple(sorted({row for row in changed if row in rows}))


def _refuse_red(workbook: JournalWorkbook, own: Sequence[Worked]) -> None:
    first = workbook.table(Table.STAGED_STATEMENT).first_row()
    red = [
        (it.line.row or 0) + first - 1
        for it in own
        if it.recognition.verdict is Verdict.RED and not it.line.choice.delete
    ]
    if red:
        raise RedRows(_shown(red))


def _shown(rows: Sequence[int]) -> str:
    ranges = id_ranges(rows).split(",")
    return ", ".join([*ranges[:_MOST_SHOWN], *(["…"] if len(ranges) > _MOST_SHOWN else [])])


def _booking(
    workbook: JournalWorkbook,
    sheet: WorkedSheet,
    own: Sequence[Worked],
    opened: Sequence[OpenStatement],
) -> Plan:
    batch = own[0].line.batch
    terms = ConfirmationTerms(
        settings=workbook.settings(),
        parties=sheet.book.parties,
        documents=sheet.book.documents,
        staged=rows_of_import(workbook, Table.STAGED_STATEMENT, batch),
        opened=rows_of_import(workbook, Table.OPEN_STATEMENTS, batch),
        file="; ".join(dict.fromkeys(it.file for it in opened)),
        yes=SHEET_YES,
    )
    plan = plan_confirmation(own, terms)
    kept = tuple(outcome for it in opened for outcome in kept_outcomes(it.mark, it.file))
    return replace(plan, outcomes=(*kept, *plan.outcomes))


def _asked_again(
    workbook: JournalWorkbook, lines: Sequence[StagedLine], batch: int
) -> tuple[StagedLine, ...]:
    """Return the lines with a doubt at those that a later batch has brought into the journal."""
    asked = [it for it in lines if it.batch == batch and not it.doubt and not it.choice.delete]
    later = _later_movements(workbook, {line.bank for line in asked}, batch)
    if not later:
        return tuple(lines)
    doubts: dict[tuple[str, int], str] = {}
    for bank in {line.bank for line in asked}:
        entries = dict.fromkeys(it.entry for it in asked if it.bank == bank)
        told = staged_movements(it for it in asked if it.bank == bank)
        found = KnownMovements(later).compare(list(told))
        for entry, finding in zip(entries, found, strict=True):
            if finding.known and not finding.is_new:
                doubts[bank, entry] = doubt_text(Doubt.SAME_WORDS, finding.known)
    return tuple(
        replace(it, doubt=doubts.get((it.bank, it.entry), it.doubt)) if it in asked else it
        for it in lines
    )


def _later_movements(
    workbook: JournalWorkbook, banks: Collection[str], batch: int
) -> list[Movement]:
    if max((it.number for it in workbook.batches()), default=0) <= batch:
        return []
    journal = workbook.journal(JOURNAL_FIELDS)
    batches = journal.column("batch")
    found = journal_movements(journal, banks, {})
    return [it for it in found if isinstance(by := batches[it.row - 1], int) and by > batch]


def _doubt_cells(before: Iterable[StagedLine], lines: Iterable[StagedLine]) -> Iterator[SetCells]:
    for old, new in zip(before, lines, strict=True):
        if old.doubt != new.doubt:
            yield SetCells(
                table=Table.STAGED_STATEMENT,
                field="doubt",
                rows=(old.row or 0,),
                before=old.doubt,
                after=new.doubt,
                because="confirm",
            )


def _proof(statement: OpenStatement, worked: Sequence[Worked]) -> Proof:
    own = [
        it for it in worked if (it.line.batch, it.line.bank) == (statement.batch, statement.bank)
    ]
    return Proof(
        statement=statement,
        listed=_sum(own),
        unbooked=_sum(it for it in own if not it.is_booked),
    )


def _sum(worked: Iterable[Worked]) -> Decimal:
    return sum((it.line.amount.amount for it in worked), Decimal(0))
