"""The same movements from several formats: known, asked about or new, and never twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_line, a_row, a_statement
from tests.strategies import files_of_lines
from tests.workflows.test_import_statements import (
    PaperWorkbook,
    a_file,
    balance,
    codes,
    imported,
    rows_of,
)
from xl_recon.plan.questions import Answer, Answers
from xl_recon.records.question import Doubt, Question
from xl_recon.records.statement import Statement, StatementLine
from xl_recon.workflows.import_statements import ImportOptions, StatementFile, propose_import

CAMT, TABLE = "camt.053.001.08", "table"
RENT = a_line(description="AFFITTO QUERCIA SA")
RENT_IN_THE_TABLE = replace(RENT, description="Affitto gennaio, Quercia")
KNOWN, NEW = Answers(others=Answer.KNOWN), Answers(others=Answer.NEW)


def a_document(
    *lines: StatementLine, name: str = "a.xml", kind: str = CAMT, **more: Any
) -> StatementFile:
    return a_file(a_statement(lines=lines, format=kind, **more), name=name)


def a_table(*lines: StatementLine, name: str = "b.csv", **more: Any) -> StatementFile:
    return a_document(*lines, name=name, kind=TABLE, **more)


def balanced(opening: str, closing: str) -> dict[str, Any]:
    return {"opening_balance": balance(opening), "closing_balance": balance(closing)}


def reasons(*questions: Question) -> list[tuple[int | None, Doubt]]:
    return [(question.row, question.why) for question in questions]


def test_another_format_is_a_question_and_adds_nothing() -> None:
    workbook = PaperWorkbook()
    imported(workbook, a_document(RENT))
    plan = imported(workbook, a_table(RENT_IN_THE_TABLE))
    assert rows_of(plan) == []
    assert reasons(*plan.questions) == [(1, Doubt.SAME_WORDS)]
    assert codes(plan) == ["import.maybe_known"]


def test_balances_around_the_day_answer_by_themselves() -> None:
    workbook = PaperWorkbook()
    imported(workbook, a_document(RENT, **balanced("100", "90")))
    plan = imported(workbook, a_table(RENT_IN_THE_TABLE, **balanced("100", "90")))
    assert (rows_of(plan), plan.questions) == ([], ())
    assert codes(plan)[1:3] == ["import.known_lines", "import.other_format"]


def test_taken_in_again_each_line_is_asked_about_all_the_same() -> None:
    workbook = PaperWorkbook()
    imported(workbook, a_document(RENT, **balanced("100", "90")))
    again = imported(workbook, a_table(RENT_IN_THE_TABLE, **balanced("100", "90")), again=True)
    assert reasons(*again.questions) == [(1, Doubt.SAME_WORDS)]


def test_a_year_holds_the_month_that_another_format_brought() -> None:
    february = replace(RENT_IN_THE_TABLE, booking_date=date(2025, 2, 28))
    workbook = PaperWorkbook()
    imported(workbook, a_document(RENT, **balanced("100", "90")))
    year = a_table(RENT_IN_THE_TABLE, february, **balanced("100", "80"))
    plan = imported(workbook, year)
    assert ([row.date for row in rows_of(plan)], plan.questions) == ([date(2025, 2, 28)], ())


def test_a_row_deleted_since_comes_back_even_on_a_proved_day() -> None:
    gas = a_line(description="GAS", amount=replace(RENT.amount, amount=Decimal(-7)))
    workbook = PaperWorkbook()
    imported(workbook, a_document(RENT, gas, **balanced("100", "83")))
    del workbook.rows[1]
    plan = imported(workbook, a_table(RENT_IN_THE_TABLE, gas, **balanced("100", "83")))
    assert [row.description for row in rows_of(plan)] == ["GAS"]


def test_a_card_payment_booked_on_another_day_is_a_question() -> None:
    authorised = replace(RENT_IN_THE_TABLE, booking_date=date(2025, 1, 28))
    workbook = PaperWorkbook()
    imported(workbook, a_table(authorised))
    month = a_document(a_line(booking_date=date(2025, 1, 1), description="Altro"), RENT)
    plan = imported(workbook, month)
    assert reasons(*plan.questions) == [(1, Doubt.OTHER_DAY)]
    assert len(rows_of(plan)) == 1


def test_a_line_typed_by_hand_is_asked_about() -> None:
    plan = imported(PaperWorkbook([a_row(description="Luce")]), a_document(RENT))
    assert reasons(*plan.questions) == [(1, Doubt.OTHER_WORDS)]


def test_an_answer_known_is_remembered() -> None:
    workbook = PaperWorkbook()
    imported(workbook, a_document(RENT))
    answered = imported(workbook, a_table(RENT_IN_THE_TABLE), answers=KNOWN)
    assert (rows_of(answered), answered.questions) == ([], ())
    later = imported(workbook, a_table(RENT_IN_THE_TABLE, name="c.csv"))
    assert (rows_of(later), later.questions) == ([], ())
    assert "import.answered_known" not in [outcome.code for outcome in later.outcomes]


def test_an_answer_new_books_the_line_once() -> None:
    workbook = PaperWorkbook()
    imported(workbook, a_document(RENT))
    assert len(rows_of(imported(workbook, a_table(RENT_IN_THE_TABLE), answers=NEW))) == 1
    later = imported(workbook, a_table(RENT_IN_THE_TABLE, name="c.csv"))
    assert (rows_of(later), later.questions) == ([], ())


def test_one_question_is_answered_by_its_key() -> None:
    gas = a_line(description="Gas", amount=replace(RENT.amount, amount=Decimal(-7)))
    workbook = PaperWorkbook()
    imported(workbook, a_document(RENT, gas))
    table = a_table(RENT_IN_THE_TABLE, replace(gas, description="Metano casa"))
    first, second = imported(workbook, table).questions
    plan = imported(workbook, table, answers=Answers(new=frozenset({second.key})))
    assert [row.description for row in rows_of(plan)] == ["Metano casa"]
    assert [question.key for question in plan.questions] == [first.key]


def test_a_key_that_nobody_asked_about_is_told() -> None:
    answers = Answers(known=frozenset({"ABCDE"}))
    plan = propose_import(PaperWorkbook(), [a_document(RENT)], ImportOptions(answers=answers))
    assert codes(plan) == ["import.no_such_question"]


def test_a_file_with_open_questions_may_come_again() -> None:
    workbook = PaperWorkbook()
    imported(workbook, a_document(RENT))
    table = a_table(RENT_IN_THE_TABLE, a_line(booking_date=date(2025, 2, 1)))
    imported(workbook, table)
    workbook.log[-1] = replace(workbook.log[-1], digest=table.digest)
    again = imported(workbook, table, answers=KNOWN)
    assert codes(again) == ["import.known_lines"]
    workbook.log[-1] = replace(workbook.log[-1], digest=table.digest)
    assert codes(imported(workbook, table)) == ["import.same_file"]


def test_references_of_one_format_make_two_payments() -> None:
    workbook = PaperWorkbook()
    imported(workbook, a_document(replace(RENT, bank_reference="R1")))
    plan = imported(workbook, a_document(replace(RENT, bank_reference="R2"), name="c.xml"))
    assert (len(rows_of(plan)), plan.questions) == (1, ())


def test_a_batch_of_several_formats_says_nothing_of_its_rows() -> None:
    other = replace(RENT, booking_date=date(2025, 3, 1))
    workbook = PaperWorkbook()
    imported(workbook, a_document(replace(RENT, bank_reference="R1")), a_table(other))
    plan = imported(workbook, a_document(replace(RENT, bank_reference="R2"), name="c.xml"))
    assert reasons(*plan.questions) == [(1, Doubt.OTHER_REFERENCE)]


def test_the_temporary_contra_account_may_be_another_for_once() -> None:
    plan = propose_import(PaperWorkbook(), [a_document(RENT)], ImportOptions(contra="[CP]"))
    assert [row.debit for row in rows_of(plan)] == ["[CP]"]


def test_the_days_that_are_left_out_are_not_to_be_proved() -> None:
    february = replace(RENT, booking_date=date(2025, 2, 28))
    workbook = PaperWorkbook()
    document = a_document(RENT, february, **balanced("100", "80"))
    plan = imported(workbook, document, date_from=date(2025, 2, 1))
    (kept,) = [it.reference for it in plan.outcomes if it.code == "import.days"]
    assert kept.endswith("|2025-02-01|2025-02-28|90.00|2025-02-28=80.00")


def test_without_card_payments_no_balance_is_to_be_proved() -> None:
    till = replace(RENT, bank_text="POS Bar")
    document = a_document(till, **balanced("100", "90"))
    plan = imported(PaperWorkbook(), document, ignore_pos=True)
    assert [it.reference for it in plan.outcomes][-1] == "1020|camt|||||"


def in_other_words(statement: Statement) -> Statement:
    """The same statement as another format tells it."""
    lines = tuple(
        replace(line, description=f"op. {line.description[::-1]}", bank_reference="")
        for line in statement.lines
    )
    return replace(statement, lines=lines, format=TABLE)


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    (lines,) = draw(files_of_lines(1))
    ordered = tuple(sorted(lines, key=lambda line: line.booking_date))
    statement = a_statement(lines=ordered, format=CAMT)
    total = sum((line.amount.amount for line in ordered), Decimal(0))
    proved = balanced("50", str(50 + total)) if draw(st.booleans()) else {}
    return replace(statement, **proved)


@given(statements(), st.booleans())
def test_a_statement_in_two_formats_comes_in_once(
    statement: Statement,
    table_first: bool,  # noqa: FBT001 - drawn
) -> None:
    files = [a_file(statement, name="a.xml"), a_file(in_other_words(statement), name="b.csv")]
    workbook = PaperWorkbook()
    for file in files[::-1] if table_first else files:
        imported(workbook, file)
    assert len(workbook.rows) == len(statement.lines)


@given(statements(), st.sampled_from([Answer.NEW, Answer.KNOWN]))
def test_a_question_neither_drops_nor_doubles(statement: Statement, answer: Answer) -> None:
    """Each line of the second file is known, or asked about and then as answered."""
    table = in_other_words(statement)
    workbook = PaperWorkbook()
    imported(workbook, a_file(statement, name="a.xml"))
    asked = imported(workbook, a_file(table, name="b.csv")).questions
    told = Answers(others=answer)
    answered = imported(workbook, a_file(table, name="c.csv"), answers=told)
    assert len(rows_of(answered)) == (len(asked) if answer is Answer.NEW else 0)
    last = imported(workbook, a_file(table, name="d.csv"))
    assert (rows_of(last), last.questions) == ([], ())


@pytest.mark.parametrize("days", [1, 40])
def test_payments_far_apart_or_of_one_family_raise_no_question(days: int) -> None:
    workbook = PaperWorkbook()
    imported(workbook, a_document(RENT))
    other = replace(RENT, booking_date=RENT.booking_date + timedelta(days))
    plan = imported(workbook, a_document(other, name="c.xml"))
    assert (len(rows_of(plan)), plan.questions) == (1, ())
