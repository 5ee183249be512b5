"""Tables whose formulas sum up another: their results are out of date once that one changes.

Excel works everything out anew when it opens the file; LibreOffice believes what it finds, so what
is found has to go.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from xl_recon.plan.changes import Table as TableName
from xl_recon.workbook.store import TableWrite
from xl_recon.workbook.tables import Table

_DEPENDENTS = {
    TableName.SETTLEMENTS: TableName.DOCUMENTS,
    TableName.STAGED_STATEMENT: TableName.OPEN_STATEMENTS,
}


class Tables(Protocol):
    """What is asked of the workbook."""

    def has_table(self, name: TableName) -> bool:
        """Whether the workbook has it."""

    def table(self, name: TableName) -> Table:
        """A table."""


def with_dependents(workbook: Tables, writes: Sequence[TableWrite]) -> list[TableWrite]:
    """Return the writes, with what makes other tables' formulas be worked out again after them.

    A table that is written anyway gets one write only.
    """
    stale = {write.table: write for write in _dependents(workbook, writes)}
    joined = [
        replace(write, recalculated=stale.pop(write.table).recalculated)
        if write.table in stale
        else write
        for write in writes
    ]
    return [*joined, *stale.values()]


def _dependents(workbook: Tables, writes: Sequence[TableWrite]) -> Iterator[TableWrite]:
    written = {write.table for write in writes}
    for changed, dependent in _DEPENDENTS.items():
        if not (workbook.has_table(changed) and workbook.has_table(dependent)):
            continue
        if workbook.table(changed).name in written:
            table = workbook.table(dependent)
            formulas = [it.field for it in table.layout.columns if it.formula]
            headings = tuple(table.headers[name] for name in formulas if table.has(name))
            yield TableWrite(table=table.name, recalculated=headings)
