"""The tables of a grid, with whole days where the cells tell them in part."""

from __future__ import annotations

from dataclasses import replace

from xl_recon.readers.statements.table.grid import Grid
from xl_recon.readers.statements.table.part_days import days_completed
from xl_recon.readers.statements.table.tables import (
    Table,
    headed_tables,
    headless_tables,
    is_dense,
)


def tables_of(grid: Grid, document: str = "") -> tuple[Table, ...]:
    """Return the tables of the grid that may hold movements; the file's name may tell a year."""
    named = tuple(
        days_completed(replace(table, document=document)) for table in headed_tables(grid)
    )
    if any(is_dense(row) for table in named for row in table.rows):
        return named
    return tuple(replace(table, document=document) for table in headless_tables(grid))
