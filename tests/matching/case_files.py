"""Cases in text files that a reader who writes no code can check: one a line, `a :: b :: c`."""

from __future__ import annotations

from pathlib import Path


def cases(name: str) -> list[tuple[str, ...]]:
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    return [tuple(line.split(" :: ")) for line in lines if line and not line.startswith("#")]
