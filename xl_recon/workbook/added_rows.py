"""Rows added to a table: their cells, and what the log keeps of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from xl_recon.plan.changes import AppendRules, InsertRowsBelow, TableRow
from xl_recon.records.change_log import DIGEST_LENGTH, ROW, LoggedChange, row_digest
from xl_recon.records.journal import FieldValue, JournalRow
from xl_recon.records.row_ids import id_ranges
from xl_recon.workbook.cash_book import JournalCell
from xl_recon.workbook.cells import fields, to_cell
from xl_recon.workbook.rule_table import rule_cells
from xl_recon.workbook.store import CellValue, InsertedRows, NoteWrite
from xl_recon.workbook.tables import Table

_NOT_COMPARED = {"id", "status"}  # the key itself, and what is worked out from the rest
_ROWS_A_LINE = 30_000 // DIGEST_LENGTH

Cells = Mapping[str, Sequence[CellValue]]  # heading: the new rows' cells


def appended_columns(
    table: Table, rows: Sequence[JournalRow], ids: range, batch: int, cell: JournalCell = getattr
) -> dict[str, list[CellValue]]:
    """Return new journal rows column by column; calculated columns are left to the table."""
    if not rows:
        return {}
    values = {name: [cell(row, name) for row in rows] for name in table.headers}
    return _columns(table, values, ids, batch)


def inserted_rows(
    table: Table,
    changes: Sequence[InsertRowsBelow],
    ids: range,
    batch: int,
    cell: JournalCell = getattr,
) -> InsertedRows | None:
    """Return the journal rows that come between others."""
    if not changes:
        return None
    changes = sorted(changes, key=lambda change: change.row)
    rows = [row for change in changes for row in change.rows]
    return InsertedRows(
        below=[change.row for change in changes for _ in change.rows],
        columns=appended_columns(table, rows, ids, batch, cell),
        fills=_by_fill(chain.from_iterable(change.colours for change in changes)),
    )


def appended_rules(
    table: Table, changes: Sequence[AppendRules], ids: range, batch: int
) -> tuple[Cells, Mapping[str, Sequence[int]]]:
    """Return new rows of the rules table, and their fills."""
    rows = [row for change in changes for row in change.rows]
    if not rows:
        return {}, {}
    cells = [rule_cells(row) for row in rows]
    values = {name: [row.get(name) for row in cells] for name in table.headers}
    return _columns(table, values, ids, batch), _by_fill(row.colour for row in rows)


def appended_records(
    table: Table, rows: Sequence[TableRow], ids: range, batch: int, journal_ids: Sequence[int] = ()
) -> dict[str, list[CellValue]]:
    """Return new rows of any other table, column by column.

    `journal_ids` are those of the journal rows added at the same time.
    """
    if not rows:
        return {}

    def value(row: TableRow, name: str) -> FieldValue:
        if row.journal_row and row.journal_row[0] == name:
            return journal_ids[row.journal_row[1] - 1]
        return row.value(name)

    values = {name: [value(row, name) for row in rows] for name in table.headers}
    return _columns(table, values, ids, batch)


def rule_notes(table: Table, changes: Sequence[AppendRules]) -> list[NoteWrite]:
    """Return the notes of new rules, at their descriptions."""
    notes = list(chain.from_iterable(change.notes for change in changes))
    first = 1 if any(notes) and table.is_blank() else table.height + 1
    return [
        NoteWrite(header=table.headers["description"], row=row, text=note)
        for row, note in enumerate(notes, first)
        if note
    ]


def compared_fields(table: Table) -> tuple[str, ...]:
    """The fields that tell whether an added row is still as it was added."""
    return tuple(name for name in table.headers if name not in _NOT_COMPARED)


def logged_rows(table: Table, columns: Cells, batch: int) -> Iterator[LoggedChange]:
    """Yield the log's lines for added rows: their Ids, and a short digest of each."""
    if not columns or not table.has("id"):
        return
    ids = [int(str(number)) for number in columns[table.headers["id"]]]
    digests = _digests(table, columns, len(ids))
    for start in range(0, len(ids), _ROWS_A_LINE):
        part = slice(start, start + _ROWS_A_LINE)
        yield LoggedChange(
            batch=batch,
            table=table.name,
            column=ROW,
            before="",
            after="".join(digests[part]),
            ids=id_ranges(ids[part]),
        )


def _columns(
    table: Table, values: Mapping[str, Sequence[FieldValue]], ids: range, batch: int
) -> dict[str, list[CellValue]]:
    columns = {
        table.headers[name]: [to_cell(value) for value in column]
        for name, column in values.items()
        if not table.layout.column(name).formula or any(column)
    }
    if table.has("id"):
        columns[table.headers["id"]] = list(ids)
    if table.has("batch"):
        columns[table.headers["batch"]] = [batch] * len(ids)
    return columns


def _by_fill(fills: Iterable[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place, fill in enumerate(fills, 1):
        if fill:
            found.setdefault(fill, []).append(place)
    return found


def _digests(table: Table, columns: Cells, height: int) -> list[str]:
    """Digests over the values as they will read back."""
    values: list[Sequence[FieldValue]] = []
    for name in compared_fields(table):
        written = columns.get(table.headers[name], [None] * height)
        column = table.layout.column(name)
        values.append(fields(written, column, table.name, 0, strict=False))
    return [row_digest(row) for row in zip(*values, strict=True)]
