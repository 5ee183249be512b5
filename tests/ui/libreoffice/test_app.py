from __future__ import annotations

from pathlib import Path

import pytest
import xlwings as xw

from tests.workbook.files import a_workbook
from xl_recon.ui.libreoffice.app import Alert


def test_what_callers_switch_reads_back(calc: xw.App, book: xw.Book) -> None:
    for drawing, calculation, status in (
        (False, "manual", "1.240 di 5.000"),
        (True, "automatic", False),
    ):
        calc.screen_updating, calc.calculation, calc.status_bar = drawing, calculation, status
        assert (calc.screen_updating, calc.calculation) == (drawing, calculation)
        assert calc.status_bar == status
        assert book.api.hasControllersLocked() is not drawing


def test_it_says_what_it_is(calc: xw.App) -> None:
    assert calc.version.major >= 7
    assert calc.pid > 0
    assert calc.hwnd == calc.pid
    assert calc.visible is False
    assert calc.engine.name == "libreoffice"
    assert Path(calc.path).name.startswith(("soffice", "libreoffice"))


@pytest.mark.parametrize(
    ("buttons", "answer"),
    [("ok", "ok"), ("ok_cancel", "cancel"), ("yes_no", "no"), ("yes_no_cancel", "cancel")],
)
def test_an_unseen_question_is_kept_and_not_agreed_to(
    calc: xw.App, buttons: str, answer: str
) -> None:
    assert calc.alert("Procedere?", "Regole", buttons) == answer
    assert calc.impl.alerts[-1] == Alert(prompt="Procedere?", title="Regole", buttons=buttons)


def test_calculation_by_hand_brings_results_up_to_date(calc: xw.App, sheet: xw.Sheet) -> None:
    sheet["A1:A2"].value = [[1], ["=A1+1"]]
    calc.calculation = "manual"
    sheet["A1"].value = 5
    assert sheet["A2"].value == 2.0
    calc.calculate()
    assert sheet["A2"].value == 6.0


def test_the_selection_is_what_was_selected(calc: xw.App, sheet: xw.Sheet) -> None:
    for address in ("$B$2:$C$4", "$A$1", "$A$1:$B$2,$D$4"):
        sheet[address].select()
        selected = calc.selection
        assert selected is not None
        assert (selected.address, selected.sheet) == (address, sheet)


def test_without_a_book_nothing_is_selected(calc: xw.App) -> None:
    assert calc.selection is None
    assert calc.calculation == "automatic"
    calc.activate()
    calc.visible = True
    assert calc.visible is False


def test_books_are_found_by_name_path_and_place(calc: xw.App, tmp_path: Path) -> None:
    path = a_workbook(tmp_path)
    book = calc.books.open(path)
    assert (book.name, Path(book.fullname)) == (path.name, path.resolve())
    assert calc.books[path.name.upper()] == calc.books[0] == calc.books.active == book
    assert calc.books[str(path)] == xw.Book(str(path)) == book
    assert calc.books.open(path) == book
    assert len(calc.books) == 1
    with pytest.raises(KeyError):
        calc.books["altro.xlsx"]


def test_a_book_is_saved_in_place_and_elsewhere(calc: xw.App, tmp_path: Path) -> None:
    book = calc.books.open(a_workbook(tmp_path))
    book.sheets["Conti"]["J1"].value = "salvato"
    book.save()
    book.save(tmp_path / "altro.ods")
    assert book.name == "altro.ods"
    book.close()
    for name in ("Registrazioni.xlsx", "altro.ods"):
        assert calc.books.open(tmp_path / name).sheets["Conti"]["J1"].value == "salvato"
    with pytest.raises(NotImplementedError):
        calc.books[0].save(password="segreto")  # noqa: S106


def test_what_is_no_spreadsheet_is_refused(calc: xw.App, tmp_path: Path) -> None:
    path = tmp_path / "lettera.html"
    path.write_text("<html><body><p>niente</p></body></html>")
    with pytest.raises(Exception, match="no spreadsheet"):
        calc.books.open(path)
