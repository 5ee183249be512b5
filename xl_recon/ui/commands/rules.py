"""`xl-recon rules`: questions about the rules, each a command of its own."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import click

from xl_recon.ui.command_group import subcommands
from xl_recon.ui.voice import Voice

# In the order a user meets them: name, module.
_COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "create": "rules_create",
        "propose": "rules_propose",
        "sort": "rules_sort",
        "explain": "rules_explain",
        "try": "rules_try",
        "health": "rules_health",
    }
)


def command(voice: Voice) -> click.Group:
    """Return the group."""
    return subcommands(voice, "rules", _COMMANDS)
