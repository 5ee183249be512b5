from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from tests.readers.damage import damaged, readable
from xl_recon.errors import BadDocument
from xl_recon.readers.document import Document
from xl_recon.readers.statements import banana, read_statements
from xl_recon.records.statement import LineStatus, Statement

HEADINGS = "Date\tDescription\tIncome\tExpenses"
SEED = (
    b"Date\tDateValue\tExternalReference\tDescription\tIncome\tExpenses\tIsDetail\tAccount\n"
    b"2024-01-31\t2024-02-01\tR1\tBetulla\t400.50\t\tS\t1020\n"
    b'2024-01-31\t\t\t"a ""b"""\t400.50\t\tD\t1020\n'
)


def read(*rows: str, headings: str = HEADINGS) -> tuple[Statement, ...]:
    document = Document.of("banca.tsv", "\n".join([headings, *rows]).encode())
    assert banana.recognises(document)
    return banana.read(document)


def amounts(*rows: str) -> list[Decimal]:
    return [line.amount.amount for line in read(*rows)[0].lines]


def test_income_comes_in_and_expenses_go_out_and_either_may_be_negative() -> None:
    assert amounts(
        "2024-01-31\tuno\t10.50\t",
        "2024-01-31\tdue\t\t3",
        "2024-01-31\ttre\t-3.20",
        "2024-01-31\tquattro\t\t-1.00",
    ) == [Decimal("10.50"), Decimal(-3), Decimal("-3.20"), Decimal("1.00")]


def test_a_row_that_moves_nothing_is_only_information() -> None:
    (statement,) = read("2024-01-31\tnota\t\t")
    assert statement.lines[0].status is LineStatus.INFO


def test_days_may_be_written_without_hyphens() -> None:
    assert read("20240131\tuno\t1\t")[0].lines[0].booking_date == date(2024, 1, 31)


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("\tuno\t1\t", "an entry without a date"),
        ("31.01.2024\tuno\t1\t", "not a date"),
        ("2024-02-31\tuno\t1\t", "not a date"),
        ("2024-01-31\tuno\t1,50\t", "not an amount"),
        ("2024-01-31\tuno\t1\t2\t3", "not a statement line"),
    ],
)
def test_a_row_against_the_format_is_refused_with_its_place(row: str, found: str) -> None:
    with pytest.raises(BadDocument, match=rf"banca\.tsv:3: {found}"):
        read("2024-01-31\tuno\t1\t", row)


def test_accounts_are_statements_of_their_own() -> None:
    headings = f"{HEADINGS}\tAccount"
    found = read("2024-01-31\tuno\t1\t\t1020", "2024-01-31\tdue\t1\t\t[]", headings=headings)
    assert [statement.account for statement in found] == ["1020", ""]


def test_parts_stand_below_their_total() -> None:
    headings = f"{HEADINGS}\tIsDetail"
    (statement,) = read(
        "2024-01-31\ttotale\t\t3\tS",
        "2024-01-31\tparte\t\t1\tD",
        "2024-01-31\tparte\t\t2\tD",
        "2024-02-01\taltro\t5",
        "2024-02-01\tsolo\t6\t\tD",
        headings=headings,
    )
    assert [len(line.details) for line in statement.lines] == [2, 0, 0]


def test_a_table_without_rows_is_refused() -> None:
    with pytest.raises(BadDocument, match="no statement in it"):
        read("", "  ")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Date\tDescription\tBalance\n2024-01-31\tx\t1",
        "Date\tDescription\tIncome\tBalance\n2024-01-31\tx\t1\t1",
        "Date;Description;Income\n2024-01-31;x;1",
        "Date\tDescription\tIncome\n31/01/2024\tx\t1",
        "Datum\tDescription\tIncome\n2024-01-31\tx\t1",
    ],
)
def test_other_tables_are_left_to_their_reader(text: str) -> None:
    assert not banana.recognises(Document.of("x.tsv", text.encode()))


def test_it_stands_before_the_tables_in_the_list_of_readers() -> None:
    assert read_statements(Document.of("x", SEED)).format == "banana"


@given(damaged([SEED], [b"\t", b"\n", b"\tD\n", b"\tS\n", b'"', b"-"]))
def test_only_our_errors_leave_a_damaged_file(content: bytes) -> None:
    readable(content)
