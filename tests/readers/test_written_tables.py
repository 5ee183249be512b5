from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial

import pytest
from hypothesis import given, settings

from tests.readers.written import tables
from tests.readers.written.damage import refused_or_read
from tests.readers.written.statements import Said, is_varied, read_back, said, statements
from tests.readers.written.tables import TableHabits, as_csv, as_xlsx
from xl_recon.records.statement import Check, Statement

Writer = Callable[[Statement, TableHabits], bytes]
WRITERS = (as_csv, as_xlsx, partial(as_xlsx, typed=False))


@pytest.mark.parametrize("write", WRITERS, ids=["csv", "xlsx", "xlsx of texts"])
@settings(deadline=None)
@given(statements().filter(is_varied), tables.HABITS)
def test_any_statement_reads_back_from_any_table(
    write: Writer, written: Statement, habits: TableHabits
) -> None:
    read = read_back(write(written, habits))
    assert _told(read) == _told(written)
    assert read.check is not Check.OFF


@pytest.mark.parametrize("write", WRITERS, ids=["csv", "xlsx", "xlsx of texts"])
@settings(deadline=None)
@given(statements(at_most=3), tables.HABITS)
def test_not_even_a_few_lines_of_a_table_prove_what_is_not_there(
    write: Writer, written: Statement, habits: TableHabits
) -> None:
    for read in refused_or_read(write(written, habits)):
        assert read.check is not Check.HOLDS or _amounts(read) == _amounts(written)


def _told(statement: Statement) -> Counter[Said]:
    return Counter(map(said, statement.lines))


def _amounts(statement: Statement) -> Counter[tuple[date, Decimal]]:
    return Counter((line.booking_date, line.amount.amount) for line in statement.lines)
