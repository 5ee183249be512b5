"""The buttons of the ribbon and the right click: each is a command, run on the open workbook.

The same commands as on the command line, word for word; what they say comes back as a message.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from types import MappingProxyType

import xlwings as xw

from xl_recon.errors import ReadingNeeded
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.opened import live_workbook
from xl_recon.ui.reading_manner import asking
from xl_recon.ui.reading_view import question_text
from xl_recon.ui.row_numbers import row_ranges
from xl_recon.ui.voice import Voice
from xl_recon.ui.yes_no import answering
from xl_recon.workbook.live_store import LiveStore

Main = Callable[[Sequence[str]], int]

# What a button is called, and the words of its command; braces stand for what is at hand.
MACROS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "import": ("import", "{book}", "{files}"),
        "apply": ("apply", "{book}", "{rows}"),
        "preview": ("preview", "{book}", "{rows}"),
        "confirm": ("confirm", "{book}"),
        "discard": ("discard", "{book}"),
        "undo": ("undo", "{book}"),
        "batches": ("batches", "{book}"),
        "check": ("check", "{book}"),
        "rules-create": ("rules", "create", "{book}", "{rows}"),
        "rules-propose": ("rules", "propose", "{book}", "--sheet"),
        "rules-sort": ("rules", "sort", "{book}"),
        "rules-explain": ("rules", "explain", "{book}", "{row}", "--sheet"),
        "rules-try": ("rules", "try", "{book}", "{row}", "--sheet"),
        "rules-health": ("rules", "health", "{book}", "--sheet"),
        "statement-read": ("statement", "read", "{book}", "{files}"),
        "statement-assign": ("statement", "assign", "{book}", "{rows}", "--ask"),
        "statement-show": ("statement", "show", "{book}", "{rows}"),
        "statement-recognise": ("statement", "recognise", "{book}"),
        # On the sheet a row is only marked: rows of the journal are for the command line.
        "statement-delete": ("statement", "assign", "{book}", "{rows}", "--delete"),
        "statement-confirm": ("statement", "confirm", "{book}"),
        "statement-cancel": ("statement", "cancel", "{book}"),
        "statement-distribute": ("statement", "distribute", "{book}", "{rows}"),
    }
)
# The buttons that begin with a choice of files, and those that want rows.
CHOOSING_FILES = frozenset({"import", "statement-read"})
_WANTING_ROWS = frozenset(
    {
        "rules-create",
        "statement-assign",
        "statement-show",
        "statement-delete",
        "statement-distribute",
    }
)
_ROW_OPTIONS = {"rules-explain": "--row", "rules-try": "--rule"}
_LONGEST_MESSAGE = 1_000  # characters a message box shows well


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a command said, and how it ended."""

    status: int
    text: str


class Ribbon:
    """The macros over one open workbook; `main` is the command line."""

    def __init__(self, book: xw.Book, voice: Voice, main: Main) -> None:
        self._book, self._voice, self._main = book, voice, main

    def run(self, macro: str, rows: str = "", files: Sequence[str] = ()) -> Told:
        """Run a macro on the workbook and show its last words; nothing is saved.

        `rows` are worksheet rows, those of the selection by default.
        """
        words = [*self._words(macro, rows, files)]
        heard = StringIO()
        with (
            _Counting(self._book, self._voice) as store,
            live_workbook(store),
            asking(self._chosen_reading),
            answering(self._agreed),
            redirect_stdout(heard),
            redirect_stderr(heard),
        ):
            status = self._main([*words, "--lang", self._voice.language.value])
        told = Told(status=status, text=heard.getvalue().strip())
        self._show(told)
        return told

    def _words(self, macro: str, rows: str, files: Sequence[str]) -> Iterator[str]:
        for word in MACROS[macro]:
            match word:
                case "{book}":
                    yield self._book.fullname
                case "{files}":
                    yield from files
                case "{rows}":
                    yield from self._row_option("--rows", rows, needed=macro in _WANTING_ROWS)
                case "{row}":
                    first = re.split("[-,]", rows or selected_rows(self._book))[0]
                    yield from self._row_option(_ROW_OPTIONS[macro], first, needed=True)
                case _:
                    yield word

    def _row_option(self, name: str, rows: str, *, needed: bool) -> Iterator[str]:
        chosen = rows or (selected_rows(self._book) if needed else "")
        if chosen:
            yield from (name, chosen)

    def _chosen_reading(self, question: ReadingNeeded) -> int:
        """Ask which of several readings is right, one after the other; 0 for none of them."""
        told = question_text(question, self._voice)
        for number in range(1, question.count + 1):
            ask = self._voice.say("live.reading_right", number=number)
            if self._agreed(f"{told}\n{ask}"):
                return number
        return 0

    def _agreed(self, question: str) -> bool:
        title = self._voice.say("live.title")
        return bool(self._book.app.alert(question, title=title, buttons="yes_no") == "yes")

    def _show(self, told: Told) -> None:
        """Show the end of what was said in a box, all of it where that is short."""
        text = told.text
        if len(text) > _LONGEST_MESSAGE:
            text = "…" + text[-_LONGEST_MESSAGE:].partition("\n")[2]
        mode = "info" if told.status in {ExitCode.DONE, ExitCode.NEEDS_PERSON} else "critical"
        self._book.app.alert(text, title=self._voice.say("live.title"), mode=mode)


class _Counting:
    """The live store, with the status bar counting rows while it is written."""

    def __init__(self, book: xw.Book, voice: Voice) -> None:
        self._app, self._voice = book.app, voice
        self._store = LiveStore(book, progress=self._tell)

    def __enter__(self) -> LiveStore:
        return self._store

    def __exit__(self, *_: object) -> None:
        self._app.status_bar = False

    def _tell(self, done: int, total: int) -> None:
        self._app.status_bar = self._voice.say("live.progress", done=done, total=total)


def selected_rows(book: xw.Book) -> str:
    """Return the worksheet rows of the selection: `5-9,12`."""
    selection = book.app.selection
    areas = selection.address.split(",") if selection else []
    rows: set[int] = set()
    for area in areas:
        found = book.sheets.active.range(area)
        rows.update(range(found.row, found.row + found.shape[0]))
    return row_ranges(sorted(rows)).replace(" ", "")


def attached(name: str, hwnd: int, office: str = "") -> xw.Book | None:
    """Return the open workbook of that name, in the Excel of that window where one is given.

    A name as Excel tells it, a path or an address; in one Excel no two books share the last part.
    In a LibreOffice they may: at an `office`'s address the whole name has to be the same.
    """
    if office:
        from xl_recon.ui.libreoffice_extension.attaching import attach  # noqa: PLC0415 - not Excel's

        attach(office)
    wanted = name if office else _last_part(name)
    for app in xw.apps:
        if hwnd and app.hwnd != hwnd:
            continue
        for book in app.books:
            if wanted == (book.fullname if office else book.name.casefold()):
                return book
    return None


def _last_part(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2].casefold()
