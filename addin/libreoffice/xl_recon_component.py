"""Menu, toolbar and right click of LibreOffice Calc; for its own Python, 3.8 or newer.

A command is a process of xl_recon's own interpreter, which attaches to this LibreOffice through a
named pipe that is there for as long as the command runs.
"""
# ruff: noqa: D102, N802, INP001 - UNO gives the methods, and LibreOffice loads it by its place

from __future__ import annotations

import json
import secrets
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import uno
import unohelper
import xl_recon_calls
from com.sun.star.awt import XCallback
from com.sun.star.frame import XDispatch, XDispatchProvider
from com.sun.star.lang import XInitialization, XServiceInfo
from com.sun.star.task import XJob
from com.sun.star.ui import XContextMenuInterceptor
from com.sun.star.ui.ContextMenuInterceptorAction import CONTINUE_MODIFIED, IGNORED

PROTOCOL = "org.xlrecon:"
_SPREADSHEET = "com.sun.star.sheet.SpreadsheetDocument"
_OK_BUTTON = 1
_SEVERAL_FILES = 0  # TemplateDescription.FILEOPEN_SIMPLE; several by setMultiSelectionMode
_CHOSEN = 1
_CHOOSING_FILES = ("import", "statement-read")

_SETTINGS = json.loads(Path(__file__).with_name("settings.json").read_text("utf-8"))
_BUSY = threading.Lock()  # one command at a time, for all windows


class Commands(unohelper.Base, XServiceInfo, XInitialization, XDispatchProvider, XDispatch):
    """Whatever a menu, a button or the right click asks for."""

    def __init__(self, context: Any) -> None:
        self._context, self._frame = context, None

    def initialize(self, arguments: Sequence[Any]) -> None:
        self._frame = arguments[0] if arguments else None

    def queryDispatch(self, url: Any, _target: str, _flags: int) -> Any:
        return self if url.Protocol == PROTOCOL else None

    def queryDispatches(self, requests: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(
            self.queryDispatch(it.FeatureURL, it.FrameName, it.SearchFlags) for it in requests
        )

    def dispatch(self, url: Any, _arguments: Sequence[Any]) -> None:
        """Start the command that stands in the address, and come back at once."""
        command, _, table = url.Complete[len(PROTOCOL) :].partition(":")
        window = _Window(self._context, self._frame)
        options = _options(window, command, table)
        if options is not None:
            _begin(window, command, options)

    def addStatusListener(self, _listener: Any, _url: Any) -> None:
        """Nothing: commands are always there."""

    def removeStatusListener(self, _listener: Any, _url: Any) -> None:
        """Nothing: nobody was added."""

    def getImplementationName(self) -> str:
        return "org.xlrecon.Commands"

    def supportsService(self, name: str) -> bool:
        return name in self.getSupportedServiceNames()

    def getSupportedServiceNames(self) -> tuple[str, ...]:
        return ("org.xlrecon.Commands", "com.sun.star.frame.ProtocolHandler")


class NewWindow(unohelper.Base, XJob):
    """Called for each window that opens: one of Calc gets our right click."""

    def __init__(self, _context: Any) -> None:
        pass

    def execute(self, arguments: Sequence[Any]) -> None:
        facts = {it.Name: it.Value for each in arguments for it in each.Value}
        document = facts.get("Model")
        if document is not None and document.supportsService(_SPREADSHEET):
            document.CurrentController.registerContextMenuInterceptor(RightClick())


class RightClick(unohelper.Base, XContextMenuInterceptor):
    """Our commands on top of the menu, on sheets that have their table."""

    def notifyContextMenuExecute(self, event: Any) -> Any:
        sheet = event.Selection.ActiveSheet
        document = event.Selection.Model
        fitting = [
            (task, label)
            for task, label in _SETTINGS["right_click"]
            if _table_rows(document, sheet, task.partition(":")[2])
        ]
        if not fitting:
            return IGNORED
        menu = event.ActionTriggerContainer
        for place, (task, label) in enumerate(fitting):
            _insert(menu, place, _entry(menu, PROTOCOL + task, label))
        separator = menu.createInstance("com.sun.star.ui.ActionTriggerSeparator")
        _insert(menu, len(fitting), separator)
        return CONTINUE_MODIFIED


class _Window:
    """A window of Calc's, or of something else's."""

    def __init__(self, context: Any, frame: Any) -> None:
        self._context, self._frame = context, frame

    def service(self, name: str) -> Any:
        return self._context.ServiceManager.createInstanceWithContext(name, self._context)

    def controller(self) -> Any:
        """What shows a spreadsheet; None where something else is shown."""
        controller = self._frame.Controller if self._frame else None
        document = controller.Model if controller else None
        return controller if document and document.supportsService(_SPREADSHEET) else None

    def book(self) -> str:
        """The file's path, or the title of what has not been saved yet."""
        document = self.controller().Model
        return uno.fileUrlToSystemPath(document.URL) if document.URL else document.Title

    def tell(self, sentence: str) -> None:
        """Show a message once the program is idle: only its own thread may open windows."""
        callback = self.service("com.sun.star.awt.AsyncCallback")
        callback.addCallback(_Told(self._frame, sentence), None)

    def working(self) -> Any:
        """The status bar says that a command works, until the indicator's end."""
        indicator = self._frame.createStatusIndicator()
        indicator.start(_SETTINGS["sentences"]["working"], 0)
        return indicator


class _Told(unohelper.Base, XCallback):
    def __init__(self, frame: Any, sentence: str) -> None:
        self._frame, self._sentence = frame, sentence

    def notify(self, _nothing: Any) -> None:
        window = self._frame.getContainerWindow()
        kind = uno.Enum("com.sun.star.awt.MessageBoxType", "WARNINGBOX")
        box = window.getToolkit().createMessageBox(
            window, kind, _OK_BUTTON, _SETTINGS["title"], self._sentence
        )
        box.execute()


def _options(window: _Window, command: str, table: str) -> Any:
    """The options of a command's call; None where it cannot be called, which has been said."""
    sentences = _SETTINGS["sentences"]
    controller = window.controller()
    if controller is None:
        window.tell(sentences["no_workbook"])
        return None
    options = [("book", window.book())]
    if table:
        rows = _selected_rows(controller, table)
        if not rows:
            window.tell(sentences["no_rows"].format(table=table))
            return None
        options.append(("rows", rows))
    if command in _CHOOSING_FILES:
        files = _chosen_files(window)
        return [*options, *files] if files else None
    return options


def _begin(window: _Window, command: str, options: list[tuple[str, str]]) -> None:
    if not _BUSY.acquire(blocking=False):
        window.tell(_SETTINGS["sentences"]["busy"])
        return
    threading.Thread(target=_carry_out, args=(window, command, options), daemon=True).start()


def _carry_out(window: _Window, command: str, options: list[tuple[str, str]]) -> None:
    indicator = window.working()
    try:
        sentence = _answer(window, command, options)
    finally:
        indicator.end()
        _BUSY.release()
    if sentence:
        window.tell(sentence)


def _answer(window: _Window, command: str, options: list[tuple[str, str]]) -> str:
    """What is left to say at the end of a command."""
    address = f"pipe,name=xl_recon_{secrets.token_hex(16)}"
    # It listens until it is disposed of: the door closes behind the command.
    door = window.service("com.sun.star.office.Acceptor")
    door.initialize((f"{address};urp;", True))
    call = xl_recon_calls.call_of(_SETTINGS["python"], command, [*options, ("office", address)])
    try:
        return xl_recon_calls.unsaid(call)
    except OSError as refused:
        return _SETTINGS["sentences"]["not_started"].format(detail=refused)
    finally:
        del door


def _chosen_files(window: _Window) -> list[tuple[str, str]]:
    picker = window.service("com.sun.star.ui.dialogs.FilePicker")
    picker.initialize((_SEVERAL_FILES,))
    picker.setMultiSelectionMode(True)
    picker.setTitle(_SETTINGS["sentences"]["choose"])
    if picker.execute() != _CHOSEN:
        return []
    return [("file", uno.fileUrlToSystemPath(url)) for url in picker.getSelectedFiles()]


def _table_rows(document: Any, sheet: Any, table: str) -> Any:
    """The cells below the headings of a table; None where the sheet has no such table."""
    for name in document.DatabaseRanges.ElementNames:
        if name.lower() == table.lower():
            area = document.DatabaseRanges.getByName(name).DataArea
            if area.Sheet == sheet.RangeAddress.Sheet and area.EndRow > area.StartRow:
                return sheet.getCellRangeByPosition(
                    area.StartColumn, area.StartRow + 1, area.EndColumn, area.EndRow
                )
    return None


def _selected_rows(controller: Any, table: str) -> str:
    """Selected worksheet rows of a table on this sheet, without hidden ones: `5-9,12-12`."""
    body = _table_rows(controller.Model, controller.ActiveSheet, table)
    selection = controller.Selection
    if body is None or not hasattr(selection, "queryIntersection"):
        return ""
    shown = body.queryVisibleCells()
    chosen = [
        area
        for part in _areas(selection)
        for area in shown.queryIntersection(_whole_rows(body, part)).RangeAddresses
    ]
    return xl_recon_calls.listed((area.StartRow + 1, area.EndRow + 1) for area in chosen)


def _areas(selection: Any) -> Sequence[Any]:
    if hasattr(selection, "RangeAddresses"):
        return selection.RangeAddresses
    return (selection.RangeAddress,)


def _whole_rows(body: Any, part: Any) -> Any:
    """The part's rows, as wide as the table."""
    wide = body.RangeAddress
    wide.StartRow, wide.EndRow = part.StartRow, part.EndRow
    return wide


def _entry(menu: Any, address: str, label: str) -> Any:
    entry = menu.createInstance("com.sun.star.ui.ActionTrigger")
    entry.setPropertyValue("Text", label)
    entry.setPropertyValue("CommandURL", address)
    return entry


def _insert(menu: Any, place: int, entry: Any) -> None:
    # The type has to be said: Python alone would hand over the entry's first interface.
    typed = uno.Any("com.sun.star.beans.XPropertySet", entry)
    uno.invoke(menu, "insertByIndex", (place, typed))


g_ImplementationHelper = unohelper.ImplementationHelper()  # noqa: N816 - the loader's name for it
g_ImplementationHelper.addImplementation(
    Commands, "org.xlrecon.Commands", ("org.xlrecon.Commands", "com.sun.star.frame.ProtocolHandler")
)
g_ImplementationHelper.addImplementation(
    NewWindow, "org.xlrecon.NewWindow", ("org.xlrecon.NewWindow", "com.sun.star.task.Job")
)
