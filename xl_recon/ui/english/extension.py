"""The extension for LibreOffice: what its commands say, and what it says in Calc."""

from __future__ import annotations

EXTENSION = {
    "extension.installed": "When it starts next, LibreOffice Calc shows the menu Riconciliazione. "
    "If it is open, close it and open it again.",
    "extension.uninstalled": "When it starts next, LibreOffice Calc no longer has the menu "
    "Riconciliazione.",
    "extension.refused": "LibreOffice did not allow it. Close it, its quick starter too, and "
    "repeat. It said:\n{said}",
    "extension.in_calc.no_workbook": "First open the workbook.",
    "extension.in_calc.no_rows": "First select at least one row of the table {table}.",
    "extension.in_calc.busy": "Another command is still at work. Wait until it ends, close its "
    "messages and repeat.",
    "extension.in_calc.not_started": "The program does not start ({detail}). In a command window: "
    "xl-recon extension install",
    "extension.in_calc.working": "Riconciliazione: at work",
    "extension.in_calc.choose": "Statements to import",
    "metavar.office": "OFFICE",
    "help.extension": "The buttons and menus of LibreOffice Calc.",
    "help.extension.install": "Add the menu Riconciliazione to LibreOffice Calc.\n\n"
    "Close LibreOffice first. It works with this installation of Python: if that changes, repeat.",
    "help.extension.uninstall": "Take the menu Riconciliazione out of LibreOffice Calc.",
    "help.extension.build": "Build the extension as a file, without installing it.\n\n"
    "The same options always give the same file, byte for byte.",
}
