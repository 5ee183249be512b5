"""Public sample files, read from beside the project where they are at hand.

None of them has balances that prove it, so the judge is what a plain search for the amounts finds;
for QIF it is a count by hand. `ofxparse` was compared once, and finds the same movements wherever
it reads any, but for days that it moves into another time zone; it is no part of the tests, for
it raises warnings of deprecation.
"""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from xl_recon.errors import BadDocument
from xl_recon.readers.document import Document
from xl_recon.readers.statements import READERS, ofx, qif, read_statements
from xl_recon.records.statement import Check, Statement

CORPUS = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpus"
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the sample files are not here")

AMOUNT = re.compile(r"<TRNAMT>\s*([^<\s]+)")
OFX_REFUSED = {
    "account_listing_aggregation.ofx": "no statement in it",
    "bank_small.ofx": "no statement in it",
    "date_missing.ofx": "an entry without a date",
    "decimal_error.ofx": "not a date",
    "error_message.ofx": "the bank refused",
    "signon_fail.ofx": "the bank refused",
    "signon_success.ofx": "no statement in it",
    "signon_success_no_message.ofx": "no statement in it",
}
QIF_LINES = {
    "test_category_override.qif": 4,
    "test_circular_reference.qif": 2,
    "test_split.qif": 1,
    "test_transaction_before_account_definition_1.qif": 2,
    "test_transaction_before_account_definition_2.qif": 2,
}


def samples(folder: str) -> list[Path]:
    return sorted(path for path in (CORPUS / folder).rglob("*") if path.is_file())


def document(path: Path) -> Document:
    return Document.of(path.name, path.read_bytes())


def total(statements: tuple[Statement, ...]) -> Decimal:
    return sum((statement.booked_total for statement in statements), Decimal(0))


@pytest.mark.parametrize("path", samples("ofx"), ids=lambda path: path.name)
def test_every_amount_of_an_ofx_sample_is_read_once(path: Path) -> None:
    if path.name in OFX_REFUSED:
        with pytest.raises(BadDocument, match=OFX_REFUSED[path.name]):
            read_statements(document(path))
        return
    written = [Decimal(text) for text in AMOUNT.findall(path.read_text("utf-8"))]
    statements = read_statements(document(path)).statements
    assert sum(len(statement.lines) for statement in statements) == len(written)
    assert total(statements) == sum(written)


@pytest.mark.parametrize("path", samples("ofx"), ids=lambda path: path.name)
def test_no_ofx_sample_claims_a_proof(path: Path) -> None:
    if path.name not in OFX_REFUSED:
        checks = {statement.check for statement in read_statements(document(path)).statements}
        assert checks == {Check.NONE}


@pytest.mark.parametrize("path", samples("qif"), ids=lambda path: path.name)
def test_every_movement_of_a_qif_sample_is_read_once(path: Path) -> None:
    if path.name not in QIF_LINES and path.name not in {"test.qif", "test_oth_a.qif"}:
        with pytest.raises(BadDocument, match=r"no statement in it|only securities"):
            read_statements(document(path))
        return
    (statement,) = read_statements(document(path)).statements
    if path.name in QIF_LINES:
        assert len(statement.lines) == QIF_LINES[path.name]
    else:
        assert statement.account == "TestExport"
        assert statement.opening_balance is not None
        assert "statement.securities" in [notice.code for notice in statement.notices]


@pytest.mark.parametrize("folder", ["camt", "mt940", "csv", "easyfatt", "docfinance"])
def test_other_formats_are_not_taken_for_ofx_or_qif(folder: str) -> None:
    found = [document(path) for path in samples(folder)]
    assert found
    assert not [it.name for it in found if ofx.recognises(it) or qif.recognises(it)]


@pytest.mark.parametrize("path", samples("ofx") + samples("qif"), ids=lambda path: path.name)
def test_only_its_own_reader_recognises_a_sample(path: Path) -> None:
    assert sum(reader.recognises(document(path)) for reader in READERS) == 1
