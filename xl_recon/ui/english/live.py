"""Inside a running Excel: what the ribbon's commands say."""

from __future__ import annotations

LIVE = {
    "live.title": "Riconciliazione",
    "live.progress": "{done} of {total} rows",
    "live.choose": "Statements to import",
    "help.live": "Run a button of Excel on the open workbook.\n\n"
    "The add-in calls it; by hand there is no need.",
    "metavar.macro": "BUTTON",
    "metavar.book": "WORKBOOK",
    "option.live": "Written by the add-in.",
    "usage.no_macro": "There is no button “{name}”. The buttons: {known}.",
}
