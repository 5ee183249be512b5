"""`xl-recon export`: statements of any format as a table that Banana imports."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from xl_recon.plan.booking import Per
from xl_recon.records.notice import Notice, Severity
from xl_recon.ui import files as paths
from xl_recon.ui import options
from xl_recon.ui.command_group import localised
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.statement_files import ReadFiles, read_files
from xl_recon.ui.voice import Voice
from xl_recon.workflows.export_statements import Export, export_statements


def command(voice: Voice) -> click.Command:
    """Return the command."""
    params: list[click.Parameter] = [
        options.documents(voice),
        options.out(voice),
        options.text(voice, "per", options.Parsed(Per, voice, "usage.per")),
    ]
    return localised(voice, "export", params, partial(_run, voice))


def _run(voice: Voice, files: Sequence[Path], out: Path | None, per: Per | None) -> int:
    # The table may go to standard output, so all words go to standard error.
    console = Console(voice, as_json=True)
    reading = read_files(files, voice.say("progress.reading"))
    for refused in reading.refused:
        console.warn(voice.error(refused.error))
    if not reading.taken:
        return ExitCode.REFUSED
    statements = [statement for file in reading.taken for statement in file.statements]
    export = export_statements(statements, per=per or Per.ENTRY)
    _write(export, out, console)
    notices = (*_read_notices(reading), *export.notices)
    console.notices(notices, lambda _: 1)
    doubtful = any(notice.severity is Severity.WARNING for notice in notices)
    return ExitCode.NEEDS_PERSON if reading.refused or doubtful else ExitCode.DONE


def _write(export: Export, out: Path | None, console: Console) -> None:
    if out is None:
        click.echo(export.text, nl=False)
    else:
        paths.create(out, export.text.encode())
        console.say("export.done", count=export.count, file=out.name)


def _read_notices(reading: ReadFiles) -> tuple[Notice, ...]:
    """What the readers found odd."""
    statements = (statement for file in reading.taken for statement in file.statements)
    return tuple(notice for statement in statements for notice in statement.notices)
