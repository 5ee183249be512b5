"""`xl-recon extension install`: from now on LibreOffice Calc has our buttons."""

from __future__ import annotations

import sys
from functools import partial

import click

from xl_recon.ui.command_group import localised
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.libreoffice_extension.install import Outcome, Unopkg, settings_for, unopkg
from xl_recon.ui.voice import Voice


def command(voice: Voice) -> click.Command:
    """Return the command."""
    return localised(voice, "extension.install", [], partial(_run, voice))


def _run(voice: Voice) -> int:
    outcome = Unopkg(unopkg()).install(settings_for(voice, sys.executable))
    return tell(Console(voice), outcome, "extension.installed")


def tell(console: Console, outcome: Outcome, done: str) -> int:
    """Tell how it went, and return the exit status."""
    if outcome.is_done:
        console.say(done)
        return ExitCode.DONE
    console.warn(console.voice.say("extension.refused", said=outcome.said))
    return ExitCode.REFUSED
