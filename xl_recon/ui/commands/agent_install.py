"""`xl-recon agent install`: from now on the agent starts at login."""

from __future__ import annotations

import sys
from functools import partial

import click

from xl_recon.ui.agent.login import agent_call, start_at_login
from xl_recon.ui.agent.place import Place
from xl_recon.ui.command_group import localised
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.voice import Language, Voice


def command(voice: Voice) -> click.Command:
    """Return the command."""
    return localised(voice, "agent.install", [], partial(_run, voice))


def _run(voice: Voice) -> int:
    console = Console(voice)
    place = Place.here()
    spoken = () if voice.language is Language.ITALIAN else ("--lang", voice.language.value)
    try:
        start_at_login(place, agent_call(place.system, sys.executable, spoken))
    except OSError:
        console.warn(voice.say("agent.no_folder", folder=place.login.parent))
        return ExitCode.REFUSED
    console.say("agent.installed", file=place.login)
    return ExitCode.DONE
