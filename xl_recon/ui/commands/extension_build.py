"""`xl-recon extension build`: the extension as a file, on any machine."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import click

from xl_recon.ui import options
from xl_recon.ui.addin.install import replace
from xl_recon.ui.command_group import localised
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.libreoffice_extension.build import FILE_NAME, oxt
from xl_recon.ui.libreoffice_extension.install import settings_for
from xl_recon.ui.voice import Voice


def command(voice: Voice) -> click.Command:
    """Return the command."""
    params: list[click.Parameter] = [options.out(voice), options.text(voice, "python")]
    return localised(voice, "extension.build", params, partial(_run, voice))


def _run(voice: Voice, out: Path | None, python: str | None) -> int:
    path = out or Path(FILE_NAME)
    settings = settings_for(voice, python or sys.executable)
    replace(path, oxt(settings))
    Console(voice).say("addin.built", file=path, python=settings.python)
    return ExitCode.DONE
