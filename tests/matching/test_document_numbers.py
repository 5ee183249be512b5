# ruff: noqa: RUF001 - Cyrillic letters are meant
"""The documents and cases stand in document_numbers.txt: text | keys | amount (1.00)."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from xl_recon.matching.document_numbers import DocumentNumbers, NumberHit
from xl_recon.records.open_document import OpenDocument
from xl_recon.records.word_lists import DEFAULT_WORDS

LINES = Path(__file__).with_name("document_numbers.txt").read_text("utf-8").splitlines()
CASES = [line for line in LINES if line and line[0] not in "#="]


def written_document(line: str) -> OpenDocument:
    key, number, numbering, day, party, left = map(str.strip, line[1:].split("|"))
    return OpenDocument(
        key=key,
        number=number,
        numbering=numbering,
        date=dt.date.fromisoformat(day) if day else None,
        party=party,
        residual=Decimal(left),
    )


NUMBERS = DocumentNumbers.of(
    [written_document(line) for line in LINES if line.startswith("=")], DEFAULT_WORDS
)


@pytest.mark.parametrize("line", CASES)
def test_finds_the_documents_that_the_table_says(line: str) -> None:
    text, keys, amount = map(str.strip, (line + "|").split("|")[:3])
    found = NUMBERS.named_in(text, Decimal(amount or "1.00"))
    assert "; ".join(" ".join(hit.documents) for hit in found) == keys


SPELLINGS = (
    "{year}/{number}",
    "{year}-{number:05d}",
    "FT-{number}",
    "{number}/A",
    "{number:06d}",
    "{number}",
)
SURROUNDINGS = (
    "Saldo fattura {} grazie",
    "BONIFICO FT.{}",
    "inv. #{}",
    "Rechnung Nr. {}, Betrag EUR 1.123,00",
    "ф-ра {} от 12.03.2025г.",
    "IBAN CH9300762011623852957 fatt {}",
    "FATTURE {} e altre",
    "tel. +41 91 123 45 67 n. {}",
)


@given(
    number=st.integers(min_value=1, max_value=99_999),
    spelling=st.sampled_from(SPELLINGS),
    surrounding=st.sampled_from(SURROUNDINGS),
    others=st.lists(st.integers(min_value=1, max_value=99_999), max_size=5),
)
def test_a_number_is_found_in_any_spelling_and_surrounding(
    number: int, spelling: str, surrounding: str, others: list[int]
) -> None:
    day = dt.date(2025, 3, 12)
    written = [spelling.format(number=it, year=2025) for it in (number, *others)]
    numbers = DocumentNumbers.of(
        [OpenDocument(key=it, number=it, date=day, residual=Decimal(1)) for it in written],
        DEFAULT_WORDS,
    )
    found = numbers.named_in(surrounding.format(written[0]), Decimal(7))
    assert written[0] in found[0].documents


@given(text=st.text(alphabet="0123456789 .,/-", max_size=60))
def test_digits_without_the_number_between_boundaries_name_no_document(text: str) -> None:
    wanted = "48151"
    plain = re.sub(r"[./-]", "", text)
    numbers = DocumentNumbers.of(
        [OpenDocument(key="1", number=wanted, residual=Decimal(1))], DEFAULT_WORDS
    )
    assume(wanted not in plain)
    assert numbers.named_in(text, Decimal(7)) == ()


@given(digits=st.integers(min_value=0), before=st.sampled_from("0123456789"))
def test_a_number_inside_a_longer_one_is_not_named(digits: int, before: str) -> None:
    numbers = DocumentNumbers.of(
        [OpenDocument(key="1", number="48151", residual=Decimal(1))], DEFAULT_WORDS
    )
    longer = f"7{before}48151{digits}"
    assert numbers.named_in(f"fattura {longer}", Decimal(1)) == ()
    assert numbers.named_in(f"fattura {digits}{before}148151", Decimal(1)) == ()


@given(text=st.text(max_size=80), amount=st.decimals(allow_nan=False, allow_infinity=False))
def test_no_text_is_too_odd_and_hits_stand_in_its_order(text: str, amount: Decimal) -> None:
    places = [hit.place for hit in NUMBERS.named_in(text, amount)]
    assert places == sorted(places)


def test_a_document_without_a_side_fits_an_amount_of_either_sign() -> None:
    document = OpenDocument(key="1", number="12", residual=Decimal("50.00"), sign=0)
    numbers = DocumentNumbers.of([document], DEFAULT_WORDS)
    assert numbers.named_in("bonifico 12", Decimal("-50.00"))
    assert numbers.named_in("bonifico 12", Decimal("50.00"))
    assert numbers.named_in("bonifico 12", Decimal("51.00")) == ()


def test_a_hit_shows_the_number_as_the_text_writes_it() -> None:
    (hit,) = NUMBERS.named_in("Saldo FATT. f-25118", Decimal(1))
    assert hit == NumberHit(documents=("d",), written="f-25118", place=12)
