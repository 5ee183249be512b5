"""A worked statement as journal rows, settlements and what was learned, in one plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import groupby

from xl_recon.matching.movements import Movement
from xl_recon.plan.changes import (
    AppendRecords,
    AppendRows,
    Change,
    DeleteRows,
    Outcome,
    Plan,
    SetCells,
    Table,
    TableRow,
)
from xl_recon.records.journal import JournalRow
from xl_recon.records.open_document import OpenDocument
from xl_recon.records.party import Party
from xl_recon.records.reconciliation import (
    Adjustment,
    Recognition,
    StagedLine,
    Verdict,
)
from xl_recon.records.settings import Settings

DELETED_OUTCOME = "import.deleted"
_BECAUSE = "confirm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """A line with what was recognised in it."""

    line: StagedLine
    recognition: Recognition

    @property
    def is_booked(self) -> bool:
        """Whether the journal gets it: neither deleted nor an own transfer that is ignored."""
        ignored = self.recognition.verdict is Verdict.GREY and not self.recognition.account
        return not self.line.choice.delete and not ignored


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmationTerms:
    """What a confirmation needs to know: parties and documents by code and key, and settings.

    `staged` and `opened` are the rows of the two staging tables that are done with; `yes` is the
    sheet's word for consent.
    """

    settings: Settings
    parties: Mapping[str, Party]
    documents: Mapping[str, OpenDocument]
    staged: Sequence[int] = ()
    opened: Sequence[int] = ()
    file: str = ""
    yes: str = ""


def plan_confirmation(worked: Sequence[Worked], terms: ConfirmationTerms) -> Plan:
    """Return what a confirmation writes: all of it or nothing (spec: reconciliation, Confirm).

    The journal has the lines in the bank's order, however the sheet is sorted by now.
    """
    worked = sorted(worked, key=_place_in_statement)
    booking = _Booking(terms)
    for _, group in groupby(worked, key=_entry):
        booking.add(list(group))
    changes: list[Change] = []
    if booking.rows:
        changes.append(AppendRows(rows=tuple(booking.rows), because=terms.file))
    if booking.settlements:
        settlements = tuple(booking.settlements)
        changes.append(AppendRecords(table=Table.SETTLEMENTS, rows=settlements, because=_BECAUSE))
    changes += _learned(worked, terms)
    for table, rows in (
        (Table.STAGED_STATEMENT, terms.staged),
        (Table.OPEN_STATEMENTS, terms.opened),
    ):
        if rows:
            changes.append(DeleteRows(table=table, rows=rows, because=_BECAUSE))
    return Plan(changes=tuple(changes), outcomes=tuple(_deleted(worked)))


def movement_mark(line: StagedLine) -> str:
    """Return the mark by which a deleted line is known when its statement comes again."""
    return "|".join((line.bank, line.date.isoformat(), f"{line.amount.amount:f}", line.description))


def deleted_movement(mark: str) -> Movement | None:
    """Return the movement of a mark that `movement_mark` made, or None for another text."""
    parts = mark.split("|", 3)
    try:
        bank, day, amount, text = parts
        return Movement(bank, dt.date.fromisoformat(day), Decimal(amount), text=text)
    except (ValueError, ArithmeticError):
        return None


@dataclass(slots=True)
class _Booking:
    """Journal rows and settlements as they come together, line by line."""

    terms: ConfirmationTerms
    rows: list[JournalRow] = field(default_factory=list)
    settlements: list[TableRow] = field(default_factory=list)

    def add(self, entry: Sequence[Worked]) -> None:
        """Book one movement of the bank: a row, or a head and its parts."""
        if not any(it.is_booked for it in entry):
            return
        if len(entry) > 1:
            self.rows.append(_head(entry))
        for it in entry:
            self._book(it, is_part=len(entry) > 1)

    def _book(self, it: Worked, *, is_part: bool) -> None:
        contra = (it.recognition.account if it.is_booked else "") or self._temporary
        origin = it.line.bank
        if is_part:
            origin = f"[{it.line.bank}]" if contra == self._temporary else ""
        self.rows.append(self._row(it, origin, contra))
        if not it.is_booked:
            return
        place = len(self.rows)
        for allocation in it.recognition.allocations:
            self._settle(it, place, allocation.document, allocation.amount)
        for adjustment in it.recognition.adjustments:
            self.rows.append(self._adjusting(it, adjustment, contra))
            # What was paid too much settles nothing: the document is closed by the payment.
            if (adjustment.amount > 0) is (it.line.amount.amount > 0):
                self._settle(it, len(self.rows), adjustment.document, adjustment.amount)

    @property
    def _temporary(self) -> str:
        return self.terms.settings.temporary_account

    def _row(self, it: Worked, origin: str, contra: str) -> JournalRow:
        line, amount = it.line, it.line.amount.amount
        debit, credit = _sides(amount, origin, contra)
        party = self.terms.parties.get(it.recognition.party)
        return JournalRow(
            date=line.date,
            value_date=line.value_date,
            description=line.description,
            debit=debit,
            credit=credit,
            amount=abs(amount),
            external_reference=line.bank_reference,
            invoice=self._numbers(it),
            iban=line.iban,
            counterparty=party.name if party else line.statement_party,
        )

    def _adjusting(self, it: Worked, adjustment: Adjustment, contra: str) -> JournalRow:
        """A difference closed on an account of its own: what was not paid, or too much."""
        debit, credit = _sides(adjustment.amount, adjustment.account, contra)
        document = self.terms.documents[adjustment.document]
        party = self.terms.parties.get(it.recognition.party)
        return JournalRow(
            date=it.line.date,
            description=it.line.description,
            debit=debit,
            credit=credit,
            amount=abs(adjustment.amount),
            invoice=document.number,
            counterparty=party.name if party else "",
        )

    def _numbers(self, it: Worked) -> str:
        keys = (allocation.document for allocation in it.recognition.allocations)
        return "; ".join(self.terms.documents[key].number for key in keys)

    def _settle(self, it: Worked, place: int, key: str, amount: Decimal) -> None:
        """Keep what is settled, with the sign that the document has on its sheet."""
        document = self.terms.documents[key]
        sign = document.sign or (1 if it.line.amount.amount > 0 else -1)
        cells = (
            ("document", key),
            ("amount", amount * sign),
            ("date", it.line.date),
        )
        self.settlements.append(TableRow(cells, journal_row=("journal_row", place)))


def _head(entry: Sequence[Worked]) -> JournalRow:
    """The bank's side of a collective movement; its parts stand below."""
    first = entry[0].line
    amount = sum((it.line.amount.amount for it in entry), Decimal(0))
    debit, credit = _sides(amount, first.bank, "")
    return JournalRow(
        date=first.date,
        value_date=first.value_date,
        description=first.description,
        debit=debit,
        credit=credit,
        amount=abs(amount),
        external_reference=first.bank_reference,
    )


def _sides(amount: Decimal, account: str, contra: str) -> tuple[str, str]:
    """Return debit and credit: money in stands in the account's debit."""
    return (account, contra) if amount > 0 else (contra, account)


def _learned(worked: Iterable[Worked], terms: ConfirmationTerms) -> Iterator[Change]:
    """Yield the IBANs that stay with the parties a person chose, and the trace of it."""
    new: dict[str, list[tuple[str, StagedLine]]] = {}
    for it in worked:
        party = terms.parties.get(it.recognition.party)
        iban = it.line.iban
        if not (it.recognition.learns_iban and it.is_booked and party) or iban in party.ibans:
            continue
        known = [known for known, _ in new.setdefault(party.code, [])]
        if iban not in known:
            new[party.code].append((iban, it.line))
    for code, found in new.items():
        yield from _learning(terms.parties[code], found, terms)


def _learning(
    party: Party, found: Sequence[tuple[str, StagedLine]], terms: ConfirmationTerms
) -> Iterator[Change]:
    before = party.written_ibans
    after = "; ".join(filter(None, (before, *(iban for iban, _ in found))))
    if party.row is not None:
        yield SetCells(
            table=Table.PARTIES,
            field="ibans",
            rows=(party.row,),
            before=before,
            after=after,
            because=_BECAUSE,
        )
    yield AppendRecords(
        table=Table.PARTY_UPDATES,
        rows=tuple(_trace(party, iban, line, terms) for iban, line in found),
        because=_BECAUSE,
    )


def _trace(party: Party, iban: str, line: StagedLine, terms: ConfirmationTerms) -> TableRow:
    return TableRow(
        (
            ("document", f"{terms.file} {line.number}".strip()),
            ("party", party.name),
            ("party_field", "IBAN"),
            ("current_value", party.written_ibans),
            ("proposed_value", iban),
            ("accept", terms.yes),
        )
    )


def _deleted(worked: Iterable[Worked]) -> Iterator[Outcome]:
    """Yield what is kept of lines that a person deleted: they are not to come back.

    Of a collective movement that is gone as a whole, the whole is kept: so it comes again.
    """
    for _, group in groupby(worked, key=_entry):
        entry = list(group)
        if all(it.line.choice.delete for it in entry):
            whole = sum((it.line.amount.amount for it in entry), Decimal(0))
            first = entry[0].line
            yield _outcome(replace(first, amount=replace(first.amount, amount=whole)))
        else:
            yield from (_outcome(it.line) for it in entry if it.line.choice.delete)


def _outcome(line: StagedLine) -> Outcome:
    return Outcome(code=DELETED_OUTCOME, row=str(line.number), reference=movement_mark(line))


def _place_in_statement(it: Worked) -> tuple[int, int, str, int]:
    return it.line.batch, it.line.entry, it.line.bank, it.line.number


def _entry(it: Worked) -> tuple[int, str, int]:
    return it.line.batch, it.line.bank, it.line.entry
