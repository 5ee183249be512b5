"""`xl-recon extension uninstall`: LibreOffice Calc without our buttons."""

from __future__ import annotations

from functools import partial

import click

from xl_recon.ui.command_group import localised
from xl_recon.ui.commands.extension_install import tell
from xl_recon.ui.console import Console
from xl_recon.ui.libreoffice_extension.install import Unopkg, unopkg
from xl_recon.ui.voice import Voice


def command(voice: Voice) -> click.Command:
    """Return the command."""
    return localised(voice, "extension.uninstall", [], partial(_run, voice))


def _run(voice: Voice) -> int:
    return tell(Console(voice), Unopkg(unopkg()).uninstall(), "extension.uninstalled")
