# ruff: noqa: RUF001 - Cyrillic letters are meant
from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.matching.reconciliation_builders import DOCUMENTS, a_book, a_document, a_staged_line
from xl_recon.matching.document_numbers import NumberHit
from xl_recon.matching.recognition import recognise
from xl_recon.matching.recognition_numbers import SpokenNumbers
from xl_recon.records.reconciliation import Recognition, Verdict
from xl_recon.records.word_lists import DEFAULT_WORDS

SPOKEN = SpokenNumbers.of(DEFAULT_WORDS)
OWN = (
    a_document("A", "ROSSI", "130.00", number="F-2025-12", date=dt.date(2025, 9, 1)),
    a_document("B", "ROSSI", "244.00", number="1/117", date=dt.date(2025, 10, 1)),
    a_document("C", "ROSSI", "0.00", number="9/2025", date=dt.date(2025, 11, 1)),
)


def unknown(text: str, amount: str = "130.00", *own: NumberHit) -> str:
    return SPOKEN.unknown(text, Decimal(amount), own, OWN)


def hit(place: int) -> NumberHit:
    return NumberHit(documents=("A",), written="", place=place)


def alone(amount: str, text: str, *more: str, party: str = "") -> Recognition:
    documents = [
        *DOCUMENTS,
        a_document("P1", "ROSSI", "183.40", number="37"),
        a_document("P2", "ROSSI", "185.00", number="38"),
        *(a_document(f"X{at}", "AUR", residual) for at, residual in enumerate(more)),
    ]
    line = a_staged_line(amount, description=text, statement_party=party)
    (found,) = recognise([line], a_book(documents=documents))
    return found


def codes(found: Recognition) -> list[str]:
    return [reason.code.removeprefix("recognise.") for reason in found.reasons]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("FATTURA 33/2025", "33/2025"),
        ("SALDO FT. N. 77 DEL 02/12/2025", "77"),
        ("RE 2025-099", "2025-099"),
        ("ф-ра 0000000205", "0000000205"),
        ("F-2025-13", "F-2025-13"),
        ("FATT.228/2025", "228/2025"),
        ("FATTURA 12/2025", "12/2025"),
    ],
)
def test_a_number_behind_an_invoices_word_or_of_the_partys_series_is_told(
    text: str, number: str
) -> None:
    assert unknown(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "SALDO",
        "FATTURA 2025",
        "FATTURA 130",
        "FATTURA EUR 130",
        "FATTURA DEL 5 MARZO",
        "FATTURA DEL 5/11",
        "FATTURA 9/2025",
        "FATTURA 09/2025",
        "FATTURA 130,00",
        "FATTURA 000",
        "BONIFICO N. 5512345",
        "FATTURA CRO 0112345678",
        "RIF 4455/AB",
        "VIA ROMA F-2025-13",
    ],
)
def test_months_days_sums_and_other_numbers_are_none(text: str) -> None:
    assert unknown(text) == ""


def test_a_number_that_a_hit_answers_is_known() -> None:
    assert unknown("FT 77", "130.00", hit(3)) == ""
    assert unknown("FT 77 E 78", "130.00", hit(3)) == "78"


@given(st.text(max_size=40), st.decimals(-999, 999, places=2))
def test_what_is_told_stands_in_the_text(text: str, amount: Decimal) -> None:
    assert SPOKEN.unknown(text, amount, (), OWN) in text.replace("№", " nr ").replace("#", " nr ")


@pytest.mark.parametrize(
    "text", ["RIF. 37 NOVEMBRE", "37 QUOTE", "37 Raten", "37 нощувки", "FATTURA DEL 37 MARZO"]
)
def test_days_in_words_and_counts_are_no_numbers_of_documents(text: str) -> None:
    found = alone("183.40", text)
    assert (found.verdict, codes(found)) == (Verdict.RED, ["nothing"])


def test_a_month_behind_an_invoices_number_leaves_it_one() -> None:
    assert [it.document for it in alone("183.40", "FATTURA 37 NOVEMBRE").allocations] == ["P1"]


def test_a_bare_short_number_of_an_unknown_payer_needs_an_amount_like_no_other() -> None:
    assert [it.document for it in alone("183.40", "SCALA 37").allocations] == ["P1"]
    for found in (alone("183.40", "SCALA 37", "183.40"), alone("185.00", "SCALA 38")):
        assert (found.verdict, codes(found)) == (Verdict.RED, ["number_bare"])
        assert (found.candidates, len(found.proposals)) == (("ROSSI",), 1)


@pytest.mark.parametrize("text", ["FATTURA 38", "FT-38", "38/2025"])
def test_with_a_word_or_a_year_a_round_amount_will_do(text: str) -> None:
    placed = NumberHit(documents=(), written="", place=text.index("38"))
    assert not SPOKEN.is_bare(placed, text)


@pytest.mark.parametrize("text", ["38", "SCALA 38", "N.RO CIVICO 38", "12/2025"])
def test_a_number_without_a_word_of_invoices_is_bare(text: str) -> None:
    placed = NumberHit(documents=(), written="", place=text.rindex(text.rsplit(maxsplit=1)[-1]))
    assert SPOKEN.is_bare(placed, text)


def test_a_number_that_the_party_has_not_leaves_the_exact_amount_a_proposal() -> None:
    found = alone("183.40", "SALDO FATTURA 90/2024", party="Rossi Impianti Srl")
    assert (found.verdict, found.party, found.allocations) == (Verdict.BLACK, "ROSSI", ())
    assert found.proposals[0] == "P1"
    assert ("recognise.number_unknown", "90/2024") in [(it.code, it.where) for it in found.reasons]


def test_who_pays_on_behalf_of_another_is_not_booked_for() -> None:
    text = "PER CONTO DI AURORA TICINO SAGL FATTURA 60601"
    found = alone("21.00", text, party="Rossi Impianti Srl")
    assert (found.verdict, found.party) == (Verdict.RED, "")
    assert found.candidates == ("ROSSI", "AUR")
    assert found.proposals == ("A5",)
    assert codes(found)[-1] == "on_behalf"


def test_on_behalf_of_nobody_we_know_changes_nothing() -> None:
    found = alone("183.40", "PER CONTO DI VILLA UGO", party="Rossi Impianti Srl")
    assert (found.verdict, found.party) == (Verdict.GREEN, "ROSSI")


def test_a_credit_note_alone_names_nobody_where_the_money_goes_the_other_way() -> None:
    assert alone("30.00", "STORNO NC-70007").verdict is Verdict.RED
    assert [it.document for it in alone("-30.00", "RIMBORSO NC-70007").allocations] == ["N7"]
    both = alone("153.40", "FT 37 MENO NC-70007")
    assert [it.document for it in both.allocations] == ["P1", "N7"]
