from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.workbook.files import JOURNAL_SHEET, a_workbook, opened, parts_of, replaced
from tests.workbook.made_sheets import NO_PROOF, proof
from xl_recon.workbook.file_store.removed_sheets import LostSheet

LOST = LostSheet("Prova d'uso", ("Righe", "Altre_righe"))


@pytest.mark.parametrize(
    ("formula", "left"),
    [
        ("'Prova d''uso'!A1+A1", "#REF!+A1"),
        ("SUM('Prova d''uso'!$A$1:B$20)", "SUM(#REF!)"),
        ("SUM('prova d''uso'!A:B,'Prova d''uso'!3:4)", "SUM(#REF!,#REF!)"),
        ("SUM(Righe[Importo])+SUM(altre_righe[[#All],[Importo]])", "SUM(#REF!)+SUM(#REF!)"),
        ("ROWS(Righe)", "ROWS(#REF!)"),
        ('"Righe[Importo]"&"dice ""Righe"""', '"Righe[Importo]"&"dice ""Righe"""'),
        ("Mie_Righe+Righe2+Conti[Righe]", "Mie_Righe+Righe2+Conti[Righe]"),
    ],
)
def test_only_what_is_lost_becomes_an_error(formula: str, left: str) -> None:
    assert LOST.formula(formula) == left


def test_a_bare_name_of_a_sheet_is_found() -> None:
    formula = "Prova!B2+'Prova'!B3+MiaProva!B2+Prova"
    assert LostSheet("Prova", ()).formula(formula) == "#REF!+#REF!+MiaProva!B2+Prova"
    assert (
        LostSheet("Prova", ("Prova",)).formula("Prova!Suo+Prova+Prova(1)") == "#REF!+#REF!+Prova(1)"
    )


def test_formulas_and_names_that_spoke_of_a_sheet_show_an_error(tmp_path: Path) -> None:
    path = a_workbook(tmp_path)
    opened(path).write([], [proof()])
    asked = '<row r="9"><c r="A9"><f>\'Prova regole\'!A5&amp;"x"</f></c></row></sheetData>'
    replaced(path, JOURNAL_SHEET, "</sheetData>", asked)
    name = '<definedName name="Totale">SUM(Prova_regole[Importo])</definedName></definedNames>'
    replaced(path, "xl/workbook.xml", "</definedNames>", name)
    formula = "<calculatedColumnFormula>ROWS(Prova_regole)</calculatedColumnFormula>"
    column = rb'(?<=<tableColumn id="2" name="Descrizione")/>'
    replaced(path, "xl/tables/table5.xml", column, f">{formula}</tableColumn>")
    others = parts_of(path)
    opened(path).write([], [NO_PROOF])
    book = openpyxl.load_workbook(path)
    assert book["Registrazioni"]["A9"].value == '=#REF!&"x"'
    assert book.defined_names["Totale"].attr_text == "SUM(#REF!)"
    after = parts_of(path)
    assert b"ROWS(#REF!)" in after["xl/tables/table5.xml"]
    assert after["xl/worksheets/sheet3.xml"] == others["xl/worksheets/sheet3.xml"]


def test_a_sheet_that_is_replaced_is_spoken_of_as_before(tmp_path: Path) -> None:
    path = a_workbook(tmp_path)
    opened(path).write([], [proof()])
    asked = '<row r="9"><c r="A9"><f>\'Prova regole\'!A5</f></c></row></sheetData>'
    replaced(path, JOURNAL_SHEET, "</sheetData>", asked)
    opened(path).write([], [proof()])
    assert openpyxl.load_workbook(path)["Registrazioni"]["A9"].value == "='Prova regole'!A5"
