"""The cases stand in allocations.txt: a payment of 12 March, 2 % within 10 days, 0.05 tolerance."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_recon.matching.allocation import Allocated, AllocationTerms, allocate
from xl_recon.records.open_document import OpenDocument
from xl_recon.records.party import EarlyDiscount
from xl_recon.records.reconciliation import Adjustment, Allocation

TERMS = AllocationTerms(
    day=dt.date(2026, 3, 12),
    currency="EUR",
    tolerance=Decimal("0.05"),
    rounding_account="6949",
    discount=EarlyDiscount(percent=Decimal(2), days=10),
    discount_account="4900",
)
LINES = Path(__file__).with_name("allocations.txt").read_text("utf-8").splitlines()
CASES = [line for line in LINES if line and not line.startswith("#")]
NOTHING = Decimal(0)


def document(written: str) -> OpenDocument:
    key, amount, *rest = written.strip("! ").split()
    days = [dt.date.fromisoformat(word[1:]) for word in rest if word.startswith("@")]
    currencies = [word for word in rest if not word.startswith("@")]
    return OpenDocument(
        key=key,
        number=key,
        residual=Decimal(amount),
        total=Decimal(amount),
        currency="".join(currencies),
        date=days[0] if days else None,
    )


def parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(",") if part.strip()]


@pytest.mark.parametrize("line", CASES)
def test_pays_as_the_table_says(line: str) -> None:
    amount, documents, paid, adjusted, left, proposed = (*line.split("|"), "", "")[:6]
    named = [document(part) for part in parts(documents) if part.startswith("!")]
    others = [document(part) for part in parts(documents) if not part.startswith("!")]
    found = allocate(Decimal(amount.strip()), named, [*named, *others], TERMS)
    assert [f"{it.document} {it.amount}" for it in found.allocations] == parts(paid)
    told = [f"{it.document} {it.amount} {it.kind}" for it in found.adjustments]
    assert told == parts(adjusted)
    assert found.unallocated == Decimal(left.strip() or 0)
    assert list(found.proposals) == parts(proposed)


def test_says_why() -> None:
    found = allocate(Decimal(60), [document("A 100.00")], [], TERMS)
    codes = [(notice.code, notice.where) for notice in found.reasons]
    assert codes == [("recognise.named", "A"), ("recognise.partly_paid", "A")]


def test_without_an_account_for_it_nothing_is_rounded_away() -> None:
    terms = AllocationTerms(currency="EUR", tolerance=Decimal(1))
    found = allocate(Decimal("99.97"), [document("A 100.00")], [], terms)
    assert not found.adjustments


AMOUNTS = st.integers(-3000, 3000).filter(bool).map(lambda cents: Decimal(cents) / 100)


@st.composite
def open_documents(draw: st.DrawFn) -> list[OpenDocument]:
    amounts = draw(st.lists(AMOUNTS, max_size=8))
    return [
        OpenDocument(
            key=f"D{place}",
            number=str(place),
            residual=amount,
            total=draw(st.sampled_from([amount, amount * 2])),
            currency=draw(st.sampled_from(["", "EUR", "USD"])),
            date=dt.date(2026, 3, draw(st.integers(1, 12))),
        )
        for place, amount in enumerate(amounts)
    ]


def surplus(adjustments: tuple[Adjustment, ...], amount: Decimal) -> Decimal:
    return sum((it.amount for it in adjustments if (it.amount > 0) is not (amount > 0)), NOTHING)


def total(allocations: tuple[Allocation, ...]) -> Decimal:
    return sum((it.amount for it in allocations), NOTHING)


@given(AMOUNTS, open_documents(), st.data())
def test_every_cent_of_the_payment_is_accounted_for(
    amount: Decimal, documents: list[OpenDocument], data: st.DataObject
) -> None:
    named = data.draw(st.lists(st.sampled_from(documents), unique=True)) if documents else []
    found = allocate(amount, named, documents, TERMS)
    lost = surplus(found.adjustments, amount)
    assert total(found.allocations) + found.unallocated - lost == amount
    assert not found.unallocated or (found.unallocated > 0) is (amount > 0)
    _is_within_residuals(found, documents)


def _is_within_residuals(found: Allocated, documents: list[OpenDocument]) -> None:
    residuals = {it.key: it.residual for it in documents}
    currencies = {it.key: it.currency for it in documents}
    keys = [it.document for it in found.allocations]
    assert len(keys) == len(set(keys))
    for it in found.allocations:
        assert it.amount
        assert (it.amount > 0) is (residuals[it.document] > 0)
        assert abs(it.amount) <= abs(residuals[it.document])
        assert currencies[it.document] != "USD"
    closed = {it.document: it.amount for it in found.allocations}
    for adjustment in found.adjustments:
        whole = closed[adjustment.document] + adjustment.amount
        if (adjustment.amount > 0) is (residuals[adjustment.document] > 0):
            assert whole == residuals[adjustment.document]


@given(AMOUNTS, open_documents(), st.randoms(use_true_random=False))
def test_the_order_of_the_other_documents_is_irrelevant(
    amount: Decimal, documents: list[OpenDocument], random: object
) -> None:
    shuffled = list(documents)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert allocate(amount, [], documents, TERMS) == allocate(amount, [], shuffled, TERMS)


@given(AMOUNTS, open_documents())
def test_an_unnamed_document_is_paid_whole_or_not_at_all(
    amount: Decimal, documents: list[OpenDocument]
) -> None:
    found = allocate(amount, [], documents, TERMS)
    if found.allocations and not found.adjustments:
        residuals = {it.key: it.residual for it in documents}
        assert all(it.amount == residuals[it.document] for it in found.allocations)
        assert not found.unallocated
