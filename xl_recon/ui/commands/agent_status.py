"""`xl-recon agent status`: whether the agent runs, and what it does."""

from __future__ import annotations

from functools import partial

import click

from xl_recon.ui import options
from xl_recon.ui.agent.calling import ask
from xl_recon.ui.agent.note import read_note
from xl_recon.ui.agent.place import Place
from xl_recon.ui.command_group import localised
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.voice import Voice


def command(voice: Voice) -> click.Command:
    """Return the command."""
    return localised(voice, "agent.status", [options.flag(voice, "json")], partial(_run, voice))


def _run(voice: Voice, *, json: bool) -> int:
    console = Console(voice, as_json=json)
    place = Place.here()
    note = read_note(place.state)
    answer = ask(note, "GET", "/health") if note else None
    if note and answer and answer.ok:
        console.say("agent.runs", pid=str(note.pid), port=str(note.port), version=note.version)
        console.line(answer.text)
    else:
        console.say("agent.absent")
    at_login = place.login.exists()
    console.say("agent.at_login" if at_login else "agent.not_at_login")
    running = bool(answer and answer.ok)
    facts = {"pid": note.pid, "port": note.port, "version": note.version} if note else {}
    console.result({"running": running, "at_login": at_login, **(facts if running else {})})
    return ExitCode.DONE if running else ExitCode.NEEDS_PERSON
