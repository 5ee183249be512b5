"""`xl-recon addin build`: the add-in as a file, on any machine."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import click

from xl_recon.ui import options
from xl_recon.ui.addin.build import FILE_NAME, Way, xlam
from xl_recon.ui.addin.install import replace, settings_for
from xl_recon.ui.agent.place import Place
from xl_recon.ui.command_group import localised
from xl_recon.ui.commands.addin_install import way_option
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.voice import Voice


def command(voice: Voice) -> click.Command:
    """Return the command."""
    params: list[click.Parameter] = [
        options.out(voice),
        options.text(voice, "python"),
        way_option(voice),
    ]
    return localised(voice, "addin.build", params, partial(_run, voice))


def _run(voice: Voice, out: Path | None, python: str | None, way: Way) -> int:
    path = out or Path(FILE_NAME)
    settings = settings_for(Place.here(), python or sys.executable, way)
    replace(path, xlam(settings))
    Console(voice).say("addin.built", file=path, python=settings.python)
    return ExitCode.DONE
