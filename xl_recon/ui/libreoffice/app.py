"""A running LibreOffice."""

# ruff: noqa: D102 - xlwings says what its members mean

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from xlwings import base_classes

from xl_recon.ui.libreoffice.books import Books
from xl_recon.ui.libreoffice.bridge import Uno, named_values, uno_bridge
from xl_recon.ui.libreoffice.document import Document
from xl_recon.ui.libreoffice.formats import areas_from
from xl_recon.ui.libreoffice.ranges import Range
from xl_recon.ui.libreoffice.sheets import Sheet
from xl_recon.ui.libreoffice.starting import Office

_RANGES = ("com.sun.star.sheet.SheetCellRange", "com.sun.star.sheet.SheetCellRanges")
_BOXES = {"critical": "ERRORBOX", "info": "INFOBOX", None: "MESSAGEBOX"}
_BUTTONS = {"ok": 1, "ok_cancel": 2, "yes_no": 3, "yes_no_cancel": 4}
_ANSWERS = {0: "cancel", 1: "ok", 2: "yes", 3: "no"}
# Where nobody sees the question, nothing is agreed to.
_UNSEEN = {"ok": "ok", "ok_cancel": "cancel", "yes_no": "no", "yes_no_cancel": "cancel"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """A message that had nobody to be shown to."""

    prompt: str
    title: str
    buttons: str


class App(base_classes.App):
    """One LibreOffice, with what xlwings lets its callers switch."""

    # Kept for those who switch them: nothing here asks, or runs a macro on an event.
    display_alerts: bool = True
    enable_events: bool = True
    interactive: bool = True

    def __init__(self, engine: Any, office: Office) -> None:
        self.engine, self.office = engine, office
        self.desktop = office.service("com.sun.star.frame.Desktop")
        self.dispatcher = office.service("com.sun.star.frame.DispatchHelper")
        self.copied: Range | None = None  # what `Range.copy` left for `Range.paste`
        self.alerts: list[Alert] = []
        self._documents: dict[str, Document] = {}
        self._drawing = True
        self._status: str | bool = False
        self._indicators: list[Uno] = []

    @property
    def api(self) -> Uno:
        return self.desktop

    @property
    def pid(self) -> int:
        return self.office.pid

    @property
    def hwnd(self) -> int:
        return self.office.pid

    @property
    def version(self) -> str:
        provider = self.office.service("com.sun.star.configuration.ConfigurationProvider")
        access = provider.createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationAccess",
            named_values(nodepath="/org.openoffice.Setup/Product"),
        )
        return str(access.ooSetupVersionAboutBox)

    @property
    def path(self) -> str:
        return str(self.office.program)

    @property
    def books(self) -> Books:
        return Books(self)

    def document(self, component: Uno) -> Document:
        """Return a component with what is remembered about it."""
        name = str(component.RuntimeUID)
        if name not in self._documents:
            self._documents[name] = Document(component)
        return self._documents[name]

    def forget(self, document: Document) -> None:
        """Forget what is remembered about a document that closes."""
        self._documents.pop(str(document.uno.RuntimeUID), None)

    def activate(self, steal_focus: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        """Bring the active book to the front."""
        book = self.books.active
        if book is not None:
            book.activate()

    def quit(self) -> None:
        self.office.stop()

    def kill(self) -> None:
        self.office.stop()

    @property
    def visible(self) -> bool:
        """Whether anybody can see it: never so in headless mode."""
        return self.office.visible

    @visible.setter
    def visible(self, value: bool) -> None:
        """Show or hide the windows; in headless mode there are none."""
        if self.office.visible:
            for book in self.books:
                book.controller.Frame.getContainerWindow().setVisible(bool(value))

    @property
    def selection(self) -> Range | None:
        """The selected cells; None where a drawing is selected, or no book is open."""
        book = self.books.active
        selected: Uno = book.controller.getSelection() if book else None
        if book is None or not any(map(selected.supportsService, _RANGES)):
            return None
        sheet = Sheet(book, book.controller.getActiveSheet())
        several = hasattr(selected, "getRangeAddresses")
        addresses = selected.getRangeAddresses() if several else (selected.getRangeAddress(),)
        return Range(sheet, *areas_from(addresses))

    @property
    def screen_updating(self) -> bool:
        return self._drawing

    @screen_updating.setter
    def screen_updating(self, value: bool) -> None:
        """Draw, or wait: then LibreOffice does not fit the rows' heights to each change either."""
        for book in self.books:
            book.document.draw(when=bool(value))
        self._drawing = bool(value)

    @property
    def calculation(self) -> str:
        book = self.books.active
        automatic = book is None or book.document.uno.isAutomaticCalculationEnabled()
        return "automatic" if automatic else "manual"

    @calculation.setter
    def calculation(self, value: str) -> None:
        for book in self.books:
            book.document.uno.enableAutomaticCalculation(value != "manual")

    def calculate(self) -> None:
        for book in self.books:
            book.document.uno.calculate()

    @property
    def status_bar(self) -> str | bool:
        """The text in the status bars, or False: LibreOffice's own."""
        return self._status

    @status_bar.setter
    def status_bar(self, value: str | bool) -> None:
        while self._indicators:
            self._indicators.pop().end()
        self._status = value if isinstance(value, str) else False
        if isinstance(value, str):
            for book in self.books:
                indicator = book.controller.Frame.createStatusIndicator()
                indicator.start(value, 0)
                self._indicators.append(indicator)

    @property
    def cut_copy_mode(self) -> str | None:
        return "copy" if self.copied else None

    @cut_copy_mode.setter
    def cut_copy_mode(self, value: object) -> None:
        self.copied = self.copied if value else None

    def alert(
        self,
        prompt: str,
        title: str | None,
        buttons: str,
        mode: str | None,
        callback: object,  # noqa: ARG002 - xlwings' signature
    ) -> str:
        """Show a message and return the answer; where nobody would see it, keep it in `alerts`."""
        book = self.books.active
        if not self.visible or book is None:
            self.alerts.append(Alert(prompt=prompt, title=title or "", buttons=buttons))
            return _UNSEEN[buttons]
        window = book.controller.Frame.getContainerWindow()
        kind = uno_bridge().Enum("com.sun.star.awt.MessageBoxType", _BOXES[mode])
        box = window.getToolkit().createMessageBox(
            window, kind, _BUTTONS[buttons], title or "", prompt
        )
        return _ANSWERS[box.execute()]
