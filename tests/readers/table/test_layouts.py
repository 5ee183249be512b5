"""Tables laid out as many banks and services lay theirs out, with the truth beside each.

The files are invented, row by row; `layouts/README.md` says how a truth is written. The reader
was mended by the files of batch a; the files of batch c are its measure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from xl_recon.errors import ReadError
from xl_recon.readers.document import Document
from xl_recon.readers.statements import read_statements
from xl_recon.records.statement import Balance, Check, LineStatus, Statement

LAYOUTS = Path(__file__).parent / "layouts"
ENDING = ".truth.csv"
FLOORS = {"a": 0.95, "b": 0.90, "c": 0.85}
Movements = Counter[tuple[date, Decimal]]

REMAINING = {
    "a30-lcl-sans-entete.csv": "no headings: the last row is the balance, and nothing says so",
    "b23-revolut-personal-it.csv": "the day a payment began is taken for the day it was booked",
    "c26-inbiz-piu-conti.csv": "lines agree; both blocks are given the closing of the second",
    "c39-contabilita-mastrino-banca.csv": "a ledger card: the balance ends in D or A, debit is in",
    "c41-sep-zeile-und-sh.csv": "lines agree; a balance with its S or H beside it is not found",
    "c48-virgole-senza-virgolette.csv": "the comma parts the columns and the cents, without quotes",
}
PROVED_ALL_THE_SAME = {
    "b23-revolut-personal-it.csv": "a balance proves amounts, not which of two days was booked",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What a person reads in a layout."""

    movements: Movements
    opening: tuple[Decimal, ...]
    closing: tuple[Decimal, ...]
    account: tuple[str, ...]
    ambiguous: str


def layouts() -> list[str]:
    return sorted(path.name.removesuffix(ENDING) for path in LAYOUTS.glob(f"*{ENDING}"))


LAYOUT_NAMES = layouts()


@cache
def truth_of(name: str) -> Truth:
    lines = (LAYOUTS / f"{name}{ENDING}").read_text(encoding="utf-8").splitlines()
    said = [line.removeprefix("# ").split("=", 1) for line in lines if line.startswith("#")]
    rows = [line.split(",") for line in lines if line[:1].isdigit()]
    return Truth(
        movements=Counter((date.fromisoformat(day), Decimal(amount)) for day, amount in rows),
        opening=tuple(Decimal(value) for key, value in said if key == "opening"),
        closing=tuple(Decimal(value) for key, value in said if key == "closing"),
        account=tuple(value for key, value in said if key == "account"),
        ambiguous="".join(value for key, value in said if key == "ambiguous"),
    )


@cache
def statements_of(name: str) -> tuple[Statement, ...]:
    try:
        return read_statements(Document.of(name, (LAYOUTS / name).read_bytes())).statements
    except ReadError:
        return ()


def booked(statement: Statement) -> Movements:
    """Return the days and amounts that count; a row of nought moves nothing."""
    lines = (line for line in statement.lines if line.status is LineStatus.BOOKED)
    return Counter((line.booking_date, line.amount.amount) for line in lines if line.amount.amount)


def differences(name: str) -> list[str]:
    """Return where a reading and the truth part, in words."""
    truth, statements = truth_of(name), statements_of(name)
    found = sum((booked(one) for one in statements), Counter())
    rests: dict[str, Counter[Any]] = {
        "too many": found - truth.movements,
        "missing": truth.movements - found,
        "opening": Counter(truth.opening) - amounts(one.opening_balance for one in statements),
        "closing": Counter(truth.closing) - amounts(one.closing_balance for one in statements),
        "account": Counter(truth.account) - Counter(one.account for one in statements),
    }
    return [f"{what}: {list(rest.elements())[:3]}" for what, rest in rests.items() if rest]


def amounts(balances: Iterable[Balance | None]) -> Counter[Decimal]:
    return Counter(balance.amount for balance in balances if balance)


def is_understood(name: str) -> bool:
    """Whether a layout is read as a person reads it, or left open where a person would ask."""
    if truth_of(name).ambiguous:
        checks = [one.check for one in statements_of(name)]
        return bool(checks) and Check.HOLDS not in checks
    return not differences(name)


def test_a_truth_stands_beside_each_layout() -> None:
    files = {path.name for path in LAYOUTS.iterdir() if path.suffix in {".csv", ".txt"}}
    assert {name for name in files if not name.endswith(ENDING)} == set(LAYOUT_NAMES)


@pytest.mark.parametrize("name", LAYOUT_NAMES)
def test_a_truth_adds_up(name: str) -> None:
    truth = truth_of(name)
    booked_total = sum((amount for _, amount in truth.movements.elements()), Decimal(0))
    known = len(truth.opening) == len(truth.closing) > 0
    assert truth.movements
    assert not known or sum(truth.opening) + booked_total == sum(truth.closing)


@pytest.mark.parametrize("name", LAYOUT_NAMES)
def test_a_layout_is_read_as_a_person_reads_it(name: str) -> None:
    assert is_understood(name) == (name not in REMAINING), differences(name)


@pytest.mark.parametrize("name", LAYOUT_NAMES)
def test_no_wrong_reading_claims_a_proof(name: str) -> None:
    truth, statements = truth_of(name), statements_of(name)
    proved = [booked(one) for one in statements if one.check is Check.HOLDS]
    found = sum(proved, Counter())
    complete = len(proved) == len(statements) and bool(proved)
    is_wrong = bool(found - truth.movements) or (complete and found != truth.movements)
    assert is_wrong == (name in PROVED_ALL_THE_SAME)


@pytest.mark.parametrize("batch", FLOORS)
def test_most_layouts_of_a_batch_are_understood(
    batch: str, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [name for name in LAYOUT_NAMES if name.startswith(batch)]
    understood = sum(is_understood(name) for name in names)
    with capsys.disabled():
        print(f"\nlayouts {batch}: {understood} of {len(names)} understood")  # noqa: T201
    assert understood >= FLOORS[batch] * len(names)
