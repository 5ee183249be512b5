"""`xl-recon addin`: the buttons and menus in Excel."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import click

from xl_recon.ui.command_group import subcommands
from xl_recon.ui.voice import Voice

# In the order a user meets them: name, module.
_COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "install": "addin_install",
        "doctor": "addin_doctor",
        "uninstall": "addin_uninstall",
        "build": "addin_build",
    }
)


def command(voice: Voice) -> click.Group:
    """Return the group."""
    return subcommands(voice, "addin", _COMMANDS)
