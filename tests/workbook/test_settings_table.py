from __future__ import annotations

from decimal import Decimal

import pytest

from xl_recon.records.journal import Columns
from xl_recon.records.settings import Settings
from xl_recon.records.word_lists import DEFAULT_WORDS
from xl_recon.workbook.layout.settings import SETTING_LINES
from xl_recon.workbook.settings_table import listed_words, settings_from


def settings_of(*rows: tuple[str, str]) -> Settings:
    columns = {"key": [key for key, _ in rows], "value": [value for _, value in rows]}
    return settings_from(Columns(len(rows), columns))


def test_a_sheet_without_rows_leaves_the_defaults() -> None:
    assert settings_of() == Settings()


def test_a_blank_value_and_an_unknown_key_change_nothing() -> None:
    assert settings_of(("Conto sconti", " "), ("La mia chiave", "17")) == Settings()


def test_accounts_are_read_as_text() -> None:
    found = settings_of(
        ("Spese bancarie: conto", "6940"),
        ("conto Arrotondamenti", " 6949 "),
        ("Conto sconti", "4900"),
        ("Conto depositi", "2080"),
        ("Conto giroconti", "1099"),
    )
    assert (found.charge_account, found.rounding_account) == ("6940", "6949")
    assert (found.discount_account, found.deposit_account) == ("4900", "2080")
    assert found.transfer_account == "1099"


@pytest.mark.parametrize(
    ("written", "meant"),
    [("0.05", "0.05"), ("0,5", "0.5"), ("2", "2"), ("1'000.00", "1000.00"), ("0", "0")],
)
def test_amounts_are_read_as_they_are_typed(written: str, meant: str) -> None:
    found = settings_of(
        ("Tolleranza abbinamento", written), ("Spese bancarie: importo massimo", written)
    )
    assert found.tolerance == Decimal(meant)
    assert found.charge_ceiling == Decimal(meant)


@pytest.mark.parametrize("written", ["poco", "-1", "1.234", "1,2,3"])
def test_what_is_no_amount_keeps_the_default(written: str) -> None:
    assert settings_of(("Tolleranza abbinamento", written)) == Settings()


def test_yes_and_no_and_the_second_of_two_choices_are_read() -> None:
    assert settings_of(("Spese bancarie: senza IBAN", "Sì")).plain_charge_rule
    assert not settings_of(("Spese bancarie: senza IBAN", "no")).plain_charge_rule
    assert settings_of(("Ignora POS", "sì")).ignore_pos
    assert settings_of(("Confronto testo", "Parole intere")).whole_words
    assert not settings_of(("Confronto testo", "contiene")).whole_words


def test_a_list_takes_the_place_of_the_program_s_own() -> None:
    found = settings_of(("Spese bancarie: parole", "Fee; Maut ;"))
    assert found.words.charges == ("Fee", "Maut")
    assert found.words.pos == DEFAULT_WORDS.pos


def test_a_plus_adds_to_the_program_s_own() -> None:
    found = settings_of(("Intermediari di pagamento", "+Larice Pay;PayPal Abete; paypal"))
    own = DEFAULT_WORDS.processors
    assert found.words.processors == (*own, "Larice Pay", "PayPal Abete")
    assert listed_words(" + uno; +due", ["zero"]) == ("zero", "uno", "due")


def test_a_list_without_words_leaves_the_program_s_own() -> None:
    assert settings_of(("Parole POS", " ; ")).words == DEFAULT_WORDS
    assert settings_of(("Parole POS", "+")).words == DEFAULT_WORDS


def test_each_line_names_a_list_or_a_field_that_there_is() -> None:
    for line in SETTING_LINES:
        assert not line.word_list or getattr(DEFAULT_WORDS, line.word_list)
        assert not line.field or hasattr(Settings(), line.field)
        assert not (line.field and line.word_list)
