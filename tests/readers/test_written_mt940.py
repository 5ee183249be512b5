from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.builders import a_line
from tests.readers.written import mt940
from tests.readers.written.mt940 import Mt940Habits, as_mt940, is_clear
from tests.readers.written.statements import (
    read_back,
    said,
    statement_of,
    statements,
)
from xl_recon.records.money import Money
from xl_recon.records.statement import Balance, Check, Counterparty, Statement, StatementLine

_NAMED = {"german", "polish", "bulgarian", "dutch"}
_WITH_END_TO_END = {"german", "polish", "dutch"}


@settings(deadline=None)
@given(statements(longest=mt940.LONGEST_TEXT), mt940.HABITS)
def test_any_statement_reads_back_from_any_dialect(written: Statement, habits: Mt940Habits) -> None:
    assume(is_clear(written, habits))
    read = read_back(as_mt940(written, habits))
    told = [_told(line, habits) for line in read.lines]
    assert told == [_told(line, habits) for line in written.lines]
    assert (read.account, read.currency) == (written.account, written.currency)
    assert (read.opening_balance, read.closing_balance) == (
        written.opening_balance,
        written.closing_balance,
    )
    assert read.check is Check.HOLDS


def _told(line: StatementLine, habits: Mt940Habits) -> tuple[object, ...]:
    """What the dialect can say of a line."""
    told = said(line)
    party = line.counterparty if habits.dialect in _NAMED else Counterparty()
    end_to_end_id = line.end_to_end_id if habits.dialect in _WITH_END_TO_END else ""
    if habits.dialect == "dutch":  # a slash at a text's end is the next key's
        told = replace(told, text=told.text.strip("/ "))
        party = replace(party, name=party.name.strip("/ "))
    if habits.dialect == "bulgarian":  # its pieces are put on one line
        told = replace(told, text=told.text.replace(" ", ""))
    return told, line.value_date, line.bank_reference, party, end_to_end_id


@settings(deadline=None)
@given(statements(at_most=5), mt940.HABITS, st.integers(0, 4), st.integers(1, 10**6))
def test_a_wrong_amount_is_never_proved(
    written: Statement, habits: Mt940Habits, place: int, cents: int
) -> None:
    assume(is_clear(written, replace(habits, lines_on_page=0)))
    put = list(written.lines)
    line = put[place % len(put)]
    put[place % len(put)] = replace(line, amount=Money(line.amount.amount + cents))
    closing = written.closing_balance
    assert closing is not None
    right = as_mt940(replace(written, lines=tuple(put)), replace(habits, lines_on_page=0))
    stated = replace(closing, amount=closing.amount + cents)
    wrong = right.replace(_closing_line(stated), _closing_line(closing))
    assert read_back(wrong).difference == -cents


def _closing_line(stated: Balance) -> bytes:
    return f":62F:{mt940.balance_text(stated, 'EUR')}".encode()


def _movement(words: str) -> StatementLine:
    return a_line(description=words, bank_reference="B1", counterparty=Counterparty(name="Rossi"))


@pytest.mark.parametrize(
    "words",
    [
        "parole " + "x" * 51 + " :12:11 e ancora :86 parole",
        "parole " + "x" * 51 + " - e ancora parole",
        "parole " + "x" * 51 + " -- {1: e ancora }{4: parole",
        "Überweisung für März — Приход по фактура № 12 <&> [x] \\ %",
        "molto lungo " * 30,
    ],
)
def test_a_wrapped_line_may_begin_with_any_word(words: str) -> None:
    written = statement_of([_movement(words)] * 2, opening=100)
    read = read_back(as_mt940(written, Mt940Habits(dialect="free")))
    assert [line.description for line in read.lines] == [" ".join(words.split())] * 2


@pytest.mark.parametrize("a_line_each", [True, False])
def test_a_word_broken_between_subfields_is_whole_again(*, a_line_each: bool) -> None:
    written = statement_of([_movement("Fatturazione elettronica ordinaria")], opening=100)
    habits = Mt940Habits(a_line_each=a_line_each)
    (line,) = read_back(as_mt940(written, habits)).lines
    assert line.description == "Fatturazione elettronica ordinaria"


def test_a_key_after_a_reference_that_fills_its_subfield_is_found() -> None:
    line = replace(_movement("Fattura 12"), end_to_end_id="ABCDEFGHIJKLMNOPQRSTUV")
    (read,) = read_back(as_mt940(statement_of([line], opening=0))).lines
    assert (read.end_to_end_id, read.description) == (line.end_to_end_id, "Fattura 12")


@pytest.mark.parametrize("encoding", ["cp1251", "utf-8", "utf-16"])
def test_cyrillic_reads_back_from_the_encodings_of_the_banks(encoding: str) -> None:
    words = "Плащане по фактура от клиент"
    content = as_mt940(statement_of([_movement(words)], opening=0), encoding=encoding)
    assert read_back(content).lines[0].description == words
