"""The cases stand in recognition_cases.txt; the world they play in, in reconciliation_builders."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from tests.matching.reconciliation_builders import IBANS, a_book, a_staged_line
from xl_recon.matching.recognition import recognise
from xl_recon.records.reconciliation import Allocation, Choice, Recognition, StagedKind

LINES = Path(__file__).with_name("recognition_cases.txt").read_text("utf-8").splitlines()
CASES = [line for line in LINES if line and not line.startswith("#")]
BOOK = a_book()


def a_choice(written: str) -> Choice:
    words = re.split(r" (?=\w+=)", written.strip())
    given = dict(word.split("=", 1) for word in words if "=" in word)
    return Choice(
        kind=StagedKind(given["kind"]) if "kind" in given else None,
        party=given.get("party", ""),
        documents=tuple(map(an_allocation, given.get("documents", "").split(";"))) or None
        if "documents" in given
        else None,
        account=given.get("account", ""),
        delete=written.strip() == "delete",
    )


def an_allocation(written: str) -> Allocation:
    key, _, amount = written.partition(":")
    return Allocation(document=key.strip(), amount=Decimal(amount.strip().replace(",", ".") or "0"))


def recognised(given: str) -> Recognition:
    amount, iban, name, text, hand = (part.strip() for part in given.split("|"))
    line = a_staged_line(
        amount,
        iban=IBANS.get(iban, ""),
        statement_party=name,
        description=text,
        choice=a_choice(hand),
    )
    (found,) = recognise([line], BOOK)
    return found


def told(found: Recognition) -> str:
    kind = found.kind.value if found.kind else "-"
    paid = ", ".join(f"{it.document} {it.amount:.2f}" for it in found.allocations)
    reasons = ", ".join(reason.code.removeprefix("recognise.") for reason in found.reasons)
    cells = (
        f"{found.verdict.value} {found.level} {kind}",
        found.party,
        found.account,
        paid,
        f"{found.unallocated:.2f}" if found.unallocated else "0",
        reasons,
    )
    return " | ".join(cells).replace("  ", " ")


@pytest.mark.parametrize("case", CASES)
def test_recognises_as_the_table_says(case: str) -> None:
    given, expected = case.split("->")
    assert told(recognised(given)) == expected.strip().replace("  ", " ")
