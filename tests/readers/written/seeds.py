"""Sound documents to begin from: written ones, and the small ones among the golden files."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from pathlib import Path

from tests.builders import a_line
from tests.readers.written import camt, mt940, tables
from tests.readers.written.statements import IBANS, statement_of
from xl_recon.records.money import Money
from xl_recon.records.statement import Counterparty, LineDetail, Statement

GOLDEN = Path(__file__).parents[1] / "golden"
_LARGEST = 8_000
_FIRST = date(2025, 3, 3)
_AMOUNTS = ("-120.00", "1500.50", "-3.20", "0.00", "-77.15", "9000.00", "-4.05", "64.30")


def a_small_statement() -> Statement:
    """Eight lines, one of them a batch."""
    lines = [
        a_line(
            booking_date=_FIRST + timedelta(days=place),
            value_date=_FIRST + timedelta(days=place + 1),
            amount=Money(Decimal(amount)),
            description=f"Fattura {place}/25 città",
            counterparty=Counterparty(name=f"Ditta {place}", iban=IBANS[place % 3]),
            bank_reference=f"B{place}00",
            end_to_end_id=f"E{place}",
            details=_halves(amount) if place == 5 else (),
        )
        for place, amount in enumerate(_AMOUNTS)
    ]
    return statement_of(lines, opening=12_345)


def seeds() -> tuple[bytes, ...]:
    """Return the documents."""
    statement = a_small_statement()
    return (
        *(camt.as_camt(statement, camt.CamtHabits(version=version)) for version in (1, 4, 8)),
        camt.as_camt(statement, camt.CamtHabits(in_envelope=True, prefix="a", encoding="utf-16")),
        *_mt940(statement),
        tables.as_csv(statement),
        tables.as_csv(statement, tables.TableHabits(paired=True, titled=True, delimiter="\t")),
        tables.as_csv(statement, tables.TableHabits(language="bg", mark=".", grouping="")),
        *_golden(),
    )


def _halves(amount: str) -> tuple[LineDetail, ...]:
    half = LineDetail(amount=Money(Decimal(amount) / 2), description="metà")
    return (half, half)


def _mt940(statement: Statement) -> list[bytes]:
    dialects = ("german", "bulgarian", "dutch", "free")
    return [
        mt940.as_mt940(statement, mt940.Mt940Habits(dialect=dialect, lines_on_page=size))
        for dialect, size in product(dialects, (0, 3))
    ]


def _golden() -> list[bytes]:
    files = sorted(path for path in GOLDEN.rglob("*") if path.is_file() and path.suffix != ".json")
    return [path.read_bytes() for path in files if path.stat().st_size < _LARGEST]
