from __future__ import annotations

from dataclasses import replace

from xl_recon.matching.party_ibans import PartyIbans
from xl_recon.records.party import Party
from xl_recon.records.word_lists import DEFAULT_WORDS

ONE, OTHER, THIRD = "CH9300762011623852957", "IT60X0542811101000000123456", "BG80BNBG96611020345678"
LARCH = Party(code="1", name="Larice Srl", ibans=(ONE, OTHER))
BEECH = Party(code="2", name="Faggio Srl", ibans=(OTHER, ""))
PAYER = Party(code="3", name="PayPal Europe", ibans=(THIRD,))
IBANS = PartyIbans.of([LARCH, BEECH, PAYER], DEFAULT_WORDS)


def test_an_iban_names_its_holder_however_it_is_written() -> None:
    assert IBANS.holders("ch93 0076 2011 6238 5295 7") == ("1",)


def test_an_iban_of_two_parties_names_both() -> None:
    assert IBANS.holders(OTHER) == ("1", "2")


def test_an_iban_nobody_holds_names_nobody() -> None:
    assert IBANS.holders("DE89370400440532013000") == ()
    assert IBANS.holders("") == ()


def test_a_party_that_writes_its_iban_twice_holds_it_once() -> None:
    twice = Party(code="4", name="Abete", ibans=(ONE, "CH93 0076 2011 6238 5295 7"))
    assert PartyIbans.of([twice], DEFAULT_WORDS).holders(ONE) == ("4",)


def test_a_processor_is_told_by_the_name_in_the_statement() -> None:
    assert IBANS.is_processor(ONE, "PAYPAL (EUROPE) S.A R.L.")
    assert not IBANS.is_processor(ONE, "Larice Srl")


def test_a_processor_is_told_by_the_name_of_the_party_that_holds_the_iban() -> None:
    assert IBANS.is_processor(THIRD, "Bianchi Anna")


def test_a_processor_s_iban_may_stand_in_the_list() -> None:
    words = replace(DEFAULT_WORDS, processors=("CH93 0076 2011 6238 5295 7",))
    ibans = PartyIbans.of([LARCH], words)
    assert ibans.is_processor(ONE, "")
    assert not ibans.is_processor(OTHER, "PayPal")
    assert not ibans.is_processor("", "")


def test_check_digits_are_looked_at() -> None:
    assert IBANS.valid("CH93 0076 2011 6238 5295 7")
    assert not IBANS.valid("CH9300762011623852958")
    assert not IBANS.valid("")
