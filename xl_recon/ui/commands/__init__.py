"""One module a command: what it takes, what it does, what it tells."""

from __future__ import annotations
