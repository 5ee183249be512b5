"""`xl-recon agent`: the resident program that runs Excel's commands."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import click

from xl_recon.ui.command_group import subcommands
from xl_recon.ui.voice import Voice

_COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "run": "agent_run",
        "status": "agent_status",
        "stop": "agent_stop",
        "install": "agent_install",
        "uninstall": "agent_uninstall",
    }
)


def command(voice: Voice) -> click.Group:
    """Return the group."""
    return subcommands(voice, "agent", _COMMANDS)
