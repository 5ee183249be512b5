"""What a run of statements brings into the journal, and what is to be told of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from xl_recon.matching.balance_proof import balance_proof
from xl_recon.matching.card_payments import is_card_payment
from xl_recon.matching.duplicates import Finding, KnownMovements
from xl_recon.plan.booking import (
    BookingTerms,
    JournalEntry,
    bank_movement,
    booked_entry,
    booked_parts,
    has_foreign_details,
    missing_from_parts,
)
from xl_recon.plan.changes import Outcome
from xl_recon.records.notice import Notice, Severity
from xl_recon.records.statement import Check, LineStatus, Statement, StatementLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which lines are wanted: booking dates from and to, both included; with or without POS."""

    date_from: dt.date | None = None
    date_to: dt.date | None = None
    ignore_pos: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """New entries in the order of their lines, and what the user should know."""

    entries: tuple[JournalEntry, ...] = ()
    notices: tuple[Notice, ...] = ()
    outcomes: tuple[Outcome, ...] = ()

    def __add__(self, other: Self) -> Self:
        """Both, one after the other."""
        return type(self)(
            entries=self.entries + other.entries,
            notices=self.notices + other.notices,
            outcomes=self.outcomes + other.outcomes,
        )


@dataclass(frozen=True, slots=True)
class _Taken:
    """A wanted line, the rows it would become, and whether the journal holds it."""

    line: StatementLine
    entry: JournalEntry
    finding: Finding


def taken_in(
    run: Sequence[Statement], known: KnownMovements, terms: BookingTerms, selection: Selection
) -> Intake:
    """Return what a run of statements brings that is not known yet; `known` grows by it."""
    taken = _taken(run, known, terms, selection)
    new = [each for each in taken if each.finding.is_new]
    known.add(bank_movement(each.entry, terms.bank) for each in new)
    return Intake(
        entries=tuple(each.entry for each in new),
        notices=(
            *_left_out_notices(run, selection),
            *(notice for statement in run for notice in _currency_notices(statement, terms)),
            *(notice for each in new for notice in _detail_notices(each.line, terms)),
            *_known_notices(run, taken),
            *(notice for statement in run for notice in _balance_notices(statement, selection)),
        ),
        outcomes=tuple(_line_outcomes(run, taken)),
    )


def _taken(
    run: Sequence[Statement], known: KnownMovements, terms: BookingTerms, selection: Selection
) -> list[_Taken]:
    lines = [line for line in _lines(run) if not _left_out_because(line, selection)]
    entries = [booked_entry(line, terms) for line in lines]
    findings = known.compare([bank_movement(entry, terms.bank) for entry in entries])
    return list(map(_Taken, lines, entries, findings))


def _lines(run: Sequence[Statement]) -> Iterator[StatementLine]:
    return (line for statement in run for line in statement.lines)


def _left_out_because(line: StatementLine, selection: Selection) -> str:
    """Return the code of the reason why a line is not booked, or a blank."""
    day = line.booking_date
    too_early = selection.date_from is not None and day < selection.date_from
    too_late = selection.date_to is not None and day > selection.date_to
    reasons = (
        ("import.pending", line.status is LineStatus.PENDING),
        ("import.only_information", line.status is LineStatus.INFO),
        ("import.zero_amount", not line.amount.amount),
        ("import.outside_dates", too_early or too_late),
        ("import.pos_ignored", selection.ignore_pos and is_card_payment(line)),
    )
    return next((code for code, applies in reasons if applies), "")


def _left_out_notices(run: Sequence[Statement], selection: Selection) -> Iterator[Notice]:
    counts = Counter(_left_out_because(line, selection) for line in _lines(run))
    for code, count in counts.items():
        if code:
            yield Notice(code, _document(run), str(count), Severity.INFO)


def _document(run: Sequence[Statement]) -> str:
    return run[0].source.document


def _currency_notices(statement: Statement, terms: BookingTerms) -> Iterator[Notice]:
    """Yield how many lines are in a currency that the account is not kept in."""
    own = terms.currency or statement.currency
    booked = (line for line in statement.lines if line.status is LineStatus.BOOKED)
    counts = Counter(line.amount.currency for line in booked)
    for currency, count in counts.items():
        if own and currency and currency != own:
            yield Notice("import.other_currency", statement.source, f"{currency}: {count}")


def _detail_notices(line: StatementLine, terms: BookingTerms) -> Iterator[Notice]:
    parts = booked_parts(line, terms.per)
    missing = missing_from_parts(line, parts)
    if parts and missing:
        yield Notice("import.details_off", line.source, str(missing))
    if has_foreign_details(line):
        yield Notice("import.foreign_details", line.source)


def _known_notices(run: Sequence[Statement], taken: Sequence[_Taken]) -> Iterator[Notice]:
    known = sum(not each.finding.is_new for each in taken)
    if known:
        detail = f"{known}/{len(taken)}"
        yield Notice("import.known_lines", _document(run), detail, Severity.INFO)
    doubts = [each.finding.row for each in taken if each.finding.is_doubtful]
    if doubts:
        rows = tuple(row for row in doubts if row)
        yield Notice("import.maybe_known", _document(run), str(len(doubts)), rows=rows)


def _line_outcomes(run: Sequence[Statement], taken: Sequence[_Taken]) -> Iterator[Outcome]:
    """Yield the lines that a person may want to look up later."""
    for line in _lines(run):
        if line.status is LineStatus.BOOKED and not line.amount.amount:
            yield Outcome(
                code="import.zero_amount", row=str(line.source), reference=line.bank_reference
            )
    for each in taken:
        if each.finding.is_doubtful:
            yield Outcome(
                code="import.maybe_known",
                row=str(each.line.source),
                severity=Severity.WARNING,
                detail=str(each.finding.row or ""),
                reference=each.line.bank_reference,
            )


def _balance_notices(statement: Statement, selection: Selection) -> Iterator[Notice]:
    """Yield whether opening and lines give the closing, or by how much and where they don't.

    Lines the user left out are part of the bank's sum; what the journal lacks by them is told.
    """
    proof = balance_proof(statement)
    if proof.check is Check.OFF:
        day = f", {proof.broken_on}" if proof.broken_on else ""
        yield Notice("import.balance_off", statement.source, f"{proof.difference}{day}")
    elif proof.check is Check.HOLDS:
        unwanted = sum(
            line.amount.amount
            for line in statement.lines
            if line.status is LineStatus.BOOKED and _left_out_because(line, selection)
        )
        code = "import.balance_without_left_out" if unwanted else "import.balance_holds"
        detail = str(unwanted) if unwanted else _sum_shown(statement)
        yield Notice(code, statement.source, detail, Severity.INFO)


def _sum_shown(statement: Statement) -> str:
    """Return opening and lines = closing, or how many running balances follow."""
    opening, closing = statement.opening_balance, statement.closing_balance
    if opening is not None and closing is not None:
        return f"{opening.amount} + {statement.booked_total} = {closing.amount}"
    chain = statement.chain
    return f"{chain.agreed}/{chain.tested}" if chain else ""
