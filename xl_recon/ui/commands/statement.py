"""`xl-recon statement`: a statement worked on its sheet, from reading to confirming and after."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import click

from xl_recon.ui.command_group import subcommands
from xl_recon.ui.voice import Voice

# In the order a user meets them: name, module.
_COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "read": "statement_read",
        "show": "statement_show",
        "assign": "statement_assign",
        "recognise": "statement_recognise",
        "confirm": "statement_confirm",
        "cancel": "statement_cancel",
        "distribute": "statement_distribute",
        "release": "statement_release",
        "delete": "statement_delete",
        "reenter": "statement_reenter",
    }
)


def command(voice: Voice) -> click.Group:
    """Return the group."""
    return subcommands(voice, "statement", _COMMANDS)
