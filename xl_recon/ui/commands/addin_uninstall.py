"""`xl-recon addin uninstall`: Excel without our buttons."""

from __future__ import annotations

from functools import partial

import click

from xl_recon.ui.addin.excel_folders import excel_folders
from xl_recon.ui.addin.install import uninstall
from xl_recon.ui.agent.place import Place
from xl_recon.ui.command_group import localised
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.voice import Voice


def command(voice: Voice) -> click.Command:
    """Return the command."""
    return localised(voice, "addin.uninstall", [], partial(_run, voice))


def _run(voice: Voice) -> int:
    console = Console(voice)
    folders = excel_folders(Place.here())
    if folders is None:
        console.warn(voice.say("addin.doctor.no_excel"))
        return ExitCode.REFUSED
    removed = uninstall(folders)
    for path in removed:
        console.say("addin.removed", file=path)
    console.say("addin.uninstalled" if removed else "addin.nothing_there")
    return ExitCode.DONE
