"""Distribuisci residuo: what is left of booked rows allocated to open documents."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from xl_recon.errors import UnusableRow
from xl_recon.matching.allocation import AllocationTerms, allocate
from xl_recon.matching.reconciliation_book import ReconciliationBook
from xl_recon.plan.changes import AppendRecords, Change, Plan, SetCells, Table, TableRow
from xl_recon.records.notice import Notice
from xl_recon.records.open_document import OpenDocument
from xl_recon.records.party import Party
from xl_recon.records.reconciliation import Allocation
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workbook.staged_table import documents_of
from xl_recon.workflows.statement_book import reconciliation_book
from xl_recon.workflows.statement_bookings import (
    BookedLine,
    Settled,
    asked_movements,
    booked_movements,
    settlements,
)

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Distributed:
    """What one booked row pays more, and what is still left of it."""

    row: int  # place in the journal's body
    party: str
    allocations: tuple[Allocation, ...]
    left: Decimal
    reasons: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution:
    """The rows that were looked at, and the plan."""

    plan: Plan
    rows: tuple[Distributed, ...] = ()


def propose_distribution(
    workbook: JournalWorkbook, rows: Collection[int] | None, documents: str = ""
) -> Distribution:
    """Return what allocates the rests of booked rows: of some, or of all that have a party.

    `documents` says which, as the sheet's cell does; else those that fit for certain.
    """
    giving = _Giving(reconciliation_book(workbook, ()), settlements(workbook))
    for line in _lines(workbook, rows):
        giving.add(line, documents, asked=rows is not None)
    return Distribution(plan=Plan(tuple(giving.changes())), rows=tuple(giving.given))


def _lines(workbook: JournalWorkbook, rows: Collection[int] | None) -> Iterator[BookedLine]:
    if rows is None:
        for movement in booked_movements(workbook):
            yield from movement.lines
        return
    for movement, asked in asked_movements(workbook, rows):
        yield from (line for line in movement.lines if line.row.row in asked)


@dataclass(slots=True)
class _Giving:
    """Rests given out row by row; what one row pays, the next finds paid."""

    book: ReconciliationBook
    settled: Mapping[int, Sequence[Settled]]
    given: list[Distributed] = field(default_factory=list)
    cells: list[SetCells] = field(default_factory=list)
    records: list[TableRow] = field(default_factory=list)
    paid: dict[str, Decimal] = field(default_factory=dict)

    def add(self, line: BookedLine, documents: str, *, asked: bool) -> None:
        """Give out what is left of a row."""
        row = line.row
        codes = self.book.chosen_parties(row.counterparty) if row.counterparty else ()
        left = self._left(line)
        if not left or (len(codes) != 1 and not documents):
            if asked and not left:
                raise UnusableRow(Table.JOURNAL, row.row or 0, "nothing left")
            if asked:
                raise UnusableRow(Table.JOURNAL, row.row or 0, "no party")
            return
        if not row.id:
            raise UnusableRow(Table.JOURNAL, row.row or 0, "no number")
        party = codes[0] if len(codes) == 1 else ""
        found = self._found(line, left, party, documents)
        if asked or found.allocations:
            self.given.append(found)
        self._keep(line, found)

    def changes(self) -> Iterator[Change]:
        """Yield the settlements, and the cells of rows that name their documents now."""
        if self.records:
            rows = tuple(self.records)
            yield AppendRecords(table=Table.SETTLEMENTS, rows=rows, because="distribute")
        yield from self.cells

    def _left(self, line: BookedLine) -> Decimal:
        """What is left of a row, signed as the row is."""
        paid = self.settled.get(line.row.id or 0, ())
        return line.amount - sum(
            (it.amount * self._sign(it.document, line) for it in paid), _NOTHING
        )

    def _sign(self, key: str, line: BookedLine) -> int:
        document = self.book.documents.get(key)
        return (document.sign if document else 0) or (1 if line.money_in else -1)

    def _found(self, line: BookedLine, left: Decimal, party: str, documents: str) -> Distributed:
        if documents:
            allocations = tuple(self._by_hand(line, left, documents))
            rest = left - sum((it.amount for it in allocations), _NOTHING)
            return self._told(line, party, allocations, rest, ())
        own = [self._open(key) for key in self.book.keys_by_party.get(party, ())]
        named = [it for it in own if self._is_named(it, line, left)]
        others = [it for it in own if it not in named and it.has_side]
        terms = AllocationTerms(day=line.row.date, currency=self.book.own.currency_of(line.bank))
        found = allocate(left, [it for it in named if it.has_side], others, terms)
        return self._told(line, party, found.allocations, found.unallocated, found.reasons)

    def _told(
        self,
        line: BookedLine,
        party: str,
        allocations: tuple[Allocation, ...],
        left: Decimal,
        reasons: tuple[Notice, ...],
    ) -> Distributed:
        return Distributed(
            row=line.row.row or 0, party=party, allocations=allocations, left=left, reasons=reasons
        )

    def _is_named(self, document: OpenDocument, line: BookedLine, left: Decimal) -> bool:
        text = f"{line.row.description} {line.row.invoice}"
        hits = self.book.numbers.named_in(text, abs(left))
        return any(document.key in hit.documents for hit in hits)

    def _open(self, key: str) -> OpenDocument:
        """A document with what this distribution leaves of it."""
        document = self.book.documents[key]
        return replace(document, residual=document.residual - self.paid.get(key, _NOTHING))

    def _by_hand(self, line: BookedLine, left: Decimal, text: str) -> Iterator[Allocation]:
        """Yield what a person says: each document as much as he wrote, or as fits."""
        size = abs(left)
        for asked in documents_of(text):
            document = self._named(asked, line)
            sign = 1 if line.money_in else -1
            open_ = document.residual if document.has_side else abs(document.residual) * sign
            wanted = min(abs(asked.amount) or size, abs(open_))
            share = wanted if (open_ > 0) is not line.money_in else min(wanted, size)
            if share:
                size += share if (open_ > 0) is not line.money_in else -share
                yield Allocation(document=document.key, amount=share if open_ > 0 else -share)

    def _named(self, asked: Allocation, line: BookedLine) -> OpenDocument:
        """The document that a person names; of one in another currency he says how much."""
        keys = self.book.chosen_documents(asked.document, "")
        if len(keys) != 1:
            raise UnusableRow(Table.JOURNAL, line.row.row or 0, f"no document {asked.document}")
        document = self._open(keys[0])
        currencies = {document.currency, self.book.own.currency_of(line.bank)} - {""}
        if len(currencies) > 1 and not asked.amount:
            found = f"foreign {document.currency} {document.key}"
            raise UnusableRow(Table.JOURNAL, line.row.row or 0, found)
        return document

    def _keep(self, line: BookedLine, found: Distributed) -> None:
        row = line.row
        for it in found.allocations:
            self.paid[it.document] = self.paid.get(it.document, _NOTHING) + it.amount
            cells = (
                ("journal_row", row.id),
                ("document", it.document),
                ("amount", it.amount * self._sign(it.document, line)),
                ("date", row.date),
            )
            self.records.append(TableRow(cells))
        if found.allocations:
            self.cells += _named_cells(line, found, self.book)


def _named_cells(
    line: BookedLine, found: Distributed, book: ReconciliationBook
) -> Iterator[SetCells]:
    """Yield the numbers of the documents, and the party's account where none stands yet."""
    row = line.row
    numbers = [row.invoice, *(book.documents[it.document].number for it in found.allocations)]
    after = {"invoice": "; ".join(dict.fromkeys(filter(None, numbers)))}
    party = book.parties.get(found.party)
    if party and line.contra == book.settings.temporary_account:
        after |= _account_cell(line, party)
    for name, text in after.items():
        before = getattr(row, name)
        if before != text:
            yield SetCells(
                field=name, rows=(found.row,), before=before, after=text, because="distribute"
            )


def _account_cell(line: BookedLine, party: Party) -> Mapping[str, str]:
    account = party.customer_account if line.money_in else party.supplier_account
    return {("credit" if line.money_in else "debit"): account} if account else {}
