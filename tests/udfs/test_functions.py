from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from udfs.functions import (
    CONTROPARTITA,
    IBAN_VALIDO,
    PARTITA_IVA_VALIDA,
    REGOLA_PER,
    RIFERIMENTO_QR,
)

RULES: list[list[Any]] = [
    ["Doc", "Descrizione", "Conto Dare", "Conto Avere", "Importo", "Attiva"],
    ["!Rule", "[Energia] luce", 6400.0, None, None, None],
    ["!Rule", "affitto", None, 3000.0, None, None],
    ["!Rule", "vincolo", "1020", "6900", None, None],
    ["!Rule", "leasing", "[]", None, None, None],
    ["!RuleSplit", None, "6500", None, "resto", None],
    ["!Rule", "spento", "6999", None, None, False],
]
TEXTS = [["Bolletta LUCE", "Affitto marzo"], [None, "Ignoto"]]
NO_RULES = "Indicare le regole: Registrazioni_ricorrenti[#Tutti]"
WRONG_SHAPE = "Le celle date insieme devono essere altrettante."
IBAN = "CH51 0000 0012 3456 7890 1"
CELLS = st.one_of(
    st.none(), st.booleans(), st.floats(), st.text(max_size=20), st.dates(), st.integers()
)


def test_a_rule_is_told_by_name_in_the_shape_of_the_texts() -> None:
    assert REGOLA_PER(TEXTS, None, RULES) == [["Energia", "affitto"], ["", ""]]


def test_the_account_is_told_in_the_same_way() -> None:
    assert CONTROPARTITA(TEXTS, None, RULES) == [["6400", "3000"], ["", ""]]
    assert CONTROPARTITA("leasing auto", -10, RULES) == "[]"


@pytest.mark.parametrize(
    ("cells", "answer"),
    [
        ("luce", "Energia"),
        (["luce", "boh"], ["Energia", ""]),
        (("luce",), ["Energia"]),
        ([["luce", "boh"]], [["Energia", ""]]),
        ([["luce"], ["boh"]], [["Energia"], [""]]),
        (None, ""),
        ([], []),
        (1020.0, ""),
    ],
)
def test_one_cell_a_list_or_a_table_is_answered_alike(cells: Any, answer: Any) -> None:
    assert REGOLA_PER(cells, None, RULES) == answer


def test_amounts_go_with_the_texts_cell_for_cell_or_one_for_all() -> None:
    texts = [["luce"], ["luce"]]
    assert REGOLA_PER(texts, [[-5.0], [5.0]], RULES) == [["Energia"], [""]]
    assert REGOLA_PER(texts, -5, RULES) == [["Energia"], ["Energia"]]
    assert REGOLA_PER(texts, [[5]], RULES) == [[""], [""]]
    assert REGOLA_PER("luce", Decimal("-5.10"), RULES) == "Energia"


@pytest.mark.parametrize("beside", [[[1], [2], [3]], [[1, 2]], [[1], [2, 3]]])
def test_ranges_of_other_sizes_are_told_in_each_cell(beside: Any) -> None:
    texts = [["luce"], ["luce"]]
    assert REGOLA_PER(texts, beside, RULES) == [[WRONG_SHAPE], [WRONG_SHAPE]]
    assert REGOLA_PER(texts, None, RULES, beside) == [[WRONG_SHAPE], [WRONG_SHAPE]]
    assert PARTITA_IVA_VALIDA([["1"], ["2"]], beside) == [[WRONG_SHAPE], [WRONG_SHAPE]]


def test_the_banks_account_opens_the_rules_tied_to_it() -> None:
    assert REGOLA_PER("vincolo", 1, RULES) == ""
    assert REGOLA_PER("vincolo", 1, RULES, 1020.0) == "vincolo"
    assert REGOLA_PER([["vincolo"], ["vincolo"]], 1, RULES, [["1020"], ["1030"]]) == [
        ["vincolo"],
        [""],
    ]


def test_a_rule_that_is_switched_off_is_not_taken() -> None:
    assert REGOLA_PER("spento", -1, RULES) == ""
    on = [*RULES[:-1], [*RULES[-1][:-1], True]]
    assert REGOLA_PER("spento", -1, on) == "spento"


def test_without_rules_each_cell_says_how_to_give_them() -> None:
    assert REGOLA_PER("luce") == NO_RULES
    assert CONTROPARTITA([["luce"], [None]]) == [[NO_RULES], [""]]


def test_rules_without_their_headings_are_told() -> None:
    said = REGOLA_PER("luce", None, RULES[1:])
    assert said.startswith("Registrazioni_ricorrenti: nella tabella")
    assert "Descrizione" in said


def test_an_amount_that_is_text_is_told_in_its_cell_only() -> None:
    said = REGOLA_PER([["luce"], ["luce"]], [["dieci"], [-10]], RULES)
    assert said == [["L'importo non è un numero."], ["Energia"]]


def test_rules_that_change_are_understood_anew() -> None:
    other = [RULES[0], ["!Rule", "[Altro] luce", "6401", None, None, None]]
    assert REGOLA_PER("luce", -1, RULES) == "Energia"
    assert REGOLA_PER("luce", -1, other) == "Altro"
    assert REGOLA_PER("luce", -1, RULES) == "Energia"


def test_an_iban_is_right_or_wrong_and_a_blank_is_neither() -> None:
    assert IBAN_VALIDO([[IBAN, IBAN[:-1] + "2"], [None, "  "]]) == [[True, False], ["", ""]]


def test_a_vat_number_of_another_country_is_neither_right_nor_wrong() -> None:
    cells = [["IT12345670017", "12345670018"], ["DE123456789", None]]
    assert PARTITA_IVA_VALIDA(cells) == [[True, False], ["", ""]]


def test_the_country_beside_a_number_is_looked_at() -> None:
    assert PARTITA_IVA_VALIDA("123456788", "CH") is True
    assert PARTITA_IVA_VALIDA([["123456788"], ["123456786"]], [["CH"], ["BG"]]) == [[True], [True]]
    assert PARTITA_IVA_VALIDA([["123456788"], ["123456786"]], "BG") == [[False], [True]]


def test_a_qr_reference_is_given_as_it_is_printed() -> None:
    assert RIFERIMENTO_QR("123456789012345678901234567") == "12 34567 89012 34567 89012 34567"
    assert RIFERIMENTO_QR([["123456789012345678901234568", None]]) == [["", ""]]


def test_a_reference_that_excel_has_made_a_number_of_is_not_taken_for_right() -> None:
    assert RIFERIMENTO_QR(1.2345678901234567e26) == ""


@given(cells=st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=4))
def test_whatever_stands_in_the_cells_each_has_its_answer(cells: list[list[Any]]) -> None:
    for function in (IBAN_VALIDO, PARTITA_IVA_VALIDA, RIFERIMENTO_QR):
        assert [len(row) for row in function(cells)] == [2] * len(cells)
    assert [len(row) for row in REGOLA_PER(cells, None, RULES)] == [2] * len(cells)
    assert isinstance(REGOLA_PER("luce", None, cells), str)
