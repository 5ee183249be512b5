"""The extension in a LibreOffice on a screen, used with the mouse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import xlwings as xw

from tests.ui.conftest import MOVEMENTS
from tests.ui.extension.desk import Desk, desk
from tests.ui.extension.windows import window_of
from tests.ui.running import CommandLine
from tests.workbook.files import a_workbook
from xl_recon.workbook.live_store import LiveStore
from xl_recon.workbook.store import CellValue, CellWrite, TableWrite

JOURNAL, RULES = "Registrazioni", "Registrazioni_ricorrenti"
FIRST = 5  # the journal's first row

pytestmark = pytest.mark.sweep  # a screen, a LibreOffice, real clicks: some 40 seconds


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with desk(tmp_path_factory.mktemp("desk")) as ready:
        yield ready


@pytest.fixture
def book(office: Desk, tmp_path: Path, xl_recon: CommandLine) -> Iterator[xw.Book]:
    """Four movements on the account 1020; the template's rules know two of them."""
    path, statement = a_workbook(tmp_path), tmp_path / "movimenti.csv"
    statement.write_text(MOVEMENTS, "utf-8")
    assert xl_recon("import", path, statement, "--account", "1020").status == 0
    opened = office.app.books.open(path)
    opened.sheets[JOURNAL].activate()
    yield opened
    opened.close()


def column(book: xw.Book, header: str, table: str = JOURNAL) -> list[CellValue]:
    return list(LiveStore(book).read(table, [header]).columns[header])


def test_the_menu_applies_the_rules_to_the_open_workbook(office: Desk, book: xw.Book) -> None:
    assert column(book, "Conto Dare").count("[CA]") == 3
    office.choose(office.open_menu(book), "Applica regole")
    office.closed_message()
    assert column(book, "Conto Dare") == ["6000", "1020", "6200", "[CA]"]


def test_the_right_click_makes_a_rule_of_the_selected_row(office: Desk, book: xw.Book) -> None:
    account = CellWrite(header="Conto Dare", rows=[4], value="6500")
    LiveStore(book).write([TableWrite(table=JOURNAL, cells=[account])])
    rules = column(book, "Descrizione", RULES)
    book.sheets[JOURNAL].range(f"B{FIRST + 3}:C{FIRST + 3}").select()
    office.choose(office.right_click(book, FIRST + 3, 3), "Crea regole dalla selezione")
    office.closed_message()
    assert column(book, "Descrizione", RULES) == [*rules, "Cartoleria Matita"]


@pytest.mark.parametrize(
    ("sheet", "offered"),
    [
        (
            JOURNAL,
            ["Crea regole dalla selezione", "Applica regole alla selezione", "Spiega riga"],
        ),
        ("Registrazioni ricorrenti", ["Prova regola"]),
    ],
)
def test_the_right_click_offers_what_fits_the_sheet(
    office: Desk, book: xw.Book, sheet: str, offered: list[str]
) -> None:
    book.sheets[sheet].activate()
    names = office.right_click(book, FIRST, 3).names()
    office.dismiss()
    assert names[: names.index("Cut")] == offered


def test_the_toolbar_has_a_button_that_works(office: Desk, book: xw.Book) -> None:
    office.choose(window_of(book), "Applica regole")
    office.closed_message()
    assert column(book, "Conto Dare") == ["6000", "1020", "6200", "[CA]"]
