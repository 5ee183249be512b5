"""`xl-recon agent uninstall`: the agent no longer starts at login."""

from __future__ import annotations

from functools import partial

import click

from xl_recon.ui.agent.login import leave_login
from xl_recon.ui.agent.place import Place
from xl_recon.ui.command_group import localised
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.voice import Voice


def command(voice: Voice) -> click.Command:
    """Return the command."""
    return localised(voice, "agent.uninstall", [], partial(_run, voice))


def _run(voice: Voice) -> int:
    console = Console(voice)
    place = Place.here()
    try:
        removed = leave_login(place)
    except OSError:
        console.warn(voice.say("agent.no_folder", folder=place.login.parent))
        return ExitCode.REFUSED
    console.say("agent.uninstalled" if removed else "agent.not_at_login")
    return ExitCode.DONE
