from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.builders import a_line, a_statement
from xl_recon.matching.duplicates import KnownMovements
from xl_recon.matching.movements import Movement
from xl_recon.plan.admission import Doorkeeper, Selection
from xl_recon.plan.booking import BookingTerms
from xl_recon.plan.intake import Intake, taken_in
from xl_recon.plan.questions import Answer, Answers
from xl_recon.records.money import Money
from xl_recon.records.notice import Notice
from xl_recon.records.question import Doubt
from xl_recon.records.statement import (
    Balance,
    BalanceChain,
    Counterparty,
    LineDetail,
    LineStatus,
    Statement,
    StatementLine,
)

TERMS = BookingTerms(account="1020", currency="EUR")
ALL = Selection()


def intake_of(
    *lines: StatementLine,
    known: KnownMovements | None = None,
    selection: Selection = ALL,
    answers: Answers | None = None,
    **fields: Any,
) -> Intake:
    statement = a_statement(lines=lines, **fields)
    doorkeeper = Doorkeeper(
        known=known or KnownMovements(), selection=selection, answers=answers or Answers()
    )
    return taken_in((statement,), TERMS, doorkeeper)


def kept(intake: Intake) -> list[str]:
    return [outcome.code for outcome in intake.outcomes]


def told(intake: Intake) -> list[tuple[str, str]]:
    return [(notice.code, notice.detail) for notice in intake.notices]


def a_day(day: int) -> StatementLine:
    return a_line(booking_date=date(2025, 1, day), description=f"{day}")


def balances(opening: str, closing: str) -> dict[str, Any]:
    return {
        "opening_balance": Balance(amount=Decimal(opening)),
        "closing_balance": Balance(amount=Decimal(closing)),
    }


def test_pending_and_informative_lines_are_counted_not_booked() -> None:
    pending, hint = a_line(status=LineStatus.PENDING), a_line(status=LineStatus.INFO)
    intake = intake_of(pending, a_line(), pending, hint)
    assert len(intake.entries) == 1
    assert told(intake) == [("import.pending", "2"), ("import.only_information", "1")]


def test_a_line_of_nothing_is_told_and_kept_as_an_outcome() -> None:
    intake = intake_of(a_line(amount=Money(Decimal("0.00")), bank_reference="R9"))
    assert intake.entries == ()
    assert told(intake) == [("import.zero_amount", "1")]
    assert ("import.zero_amount", "R9") in [(it.code, it.reference) for it in intake.outcomes]


def test_both_days_of_the_period_belong_to_it() -> None:
    period = Selection(date_from=date(2025, 1, 2), date_to=date(2025, 1, 3))
    intake = intake_of(*map(a_day, range(1, 5)), selection=period)
    assert [entry[0].description for entry in intake.entries] == ["2", "3"]
    assert told(intake) == [("import.outside_dates", "2")]


def test_card_payments_are_left_out_only_when_that_is_wanted() -> None:
    till = a_line(counterparty=Counterparty(name="POS Bar"))
    assert len(intake_of(till).entries) == 1
    ignoring = intake_of(till, selection=Selection(ignore_pos=True))
    assert (ignoring.entries, told(ignoring)) == ((), [("import.pos_ignored", "1")])


def test_lines_in_another_currency_than_the_account_are_told() -> None:
    foreign = a_line(amount=Money(Decimal(-5), "USD"))
    assert told(intake_of(foreign, a_line())) == [("import.other_currency", "USD: 1")]


def test_details_that_miss_the_total_are_told() -> None:
    parts = (
        LineDetail(amount=Money(Decimal(-4)), description="a"),
        LineDetail(amount=Money(Decimal(-5)), description="b"),
    )
    assert told(intake_of(a_line(details=parts))) == [("import.details_off", "-1.00")]


def test_details_in_another_currency_are_told() -> None:
    part = LineDetail(amount=Money(Decimal(-4), "USD"))
    assert told(intake_of(a_line(details=(part,)))) == [("import.foreign_details", "")]


def test_known_lines_are_counted_and_say_nothing_else() -> None:
    parts = (
        LineDetail(amount=Money(Decimal(-4)), description="a"),
        LineDetail(amount=Money(Decimal(-5)), description="b"),
    )
    known = KnownMovements()
    intake_of(a_line(details=parts), known=known)
    again = intake_of(a_line(details=parts), a_line(description="Altro"), known=known)
    assert told(again) == [("import.known_lines", "1/2")]
    assert len(again.entries) == 1


ROW_OF_OTHER_WORDS = Movement("1020", date(2025, 1, 31), Decimal(-10), None, "Energia", row=12)


def test_a_line_like_a_row_of_other_words_waits_for_an_answer() -> None:
    intake = intake_of(a_line(), known=KnownMovements([ROW_OF_OTHER_WORDS]))
    (question,) = intake.questions
    assert intake.entries == ()
    assert (question.row, question.row_text, question.why) == (12, "Energia", Doubt.OTHER_WORDS)
    assert [(each.code, each.rows) for each in intake.notices] == [("import.maybe_known", (12,))]
    assert ("import.maybe_known", "12", question.digest) in [
        (each.code, each.detail, each.reference) for each in intake.outcomes
    ]


@pytest.mark.parametrize(("answer", "count"), [(Answer.NEW, 1), (Answer.KNOWN, 0)])
def test_an_answer_books_the_line_or_keeps_it_out(answer: Answer, count: int) -> None:
    known = KnownMovements([ROW_OF_OTHER_WORDS])
    intake = intake_of(a_line(), known=known, answers=Answers(others=answer))
    assert len(intake.entries) == count
    assert intake.questions == ()
    assert ("import.answered_known" in kept(intake)) == (answer is Answer.KNOWN)


def test_a_line_like_one_of_another_document_names_no_row_yet() -> None:
    known = KnownMovements()
    intake_of(a_line(description="Energia"), known=known)
    (notice,) = intake_of(a_line(), known=known).notices
    assert (notice.code, notice.detail, notice.rows) == ("import.maybe_known", "1", ())


def test_balances_that_hold_are_shown() -> None:
    assert told(intake_of(a_line(), **balances("100.00", "90.00"))) == [
        ("import.balance_holds", "100.00 + -10.00 = 90.00")
    ]


def test_balances_that_are_off_say_by_how_much_and_since_when() -> None:
    first = a_line(balance_after=Decimal("90.00"))
    later = a_line(booking_date=date(2025, 2, 1), balance_after=Decimal("75.00"))
    assert told(intake_of(first, later, **balances("100.00", "75.00"))) == [
        ("import.balance_off", "-5.00, 2025-02-01")
    ]


def test_balances_that_are_off_without_running_ones_name_no_day() -> None:
    assert told(intake_of(a_line(), **balances("100.00", "85.00"))) == [
        ("import.balance_off", "-5.00")
    ]


def test_what_the_user_left_out_is_missing_from_the_balance() -> None:
    period = Selection(date_to=date(2025, 1, 30))
    intake = intake_of(a_line(), selection=period, **balances("100.00", "90.00"))
    assert ("import.balance_without_left_out", "-10.00") in told(intake)


def test_running_balances_alone_prove_a_statement() -> None:
    chain = BalanceChain(agreed=4, tested=4)
    assert told(intake_of(a_line(), chain=chain)) == [("import.balance_holds", "4/4")]


def test_equal_lines_of_one_run_are_all_new() -> None:
    pages: tuple[Statement, ...] = (a_statement(), a_statement())
    assert len(taken_in(pages, TERMS, Doorkeeper()).entries) == 2


def test_a_statement_without_movements_is_told() -> None:
    intake = intake_of(**balances("100", "100"))
    assert told(intake) == [
        ("import.no_movements", ""),
        ("import.balance_holds", "100.00 + 0.00 = 100.00"),
    ]


def test_amounts_in_notices_have_two_decimals_or_more() -> None:
    thin = a_line(amount=Money(Decimal("0.125")))
    assert told(intake_of(thin, **balances("1E+2", "100.125"))) == [
        ("import.balance_holds", "100.00 + 0.125 = 100.125")
    ]


def test_a_broken_running_balance_is_told_once() -> None:
    day = date(2025, 1, 31)
    chain = BalanceChain(agreed=1, tested=2, broken_on=day)
    broken = Notice("table.proof_broken", "a.csv", f"1/2, {day}")
    intake = intake_of(a_line(), chain=chain, notices=(broken,))
    assert [code for code, _ in told(intake)] == ["import.balance_off"]
