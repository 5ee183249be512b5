"""`xl-recon profile export`: the profiles of a workbook, in a file of their own."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from xl_recon.records.statement_profile import StatementProfile
from xl_recon.ui import files, options
from xl_recon.ui.clock import now, stamp
from xl_recon.ui.command_group import localised
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.opened import opened
from xl_recon.ui.sheet_language import stamp_command
from xl_recon.ui.usage import Said
from xl_recon.ui.voice import Voice
from xl_recon.workbook.file_store import FileStore
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workflows.statement_profiles import profiles_json, propose_profiles


def command(voice: Voice) -> click.Command:
    """Return the command."""
    params: list[click.Parameter] = [
        options.workbook(voice),
        click.Argument(["target"], metavar=voice.say("metavar.profiles"), type=Path),
        options.flag(voice, "json"),
    ]
    return localised(voice, "profile.export", params, partial(_run, voice))


def _run(voice: Voice, workbook: Path, target: Path, *, json: bool) -> int:
    console = Console(voice, as_json=json)
    profiles = opened(workbook).profiles().profiles
    match target.suffix.casefold():
        case ".json":
            files.create(target, profiles_json(profiles).encode())
        case ".xlsx":
            files.create(target, _new_workbook(profiles))
        case _:
            raise Said(voice.say("usage.profiles_file", file=target.name))
    console.say("profile.exported", count=len(profiles), file=target.name)
    console.result({"workbook": workbook.name, "file": target.name, "profiles": len(profiles)})
    return ExitCode.DONE


def _new_workbook(profiles: Iterable[StatementProfile]) -> bytes:
    """An empty workbook with these profiles in it."""
    with TemporaryDirectory() as elsewhere:  # so that no backup is left beside the file
        path = Path(elsewhere) / "profili.xlsx"
        files.create(path, files.template())
        copy = JournalWorkbook(FileStore(path, moment=now()))
        copy.apply(propose_profiles(copy, profiles), stamp(stamp_command("profile")))
        return path.read_bytes()
