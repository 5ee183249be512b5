"""Lines that share documents, whatever the order of their rows."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.matching.reconciliation_builders import (
    DOCUMENTS,
    IBANS,
    PARTIES,
    a_book,
    a_document,
    a_staged_line,
)
from xl_recon.matching.recognition import recognise
from xl_recon.records.reconciliation import (
    Allocation,
    Choice,
    Recognition,
    StagedKind,
    StagedLine,
    Verdict,
)

BOOK = a_book()
LATER = dt.date(2026, 3, 20)
NOTHING = Decimal(0)


def paid(found: Recognition) -> list[tuple[str, Decimal]]:
    return [(it.document, it.amount) for it in found.allocations]


def codes(found: Recognition) -> list[str]:
    return [reason.code.removeprefix("recognise.") for reason in found.reasons]


def test_what_one_line_pays_is_no_longer_open_for_the_next() -> None:
    first = a_staged_line("60.00", description="fattura 2025/101")
    second = a_staged_line("60.00", description="fattura 2025/101", date=LATER)
    later, earlier = recognise([second, first], BOOK)
    assert paid(earlier) == [("F101", Decimal("60.00"))]
    assert paid(later) == [("F101", Decimal("40.00"))]
    assert later.verdict is Verdict.BLACK


def test_a_named_document_goes_before_an_exact_amount_of_an_earlier_line() -> None:
    silent = a_staged_line("100.00", iban=IBANS["rossi"])
    naming = a_staged_line("100.00", description="fattura 2025/101", date=LATER)
    found = recognise([silent, naming], BOOK)
    assert [paid(it) for it in found] == [[], [("F101", Decimal("100.00"))]]


def test_what_a_person_wrote_goes_before_a_named_document() -> None:
    naming = a_staged_line("100.00", description="fattura 2025/101")
    chosen = Choice(documents=(Allocation(document="F101", amount=NOTHING),))
    by_hand = a_staged_line("100.00", date=LATER, choice=chosen)
    found = recognise([naming, by_hand], BOOK)
    assert [paid(it) for it in found] == [[], [("F101", Decimal("100.00"))]]
    assert "closed_meanwhile" in codes(found[0])


def test_two_lines_by_hand_cannot_pay_a_document_twice() -> None:
    chosen = Choice(documents=(Allocation(document="F101", amount=Decimal(70)),))
    lines = [a_staged_line("70.00", date=day, choice=chosen) for day in (LATER, dt.date.min)]
    second, first = recognise(lines, BOOK)
    assert (first.verdict, second.verdict) == (Verdict.GREEN, Verdict.RED)
    assert codes(second) == ["overpaid"]


def test_an_exact_amount_goes_before_a_combination_of_an_earlier_line() -> None:
    documents = [a_document("A", "ROSSI", "30.00"), a_document("B", "ROSSI", "40.00")]
    both = a_staged_line("70.00", iban=IBANS["rossi"])
    one = a_staged_line("40.00", iban=IBANS["rossi"], date=LATER)
    found = recognise([both, one], a_book(documents=documents))
    assert [paid(it) for it in found] == [[], [("B", Decimal("40.00"))]]


WORDS = ("Bonifico", "fattura 2025/101", "ft 2025/102", "fattura 77881", "Commissione", "telefono")
CHOICES = (
    Choice(),
    Choice(),
    Choice(),
    Choice(party="ROSSI"),
    Choice(party="AUR"),
    Choice(documents=(Allocation(document="F101", amount=Decimal(40)),)),
    Choice(documents=(Allocation(document="F102", amount=NOTHING),), party="ROSSI"),
    Choice(kind=StagedKind.DEPOSIT),
    Choice(kind=StagedKind.TRANSFER, account="1030"),
    Choice(delete=True),
)


@st.composite
def staged_lines(draw: st.DrawFn) -> StagedLine:
    bank = draw(st.sampled_from(["1020", "1020", "1030"]))
    amounts = ["100.00", "66.00", "30.00", "-75.00", "-5.00", "250.00", "70.00", "-100.00"]
    line = a_staged_line(
        draw(st.sampled_from(amounts)),
        bank=bank,
        own_iban=IBANS["bank" if bank == "1020" else "savings"],
        iban=draw(st.sampled_from(["", IBANS["rossi"], IBANS["verdi"], IBANS["unknown"]]))
        or draw(st.sampled_from(["", "", IBANS["savings"], IBANS["bank"], IBANS["shared"]])),
        statement_party=draw(st.sampled_from(["", "Rossi Impianti", "Aurora Ticino", "Nessuno"])),
        description=draw(st.sampled_from(WORDS)),
        choice=draw(st.sampled_from(CHOICES)),
    )
    return replace(line, date=dt.date(2026, 3, draw(st.integers(1, 3))))


LISTS = st.lists(staged_lines(), max_size=8)


def without_places(lines: list[StagedLine], found: tuple[Recognition, ...]) -> Counter[str]:
    """What each line comes to; a partner by what it says, not by its place."""
    return Counter(
        repr((line, replace(it, partner=None), it.partner is not None and lines[it.partner]))
        for line, it in zip(lines, found, strict=True)
    )


@given(LISTS, st.data())
def test_the_order_of_rows_makes_no_difference(
    lines: list[StagedLine], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(lines))
    once, again = recognise(lines, BOOK), recognise(shuffled, BOOK)
    assert without_places(lines, once) == without_places(shuffled, again)


@given(LISTS)
def test_recognising_again_changes_nothing(lines: list[StagedLine]) -> None:
    assert recognise(lines, BOOK) == recognise(lines, BOOK)


@given(LISTS)
def test_every_cent_is_distributed_or_not(lines: list[StagedLine]) -> None:
    for line, found in zip(lines, recognise(lines, BOOK), strict=True):
        surplus = sum(
            (
                it.amount
                for it in found.adjustments
                if (it.amount > 0) is not (line.amount.amount > 0)
            ),
            NOTHING,
        )
        distributed = sum((it.amount for it in found.allocations), NOTHING)
        assert distributed + found.unallocated - surplus == line.amount.amount


@given(LISTS)
def test_no_document_is_paid_more_than_is_open(lines: list[StagedLine]) -> None:
    residuals = {document.key: document.residual for document in DOCUMENTS}
    sums: Counter[str] = Counter()
    for found in recognise(lines, BOOK):
        for it in found.allocations:
            sums[it.document] += it.amount  # type: ignore[assignment]
    for key, amount in sums.items():
        assert abs(Decimal(amount)) <= abs(residuals[key])


@given(LISTS)
def test_a_colour_says_what_is_known(lines: list[StagedLine]) -> None:
    codes_known = {party.code for party in PARTIES}
    for line, found in zip(lines, recognise(lines, BOOK), strict=True):
        match found.verdict:
            case Verdict.GREEN:
                waits = found.kind is StagedKind.DOCUMENTS
                assert not waits or (found.party in codes_known and not found.unallocated)
            case Verdict.BLACK:
                assert found.party in codes_known
                assert found.unallocated
            case Verdict.RED:
                assert not found.allocations
                assert not found.learns_iban
            case Verdict.GREY:
                assert found.kind is StagedKind.TRANSFER or line.choice.delete
        assert found.reasons or line.choice.account


@given(LISTS)
def test_partners_are_each_others(lines: list[StagedLine]) -> None:
    found = recognise(lines, BOOK)
    for at, it in enumerate(found):
        if it.partner is not None:
            assert found[it.partner].partner == at
            assert lines[it.partner].amount.amount == -lines[at].amount.amount
            assert lines[it.partner].bank != lines[at].bank
