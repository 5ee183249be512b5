"""Cells of a table as text, wherever they come from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells; `lines` says in which line of the file each row begins."""

    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    delimiter: str = ""  # blank where the cells never were one text
    name: str = ""  # of the sheet
    hidden: bool = False
