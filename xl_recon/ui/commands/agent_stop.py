"""`xl-recon agent stop`: the agent asked to go."""

from __future__ import annotations

from functools import partial

import click

from xl_recon.ui.agent.calling import ask
from xl_recon.ui.agent.note import read_note, remove_note
from xl_recon.ui.agent.place import Place
from xl_recon.ui.command_group import localised
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.voice import Voice


def command(voice: Voice) -> click.Command:
    """Return the command."""
    return localised(voice, "agent.stop", [], partial(_run, voice))


def _run(voice: Voice) -> int:
    console = Console(voice)
    folder = Place.here().state
    note = read_note(folder)
    answer = ask(note, "POST", "/stop") if note else None
    if answer is None:
        if note:  # it died, and its note is of no use any more
            remove_note(folder, note)
        console.say("agent.absent")
        return ExitCode.DONE
    if answer.ok:
        console.line(answer.text)
        return ExitCode.DONE
    console.warn(answer.text)
    return ExitCode.REFUSED
