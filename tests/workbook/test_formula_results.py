"""What becomes of the results that formulas had before a change."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.workbook.files import JOURNAL_SHEET, a_workbook, opened, replaced
from xl_recon.errors import BadCell
from xl_recon.plan.changes import Table
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workbook.store import CellValue, CellWrite, TableWrite

JOURNAL = "Registrazioni"


def a_journal(folder: Path, amount: str) -> Path:
    """A workbook whose journal has one row with this content as amount (H5)."""
    path = a_workbook(folder)
    appended: dict[str, list[CellValue]] = {
        "Descrizione": ["Affitto"],
        "Conto Dare": ["[CA]"],
        "Importo": [7777],
    }
    opened(path).write([TableWrite(table=JOURNAL, appended=appended)])
    return replaced(path, JOURNAL_SHEET, b"<v>7777</v></c>", amount.encode() + b"</c>")


def test_a_formula_typed_as_an_amount_keeps_its_result(tmp_path: Path) -> None:
    path = a_journal(tmp_path, "<f>100/4</f><v>25</v>")
    write = TableWrite(
        table=JOURNAL, cells=[CellWrite(header="Conto Dare", rows=[1], value="6000")]
    )
    opened(path).write([write])
    content = opened(path).read(JOURNAL, ["Importo", "Conto Dare"])
    assert content.columns == {"Importo": [25], "Conto Dare": ["6000"]}
    assert load_workbook(path)["Registrazioni"]["H5"].value == "=100/4"


def test_an_amount_never_worked_out_is_refused_with_its_place(tmp_path: Path) -> None:
    path = a_journal(tmp_path, "<f>100/4</f>")
    with pytest.raises(BadCell, match="row 5, Importo: amount, pending"):
        JournalWorkbook(opened(path)).columns(Table.JOURNAL, ["amount"])


def test_a_calculated_column_of_a_changed_row_has_no_result_from_before(tmp_path: Path) -> None:
    path = a_journal(tmp_path, "<v>7</v>")
    replaced(path, JOURNAL_SHEET, b'<c r="U5"', b'<c r="U5" t="str"')
    replaced(path, JOURNAL_SHEET, b"</f></c>(?=<c r=.V5)", b"</f><v>Da completare</v></c>")
    assert opened(path).read(JOURNAL, ["Stato"]).columns["Stato"] == ["Da completare"]
    write = TableWrite(
        table=JOURNAL, cells=[CellWrite(header="Conto Dare", rows=[1], value="6000")]
    )
    opened(path).write([write])
    assert opened(path).read(JOURNAL, ["Stato"]).columns["Stato"] == ["…"]


def test_one_coloured_cell_does_not_spread_to_new_rows(tmp_path: Path) -> None:
    path = a_workbook(tmp_path)
    opened(path).write([TableWrite(table=JOURNAL, appended={"Descrizione": ["a", "b"]})])
    opened(path).write([TableWrite(table=JOURNAL, fills={"Note=FFFF00": [2]})])
    opened(path).write([TableWrite(table=JOURNAL, appended={"Descrizione": ["c"]})])
    assert opened(path).fills(JOURNAL) == ["", "Note=FFFF00", ""]


def test_a_coloured_column_goes_on_in_new_rows(tmp_path: Path) -> None:
    path = a_workbook(tmp_path)
    opened(path).write([TableWrite(table=JOURNAL, appended={"Descrizione": ["a", "b"]})])
    opened(path).write([TableWrite(table=JOURNAL, fills={"Note=FFFF00": [1, 2]})])
    opened(path).write([TableWrite(table=JOURNAL, appended={"Descrizione": ["c"]})])
    assert opened(path).fills(JOURNAL) == ["Note=FFFF00"] * 3
