"""Random bank statements: few days, amounts and texts, so that lines often resemble each other."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from tests.builders import a_line, a_statement
from xl_recon.records.money import Money
from xl_recon.records.source import SourceRef
from xl_recon.records.statement import Counterparty, LineDetail, Statement, StatementLine

days = st.dates(min_value=date(2025, 1, 1), max_value=date(2025, 1, 4))
amounts = st.sampled_from([Decimal(text) for text in ("10.00", "-10.00", "-4.50", "0.01")])
texts = st.sampled_from(["", "Bolletta luce", "bolletta  LUCE", "Affitto", "Caffè\tMokà\n2"])
parties = st.sampled_from(["", "Rossi Srl", "Bianchi Sagl"])


@st.composite
def lines(draw: st.DrawFn, *, with_references: bool = False) -> StatementLine:
    """A booked line; all lines of a bank have real references, or none."""
    day = draw(days)
    reference = draw(st.sampled_from(["R1", "R2", "R3"])) if with_references else ""
    return a_line(
        booking_date=day,
        value_date=day,
        amount=Money(draw(amounts)),
        description=f"Bonifico {reference}" if reference else draw(texts),
        bank_reference=reference,
    )


def files_of_lines(count: int) -> st.SearchStrategy[tuple[list[StatementLine], ...]]:
    """The lines of some documents of one bank."""
    return st.booleans().flatmap(
        lambda real: st.tuples(*[st.lists(lines(with_references=real), max_size=10)] * count)
    )


@st.composite
def details(draw: st.DrawFn) -> LineDetail:
    return LineDetail(
        amount=Money(draw(st.decimals("-99.99", "99.99", places=2))),
        description=draw(texts),
        counterparty=Counterparty(name=draw(parties)),
    )


@st.composite
def collective_lines(draw: st.DrawFn) -> StatementLine:
    """A line of any amount but nothing, with up to four details that need not add up to it."""
    amount = draw(st.decimals("-99.99", "99.99", places=2).filter(bool))
    parts = draw(st.lists(details(), max_size=4))
    return a_line(amount=Money(amount), description=draw(texts), details=tuple(parts))


def statement_of(lines: list[StatementLine], document: str = "estratto.xml") -> Statement:
    return a_statement(
        lines=tuple(lines),
        source=SourceRef(document),
        account="CH0000000000000000001",
        format="camt.053.001.08",
    )


@st.composite
def cuts_of_one_statement(
    draw: st.DrawFn,
) -> tuple[list[StatementLine], list[StatementLine], list[StatementLine]]:
    """All lines of a bank, and two overlapping cuts: from a day on, and up to some line."""
    (found,) = draw(files_of_lines(1))
    whole = sorted(found, key=lambda line: line.booking_date)
    end = draw(st.integers(0, len(whole)))
    last = whole[end - 1].booking_date if end else date.min
    begin = draw(days)
    later = [line for line in whole if line.booking_date >= min(begin, last)]
    return whole, whole[:end], later
