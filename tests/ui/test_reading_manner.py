"""A table that reads in several ways, and a person at the screen who is asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import xlwings as xw

from tests.workbook.files import a_workbook
from tests.workbook.memory_excel import Excel, opened_in_memory
from xl_recon.errors import ReadingNeeded
from xl_recon.readers.document import Document
from xl_recon.ui.cli import main
from xl_recon.ui.reading_manner import AS_IT_SHOWS, asking, is_asking
from xl_recon.ui.ribbon import Ribbon, Told
from xl_recon.ui.voice import Language, Voice
from xl_recon.workbook.live_store import LiveStore

UNMARKED = "Date,Text,Amount\n13/04/2026,Rent,-1.250\n14/04/2026,Oak,2.500\n15/04/2026,Ink,-3.125\n"


class Desktop:
    """An open workbook, and a user who presses a button and answers."""

    def __init__(self, folder: Path) -> None:
        self.book, self.excel = opened_in_memory(a_workbook(folder))
        self._statement = folder / "dubbio.csv"
        self._statement.write_text(UNMARKED, "utf-8")

    def imports(self, *answers: str) -> Told:
        self.excel.answers = list(answers)
        files = (str(self._statement), "--account", "1020")
        return Ribbon(self.book, Voice(Language.ITALIAN), main).run("import", files=files)

    def amounts(self) -> list[object]:
        column = LiveStore(self.book).read("Registrazioni", ["Importo"]).columns["Importo"]
        return [value for value in column if value is not None]


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    active = xw.engines.active
    yield Desktop(tmp_path)
    xw.engines.active = active


def asked(excel: Excel) -> list[str]:
    return [prompt for prompt in excel.told if "È giusta la lettura" in prompt]


def test_the_reading_that_the_user_says_yes_to_is_imported(desktop: Desktop) -> None:
    told = desktop.imports("no", "yes")
    assert "Importate 3 righe" in told.text
    assert desktop.amounts() == [1250, 2500, 3125]
    first, second = asked(desktop.excel)
    assert "Lettura 2: Date | Amount. Nella riga 2 del file" in first
    assert second.endswith("È giusta la lettura 2? Con No a tutte il file non si importa.")


def test_a_user_who_does_not_know_imports_nothing(desktop: Desktop) -> None:
    told = desktop.imports("no", "no")
    assert told.status == 1
    assert desktop.amounts() == []
    assert "premere di nuovo il pulsante" in told.text
    assert "--reading" not in told.text


def test_without_anybody_at_the_screen_the_question_is_raised() -> None:
    document = Document.of("dubbio.csv", UNMARKED.encode())
    with pytest.raises(ReadingNeeded):
        AS_IT_SHOWS.decided(document)
    with asking(lambda question: question.count):
        assert is_asking()
        (statement,) = AS_IT_SHOWS.decided(document).statements
    assert not is_asking()
    assert abs(statement.lines[0].amount.amount) == 1250
