"""`xl-recon party`: customers and suppliers."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import click

from xl_recon.ui.command_group import subcommands
from xl_recon.ui.voice import Voice

_COMMANDS: Mapping[str, str] = MappingProxyType({"create": "party_create"})


def command(voice: Voice) -> click.Group:
    """Return the group."""
    return subcommands(voice, "party", _COMMANDS)
