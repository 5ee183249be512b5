"""Bank movements as they were booked: their rows in the journal, and what those settle."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import cast

from xl_recon.errors import UnusableRow
from xl_recon.matching.candidates import is_bracketed
from xl_recon.plan.changes import Table
from xl_recon.records.journal import Columns, JournalRow
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workflows.apply_rules import chart_banks

_FIELDS = (
    "date", "value_date", "description", "debit", "credit", "amount", "external_reference",
    "invoice", "iban", "counterparty", "rule", "batch", "id",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class BookedLine:
    """A row against the bank, or a part of a collective movement; money in is positive.

    `adjusting` are the rows below it that close a difference of what it pays.
    """

    row: JournalRow
    bank: str
    money_in: bool
    contra: str
    is_part: bool = False
    adjusting: tuple[JournalRow, ...] = ()

    @property
    def amount(self) -> Decimal:
        """What it moves on the bank's account."""
        size = self.row.amount or Decimal(0)
        return size if self.money_in else -size

    @property
    def rows(self) -> tuple[JournalRow, ...]:
        """Itself and what goes with it."""
        return (self.row, *self.adjusting)


@dataclass(frozen=True, slots=True, kw_only=True)
class BookedMovement:
    """One movement of the bank: a line, or a head with its parts."""

    head: JournalRow | None = None
    lines: tuple[BookedLine, ...] = ()

    @property
    def rows(self) -> tuple[JournalRow, ...]:
        """All its rows in the journal."""
        own = tuple(row for line in self.lines for row in line.rows)
        return (self.head, *own) if self.head else own


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A row of the settlements: its place, the journal row's Id, the document, the amount."""

    place: int
    journal_row: int
    document: str
    amount: Decimal


def booked_movements(workbook: JournalWorkbook) -> tuple[BookedMovement, ...]:
    """Return the movements that stand in the journal, as confirming or importing books them.

    A row with a bank's account begins one; rows below it without, of its day and batch, are its.
    """
    return _Movements(chart_banks(workbook)).of(_rows(workbook.journal(_FIELDS)))


def asked_movements(
    workbook: JournalWorkbook, rows: Collection[int]
) -> tuple[tuple[BookedMovement, frozenset[int]], ...]:
    """Return the movements of these places, each with those of its rows that were asked for.

    Raise `UnusableRow` for a row that is no movement of a bank.
    """
    found = [
        (it, frozenset(_places(it.rows)) & frozenset(rows)) for it in booked_movements(workbook)
    ]
    asked = tuple((it, own) for it, own in found if own)
    missing = set(rows).difference(*(own for _, own in asked))
    if missing:
        raise UnusableRow(Table.JOURNAL, min(missing), "no movement")
    return asked


def settlements(workbook: JournalWorkbook) -> Mapping[int, Sequence[Settled]]:
    """Return the settlements by the Id of the journal row that pays."""
    found: dict[int, list[Settled]] = defaultdict(list)
    if not workbook.has_table(Table.SETTLEMENTS):
        return found
    columns = workbook.columns(Table.SETTLEMENTS, ("journal_row", "document", "amount"))
    for place in range(1, columns.height + 1):
        number, amount = columns.value("journal_row", place), columns.value("amount", place)
        if isinstance(number, int) and isinstance(amount, Decimal):
            document = str(columns.value("document", place))
            found[number].append(
                Settled(place=place, journal_row=number, document=document, amount=amount)
            )
    return found


def _rows(journal: Columns) -> Iterator[JournalRow]:
    for place in range(1, journal.height + 1):
        yield _row(journal, place)


def _row(journal: Columns, place: int) -> JournalRow:
    def text(name: str) -> str:
        return str(journal.value(name, place) or "")

    return JournalRow(
        date=cast("dt.date | None", journal.value("date", place)),
        value_date=cast("dt.date | None", journal.value("value_date", place)),
        description=text("description"),
        debit=text("debit"),
        credit=text("credit"),
        amount=cast("Decimal | None", journal.value("amount", place)),
        external_reference=text("external_reference"),
        invoice=text("invoice"),
        iban=text("iban"),
        counterparty=text("counterparty"),
        rule=text("rule"),
        batch=cast("int | None", journal.value("batch", place)),
        id=cast("int | None", journal.value("id", place)),
        row=place,
    )


def _places(rows: Sequence[JournalRow]) -> Iterator[int]:
    return (row.row for row in rows if row.row)


@dataclass(frozen=True, slots=True)
class _Movements:
    banks: frozenset[str]

    def of(self, rows: Iterator[JournalRow]) -> tuple[BookedMovement, ...]:
        found: list[BookedMovement] = []
        for row in rows:
            if row.debit in self.banks or row.credit in self.banks:
                found.append(self._begun(row))
            elif found and _belongs(row, found[-1]):
                found[-1] = _with(found[-1], row)
        return tuple(found)

    def _begun(self, row: JournalRow) -> BookedMovement:
        if not (row.debit and row.credit):
            return BookedMovement(head=row)
        money_in = row.debit in self.banks
        bank, contra = (row.debit, row.credit) if money_in else (row.credit, row.debit)
        return BookedMovement(
            lines=(BookedLine(row=row, bank=bank, money_in=money_in, contra=contra),)
        )


def _belongs(row: JournalRow, movement: BookedMovement) -> bool:
    first = movement.rows[0]
    if first.batch is None or (row.date, row.batch) != (first.date, first.batch):
        return False
    return _closes(row, movement) if _is_two_sided(row) else movement.head is not None


def _closes(row: JournalRow, movement: BookedMovement) -> bool:
    """Whether a row closes a difference of the line above it: it says the same words."""
    return bool(movement.lines) and row.description == movement.lines[-1].row.description


def _is_two_sided(row: JournalRow) -> bool:
    """Whether both sides are accounts that are booked."""
    return bool(row.debit and row.credit) and not any(map(is_bracketed, (row.debit, row.credit)))


def _with(movement: BookedMovement, row: JournalRow) -> BookedMovement:
    if _is_two_sided(row):
        *before, last = movement.lines
        last = replace(last, adjusting=(*last.adjusting, row))
        return replace(movement, lines=(*before, last))
    return replace(movement, lines=(*movement.lines, _part(row, movement.head or row)))


def _part(row: JournalRow, head: JournalRow) -> BookedLine:
    """A part has its contra account on one side, and on the other nothing or `[bank]`."""
    bank = head.debit or head.credit
    is_credit = not row.debit or row.debit == f"[{bank}]"
    contra = row.credit if is_credit else row.debit
    return BookedLine(row=row, bank=bank, money_in=is_credit, contra=contra, is_part=True)
