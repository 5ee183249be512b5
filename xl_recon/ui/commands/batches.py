"""`xl-recon batches`: what was done to a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import click

from xl_recon.records.batch import Batch
from xl_recon.ui import options
from xl_recon.ui.command_group import localised
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.opened import opened
from xl_recon.ui.voice import Voice

_COLUMNS = ("number", "moment", "command", "file", "rows", "state")
_WIDEST = 44


def command(voice: Voice) -> click.Command:
    """Return the command."""
    params: list[click.Parameter] = [options.workbook(voice), options.flag(voice, "json")]
    return localised(voice, "batches", params, partial(_run, voice))


def _run(voice: Voice, workbook: Path, *, json: bool) -> int:
    console = Console(voice, as_json=json)
    batches = opened(workbook).batches()
    if batches:
        for line in _table(batches, voice):
            console.line(line)
    else:
        console.say("batches.none")
    console.result({"workbook": workbook.name, "batches": [_object(each) for each in batches]})
    return ExitCode.DONE


def _table(batches: Sequence[Batch], voice: Voice) -> Iterator[str]:
    """Yield the batches in columns as wide as what stands in them."""
    heading = tuple(voice.say(f"batches.{name}") for name in _COLUMNS)
    rows = [heading, *(_cells(batch, voice) for batch in batches)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(_COLUMNS))]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def _cells(batch: Batch, voice: Voice) -> tuple[str, ...]:
    return (
        str(batch.number),
        voice.say("value", value=batch.moment or ""),
        batch.command,
        batch.file if len(batch.file) <= _WIDEST else batch.file[: _WIDEST - 1] + "…",
        str(batch.rows),
        voice.say(f"state.{batch.state.name.lower()}"),
    )


def _object(batch: Batch) -> dict[str, object]:
    return {
        "batch": batch.number,
        "moment": batch.moment.isoformat() if batch.moment else None,
        "command": batch.command,
        "file": batch.file,
        "sha256": batch.digest,
        "user": batch.user,
        "rows": batch.rows,
        "state": batch.state.name.lower(),
        "notices": batch.notices,
    }
