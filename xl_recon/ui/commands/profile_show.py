"""`xl-recon profile show`: how files are read, column by column, with the proof."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click

from xl_recon.errors import ReadError, WorkbookError
from xl_recon.plan.changes import Table
from xl_recon.records.statement_profile import StatementProfile
from xl_recon.ui import correction_options, options, statement_files
from xl_recon.ui import files as paths
from xl_recon.ui.command_group import localised
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.opened import opened
from xl_recon.ui.reading_manner import ReadingManner
from xl_recon.ui.reading_view import table_lines, table_object
from xl_recon.ui.voice import Voice
from xl_recon.workflows.statement_profiles import ShownTable

_WORKBOOKS = {".xlsx", ".xlsm"}


def command(voice: Voice) -> click.Command:
    """Return the command."""
    params: list[click.Parameter] = [
        options.documents(voice),
        options.text(voice, "workbook", options.Parsed(Path, voice, "usage.other")),
        *correction_options.corrections(voice),
        options.flag(voice, "json"),
    ]
    return localised(voice, "profile.show", params, partial(_run, voice))


def _run(voice: Voice, files: Sequence[Path], **chosen: Any) -> int:
    console = Console(voice, as_json=chosen["json"])
    if chosen["workbook"] is None and len(files) > 1 and _holds_profiles(files[-1]):
        *files, chosen["workbook"] = files
    manner = ReadingManner(
        profiles=_profiles(chosen["workbook"]), choice=correction_options.choice_of(chosen)
    )
    shown = [_Shown(console, path, manner) for path in files]
    console.result({"files": [each.report for each in shown]})
    if all(each.refused for each in shown):
        return ExitCode.REFUSED
    return max(each.status for each in shown)


class _Shown:
    """One file, shown; `report` is what the JSON says of it."""

    def __init__(self, console: Console, path: Path, manner: ReadingManner) -> None:
        self._console = console
        self.status, self.refused = ExitCode.DONE, False
        self.report: dict[str, object] = {"file": path.name}
        try:
            tables = statement_files.tables_in(paths.document(path), manner)
        except ReadError as error:
            self.refused, self.status = True, ExitCode.NEEDS_PERSON
            self.report["error"] = console.error_object(error)
            console.warn(console.voice.error(error))
        else:
            self._tell(path.name, tables)

    def _tell(self, name: str, tables: Sequence[ShownTable]) -> None:
        self._console.say("profile.file", file=name)
        for table in tables:
            for line in table_lines(table, self._console.voice):
                self._console.line(line)
        if any(table.reading.options or table.contradicted for table in tables):
            self.status = ExitCode.NEEDS_PERSON
        if any(table.reading.options for table in tables):
            self._console.say("profile.how_to_save")
        self.report["tables"] = [table_object(table) for table in tables]


def _profiles(workbook: Path | None) -> tuple[StatementProfile, ...]:
    return opened(workbook).profiles().profiles if workbook else ()


def _holds_profiles(path: Path) -> bool:
    """Whether the last file named is the workbook, and none of the statements."""
    if path.suffix.casefold() not in _WORKBOOKS:
        return False
    try:
        return opened(path).has_table(Table.STATEMENT_PROFILES)
    except (ReadError, WorkbookError):
        return False
