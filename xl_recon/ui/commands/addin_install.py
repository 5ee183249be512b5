"""`xl-recon addin install`: from now on Excel has our buttons."""

from __future__ import annotations

import sys
from functools import partial

import click

from xl_recon.ui.addin.build import Way
from xl_recon.ui.addin.excel_folders import excel_folders, is_hidden
from xl_recon.ui.addin.install import install, settings_for
from xl_recon.ui.agent.place import Place
from xl_recon.ui.command_group import localised
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.options import Parsed
from xl_recon.ui.voice import Voice


def command(voice: Voice) -> click.Command:
    """Return the command."""
    return localised(voice, "addin.install", [way_option(voice)], partial(_run, voice))


def way_option(voice: Voice) -> click.Option:
    """How the buttons start Python."""
    return click.Option(
        ["--through", "way"],
        metavar="direct|agent",
        type=Parsed(Way, voice, "usage.way"),
        default=Way.DIRECT,
        help=voice.say("option.through"),
    )


def _run(voice: Voice, way: Way) -> int:
    console = Console(voice)
    place = Place.here()
    folders = excel_folders(place)
    if folders is None:
        console.warn(voice.say("addin.doctor.no_excel"))
        return ExitCode.REFUSED
    settings = settings_for(place, sys.executable, way)
    written = install(folders, settings)
    for path in written:
        console.say("addin.written", file=path)
    if is_hidden(written[0]):
        console.warn(voice.say("addin.doctor.add_in_hidden", detail=written[0].resolve()))
        return ExitCode.NEEDS_PERSON
    console.say(f"addin.installed_{settings.way}")
    return ExitCode.DONE
