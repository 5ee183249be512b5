"""The root of everything raised on purpose."""

from __future__ import annotations


class XlReconError(Exception):
    """Base of all errors that a user can act on."""
