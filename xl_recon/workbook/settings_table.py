"""The settings sheet read: unknown keys are the user's own, blank values keep the default."""

from __future__ import annotations

from dataclasses import replace

from xl_recon.records.journal import Columns
from xl_recon.records.settings import Settings
from xl_recon.workbook.layout.settings import SETTING_LINES
from xl_recon.workbook.master_tables import is_yes
from xl_recon.workbook.tables import fold


def settings_from(columns: Columns) -> Settings:
    """Return the settings a sheet's rows say."""
    given = {
        fold(str(key)): str(value).strip()
        for key, value in zip(columns.column("key"), columns.column("value"), strict=True)
        if str(value).strip()
    }
    found = {
        line.field: _value(line.field, line.choices, given[fold(line.key)])
        for line in SETTING_LINES
        if line.field and fold(line.key) in given
    }
    return replace(Settings(), **found)  # type: ignore[arg-type]


def _value(field: str, choices: str, text: str) -> str | bool:
    """Return a setting; the second of two choices is the one that is not the default."""
    match field:
        case "whole_words":
            return fold(text) == fold(choices.rpartition(",")[2])
        case "ignore_pos":
            return is_yes(text)
        case _:
            return text
