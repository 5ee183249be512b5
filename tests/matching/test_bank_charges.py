# ruff: noqa: RUF001 - Cyrillic letters are meant
from __future__ import annotations

from dataclasses import replace

import pytest

from tests.matching.reconciliation_builders import ACCOUNTS, SETTINGS, a_book, a_staged_line
from xl_recon.matching.bank_charges import ChargeWords
from xl_recon.matching.recognition import recognise
from xl_recon.records.reconciliation import Recognition, StagedKind, StagedLine, Verdict
from xl_recon.records.word_lists import DEFAULT_WORDS, WordLists

WORDS = ChargeWords.of(DEFAULT_WORDS, ACCOUNTS)


def alone(line: StagedLine, words: WordLists = DEFAULT_WORDS) -> Recognition:
    (found,) = recognise([line], a_book(replace(SETTINGS, words=words)))
    return found


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("COMMISSIONE SU BONIFICO A FAVORE DI VILLA UGO", "commissione"),
        ("ADDEBITO SPESE BONIFICO ESTERO", "spese"),
        ("IMPOSTA DI BOLLO E/C", "imposta di bollo"),
        ("COMM. BONIFICO SPESE CONDOMINIALI", "comm."),
        ("INTERNATIONAL PAYMENT FEE", "fee"),
        ("Frais de tenue de compte", "frais"),
        ("SPESEN E-BANKING", "spesen"),
        ("ТАКСА ПРЕВОД В ПОЛЗА НА ПЕТЪР КОЛЕВ", "такса"),
    ],
)
def test_the_banks_own_charge_is_told_by_its_word(text: str, word: str) -> None:
    line = a_staged_line("-80.00", description=text)
    assert WORDS.charge_word(line) == word
    assert not WORDS.pays_somebody(line)
    assert alone(line).kind is StagedKind.BANK_CHARGE


@pytest.mark.parametrize("amount", ["-8.00", "-2300.00"])
@pytest.mark.parametrize(
    "text",
    [
        "BONIFICO SPESE CONDOMINIALI GESTIONE 2025",
        "SPESE CONDOMINIALI",
        "SPESE DI SPEDIZIONE",
        "CANONE DI LOCAZIONE DICEMBRE",
        "CANONE RAI",
        "BOLLO AUTO",
        "COMMISSIONI AGENTE OTTOBRE",
        "BONIFICO A FAVORE DI VILLA UGO SPESE",
        "GIROCONTO COMMISSIONI",
        "Gebühren Strassenverkehrsamt",
        "Überweisung an Hans Klein Gebühren",
        "Zahlung zugunsten Hans Klein Spesen",
        "Virement en faveur de Paul Petit frais",
        "Frais de scolarité",
        "LEGAL FEES NOVEMBER",
        "ТАКСА БИТОВИ ОТПАДЪЦИ",
        "ПРЕВОД В ПОЛЗА НА ПЕТЪР КОЛЕВ ТАКСА УЧАСТИЕ",
    ],
)
def test_another_is_paid_where_the_text_says_so_whatever_the_amount(text: str, amount: str) -> None:
    line = a_staged_line(amount, description=text)
    assert WORDS.charge_word(line) == ""
    assert WORDS.pays_somebody(line)
    assert (alone(line).verdict, alone(line).kind) == (Verdict.RED, None)


@pytest.mark.parametrize(
    ("party", "is_charge"),
    [
        ("Banca Sella", True),
        ("Banca del Lago", True),
        ("Commissioni bancarie", True),
        ("", True),
        ("Villa Ugo", False),
        ("Abbonamenti Digitali Srl", False),
    ],
)
def test_who_is_named_as_the_other_side_and_is_no_bank_takes_no_charge(
    party: str, *, is_charge: bool
) -> None:
    line = a_staged_line("-80.00", statement_party=party, description="CANONE MENSILE")
    assert (alone(line).kind is StagedKind.BANK_CHARGE) is is_charge


def test_beside_the_accounts_own_iban_stands_its_holder_not_somebody_else() -> None:
    line = a_staged_line("-80.00", statement_party="Officine del Lago Srl", description="CANONE")
    assert alone(replace(line, iban=line.own_iban)).kind is StagedKind.BANK_CHARGE
    assert alone(line).kind is None


def test_a_payment_through_the_own_bank_is_no_charge() -> None:
    line = a_staged_line(
        "-80.00", statement_party="Banca Sella", description="A FAVORE DI VILLA UGO SALDO"
    )
    assert alone(line).kind is None


def test_the_words_of_another_things_charge_are_a_list_of_the_settings() -> None:
    line = a_staged_line("-80.00", description="SPESE BARCA")
    words = replace(DEFAULT_WORDS, other_charges=(*DEFAULT_WORDS.other_charges, "barca"))
    assert alone(line).kind is StagedKind.BANK_CHARGE
    assert alone(line, words).kind is None


@pytest.mark.parametrize("text", ["Превод", "Überweisung Hans Klein", "BONIFICO VILLA UGO"])
def test_a_small_payment_without_a_charges_word_is_none(text: str) -> None:
    assert alone(a_staged_line("-20.00", description=text)).verdict is Verdict.RED
