"""Random statements, whose balances hold."""

# ruff: noqa: RUF001  Cyrillic letters are meant

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import strategies as st

from tests.builders import a_line, a_statement
from xl_recon.readers.document import Document
from xl_recon.readers.statements import read_statements
from xl_recon.records.money import Money
from xl_recon.records.statement import Balance, Counterparty, LineDetail, Statement, StatementLine

IBANS = ("DE89370400440532013000", "CH9300762011623852957", "NL91ABNA0417164300")
OWN_IBAN = "AT611904300234573201"
START = date(2025, 2, 20)
ODD = "ÄÖÜßàèéìòùñçțșЩЖъюя€«»…–—“”’'\"`<&>;,|\\/?!:.-+*()[]{}@#%^~_=№💶"
_WORDS = (
    "Fattura 12/25",
    "Приход по фактура",
    "Überweisung",
    "città",
    ":61:",
    "-}",
    "]]>",
    "&amp;",
)
_LETTERS = st.sampled_from("abcdefgXYZ0123456789" + ODD + " " * 8)
# What a dialect of MT940, or a cell, would take for one of its own signs.
_MEANT_OTHERWISE = re.compile(r"[A-Z]{3,4}[+:]|[?<>~^|@#+](?=[0-9]{2})|/[A-Z]{2,4}/|STRD/")

days = st.integers(0, 400).map(lambda after: START + timedelta(days=after))
cents = st.integers(-(10**9), 10**9) | st.sampled_from([0, 1, -1, 10, -1_000_000, 99_999_999_999])
identifiers = st.from_regex(r"[A-Z][0-9]{3}[A-Z0-9]{0,11}", fullmatch=True)


def texts(longest: int = 300) -> st.SearchStrategy[str]:
    """Words of a payer, with the characters that break things."""
    pieces = st.lists(st.sampled_from(_WORDS) | st.text(_LETTERS, min_size=1, max_size=70))
    return pieces.map(" ".join).map(lambda text: tidy(f"Rif {text}"[:longest])).filter(_is_plain)


def _is_plain(text: str) -> bool:
    return not _MEANT_OTHERWISE.search(text)


@st.composite
def counterparties(draw: st.DrawFn) -> Counterparty:
    name = draw(texts(longest=54))
    return Counterparty(name=name, iban=draw(st.sampled_from(IBANS)))


@st.composite
def lines(draw: st.DrawFn, longest: int = 300) -> StatementLine:
    """A booked line, valued some days before or after."""
    booked = draw(days)
    return a_line(
        booking_date=booked,
        value_date=booked + timedelta(days=draw(st.integers(-40, 40))),
        amount=Money(Decimal(draw(cents)).scaleb(-2)),
        description=draw(texts(longest)),
        counterparty=draw(counterparties()),
        bank_reference=draw(identifiers),
        end_to_end_id=draw(identifiers),
    )


@st.composite
def statements(draw: st.DrawFn, *, at_most: int = 12, longest: int = 300) -> Statement:
    """A statement in the order of its days."""
    drawn = draw(st.lists(lines(longest), min_size=1, max_size=at_most))
    return statement_of(drawn, opening=draw(cents))


def is_varied(statement: Statement) -> bool:
    """Whether its amounts tell columns apart; a table of nothing but zeros says nothing."""
    return len({abs(line.amount.amount) for line in statement.lines} - {0}) > 3


def statement_of(drawn: Iterable[StatementLine], *, opening: int) -> Statement:
    """The lines by day, with the balances around them and after each."""
    before = Decimal(opening).scaleb(-2)
    running, put = before, []
    for line in sorted(drawn, key=lambda line: line.booking_date):
        running += line.amount.amount
        put.append(replace(line, balance_after=running))
    return a_statement(
        account=OWN_IBAN,
        identifier="S1",
        lines=tuple(put),
        opening_balance=Balance(amount=before, day=put[0].booking_date),
        closing_balance=Balance(amount=running, day=put[-1].booking_date),
    )


@st.composite
def batches(draw: st.DrawFn) -> StatementLine:
    """A line whose details add up to it; they all go its way."""
    sizes = draw(st.lists(st.integers(0, 10**6), min_size=2, max_size=5))
    sign = draw(st.sampled_from([1, -1]))
    parts = tuple(
        LineDetail(
            amount=Money(Decimal(sign * size).scaleb(-2)),
            description=draw(texts()),
            counterparty=draw(counterparties()),
            end_to_end_id=draw(identifiers),
        )
        for size in sizes
    )
    total = sum((part.amount.amount for part in parts), Decimal(0))
    return replace(
        draw(lines()),
        amount=Money(total),
        counterparty=Counterparty(),
        end_to_end_id="",
        details=parts,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What every format can say of a line."""

    day: date
    amount: Decimal
    text: str


def said(line: StatementLine) -> Said:
    """The line as any format would tell it."""
    return Said(day=line.booking_date, amount=line.amount.amount, text=tidy(line.description))


def read_back(content: bytes, name: str = "estratto") -> Statement:
    """The only statement of a document."""
    (statement,) = read_statements(Document.of(name, content)).statements
    return statement


def tidy(text: str) -> str:
    return " ".join(text.split())


def cut(text: str, length: int) -> Iterator[str]:
    """The text in pieces, all full but the last."""
    edges = [*range(0, len(text), length), len(text)]
    return (text[start:end] for start, end in pairwise(edges))
