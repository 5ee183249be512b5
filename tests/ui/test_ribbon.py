"""The ribbon's macros on an open workbook: over memory, and over a real spreadsheet program."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlwings as xw

from tests.ui.conftest import MOVEMENTS
from tests.ui.libreoffice.calc import calc, offices
from tests.workbook.files import a_workbook
from tests.workbook.memory_excel import opened_in_memory
from xl_recon.ui.agent.orders import COMMANDS
from xl_recon.ui.cli import main
from xl_recon.ui.ribbon import MACROS, Ribbon, Told, selected_rows
from xl_recon.ui.voice import Language, Voice
from xl_recon.workbook.live_store import LiveStore
from xl_recon.workbook.store import CellValue, CellWrite, TableWrite

__all__ = ["calc", "offices"]

JOURNAL, RULES = "Registrazioni", "Registrazioni_ricorrenti"
FIRST = 5  # the journal's first row


@pytest.fixture(params=["memory", pytest.param("libreoffice", marks=pytest.mark.sweep)])
def book(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[xw.Book]:
    path = a_workbook(tmp_path)
    if request.param == "memory":
        active = xw.engines.active
        yield opened_in_memory(path)[0]
        xw.engines.active = active
    else:
        app: xw.App = request.getfixturevalue("calc")
        yield app.books.open(path)


@pytest.fixture
def press(book: xw.Book, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Told]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return Ribbon(book, Voice(Language.ITALIAN), main).run


@pytest.fixture
def imported(press: Callable[..., Told], tmp_path: Path) -> Told:
    """Four movements on the account 1020; the template's rules know two of them."""
    statement = tmp_path / "movimenti.csv"
    statement.write_text(MOVEMENTS, "utf-8")
    return press("import", files=(str(statement), "--account", "1020"))


def column(book: xw.Book, header: str, table: str = JOURNAL) -> list[CellValue]:
    return list(LiveStore(book).read(table, [header]).columns[header])


def add(book: xw.Book, table: str, **columns: list[CellValue]) -> None:
    cells = {name.replace("_", " "): values for name, values in columns.items()}
    LiveStore(book).write([TableWrite(table=table, appended=cells)])


def select(book: xw.Book, rows: str) -> None:
    sheet = book.sheets["Registrazioni"]
    sheet.activate()
    sheet.range(f"B{rows.replace('-', ':C')}" if "-" in rows else f"B{rows}").select()


def test_import_brings_the_movements_into_the_open_workbook(book: xw.Book, imported: Told) -> None:
    assert "Importate 4 righe" in imported.text
    assert column(book, "Conto Avere").count("[CA]") == 1
    assert column(book, "Conto Dare").count("[CA]") == 3


def test_apply_completes_the_rows_before_the_users_eyes(
    book: xw.Book, press: Callable[..., Told], imported: Told
) -> None:
    assert imported.status == 0
    told = press("apply")
    assert "Applicate 2 regole a 2 righe" in told.text
    assert "6000" in column(book, "Conto Dare")
    assert not book.app.status_bar


def test_rules_come_from_a_selection_of_several_rows_inside_the_table(
    book: xw.Book, press: Callable[..., Told], imported: Told
) -> None:
    assert imported.status == 0
    debit = column(book, "Conto Dare")
    waiting = [row for row, account in enumerate(debit, 1) if account == "[CA]"]
    LiveStore(book).write(
        [
            TableWrite(
                table=JOURNAL,
                cells=[CellWrite(header="Conto Dare", rows=waiting, value="6500")],
            )
        ]
    )
    select(book, f"{FIRST}-{FIRST + 3}")
    assert selected_rows(book) == f"{FIRST}-{FIRST + 3}"
    before = len(column(book, "Doc", RULES))
    told = press("rules-create")
    assert "Regola nuova «Cartoleria Matita»" in told.text
    assert len(column(book, "Doc", RULES)) > before


def test_a_split_puts_its_parts_below_the_head(
    book: xw.Book, press: Callable[..., Told], imported: Told
) -> None:
    assert imported.status == 0
    add(
        book,
        RULES,
        Doc=["!Rule", "!RuleSplit", "!RuleSplit"],
        Descrizione=["+Cartoleria Matita", "Carta", "Penne"],
        Conto_Dare=["[]", "6500", "6500"],
        Conto_Avere=["1020", None, None],
        Importo=[None, "30%", "resto"],
    )
    press("apply")
    texts = column(book, "Descrizione")
    place = next(at for at, text in enumerate(texts) if "Matita" in str(text))
    assert texts[place + 1 : place + 3] == ["Carta", "Penne"]
    assert column(book, "Importo")[place : place + 3] == [18.6, 5.58, 13.02]


def test_undo_takes_back_the_last_macro(
    book: xw.Book, press: Callable[..., Told], imported: Told
) -> None:
    assert imported.status == 0
    before = {name: column(book, name) for name in ("Conto Dare", "Conto Avere", "Regola")}
    press("apply")
    told = press("undo")
    assert "Annullato il lotto 2" in told.text
    assert {name: column(book, name) for name in before} == before


def test_a_preview_is_made_and_confirmed_in_the_open_workbook(
    book: xw.Book, press: Callable[..., Told], imported: Told
) -> None:
    assert imported.status == 0
    assert "Anteprima di 4 righe" in press("preview").text
    assert "Anteprima" in [sheet.name for sheet in book.sheets]
    assert "Completate 2 righe" in press("confirm").text
    assert "Anteprima" not in [sheet.name for sheet in book.sheets]


def test_an_error_is_a_sentence_and_changes_nothing(
    book: xw.Book, press: Callable[..., Told], imported: Told
) -> None:
    assert imported.status == 0
    before = column(book, "Conto Dare")
    told = press("confirm")
    assert told.status == 3
    assert "non c'è nessuna anteprima" in told.text
    assert column(book, "Conto Dare") == before


def test_a_row_outside_the_table_gives_a_clear_message(
    press: Callable[..., Told], imported: Told
) -> None:
    assert imported.status == 0
    told = press("rules-create", rows="900")
    assert told.status == 2
    assert "Registrazioni" in told.text


def test_every_button_has_a_command() -> None:
    assert {*MACROS, "guide"} == COMMANDS
