"""`xl-recon demo`: a week of an invented firm, from its statements to completed rows."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from xl_recon.plan.changes import Plan, Table
from xl_recon.ui import files, options
from xl_recon.ui.clock import now, stamp
from xl_recon.ui.command_group import localised
from xl_recon.ui.commands.completing import Completing
from xl_recon.ui.commands.importing import Importing
from xl_recon.ui.commands.making_rules import MakingRules
from xl_recon.ui.console import Console
from xl_recon.ui.demo import content
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.sheet_language import stamp_command
from xl_recon.ui.statement_files import ReadFiles, statement_files
from xl_recon.ui.voice import Voice
from xl_recon.workbook.file_store import FileStore
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workbook.layout import LAYOUTS
from xl_recon.workflows.create_rules import rules_from_rows
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
    making = _rule_from_a_row(console, workbook)
    return {**importing.report, "rules": completing.report, "made": making.report["rules"]}


def _rule_from_a_row(console: Console, workbook: JournalWorkbook) -> MakingRules:
    """Complete a row as the user would by hand, and make a rule of it."""
    by_hand = content.by_hand(workbook.journal(("description", "debit")))
    console.say("demo.by_hand", account=by_hand.after, text=content.BY_HAND_TEXT)
    workbook.apply(Plan((by_hand,)), stamp(stamp_command("by_hand")))
    making = MakingRules(console, workbook, dry_run=False)
    making.run(rules_from_rows(workbook, frozenset(by_hand.rows)).rules)
    return making


def _furnish(path: Path) -> None:
    store = FileStore(path, moment=now())
    first = store.read(LAYOUTS[Table.RULES].name, ()).height + 1
    store.write([content.rules(), content.contacts()])
    store.write([content.rule_colours(first)])
