"""The add-in's macros, run by LibreOffice."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.ui.addin.test_build import SETTINGS
from xl_recon.ui.addin.build import xlam
from xl_recon.ui.agent.note import AgentNote, write_note
from xl_recon.ui.agent.orders import live_arguments, order_of
from xl_recon.ui.voice import Language

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="LibreOffice is driven on Linux")
PATIENCE = 150.0
CALLS = Path(__file__).parent / "calc_process.py"
BOOKS = (
    "C:\\Conti & figli\\Età 100%.xlsx",
    "/Users/lucia/Desktop/prova 'uno'.xlsx",
    "https://ditta-my.sharepoint.com/personal/Documenti/Prima nota.xlsx",
    'a "b" c\\',
    "C:\\\\\\a\\\\",
    "Книга 日本.xlsx",
)
WORDS = "XlReconStart.XlRecon_Words"
LINE = "XlReconStart.XlRecon_CommandLine"
JSON = "XlReconStart.XlRecon_Json"
PYTHON_LINE = "XlReconStart.XlRecon_PythonLine"
SETTING = "XlReconStart.XlRecon_Setting"
IS_LOOPBACK = "XlReconStart.XlRecon_IsLoopback"
ROWS = "XlReconRows.XlRecon_WithRows"
NOTE = AgentNote(port=49321, token="a-word", pid=7, version="1.2.3")  # noqa: S106
LINE_OF = "XlReconStart.XlRecon_Line"
PARTS = ("Command", "Table")
TASKS = {
    "apply": ("apply", ""),
    "rules-create:Registrazioni": ("rules-create", "Registrazioni"),
    "": ("", ""),
}
ADDRESSES = {
    "http://127.0.0.1:49321": True,
    "http://127.0.0.1:1": True,
    "http://127.0.0.1:": False,
    "http://127.0.0.1:80@example.com": False,
    "http://127.0.0.1.example.com:80": False,
    "http://localhost:80": False,
    "https://127.0.0.1:80": False,
    "": False,
}


def words_of(book: str, rows: str = "5-9,12-12") -> list[str]:
    """What the macro should hand over."""
    call = ["-P", "-m", "xl_recon", "live", "apply", "--book", book, "--hwnd", "123"]
    return [*call, "--rows", rows] if rows else call


CALLED: list[tuple[str, list[Any]]] = [
    *((WORDS, ["apply", book, "123", "5-9,12-12"]) for book in BOOKS),
    (WORDS, ["apply", BOOKS[0], "123", ""]),
    *((LINE, ["\n".join(["pythonw.exe", *words_of(book)])]) for book in BOOKS),
    *((JSON, ["\n".join(words_of(book))]) for book in BOOKS),
    *((SETTING, [place]) for place in ("B1", "B2", "B3", "B4")),
    *((f"XlReconStart.XlRecon_{part}Of", [task]) for task in TASKS for part in PARTS),
    *((IS_LOOPBACK, [address]) for address in ADDRESSES),
    (ROWS, ["", 5.0, 9.0]),
    (ROWS, ["5-9", 12.0, 1_048_576.0]),
    ("XlReconRows.XlRecon_HasTable", ["Registrazioni"]),
    ("XlReconRibbon.XlRecon_Refresh", []),
    ("XlReconFunctions.XlRecon_DescribeFunctions", []),
    (PYTHON_LINE, ["-m\na b"]),
    *((LINE_OF, ["NOTE", number]) for number in (1.0, 2.0, 9.0)),
    (LINE_OF, ["NO NOTE", 1.0]),
]  # fmt: skip


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What LibreOffice says to all calls, made in one session of its own."""
    assert shutil.which("soffice"), "LibreOffice is needed: apt-get install libreoffice-calc"
    folder = tmp_path_factory.mktemp("calc")
    add_in = folder / "xl_recon.xlam"
    add_in.write_bytes(xlam(SETTINGS))
    write_note(folder, NOTE)
    calls = json.dumps(CALLED).replace('"NOTE"', json.dumps(str(folder / "agent.txt")))
    said = json.loads(spoken(calls, folder / "profile", add_in))
    return {json.dumps(call): answer for call, answer in zip(CALLED, said, strict=True)}


def spoken(calls: str, profile: Path, add_in: Path) -> str:
    """What the session prints; whatever happens to it, nothing of it stays behind."""
    session = subprocess.Popen(  # noqa: S603
        [sys.executable, str(CALLS), str(profile), str(add_in)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,  # a group of its own, LibreOffice included
    )
    try:
        out, err = session.communicate(calls, timeout=PATIENCE)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(session.pid, signal.SIGKILL)
        session.communicate()
    assert session.returncode == 0, err
    return out


def answer(answers: dict[str, Any], name: str, *arguments: object) -> Any:
    return answers[json.dumps((name, list(arguments)))]


def read_by_windows(line: str) -> list[str]:
    """Take a command line apart as the C runtime on Windows documents it."""
    found, word, slashes, quoted, open_word = [], "", 0, False, False
    for letter in line:
        if letter == "\\":
            slashes, open_word = slashes + 1, True
            continue
        if letter == '"':
            word += "\\" * (slashes // 2)
            open_word = True
            if slashes % 2:
                word += '"'
            else:
                quoted = not quoted
        else:
            word += "\\" * slashes
            if letter == " " and not quoted:
                found += [word] if open_word else []
                word, open_word = "", False
            else:
                word, open_word = word + letter, True
        slashes = 0
    return [*found, word + "\\" * slashes] if open_word else found


def test_our_reading_of_command_lines_agrees_with_pythons_writing() -> None:
    words = ["a b", 'c"d', "e\\", "f\\\\", 'g\\"', "h", ""]
    assert read_by_windows(subprocess.list2cmdline(words)) == words


@pytest.mark.parametrize("book", BOOKS)
def test_a_book_reaches_python_as_one_word(answers: dict[str, Any], book: str) -> None:
    words = answer(answers, WORDS, "apply", book, "123", "5-9,12-12")
    assert words.split("\n") == words_of(book)


def test_without_rows_no_rows_are_named(answers: dict[str, Any]) -> None:
    assert answer(answers, WORDS, "apply", BOOKS[0], "123", "").split("\n") == words_of(
        BOOKS[0], ""
    )


@pytest.mark.parametrize("book", BOOKS)
def test_windows_reads_the_command_line_back(answers: dict[str, Any], book: str) -> None:
    words = ["pythonw.exe", *words_of(book)]
    assert read_by_windows(answer(answers, LINE, "\n".join(words))) == words


def test_the_interpreter_is_the_one_of_the_install(answers: dict[str, Any]) -> None:
    line = answer(answers, PYTHON_LINE, "-m\na b")
    assert read_by_windows(line) == [SETTINGS.python, "-m", "a b"]


@pytest.mark.parametrize("book", BOOKS)
def test_the_agent_understands_the_order(answers: dict[str, Any], book: str) -> None:
    body = answer(answers, JSON, "\n".join(words_of(book)))
    assert body.isascii()
    order = order_of(body.encode())
    assert (order.command, order.book, order.hwnd, order.rows) == ("apply", book, 123, "5-9,12-12")
    assert f"--book={book}" in live_arguments(order, Language.ITALIAN)


def test_the_settings_of_the_install_are_what_the_macro_reads(answers: dict[str, Any]) -> None:
    read = [answer(answers, SETTING, place) for place in ("B1", "B2", "B3", "B4")]
    assert read == [SETTINGS.python, SETTINGS.way, SETTINGS.agent_file, SETTINGS.version]


@pytest.mark.parametrize(("task", "parts"), TASKS.items())
def test_a_tag_is_a_command_and_perhaps_a_table(
    answers: dict[str, Any], task: str, parts: tuple[str, str]
) -> None:
    command, table = (answer(answers, f"XlReconStart.XlRecon_{part}Of", task) for part in PARTS)
    assert (command, table) == parts


@pytest.mark.parametrize(("address", "is_ours"), ADDRESSES.items())
def test_the_token_is_sent_to_this_machine_only(
    answers: dict[str, Any], address: str, is_ours: object
) -> None:
    assert answer(answers, IS_LOOPBACK, address) is is_ours


def test_rows_are_listed_as_the_command_line_wants_them(answers: dict[str, Any]) -> None:
    assert answer(answers, ROWS, "", 5.0, 9.0) == "5-9"
    assert answer(answers, ROWS, "5-9", 12.0, 1_048_576.0) == "5-9,12-1048576"


def test_without_a_workbook_of_ours_no_menu_shows(answers: dict[str, Any]) -> None:
    assert answer(answers, "XlReconRows.XlRecon_HasTable", "Registrazioni") is False


def test_the_agents_note_is_read_line_by_line(answers: dict[str, Any]) -> None:
    lines = [answer(answers, LINE_OF, "NOTE", number) for number in (1.0, 2.0, 9.0)]
    assert lines == [NOTE.address, NOTE.token, ""]
    assert answer(answers, LINE_OF, "NO NOTE", 1.0) == ""


def test_where_the_wizard_takes_no_help_opening_goes_on(answers: dict[str, Any]) -> None:
    # LibreOffice has no such wizard: Excel refuses likewise while it shows no workbook.
    assert answer(answers, "XlReconFunctions.XlRecon_DescribeFunctions") is None


def test_without_a_ribbon_there_is_nothing_to_refresh(answers: dict[str, Any]) -> None:
    assert answer(answers, "XlReconRibbon.XlRecon_Refresh") is None
