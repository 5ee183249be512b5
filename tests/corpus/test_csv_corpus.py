"""Real banks' tables, read from beside the project where they are at hand.

The truth beside each file is what another program's reader for that very bank makes of it. It
leaves out rows of nought, and lists some collective movements part by part: both are the same
statement. Where it differs for good, the cause is below.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path

import pytest

from xl_recon.readers.document import Document
from xl_recon.readers.statements import table
from xl_recon.records.statement import LineStatus, Statement, StatementLine

CORPUS = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpus" / "csv"
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the sample files are not here")

FLOOR = 0.97
Movements = Counter[tuple[date, Decimal]]

REMAINING = {
    "credit_suisse/csv_creditsuisse_example_format5_20240901.csv": (
        "the truth leaves out 8 rows whose first date was scrambled; 19 of 19 balances need them"
    ),
    "finecobank/ch.banana.filter.import.finecobank#example_02.csv": (
        "the truth books money out (`Uscite`, written without a sign) as money in"
    ),
    "migrosbank/csv_migrosbank_example_formatCC1_en_20250625.csv": (
        "a card's purchases without a sign: the truth books them as money in"
    ),
    "ubs/csv_ubs_example_format3_fr_20260731.csv": (
        "one row's trade day differs from its booking day: the truth takes the trade day here, "
        "the booking day in the bank's other layouts"
    ),
}


class Agreement(StrEnum):
    """How a file's lines and its truth compare."""

    BOOKED = "booked lines"
    WITH_PENDING = "with pending lines, which the truth lists too"
    BY_DETAIL = "collective movements listed part by part"
    NONE = "no"


def files_with_truth() -> list[Path]:
    truths = CORPUS.rglob("*.expected.csv")
    return sorted(path.with_name(path.name.removesuffix(".expected.csv")) for path in truths)


def name_of(path: Path) -> str:
    return path.relative_to(CORPUS).as_posix()


@cache
def statements_of(path: Path) -> tuple[Statement, ...]:
    return table.read(Document.of(path.name, path.read_bytes()))


def truth_of(path: Path) -> Movements:
    with path.with_name(path.name + ".expected.csv").open(encoding="utf-8") as file:
        rows = [(date.fromisoformat(r["date"]), Decimal(r["amount"])) for r in csv.DictReader(file)]
    return Counter(row for row in rows if row[1])


def agreement(path: Path) -> Agreement:
    lines = [line for statement in statements_of(path) for line in statement.lines]
    booked = [line for line in lines if line.status is LineStatus.BOOKED]
    told = [line for line in lines if line.status is not LineStatus.INFO]
    truth = truth_of(path)
    found = {
        Agreement.BOOKED: movements(booked),
        Agreement.WITH_PENDING: movements(told),
        Agreement.BY_DETAIL: parts(booked),
    }
    return next((kind for kind, listed in found.items() if listed == truth), Agreement.NONE)


def movements(lines: Iterable[StatementLine]) -> Movements:
    return Counter((line.booking_date, line.amount.amount) for line in lines)


def parts(lines: Iterable[StatementLine]) -> Movements:
    return Counter(
        (line.booking_date, part.amount.amount)
        for line in lines
        for part in line.details or (line,)
    )


def test_nearly_all_tables_read_as_the_banks_own_readers_read_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    kinds = {name_of(path): agreement(path) for path in files_with_truth()}
    counts = Counter(kinds.values())
    differing = {name for name, kind in kinds.items() if kind is Agreement.NONE}
    rate = 1 - len(differing) / len(kinds)
    with capsys.disabled():
        print(f"\n{len(kinds)} tables, {rate:.1%} agree")  # noqa: T201
        for kind, count in counts.items():
            print(f"  {count:4} {kind.value}")  # noqa: T201
    assert rate >= FLOOR
    assert differing == set(REMAINING)


@pytest.mark.parametrize("path", files_with_truth(), ids=name_of)
def test_a_real_table_is_recognised_and_says_how_it_was_read(path: Path) -> None:
    assert table.recognises(Document.of(path.name, path.read_bytes()))
    codes = [notice.code for one in statements_of(path) for notice in one.notices]
    assert "table.reading" in codes
    assert any(code.startswith("table.proof_") for code in codes)


@pytest.mark.parametrize("path", files_with_truth(), ids=name_of)
def test_no_wrong_reading_claims_a_proof(path: Path) -> None:
    proved = any(one.chain and one.chain.agreed == one.chain.tested for one in statements_of(path))
    scrambled = name_of(path).endswith("format5_20240901.csv")  # proved, and the truth is wrong
    assert not proved or scrambled or agreement(path) is not Agreement.NONE


@pytest.mark.parametrize("folder", ["camt", "mt940", "ofx", "qif", "docfinance", "easyfatt"])
def test_other_formats_are_not_taken_for_tables(folder: str) -> None:
    files = [path for path in (CORPUS.parent / folder).rglob("*") if path.is_file()]
    assert files
    assert not [
        path.name for path in files if table.recognises(Document.of(path.name, path.read_bytes()))
    ]
