"""Rows added to the journal: their cells, and what the log keeps of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from xl_recon.records.change_log import DIGEST_LENGTH, ROW, LoggedChange, row_digest
from xl_recon.records.journal import FieldValue, JournalRow
from xl_recon.records.row_ids import id_ranges
from xl_recon.workbook.cells import fields, to_cell
from xl_recon.workbook.store import CellValue
from xl_recon.workbook.tables import Table

_NOT_COMPARED = {"id", "status"}  # the key itself, and what is worked out from the rest
_ROWS_A_LINE = 30_000 // DIGEST_LENGTH


def appended_columns(
    table: Table, rows: Sequence[JournalRow], ids: range, batch: int
) -> dict[str, list[CellValue]]:
    """Return the new rows column by column; calculated columns are left to the table."""
    if not rows:
        return {}
    written = [name for name in table.headers if _is_written(table, name, rows)]
    columns = {
        table.headers[name]: [to_cell(getattr(row, name)) for row in rows] for name in written
    }
    if table.has("id"):
        columns[table.headers["id"]] = list(ids)
    if table.has("batch"):
        columns[table.headers["batch"]] = [batch] * len(rows)
    return columns


def compared_fields(table: Table) -> tuple[str, ...]:
    """The fields that tell whether an added row is still as it was added."""
    return tuple(name for name in table.headers if name not in _NOT_COMPARED)


def logged_rows(
    table: Table, columns: Mapping[str, Sequence[CellValue]], batch: int
) -> Iterator[LoggedChange]:
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


def _digests(table: Table, columns: Mapping[str, Sequence[CellValue]], height: int) -> list[str]:
    """Digests over the values as they will read back."""
    values: list[Sequence[FieldValue]] = []
    for name in compared_fields(table):
        written = columns.get(table.headers[name], [None] * height)
        values.append(fields(written, table.layout.column(name), table.name, 0))
    return [row_digest(row) for row in zip(*values, strict=True)]


def _is_written(table: Table, name: str, rows: Sequence[JournalRow]) -> bool:
    return not table.layout.column(name).formula or any(getattr(row, name) for row in rows)
