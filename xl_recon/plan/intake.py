"""What a run of statements brings into the journal, what is told of it and what is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from xl_recon.matching.balance_proof import balance_proof
from xl_recon.matching.day_balances import as_text
from xl_recon.plan.admission import (
    Doorkeeper,
    LeftOut,
    Lent,
    Taken,
    TakenRun,
    lent_by,
)
from xl_recon.plan.booking import (
    BookingTerms,
    JournalEntry,
    booked_parts,
    has_foreign_details,
    missing_from_parts,
)
from xl_recon.plan.changes import Outcome
from xl_recon.plan.past_imports import ANSWERED_OUTCOME, DAYS_OUTCOME
from xl_recon.plan.questions import Answer
from xl_recon.records.day_balances import DayBalances
from xl_recon.records.notice import Notice, Severity
from xl_recon.records.question import Question
from xl_recon.records.statement import Check, LineStatus, Statement, StatementLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """New entries in the order of their lines, and what the user should know."""

    entries: tuple[JournalEntry, ...] = ()
    notices: tuple[Notice, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    questions: tuple[Question, ...] = ()  # those that nobody has answered
    asked: tuple[str, ...] = ()  # the digests of all questions, answered or not
    lent: tuple[Lent, ...] = ()
    balances: tuple[DayBalances, ...] = ()

    def __add__(self, other: Self) -> Self:
        """Both, one after the other."""
        return type(self)(
            entries=self.entries + other.entries,
            notices=self.notices + other.notices,
            outcomes=self.outcomes + other.outcomes,
            questions=self.questions + other.questions,
            asked=self.asked + other.asked,
            lent=self.lent + other.lent,
            balances=self.balances + other.balances,
        )


def taken_in(run: Sequence[Statement], terms: BookingTerms, doorkeeper: Doorkeeper) -> Intake:
    """Return what a run of statements brings that is not known yet; the doorkeeper learns it."""
    return intake_of(doorkeeper.taken(run, terms))


def intake_of(found: TakenRun) -> Intake:
    """Return what the doorkeeper has let in, and what is to be told of it."""
    questions = [each.question for each in found.taken if each.question]
    return Intake(
        entries=tuple(each.entry for each in found.taken if each.is_booked),
        notices=tuple(_notices(found)),
        outcomes=tuple(_line_outcomes(found)),
        questions=tuple(it.question for it in found.taken if it.is_open and it.question),
        asked=tuple(question.digest for question in questions),
        lent=tuple(lent_by(found)),
        balances=(found.balances,),
    )


def _notices(found: TakenRun) -> Iterator[Notice]:
    yield from _left_out_notices(found)
    if not any(statement.lines for statement in found.run):
        yield Notice("import.no_movements", _document(found.run), severity=Severity.INFO)
    for statement in found.run:
        yield from (it for it in statement.notices if _is_to_tell(it, statement))
        yield from _currency_notices(statement, found.terms)
    for each in found.taken:
        if each.is_booked:
            yield from _detail_notices(each.line, found.terms)
    yield from _known_notices(found.run, found.taken)
    yield from _question_notices(found.run, found.taken)
    for statement, left_out in zip(found.run, found.left_out, strict=True):
        yield from _balance_notices(statement, left_out)


def _is_to_tell(notice: Notice, statement: Statement) -> bool:
    """Tell whether a notice is a warning, and not what the balance notice says better."""
    is_in_balance = notice.code == "table.proof_broken" and (
        statement.chain is not None and statement.chain.broken_on is not None
    )
    return notice.severity is Severity.WARNING and not is_in_balance


def _left_out_notices(found: TakenRun) -> Iterator[Notice]:
    counts = Counter(each.code for left_out in found.left_out for each in left_out)
    for code, count in counts.items():
        yield Notice(code, _document(found.run), str(count), Severity.INFO)


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
        yield Notice("import.details_off", line.source, _written(missing))
    if has_foreign_details(line):
        yield Notice("import.foreign_details", line.source)


def _known_notices(run: Sequence[Statement], taken: Sequence[Taken]) -> Iterator[Notice]:
    known = sum(not each.is_booked and not each.is_open for each in taken)
    if known:
        detail = f"{known}/{len(taken)}"
        yield Notice("import.known_lines", _document(run), detail, Severity.INFO)
    proved = sum(each.finding.by_balance for each in taken)
    if proved:
        detail = f"{proved}/{len(taken)}"
        yield Notice("import.other_format", _document(run), detail, Severity.INFO)


def _question_notices(run: Sequence[Statement], taken: Sequence[Taken]) -> Iterator[Notice]:
    asked = [each.question for each in taken if each.is_open and each.question]
    if asked:
        rows = tuple(question.row for question in asked if question.row)
        yield Notice("import.maybe_known", _document(run), str(len(asked)), rows=rows)


def _line_outcomes(found: TakenRun) -> Iterator[Outcome]:
    """Yield what a person may want to look up later, and what later errands look for."""
    for text in as_text(found.balances):
        source = found.run[0].source
        yield Outcome(code=DAYS_OUTCOME, row=source.document, reference=text)
    for line, code in (each for left_out in found.left_out for each in left_out):
        if code == "import.zero_amount":
            yield Outcome(code=code, row=str(line.source), reference=line.bank_reference)
    for each in found.taken:
        yield from _answer_outcomes(each)


def _answer_outcomes(taken: Taken) -> Iterator[Outcome]:
    question = taken.question
    if question is None or taken.answer is Answer.NEW:
        return
    is_open = taken.answer is Answer.ASK
    yield Outcome(
        code="import.maybe_known" if is_open else ANSWERED_OUTCOME,
        row=str(question.source),
        severity=Severity.WARNING if is_open else Severity.INFO,
        detail=str(question.row or ""),
        reference=question.digest,
    )


def _balance_notices(statement: Statement, left_out: Sequence[LeftOut]) -> Iterator[Notice]:
    """Yield whether opening and lines give the closing, or by how much and where they don't.

    Lines the user left out are part of the bank's sum; what the journal lacks by them is told.
    """
    proof = balance_proof(statement)
    if proof.check is Check.OFF:
        day = f", {proof.broken_on}" if proof.broken_on else ""
        yield Notice("import.balance_off", statement.source, f"{_written(proof.broken_by)}{day}")
    elif proof.check is Check.HOLDS:
        unwanted = sum(
            (it.line.amount.amount for it in left_out if it.line.status is LineStatus.BOOKED),
            Decimal(0),
        )
        code = "import.balance_without_left_out" if unwanted else "import.balance_holds"
        detail = _written(unwanted) if unwanted else _sum_shown(statement)
        yield Notice(code, statement.source, detail, Severity.INFO)


def _sum_shown(statement: Statement) -> str:
    """Return opening and lines = closing, or how many running balances follow."""
    opening, closing = statement.opening_balance, statement.closing_balance
    if opening is not None and closing is not None:
        terms = map(_written, (opening.amount, statement.booked_total, closing.amount))
        return "{} + {} = {}".format(*terms)
    chain = statement.chain
    return f"{chain.agreed}/{chain.tested}" if chain else ""


def _written(amount: Decimal) -> str:
    """An amount as sentences take it, with two decimals or more: nothing at all is 0.00."""
    return f"{amount:.2f}" if amount == round(amount, 2) else f"{amount:f}"
