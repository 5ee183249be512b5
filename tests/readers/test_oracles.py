"""Where the library mt-940 agrees with the bank's own balances, ours says the same."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias

import mt940 as peer
import pytest
from hypothesis import assume, given, settings

from tests.readers.written.mt940 import Mt940Habits, as_mt940, is_clear
from tests.readers.written.statements import read_back, statements
from xl_recon.errors import ReadError
from xl_recon.readers.document import Document
from xl_recon.readers.statements import read_statements
from xl_recon.readers.text import decoded
from xl_recon.records.statement import Statement, StatementLine

CORPUS = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpus" / "mt940"
FILES = sorted(path for path in CORPUS.rglob("*") if path.suffix in {".sta", ".txt", ".940"})
PLAIN = Mt940Habits(dialect="free", line_end="\n")
FEWEST_CHECKED = 30  # files on which the two were seen to agree

Movement: TypeAlias = tuple[str, str, Decimal]


def proved_movements(text: str) -> Iterator[tuple[Movement, ...]]:
    """What the peer reads of each statement whose balances prove it."""
    for statement in _peer_statements(text):
        opening, closing = (_balance(statement, end) for end in ("opening", "closing"))
        found = tuple(_peer_movement(one.data) for one in statement if "amount" in one.data)
        if None not in {opening, closing} and found:
            total = sum((amount for _, _, amount in found), Decimal(0))
            if opening + total == closing:
                yield found


def _peer_statements(text: str) -> list[Any]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return list(peer.parse_statements(text))
    except Exception:  # noqa: BLE001 - what the peer cannot read is no oracle
        return []


def _balance(statement: Any, end: str) -> Any:
    stated = statement.data.get(f"final_{end}_balance")
    return stated.amount.amount if stated else None


def _peer_movement(given: dict[str, Any]) -> Movement:
    booked = given.get("entry_date") or given["date"]
    return str(booked)[:10], str(given["date"])[:10], given["amount"].amount


def movement(line: StatementLine) -> Movement:
    return str(line.booking_date), str(line.value_date), line.amount.amount


@settings(deadline=None)
@given(statements(at_most=6))
def test_the_peer_reads_what_is_written_as_we_do(written: Statement) -> None:
    assume(is_clear(written, PLAIN))
    content = as_mt940(written, PLAIN)
    ours = tuple(map(movement, read_back(content).lines))
    assert ours == tuple(map(movement, written.lines))
    for theirs in proved_movements(content.decode()):
        assert _without_entry_days(theirs) == _without_entry_days(ours)


def _without_entry_days(found: tuple[Movement, ...]) -> list[tuple[str, Decimal]]:
    """The peer puts an entry of December into the value date's year."""
    return [(valued, amount) for _, valued, amount in found]


@pytest.mark.skipif(not FILES, reason="the corpus of real statements is not beside the project")
def test_what_the_peer_proves_in_real_statements_we_read_too() -> None:
    checked, differing = 0, []
    for path in FILES:
        content = path.read_bytes()
        proved = list(proved_movements(decoded(content).text))
        ours = _ours(path, content)
        if proved and ours is not None:
            checked += 1
            theirs = Counter(one for found in proved for one in _without_entry_days(found))
            if theirs - Counter(_without_entry_days(ours)):
                differing.append(path.name)
    assert differing == []
    assert checked >= FEWEST_CHECKED


def _ours(path: Path, content: bytes) -> tuple[Movement, ...] | None:
    try:
        read = read_statements(Document.of(path.name, content)).statements
    except ReadError:
        return None
    return tuple(movement(line) for statement in read for line in statement.lines)
