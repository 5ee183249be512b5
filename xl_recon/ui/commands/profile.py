"""`xl-recon profile`: how the tables of a bank are read, each question a command of its own."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import click

from xl_recon.ui.command_group import subcommands
from xl_recon.ui.voice import Voice

# In the order a user meets them: name, module.
_COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "show": "profile_show",
        "save": "profile_save",
        "export": "profile_export",
        "import": "profile_import",
    }
)


def command(voice: Voice) -> click.Group:
    """Return the group."""
    return subcommands(voice, "profile", _COMMANDS)
