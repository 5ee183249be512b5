"""Another library's reader beside ours: the same movements wherever it reads any.

Days are compared but where a movement names an hour far from Greenwich: ofxparse counts those over
to another day, and the bank's own statement shows the day as it is written.
"""

from __future__ import annotations

import warnings
from collections import Counter
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from ofxparse import OfxParser

from xl_recon.errors import ReadError
from xl_recon.readers.document import Document
from xl_recon.readers.statements import ofx

CORPUS = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpus" / "ofx"
pytestmark = [
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the sample files are not here"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # of its own libraries
]
Movement = tuple[date, Decimal]


def files() -> list[Path]:
    return sorted(CORPUS.rglob("*.ofx"))


def by_the_library(path: Path) -> Counter[Movement] | None:
    """What ofxparse finds on bank and card accounts; None where it gives up."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            read = OfxParser.parse(BytesIO(path.read_bytes()))
    except Exception:  # noqa: BLE001 - it fails in many ways
        return None
    moved = [
        it
        for account in read.accounts
        if hasattr(account.statement, "transactions")
        for it in account.statement.transactions
        if hasattr(it, "amount")
    ]
    return Counter((it.date.date(), it.amount) for it in moved)


def by_us(path: Path) -> Counter[Movement] | None:
    try:
        found = ofx.read(Document.of(path.name, path.read_bytes()))
    except ReadError:
        return None
    return Counter((line.booking_date, line.amount.amount) for one in found for line in one.lines)


COMPARED = [path for path in files() if by_the_library(path) and by_us(path) is not None]


def amounts(found: Counter[Movement]) -> Counter[Decimal]:
    return Counter(amount for (_, amount), count in found.items() for _ in range(count))


def test_there_is_something_to_compare() -> None:
    assert len(COMPARED) >= 5


@pytest.mark.parametrize("path", COMPARED, ids=lambda path: path.name)
def test_the_amounts_are_the_same(path: Path) -> None:
    theirs, ours = by_the_library(path), by_us(path)
    assert theirs is not None
    assert ours is not None
    assert amounts(theirs) == amounts(ours)


def test_days_differ_only_where_an_hour_is_counted_over() -> None:
    differing = {path.name for path in COMPARED if by_the_library(path) != by_us(path)}
    shifted = {path.name for path in COMPARED if b"[-" in path.read_bytes()}
    assert differing <= shifted
