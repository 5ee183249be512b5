"""`xl-recon demo`: a week of an invented firm, from its statements to completed rows."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from xl_recon.plan.changes import Table
from xl_recon.ui import files, options
from xl_recon.ui.clock import now
from xl_recon.ui.command_group import localised
from xl_recon.ui.commands.completing import Completing
from xl_recon.ui.commands.importing import Importing
from xl_recon.ui.console import Console
from xl_recon.ui.demo import content
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.statement_files import ReadFiles, statement_files
from xl_recon.ui.voice import Voice
from xl_recon.workbook.file_store import FileStore
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workbook.layout import LAYOUTS
from xl_recon.workflows.import_statements import ImportOptions

_STEM, _SUFFIX = "Registrazioni-demo", ".xlsx"


def command(voice: Voice) -> click.Command:
    """Return the command."""
    folder = click.Argument(
        ["folder"], metavar=voice.say("metavar.folder"), required=False, default=".", type=Path
    )
    return localised(voice, "demo", [folder, options.flag(voice, "json")], partial(_run, voice))


def _run(voice: Voice, folder: Path, *, json: bool) -> int:
    console = Console(voice, as_json=json)
    files.make_folder(folder)
    target = files.free_name(folder, _STEM, _SUFFIX)
    console.say("demo.begin")
    with TemporaryDirectory() as elsewhere:  # so that no backups are left beside the demo
        path = Path(elsewhere) / target.name
        report = _made(console, path)
        files.create(target, path.read_bytes())
    console.say("demo.done", file=target.resolve())
    console.result({"workbook": str(target), **report})
    return ExitCode.DONE


def _made(console: Console, path: Path) -> dict[str, object]:
    """Make the workbook of the demo and return what happened."""
    files.create(path, files.template())
    _furnish(path)
    workbook = JournalWorkbook(FileStore(path, moment=now()))
    importing = Importing(console, workbook, dry_run=False)
    documents = content.statement_documents()
    importing.propose(ReadFiles(taken=statement_files(documents), refused=()), ImportOptions())
    importing.carry_out(write=True)
    completing = Completing(console, workbook, dry_run=False)
    completing.run()
    return {**importing.report, "rules": completing.report}


def _furnish(path: Path) -> None:
    store = FileStore(path, moment=now())
    first = store.read(LAYOUTS[Table.RULES].name, ()).height + 1
    store.write([content.rules(), content.contacts()])
    store.write([content.rule_colours(first)])
