"""`xl-recon addin doctor`: what stands between a button and this program."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from importlib.metadata import version

import click

from xl_recon.ui import options
from xl_recon.ui.addin.doctor import Finding, Health, examined
from xl_recon.ui.addin.probes import real_probes
from xl_recon.ui.agent.place import Place
from xl_recon.ui.command_group import localised
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.voice import Voice

_MARKS = {Health.GOOD: "  ", Health.HINT: "  ", Health.BROKEN: "! "}


def command(voice: Voice) -> click.Command:
    """Return the command."""
    return localised(voice, "addin.doctor", [options.flag(voice, "json")], partial(_run, voice))


def _run(voice: Voice, *, json: bool) -> int:
    return tell(
        Console(voice, as_json=json), examined(Place.here(), real_probes(), version("xl-recon"))
    )


def tell(console: Console, findings: Sequence[Finding]) -> int:
    """Tell what was found, link by link, and return the exit status."""
    said = [
        console.voice.say(f"addin.doctor.{finding.code}", detail=finding.detail)
        for finding in findings
    ]
    for finding, sentence in zip(findings, said, strict=True):
        console.line(_MARKS[finding.health] + sentence)
    broken = sum(finding.health is Health.BROKEN for finding in findings)
    if not broken:
        console.say("addin.doctor.well")
    links = [
        {"code": finding.code, "health": finding.health.value, "text": sentence}
        for finding, sentence in zip(findings, said, strict=True)
    ]
    console.result({"links": links})
    return ExitCode.NEEDS_PERSON if broken else ExitCode.DONE
