"""Which lines of a run of statements come into the journal, and which wait for an answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from xl_recon.matching.card_payments import is_card_payment
from xl_recon.matching.day_balances import (
    ProvedDay,
    day_balances,
    family_of,
    is_kept,
    kept_days,
    proved_days,
    within,
)
from xl_recon.matching.duplicates import Finding, KnownMovements
from xl_recon.matching.movements import Movement, real_reference
from xl_recon.plan.booking import BookingTerms, JournalEntry, bank_movement, booked_entry
from xl_recon.plan.questions import Answer, Answers, Asking, question_of
from xl_recon.records.day_balances import DayBalances
from xl_recon.records.question import Question
from xl_recon.records.statement import LineStatus, Statement, StatementLine

_NOTIFICATION = "camt.054"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which lines are wanted: booking dates from and to, both included; with or without POS."""

    date_from: dt.date | None = None
    date_to: dt.date | None = None
    ignore_pos: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lent:
    """What a line would be booked as, for the journal's row that holds it bare."""

    row: int
    bank: str
    entry: JournalEntry
    document: str


class Taken(NamedTuple):
    """A wanted line, the rows it would become, whether the journal holds it, and the answer."""

    line: StatementLine
    entry: JournalEntry
    finding: Finding
    question: Question | None = None
    answer: Answer = Answer.ASK

    @property
    def is_booked(self) -> bool:
        """Whether it brings rows: where there is a doubt, a person has said that it is new."""
        return self.finding.is_new and (self.question is None or self.answer is Answer.NEW)

    @property
    def is_open(self) -> bool:
        """Whether a person has still to say what it is."""
        return self.question is not None and self.answer is Answer.ASK


class LeftOut(NamedTuple):
    """A line that is not booked, with the code of the reason."""

    line: StatementLine
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenRun:
    """A run of statements with what becomes of its lines."""

    run: tuple[Statement, ...]
    left_out: tuple[tuple[LeftOut, ...], ...]  # by statement
    terms: BookingTerms
    taken: tuple[Taken, ...]
    balances: DayBalances


@dataclass(frozen=True, slots=True)
class Doorkeeper:
    """Says of each line whether it comes in; what comes in is known from then on.

    `days` are those that statements brought before, whatever their format; none are looked at
    where a document is taken in `again`.
    """

    known: KnownMovements = field(default_factory=KnownMovements)
    days: set[ProvedDay] = field(default_factory=set)
    answers: Answers = field(default_factory=Answers)
    selection: Selection = field(default_factory=Selection)
    again: bool = False

    def taken(self, run: Sequence[Statement], terms: BookingTerms) -> TakenRun:
        """Return what becomes of a run's lines."""
        sorted_out = [_sorted_out(statement, self.selection) for statement in run]
        wanted = [line for lines, _ in sorted_out for line in lines]
        entries = [booked_entry(line, terms) for line in wanted]
        family = family_of(run[0])
        movements = [bank_movement(entry, terms.bank, family) for entry in entries]
        balances = _kept_balances(run, terms, self.selection)
        findings = self.known.compare(movements, self._proved(balances))
        asking = Asking()
        taken = tuple(
            self._answered(Taken(line, entry, finding, question_of(asking, line, told, finding)))
            for line, entry, told, finding in zip(wanted, entries, movements, findings, strict=True)
        )
        self._remember(taken, movements, balances)
        return TakenRun(
            run=tuple(run),
            left_out=tuple(left_out for _, left_out in sorted_out),
            terms=terms,
            taken=taken,
            balances=balances,
        )

    def _proved(self, balances: DayBalances) -> Collection[dt.date]:
        if self.again:
            return frozenset()
        return {day.day for day in proved_days(balances) if is_kept(day, self.days)}

    def _answered(self, taken: Taken) -> Taken:
        if taken.question is None:
            return taken
        return taken._replace(answer=self.answers.to(taken.question.digest))

    def _remember(
        self, taken: Sequence[Taken], movements: Sequence[Movement], balances: DayBalances
    ) -> None:
        self.known.add(
            movement for each, movement in zip(taken, movements, strict=True) if each.is_booked
        )
        self.days.update(kept_days(balances))


def _sorted_out(
    statement: Statement, selection: Selection
) -> tuple[list[StatementLine], tuple[LeftOut, ...]]:
    """Return the lines that are wanted, and those that are not."""
    wanted, left_out = [], []
    for line in statement.lines:
        code = _left_out_because(line, selection)
        if code:
            left_out.append(LeftOut(line, code))
        else:
            wanted.append(line)
    return wanted, tuple(left_out)


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


def lent_by(run: TakenRun) -> Iterator[Lent]:
    """Yield what lines tell of rows that are there: the bank's own reference says which.

    A notification is sent to tell more, with details or in the line itself.
    """
    is_notification = run.run[0].format.startswith(_NOTIFICATION)
    for each in run.taken:
        if (each.line.details or is_notification) and _holds_by_reference(each):
            yield Lent(
                row=each.finding.row or 0,
                bank=run.terms.bank,
                entry=each.entry,
                document=each.line.source.document,
            )


def _holds_by_reference(taken: Taken) -> bool:
    """Tell whether a row of the journal has the line's own reference."""
    row = taken.finding.known
    if taken.finding.is_new or row is None or not row.row:
        return False
    reference = real_reference(taken.entry[0].external_reference)
    return bool(reference) and reference == real_reference(row.reference)


def _kept_balances(
    run: Sequence[Statement], terms: BookingTerms, selection: Selection
) -> DayBalances:
    """Return the balances that the journal is to agree with.

    Where card payments stay out, no day does: only the family of the format is kept.
    """
    record = within(day_balances(run, terms.bank), selection.date_from, selection.date_to)
    if selection.ignore_pos and any(
        is_card_payment(line) for statement in run for line in statement.lines
    ):
        return DayBalances(account=record.account, family=record.family)
    return record
