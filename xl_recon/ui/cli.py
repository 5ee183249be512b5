"""`xl-recon`: the command line."""

from __future__ import annotations


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit status."""
    raise NotImplementedError(arguments)
