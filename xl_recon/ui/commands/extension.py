"""`xl-recon extension`: the buttons and menus in LibreOffice Calc."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import click

from xl_recon.ui.command_group import subcommands
from xl_recon.ui.voice import Voice

# In the order a user meets them: name, module.
_COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "install": "extension_install",
        "uninstall": "extension_uninstall",
        "build": "extension_build",
    }
)


def command(voice: Voice) -> click.Group:
    """Return the group."""
    return subcommands(voice, "extension", _COMMANDS)
