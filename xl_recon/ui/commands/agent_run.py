"""`xl-recon agent run`: the agent, in the foreground."""

from __future__ import annotations

from functools import partial

import click

from xl_recon.ui.agent.orders import live_arguments
from xl_recon.ui.agent.place import Place
from xl_recon.ui.agent.residing import AlreadyRunning, residing, serve
from xl_recon.ui.command_group import localised
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.voice import Voice


def command(voice: Voice) -> click.Command:
    """Return the command."""
    return localised(voice, "agent.run", [], partial(_run, voice))


def _run(voice: Voice) -> int:
    console = Console(voice)
    folder = Place.here().state
    try:
        with residing(folder, voice, partial(live_arguments, language=voice.language)) as server:
            console.say("agent.listening", port=str(server.server_port), folder=folder)
            serve(server)
            console.say("agent.stopped")
    except AlreadyRunning as other:
        console.warn(voice.say("agent.already", pid=str(other.pid or "?")))
        return ExitCode.REFUSED
    except OSError as refused:
        console.warn(voice.say("agent.no_folder", folder=refused.filename or folder))
        return ExitCode.REFUSED
    return ExitCode.DONE
