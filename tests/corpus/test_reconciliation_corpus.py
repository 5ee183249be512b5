"""Public sample statements with contacts made from half of their counterparties.

Every second counterparty becomes a party. The lines of those are to be found, each with its own
party; the lines of the others are to stay red: nobody is to be guessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.matching.reconciliation_builders import SETTINGS
from xl_recon.errors import XlReconError
from xl_recon.matching.folding import folded
from xl_recon.matching.recognition import recognise
from xl_recon.matching.reconciliation_book import ReconciliationBook
from xl_recon.readers.document import Document
from xl_recon.readers.statements import read_statements
from xl_recon.records.party import Party
from xl_recon.records.reconciliation import Recognition, StagedLine, Verdict
from xl_recon.records.statement import LineDetail, StatementLine

CORPUS = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpus"
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the sample files are not here")


# Legal forms by which some invented names of the samples differ; names are compared without.
FORMS = {"оод", "еоод", "ад", "еад", "ет"}


def plain(name: str) -> str:
    return " ".join(word for word in folded(name).split() if word not in FORMS)


@cache
def staged() -> tuple[StagedLine, ...]:
    """All lines with a counterparty's name, each once."""
    lines = dict.fromkeys(_lines())
    return tuple(line for line in lines if line.statement_party)


def _lines() -> Iterator[StagedLine]:
    for path in sorted((CORPUS / "camt").rglob("*")) + sorted((CORPUS / "mt940").rglob("*")):
        if path.is_file():
            try:
                statements = read_statements(Document.of(path.name, path.read_bytes())).statements
            except XlReconError:
                continue
            for statement in statements:
                for line in statement.lines:
                    for part in line.details or (line,):
                        yield _staged(line, part, statement.account)


def _staged(line: StatementLine, part: StatementLine | LineDetail, account: str) -> StagedLine:
    return StagedLine(
        batch=1,
        number=1,
        entry=1,
        bank="1020",
        date=line.booking_date,
        amount=part.amount,
        description=part.description,
        iban=part.counterparty.iban,
        statement_party=part.counterparty.name,
        own_iban=account,
    )


@cache
def known() -> dict[str, Party]:
    """Every second counterparty, by its folded name."""
    names = sorted({plain(line.statement_party): line.statement_party for line in staged()}.items())
    return {
        plain: Party(code=f"P{at}", name=name, customer_account="1100", supplier_account="2000")
        for at, (plain, name) in enumerate(names[::2])
    }


@cache
def recognised() -> tuple[tuple[StagedLine, Recognition], ...]:
    book = ReconciliationBook.of(known().values(), (), (), SETTINGS)
    return tuple(zip(staged(), recognise(staged(), book), strict=True))


def test_there_is_enough_to_try() -> None:
    assert len(staged()) > 300
    assert len(known()) > 40


def test_lines_of_known_counterparties_are_theirs() -> None:
    wrong = [
        (line.statement_party, found.party)
        for line, found in recognised()
        if (party := known().get(plain(line.statement_party))) and found.party != party.code
    ]
    assert wrong == []


def test_nobody_is_guessed_for_the_other_half() -> None:
    guessed = [
        (line.statement_party, line.description, found.party)
        for line, found in recognised()
        if plain(line.statement_party) not in known() and found.party
    ]
    assert guessed == []


def test_lines_of_unknown_counterparties_with_an_iban_stay_red() -> None:
    verdicts = {
        found.verdict
        for line, found in recognised()
        if line.iban and line.iban != line.own_iban and plain(line.statement_party) not in known()
    }
    assert verdicts == {Verdict.RED}
