"""The spreadsheets open in LibreOffice."""

# ruff: noqa: D102 - xlwings says what its members mean

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from xlwings import base_classes

from xl_recon.ui.libreoffice.bridge import Uno, named_values, uno_bridge
from xl_recon.ui.libreoffice.document import Document
from xl_recon.ui.libreoffice.sheets import Sheets

_FILTERS = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xlsm": "Calc MS Excel 2007 VBA XML",
    ".ods": "calc8",
    ".csv": "Text - txt - csv (StarCalc)",
}
_SPREADSHEET = "com.sun.star.sheet.SpreadsheetDocument"
_NO_MACROS = 0  # com.sun.star.document.MacroExecMode.NEVER_EXECUTE


class Book(base_classes.Book):
    """A spreadsheet document."""

    def __init__(self, app: Any, document: Document) -> None:
        self._app, self.document = app, document

    @property
    def api(self) -> Uno:
        return self.document.uno

    @property
    def app(self) -> Any:
        return self._app

    @property
    def controller(self) -> Uno:
        """Its window, which knows what is selected."""
        return self.document.uno.getCurrentController()

    @property
    def fullname(self) -> str:
        address = str(self.document.uno.URL)
        if not address:
            return str(self.document.uno.Title)
        return str(uno_bridge().fileUrlToSystemPath(address))

    @property
    def name(self) -> str:
        return Path(self.fullname).name

    @property
    def sheets(self) -> Sheets:
        return Sheets(self)

    def activate(self) -> None:
        self.controller.Frame.activate()

    def save(self, path: str | None = None, password: str | None = None) -> None:
        if password:
            raise NotImplementedError("password")
        if path is None:
            self.document.uno.store()
            return
        target = Path(path).resolve()
        made = named_values(FilterName=_FILTERS[target.suffix.lower()])
        self.document.uno.storeAsURL(target.as_uri(), made)

    def close(self) -> None:
        self._app.forget(self.document)
        self.document.uno.close(True)


class Books(base_classes.Books):
    """All spreadsheets of one LibreOffice."""

    def __init__(self, app: Any) -> None:
        self.app = app

    @property
    def api(self) -> Uno:
        return self.app.desktop.Components

    @property
    def active(self) -> Book | None:
        """The spreadsheet in front, or the last one opened where none is."""
        component = self.app.desktop.getCurrentComponent()
        if component is not None and component.supportsService(_SPREADSHEET):
            return self._book(component)
        books = list(self)
        return books[-1] if books else None

    def __len__(self) -> int:
        return len(list(self._components()))

    def __iter__(self) -> Iterator[Book]:
        return map(self._book, self._components())

    def __call__(self, name_or_index: str | int) -> Book:
        """Return a book by its name or path, whatever its capitals, or by its place from 1."""
        for number, book in enumerate(self, start=1):
            names = {book.name.lower(), book.fullname.lower()}
            if name_or_index == number or str(name_or_index).lower() in names:
                return book
        raise KeyError(name_or_index)

    def add(self) -> Book:
        return self._loaded("private:factory/scalc")

    def open(self, fullname: str, *others: object) -> Book:
        """Open a file; of xlwings' other arguments only the third, `read_only`, is heeded."""
        path = Path(fullname).resolve()
        read_only = len(others) > 1 and bool(others[1])
        return self._loaded(path.as_uri(), ReadOnly=read_only, MacroExecutionMode=_NO_MACROS)

    def _loaded(self, address: str, **how: object) -> Book:
        component = self.app.desktop.loadComponentFromURL(address, "_blank", 0, named_values(**how))
        if component is None or not component.supportsService(_SPREADSHEET):
            raise ValueError(f"no spreadsheet: {address}")
        return self._book(component)

    def _book(self, component: Uno) -> Book:
        return Book(self.app, self.app.document(component))

    def _components(self) -> Iterator[Uno]:
        every = self.api.createEnumeration()
        while every.hasMoreElements():
            component = every.nextElement()
            if component.supportsService(_SPREADSHEET):
                yield component
