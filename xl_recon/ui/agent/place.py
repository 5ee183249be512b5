"""Where the agent keeps its note, and where each system looks for what starts at login."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

_STARTUP = ("Microsoft", "Windows", "Start Menu", "Programs", "Startup")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A user's folders on a system: `win32`, `darwin` or any other."""

    system: str
    home: Path
    environment: Mapping[str, str]

    @classmethod
    def here(cls) -> Self:
        """The folders of whoever runs this."""
        return cls(system=sys.platform, home=Path.home(), environment=os.environ)

    @property
    def state(self) -> Path:
        """The folder for what only this user may read."""
        match self.system:
            case "win32":
                return self._named("LOCALAPPDATA", "AppData", "Local") / "xl-recon"
            case "darwin":
                return self.home / "Library" / "Application Support" / "xl-recon"
            case _:
                return self._named("XDG_STATE_HOME", ".local", "state") / "xl-recon"

    @property
    def login(self) -> Path:
        """The file that starts the agent at login."""
        match self.system:
            case "win32":
                roaming = self._named("APPDATA", "AppData", "Roaming")
                return roaming.joinpath(*_STARTUP) / "xl-recon-agent.cmd"
            case "darwin":
                return self.home / "Library" / "LaunchAgents" / "xl-recon.agent.plist"
            case _:
                autostart = self._named("XDG_CONFIG_HOME", ".config") / "autostart"
                return autostart / "xl-recon-agent.desktop"

    def _named(self, variable: str, *custom: str) -> Path:
        found = self.environment.get(variable)
        return Path(found) if found else self.home.joinpath(*custom)
