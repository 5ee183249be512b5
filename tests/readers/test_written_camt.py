from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.readers.written import camt
from tests.readers.written.camt import CamtHabits, as_camt
from tests.readers.written.statements import (
    batches,
    lines,
    read_back,
    said,
    statement_of,
    statements,
)
from xl_recon.records.statement import Check, Statement, StatementLine


@settings(deadline=None)
@given(statements(), camt.HABITS)
def test_any_statement_reads_back_from_any_version(written: Statement, habits: CamtHabits) -> None:
    read = read_back(as_camt(written, habits))
    assert [_told(line) for line in read.lines] == [_told(line) for line in written.lines]
    assert (read.account, read.currency, read.identifier) == (
        written.account,
        written.currency,
        written.identifier,
    )
    assert (read.opening_balance, read.closing_balance) == (
        written.opening_balance,
        written.closing_balance,
    )
    assert read.check is Check.HOLDS


def _told(line: StatementLine) -> tuple[object, ...]:
    return (
        said(line),
        line.value_date,
        line.counterparty,
        line.bank_reference,
        line.end_to_end_id,
        line.details,
    )


@settings(deadline=None)
@given(st.lists(batches() | lines(), min_size=1, max_size=5), camt.HABITS)
def test_details_of_a_batch_read_back_and_add_up(
    drawn: list[StatementLine], habits: CamtHabits
) -> None:
    written = statement_of(drawn, opening=0)
    read = read_back(as_camt(written, habits))
    assert [_told(line) for line in read.lines] == [_told(line) for line in written.lines]
    assert read.check is Check.HOLDS


@settings(deadline=None)
@given(statements(), st.integers(0, 11), st.integers(1, 10**6))
def test_a_line_too_many_is_never_proved(written: Statement, place: int, cents: int) -> None:
    line = written.lines[place % len(written.lines)]
    more = replace(line, amount=replace(line.amount, amount=line.amount.amount + cents))
    put = [more if each is line else each for each in written.lines]
    read = read_back(as_camt(replace(written, lines=tuple(put))))
    assert read.check is Check.OFF
    assert read.difference == -cents * sum(each is line for each in written.lines)
