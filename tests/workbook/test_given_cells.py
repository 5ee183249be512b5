from __future__ import annotations

import pytest

from xl_recon.errors import MissingColumn, MissingTable, ReadOnly
from xl_recon.workbook.given_cells import GivenCells, given_rules
from xl_recon.workbook.store import CellValue, TableWrite

HEADINGS: list[CellValue] = ["Doc", "Descrizione", "Conto Dare", "Conto Avere", "Importo"]
RULE: list[CellValue] = ["!Rule", "luce", 6400.0, None, "[!>=100]"]


def test_a_range_reads_as_a_rules_table() -> None:
    rule, note = given_rules([HEADINGS, RULE, [None] * 5, ["Nota", "carta", None, None, None]])
    assert (rule.row, rule.sheet_row, rule.debit, rule.amount_filter) == (1, 2, "6400", "[!>=100]")
    assert (note.row, note.document) == (3, "Nota")


def test_headings_may_stand_in_any_order_and_under_their_other_names() -> None:
    (rule,) = given_rules(
        [["Avere", "descrizione", "CtDare", "Doc"], [None, "luce", 6400, "!Rule"]]
    )
    assert (rule.document, rule.debit) == ("!Rule", "6400")


def test_a_table_of_income_and_expense_is_understood() -> None:
    headings: list[CellValue] = ["Doc", "Descrizione", "Conto", "Categoria", "Entrate", "Uscite"]
    (rule,) = given_rules([headings, ["!Rule", "luce", None, "Energia", None, None]])
    assert rule.category == "Energia"


@pytest.mark.parametrize("cells", [[], [[]], [RULE], [["Doc", "Descrizione"]]])
def test_a_range_without_the_headings_says_which_are_missing(
    cells: list[list[CellValue]],
) -> None:
    with pytest.raises(MissingColumn):
        given_rules(cells)


def test_only_the_one_table_is_there_and_it_cannot_be_written() -> None:
    store = GivenCells("Regole", [HEADINGS, RULE])
    assert (store.name, store.version()) == ("Regole", None)
    assert store.read("Regole").height == 1
    with pytest.raises(MissingTable):
        store.read("Conti")
    store.write([])
    with pytest.raises(ReadOnly):
        store.write([TableWrite(table="Regole", deleted=[1])])
