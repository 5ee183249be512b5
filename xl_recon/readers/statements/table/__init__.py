"""Any bank's table, understood without a profile and proved by its balances."""

from __future__ import annotations

from xl_recon.errors import EmptyDocument, UnknownFormat
from xl_recon.readers.collector import collector_paused
from xl_recon.readers.document import Document
from xl_recon.readers.statements.table.containers import Container, container_of, grids_of
from xl_recon.readers.statements.table.delimited import grid_of
from xl_recon.readers.statements.table.grid import Grid
from xl_recon.readers.statements.table.statement import holds_statement, statements_of
from xl_recon.readers.text import decoded
from xl_recon.records.statement import Statement
from xl_recon.records.statement_profile import NO_WISHES, TableWishes

_SAMPLE_LINES = 200


def recognises(document: Document) -> bool:
    """Whether the document holds cells; of plain text, whether money moves in it."""
    container = container_of(document)
    if container is not Container.TEXT:
        return container is not None
    lines = decoded(document.head).text.splitlines(keepends=True)
    return holds_statement(grid_of("".join(lines[:_SAMPLE_LINES])))


def read(document: Document, wishes: TableWishes = NO_WISHES) -> tuple[Statement, ...]:
    """Return one statement for each account and currency of each sheet that holds a table."""
    if not document.head.strip():
        raise EmptyDocument(document.name)
    found: dict[bool, list[Statement]] = {False: [], True: []}
    with collector_paused():
        grids = grids_of(document)
        for grid in grids:
            found[grid.hidden] += _sheet_statements(grid, _label(grid, grids, document), wishes)
    # What is hidden is a source of what is seen. A sheet of sums beside the movements is no
    # statement; alone, it may be an empty one.
    moving = [[each for each in found[hidden] if each.lines] for hidden in (False, True)]
    statements = next(filter(None, (*moving, *found.values())), None)
    if statements is None:
        raise UnknownFormat(document.name)
    return tuple(statements)


def _sheet_statements(grid: Grid, label: str, wishes: TableWishes) -> tuple[Statement, ...]:
    try:
        return statements_of(grid, label, wishes)
    except UnknownFormat:
        return ()


def _label(grid: Grid, grids: tuple[Grid, ...], document: Document) -> str:
    """The document's name; with several sheets, the sheet's beside it."""
    return f"{document.name} [{grid.name}]" if len(grids) > 1 else document.name
