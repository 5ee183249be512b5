"""Every sentence a user reads."""

from __future__ import annotations
