"""Leggi file: which lines of statements come onto the sheet where they are worked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import chain, count

from xl_recon.matching.bank_charges import ChargeWords
from xl_recon.matching.day_balances import kept_days
from xl_recon.matching.duplicates import KnownMovements
from xl_recon.matching.known_statements import runs
from xl_recon.matching.lent_details import lent_details, with_details
from xl_recon.matching.movements import Movement
from xl_recon.plan.addressing import AddressedStatement, address_book
from xl_recon.plan.admission import Doorkeeper, Selection, Taken, TakenRun
from xl_recon.plan.booking import (
    BookingTerms,
    Per,
    bank_movement,
    booked_entry,
    booked_parts,
    missing_from_parts,
)
from xl_recon.plan.intake import Intake, intake_of
from xl_recon.plan.past_imports import (
    KEPT_OUTCOMES,
    PastImports,
    past_imports,
)
from xl_recon.records.journal import JournalRow
from xl_recon.records.money import Money
from xl_recon.records.notice import Notice
from xl_recon.records.open_statement import OpenStatement
from xl_recon.records.reconciliation import StagedLine
from xl_recon.records.statement import Balance, LineDetail, Statement, StatementLine
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workflows.import_statements import StatementFile
from xl_recon.workflows.statement_memory import (
    doubt_text,
    fresh_files,
    known_movements,
    mark_of,
)

_CARD = "import.pos_ignored"
# Lines that an import leaves out until somebody answers come as red rows; the proof is told anew.
_ASKED = {"import.maybe_known", "import.balance_holds"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOptions:
    """What the user may choose for one reading; open ones are as the settings say."""

    account: str = ""
    per: Per | None = None
    ignore_pos: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """What documents bring: lines, the statements they are of, what is to be told."""

    lines: tuple[StagedLine, ...] = ()
    statements: tuple[OpenStatement, ...] = ()
    notices: tuple[Notice, ...] = ()
    files: tuple[StatementFile, ...] = ()  # those that were not read before


def incoming(
    workbook: JournalWorkbook,
    documents: Sequence[StatementFile],
    options: ReadingOptions,
    batch: int,
) -> Incoming:
    """Return the lines that neither journal nor sheet have; they get the number of the batch.

    Raise `AccountNeeded` where a statement's account cannot be told.
    """
    settings = workbook.settings()
    fresh, repeated = fresh_files(documents, workbook.batches())
    book = address_book(settings, workbook.accounts(), options.account, options.per)
    addressed = [book.addressed(file.name, it) for file in fresh for it in _lending(file, fresh)]
    past = past_imports(workbook.outcomes(KEPT_OUTCOMES))
    ignored = settings.ignore_pos if options.ignore_pos is None else options.ignore_pos
    banks = tuple(dict.fromkeys(it.terms.bank for it in addressed))
    words = ChargeWords.of(settings.words, workbook.accounts())
    reading = _Reading(
        known_movements(workbook, banks, past),
        past,
        batch,
        is_card=words.is_till if ignored else lambda _: False,
        ignore_pos=ignored,
    )
    for bank in banks:
        reading.add([it for it in addressed if it.terms.bank == bank])
    return Incoming(
        lines=tuple(reading.lines),
        statements=tuple(reading.statements),
        notices=(*book.notices, *repeated, *reading.notices),
        files=tuple(fresh),
    )


def _lending(file: StatementFile, files: Sequence[StatementFile]) -> Sequence[Statement]:
    """The file's statements with the details that a notification among the files lends them."""
    lent = lent_details(statement for each in files for statement in each.statements)
    return [with_details(each, lent) for each in file.statements] if lent else file.statements


@dataclass(slots=True)
class _Reading:
    """Lines and statements as they come together, account by account."""

    elsewhere: tuple[Movement, ...]
    past: PastImports
    batch: int
    is_card: Callable[[StagedLine], bool] = field(kw_only=True)  # by the words of the settings
    ignore_pos: bool = field(kw_only=True)
    cards: list[StagedLine] = field(default_factory=list)
    lines: list[StagedLine] = field(default_factory=list)
    statements: list[OpenStatement] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    entries: Iterator[int] = field(default_factory=lambda: count(1))
    doorkeeper: Doorkeeper = field(init=False)

    def __post_init__(self) -> None:
        self.doorkeeper = Doorkeeper(
            known=KnownMovements(self.elsewhere),
            days={day for record in self.past.records for day in kept_days(record)},
            selection=Selection(ignore_pos=self.ignore_pos),
        )

    def add(self, own: Sequence[AddressedStatement]) -> None:
        """Take in the statements of one account."""
        found = [
            self.doorkeeper.taken(run, own[0].terms) for run in runs(it.statement for it in own)
        ]
        before = len(self.lines)
        for run in found:
            self._stage(run)
        intake = sum(map(intake_of, found), Intake())
        self.notices += (notice for it in own for notice in it.notices)
        self.notices += self._marked(own)
        self.notices += (it for it in intake.notices if it.code not in _ASKED)
        if len(self.lines) > before:
            self.statements.append(self._open_statement(own, found, intake))

    def _stage(self, found: TakenRun) -> None:
        """Put lines that are new, or may be, onto the sheet."""
        open_ = [each for each in found.taken if each.is_open]
        for each in found.taken:
            if each.is_booked or each.is_open:
                staged = tuple(self._staged(each, found))
                (self.cards if all(map(self.is_card, staged)) else self.lines).extend(staged)
        # What waits for an answer is not to be asked twice by another document.
        self.doorkeeper.known.add(bank_movement(it.entry, found.terms.bank) for it in open_)

    def _staged(self, taken: Taken, found: TakenRun) -> Iterator[StagedLine]:
        entry, run = next(self.entries), found.run[0]
        # Without one, documents in any currency would be paid.
        currency = taken.line.amount.currency or run.currency or found.terms.currency
        for row, amount, source in _parts(taken, found.terms):
            yield StagedLine(
                batch=self.batch,
                number=next(self.numbers),
                entry=entry,
                bank=found.terms.bank,
                date=taken.line.booking_date,
                value_date=taken.line.value_date,
                amount=Money(amount, currency),
                description=" ".join(filter(None, (row.description, row.notes))),
                reference=_reference(source),
                bank_reference=row.external_reference,
                iban=row.iban,
                statement_party=row.counterparty,
                code=taken.line.code,
                own_iban=run.account,
                doubt=_doubt(taken),
            )

    def _marked(self, own: Iterable[AddressedStatement]) -> Iterator[Notice]:
        for it in own:
            if it.mark in self.past.marks:
                yield Notice("import.same_statement", it.statement.source, it.statement.identifier)

    def _open_statement(
        self, own: Sequence[AddressedStatement], found: Sequence[TakenRun], intake: Intake
    ) -> OpenStatement:
        statements = sorted((it.statement for it in own), key=_days_of)
        first, last = statements[0], statements[-1]
        bank = own[0].terms.bank
        cards = [*self._left_out_cards(found), *self._cards_of(bank)]
        known = (line.amount.amount for line in self._known(found))
        return OpenStatement(
            batch=self.batch,
            file="; ".join(dict.fromkeys(it.source.document for it in statements)),
            bank=bank,
            currency=own[0].terms.currency or first.currency,
            start=_days_of(first)[0],
            end=max(_days_of(it)[1] for it in statements),
            opening=_amount(first.opening_balance),
            closing=_amount(last.closing_balance),
            unlisted=sum((*known, *cards), Decimal(0)),
            card_payments=len(cards),
            mark=mark_of(own, intake.outcomes),
        )

    def _left_out_cards(self, found: Iterable[TakenRun]) -> Iterator[Decimal]:
        for each in chain.from_iterable(chain(*run.left_out) for run in found):
            if each.code == _CARD:
                yield each.line.amount.amount

    def _cards_of(self, bank: str) -> Iterator[Decimal]:
        return (line.amount.amount for line in self.cards if line.bank == bank)

    def _known(self, found: Iterable[TakenRun]) -> Iterator[StatementLine]:
        """Yield the lines that were known before this reading began."""
        before = frozenset(self.elsewhere)
        for each in (each for run in found for each in run.taken):
            is_known = not each.is_booked and not each.is_open
            if is_known and (each.finding.known is None or each.finding.known in before):
                yield each.line


def _parts(
    taken: Taken, terms: BookingTerms
) -> Iterable[tuple[JournalRow, Decimal, StatementLine | LineDetail]]:
    """Return a line's rows, each with its signed amount and what the bank says of it.

    Parts that do not give the whole would put the bank's side wrong: then the line stays whole.
    """
    line = taken.line
    parts = booked_parts(line, terms.per)
    if parts and not missing_from_parts(line, parts):
        amounts = (part.amount.amount for part in parts)
        return zip(taken.entry[1:], amounts, parts, strict=True)
    (row,) = booked_entry(line, replace(terms, per=Per.ENTRY))
    return [(row, line.amount.amount, line)]


def _reference(source: StatementLine | LineDetail) -> str:
    return source.reference.value if source.reference else source.end_to_end_id


def _doubt(taken: Taken) -> str:
    finding = taken.finding
    if not taken.is_open or finding.doubt is None or finding.known is None:
        return ""
    return doubt_text(finding.doubt, finding.known)


def _days_of(statement: Statement) -> tuple[dt.date, dt.date]:
    """The days that a statement speaks of, from and to."""
    days = [line.booking_date for line in statement.lines]
    balances = (statement.opening_balance, statement.closing_balance)
    told = [statement.period_start, statement.period_end, *(it.day for it in balances if it)]
    days += [day for day in told if day] if not days else []
    start, end = statement.period_start, statement.period_end
    return start or min(days, default=dt.date.min), end or max(days, default=dt.date.min)


def _amount(balance: Balance | None) -> Decimal | None:
    return balance.amount if balance else None
