"""A plan's changes sorted for writing: by table, by kind, by what the cells hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import assert_never

from xl_recon.plan.changes import (
    AppendRecords,
    AppendRows,
    AppendRules,
    Change,
    DeleteRows,
    InsertRowsBelow,
    PaintRows,
    ReorderRows,
    RestoreRows,
    SetCells,
    TableRow,
)
from xl_recon.plan.changes import Table as TableName
from xl_recon.records.journal import JournalRow
from xl_recon.workbook.store import CellValue


@dataclass(slots=True)
class TableChanges:
    """The changes of one table, sorted by kind."""

    cells: list[SetCells] = field(default_factory=list)
    paints: list[PaintRows] = field(default_factory=list)
    added: list[JournalRow] = field(default_factory=list)
    deleted: list[int] = field(default_factory=list)
    restored: list[RestoreRows] = field(default_factory=list)
    inserted: list[InsertRowsBelow] = field(default_factory=list)
    rules: list[AppendRules] = field(default_factory=list)
    records: list[TableRow] = field(default_factory=list)
    order: Sequence[int] = ()

    @property
    def new_rows(self) -> int:
        """How many rows come to the table."""
        inserted = sum(len(change.rows) for change in self.inserted)
        rules = sum(len(change.rows) for change in self.rules)
        restored = sum(len(change.ids) for change in self.restored)
        return len(self.added) + inserted + rules + len(self.records) + restored

    @property
    def touched(self) -> list[int]:
        """The rows that change in place or move, ascending, each once."""
        rows: set[int] = set(self.order)
        rows.update(*(change.rows for change in self.cells))
        rows.update(*(paint.rows for paint in self.paints))
        return sorted(rows)


def changes_by_table(changes: Iterable[Change]) -> dict[TableName, TableChanges]:
    """Return each table's changes, those of a table sorted by kind."""
    found: dict[TableName, TableChanges] = defaultdict(TableChanges)
    for change in changes:
        match change:
            case AppendRows() | InsertRowsBelow():
                _add_rows(found[TableName.JOURNAL], change)
            case AppendRules():
                found[TableName.RULES].rules.append(change)
            case AppendRecords():
                found[change.table].records.extend(change.rows)
            case RestoreRows():
                found[change.table].restored.append(change)
            case SetCells() | PaintRows() | DeleteRows() | ReorderRows():
                _change_rows(found[change.table], change)
            case _:
                assert_never(change)
    return found


def _add_rows(journal: TableChanges, change: AppendRows | InsertRowsBelow) -> None:
    match change:
        case AppendRows():
            journal.added.extend(change.rows)
        case InsertRowsBelow():
            journal.inserted.append(change)


def _change_rows(
    table: TableChanges, change: SetCells | PaintRows | DeleteRows | ReorderRows
) -> None:
    match change:
        case SetCells():
            table.cells.append(change)
        case PaintRows():
            table.paints.append(change)
        case DeleteRows():
            table.deleted.extend(change.rows)
        case ReorderRows():
            table.order = change.order


def rows_by_cell(
    rows: Sequence[int], cells: Sequence[CellValue]
) -> Sequence[tuple[CellValue, Sequence[int]]]:
    """Return rows by what their cells hold."""
    values = [cells[row - 1] for row in rows]
    if len(set(map(type, values))) == 1 == len(set(values)):  # most often: all of them blank
        return [(values[0], rows)]
    groups: dict[tuple[type, CellValue], list[int]] = defaultdict(list)  # True equals 1
    for row, value in zip(rows, values, strict=True):
        groups[value.__class__, value].append(row)
    return [(value, found) for (_, value), found in groups.items()]


def merged_paints(paints: Iterable[PaintRows]) -> list[PaintRows]:
    """Join the paints of one colour; `TableWrite` knows a colour once."""
    rows: dict[str, list[int]] = defaultdict(list)
    for paint in paints:
        rows[paint.colour].extend(paint.rows)
    return [PaintRows(rows=found, colour=colour, because="") for colour, found in rows.items()]
