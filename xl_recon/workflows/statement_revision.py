"""After confirming: single rows annulled, deleted, or put back onto the sheet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from xl_recon.errors import UnusableRow
from xl_recon.plan.changes import (
    AppendRecords,
    Change,
    DeleteRows,
    Outcome,
    Plan,
    SetCells,
    Table,
)
from xl_recon.plan.confirmation import DELETED_OUTCOME, Worked, movement_mark
from xl_recon.records.batch import BatchState
from xl_recon.records.journal import JournalRow
from xl_recon.records.money import Money
from xl_recon.records.open_statement import OpenStatement
from xl_recon.records.reconciliation import StagedLine
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workbook.staged_writing import open_statement_row, staged_row
from xl_recon.workflows.statement_book import Telling, reconciliation_book, worked_sheet
from xl_recon.workflows.statement_bookings import (
    BookedLine,
    BookedMovement,
    asked_movements,
    settlements,
)
from xl_recon.workflows.statement_staging import import_removal, rows_of_import
from xl_recon.workflows.undo import propose_undo

_STAGED, _OPEN = Table.STAGED_STATEMENT, Table.OPEN_STATEMENTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """What becomes of booked rows: how many rows and settlements it is about, and the plan."""

    plan: Plan
    rows: int
    settlements: int
    worked: tuple[Worked, ...] = ()


def propose_release(workbook: JournalWorkbook, rows: Collection[int]) -> Revision:
    """Return what puts booked rows back to the temporary contra account; their settlements go.

    Raise `UnusableRow` for a row that is no movement of a bank, or has nothing to annul.
    """
    temporary = workbook.settings().temporary_account
    lines = [
        line
        for movement, asked in asked_movements(workbook, rows)
        for line in _asked_lines(movement, asked)
    ]
    paid = _settled_places(workbook, (row for line in lines for row in line.rows))
    idle = [line.row.row or 0 for line in lines if line.contra == temporary]
    if idle and not paid:
        raise UnusableRow(Table.JOURNAL, idle[0], "waiting")
    changes: list[Change] = [cell for line in lines for cell in _released(line, temporary)]
    adjusting = sorted(row.row for line in lines for row in line.adjusting if row.row)
    changes += _deletions(adjusting, paid)
    return Revision(plan=Plan(tuple(changes)), rows=len(lines), settlements=len(paid))


def propose_deletion(workbook: JournalWorkbook, rows: Collection[int]) -> Revision:
    """Return what deletes the movements of these rows; another reading does not bring them back."""
    movements = [it for it, _ in asked_movements(workbook, rows)]
    places, paid = _everything(workbook, movements)
    marks = tuple(
        Outcome(
            code=DELETED_OUTCOME,
            row=str(movement.rows[0].row),
            reference=movement_mark(_whole(movement)),
        )
        for movement in movements
    )
    plan = Plan(tuple(_deletions(places, paid)), outcomes=marks)
    return Revision(plan=plan, rows=len(places), settlements=len(paid))


def propose_reentering(
    workbook: JournalWorkbook, rows: Collection[int], file: str, telling: Telling
) -> Revision:
    """Return what takes the movements of these rows off the journal and onto the sheet.

    They are recognised anew; `file` is what the sheet says of where they come from.
    """
    movements = [it for it, _ in asked_movements(workbook, rows)]
    places, paid = _everything(workbook, movements)
    batch = max((it.number for it in workbook.batches()), default=0) + 1
    currencies = {account.number: account.currency for account in workbook.accounts()}
    lines = tuple(_staged(movements, batch, currencies))
    # Their documents are open again only once their settlements have gone: recognised then.
    everything = (*workbook.staged_lines(), *lines)
    sheet = worked_sheet(everything, reconciliation_book(workbook, everything))
    staged = tuple(
        staged_row(it.line, it.recognition, telling(it.recognition), sheet.names)
        for it in sheet.of(batch)
    )
    opened = tuple(
        open_statement_row(OpenStatement(batch=batch, file=file, bank=bank, currency=currency))
        for bank, currency in {line.bank: line.amount.currency for line in lines}.items()
    )
    changes: tuple[Change, ...] = (
        *_deletions(places, paid),
        AppendRecords(table=_STAGED, rows=staged, because=file),
        AppendRecords(table=_OPEN, rows=opened, because=file),
    )
    return Revision(
        plan=Plan(changes),
        rows=len(places),
        settlements=len(paid),
        worked=sheet.of(batch),
    )


def propose_return(workbook: JournalWorkbook, batch: int) -> Plan:
    """Return what takes lines off the sheet that were put back onto it, and books them again."""
    undone = propose_undo(workbook, batch)
    kept = tuple(it for it in undone.changes if _table_of(it) not in {_STAGED, _OPEN})
    return Plan((*kept, *import_removal(workbook, batch)), undoes=batch)


def propose_taking_back(workbook: JournalWorkbook, number: int | None = None) -> Plan:
    """Return what takes a batch back; lines that it put onto the sheet leave it as they are by now.

    Raise `UnknownBatch` where there is none, or it was undone before.
    """
    plan = propose_undo(workbook, number)
    batch = plan.undoes or 0
    if is_reentered(workbook, batch) and rows_of_import(workbook, _STAGED, batch):
        return propose_return(workbook, batch)
    return plan


def is_reentered(workbook: JournalWorkbook, batch: int) -> bool:
    """Whether the lines on the sheet with that number were booked before."""
    states = {it.number: it.state for it in workbook.batches()}
    return states.get(batch) is BatchState.CONFIRMED


def _asked_lines(movement: BookedMovement, asked: Collection[int]) -> Iterator[BookedLine]:
    """The lines that were asked for; by its head, all of a movement."""
    whole = movement.head is not None and movement.head.row in asked
    for line in movement.lines:
        if whole or any(row.row in asked for row in line.rows):
            yield line


def _released(line: BookedLine, temporary: str) -> Iterator[SetCells]:
    """Yield the cells of a row that waits again, as rules expect it."""
    row = line.row
    origin = f"[{line.bank}]" if line.is_part else line.bank
    debit, credit = (origin, temporary) if line.money_in else (temporary, origin)
    after = {"debit": debit, "credit": credit, "invoice": "", "rule": ""}
    for name, value in after.items():
        before = getattr(row, name)
        if before != value:
            yield SetCells(
                field=name, rows=(row.row or 0,), before=before, after=value, because="release"
            )


def _everything(
    workbook: JournalWorkbook, movements: Sequence[BookedMovement]
) -> tuple[list[int], list[int]]:
    """The places of all rows of movements, and of what they settle."""
    rows = [row for movement in movements for row in movement.rows]
    return sorted(row.row for row in rows if row.row), _settled_places(workbook, rows)


def _settled_places(workbook: JournalWorkbook, rows: Iterable[JournalRow]) -> list[int]:
    by_row = settlements(workbook)
    return sorted(it.place for row in rows if row.id for it in by_row.get(row.id, ()))


def _deletions(rows: Sequence[int], paid: Sequence[int]) -> Iterator[DeleteRows]:
    if rows:
        yield DeleteRows(table=Table.JOURNAL, rows=rows, because="revision")
    if paid:
        yield DeleteRows(table=Table.SETTLEMENTS, rows=paid, because="revision")


def _whole(movement: BookedMovement) -> StagedLine:
    """A movement as one line, as its statement would bring it again."""
    head = movement.head
    if head is None:
        return _line(movement.lines[0])
    bank = head.debit or head.credit
    return _line(BookedLine(row=head, bank=bank, money_in=bool(head.debit), contra=""))


def _staged(
    movements: Iterable[BookedMovement], batch: int, currencies: Mapping[str, str]
) -> Iterator[StagedLine]:
    number = 0
    for entry, movement in enumerate(movements, 1):
        for line in movement.lines:
            number += 1
            amount = Money(line.amount, currencies.get(line.bank, ""))
            yield replace(_line(line), number=number, entry=entry, batch=batch, amount=amount)


def _line(line: BookedLine) -> StagedLine:
    row = line.row
    if row.date is None:
        raise UnusableRow(Table.JOURNAL, row.row or 0, "no movement")
    return StagedLine(
        batch=0,
        number=0,
        entry=0,
        bank=line.bank,
        date=row.date,
        value_date=row.value_date,
        amount=Money(line.amount, ""),
        description=row.description,
        bank_reference=row.external_reference,
        iban=row.iban,
        statement_party=row.counterparty,
    )


def _table_of(change: Change) -> Table:
    return getattr(change, "table", Table.JOURNAL)
