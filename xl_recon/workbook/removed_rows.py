"""Rows that a batch takes away: their values for the log, and the rows again when it is undone.

The log has many rows in one cell: a text of JSON with the headings once and a list of values for
each row, its Id, its place and its fill in front. A day is `["d", "2026-01-31"]`.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from xl_recon.records.change_log import REMOVED, LoggedChange
from xl_recon.records.row_ids import id_ranges
from xl_recon.workbook.store import CellError, CellValue, InsertedRows, TableWrite
from xl_recon.workbook.tables import Table

_LONGEST = 29_000  # characters of a cell
_DAY, _MOMENT = "d", "m"


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedRow:
    """One row as it was: its Id, place and fill, and its cells by heading."""

    number: int
    place: int
    fill: str
    cells: Mapping[str, CellValue]


def removed_rows(table: Table, rows: Iterable[int], fills: Sequence[str]) -> Iterator[RemovedRow]:
    """Yield the rows of a table as they stand; what a formula shows is left out."""
    typed = [name for name in table.headers if not table.layout.column(name).formula]
    columns = {table.headers[name]: table.cells(name) for name in typed}
    ids = table.cells("id")
    for row in rows:
        yield RemovedRow(
            number=int(str(ids[row - 1] or 0)),
            place=row,
            fill=fills[row - 1],
            cells={heading: cells[row - 1] for heading, cells in columns.items()},
        )


def logged_removals(table: Table, rows: Iterable[RemovedRow], batch: int) -> Iterator[LoggedChange]:
    """Yield the log's lines for rows that are taken away."""
    waiting: list[RemovedRow] = []
    length = 0
    for row in rows:
        own = len(_packed([row]))
        if waiting and length + own > _LONGEST:
            yield _logged(table, waiting, batch)
            waiting, length = [], 0
        waiting.append(row)
        length += own
    if waiting:
        yield _logged(table, waiting, batch)


def _logged(table: Table, rows: Sequence[RemovedRow], batch: int) -> LoggedChange:
    return LoggedChange(
        batch=batch,
        table=table.name,
        column=REMOVED,
        before=_packed(rows),
        after="",
        ids=id_ranges(sorted(row.number for row in rows)),
    )


def _packed(rows: Sequence[RemovedRow]) -> str:
    headings = list(rows[0].cells)
    values = [[row.number, row.place, row.fill, *map(_plain, row.cells.values())] for row in rows]
    return json.dumps([headings, values], ensure_ascii=False, separators=(",", ":"))


def _plain(value: CellValue) -> object:
    match value:
        case datetime():
            return [_MOMENT, value.isoformat()]
        case date():
            return [_DAY, value.isoformat()]
        case CellError(code):
            return code
        case _:
            return value


def unpacked(text: str) -> tuple[RemovedRow, ...]:
    """Return the rows that a line of the log holds."""
    headings, rows = json.loads(text)
    return tuple(
        RemovedRow(
            number=number,
            place=place,
            fill=fill,
            cells=dict(zip(headings, map(_value, values), strict=True)),
        )
        for number, place, fill, *values in rows
    )


def _value(plain: object) -> CellValue:
    match plain:
        case [str(kind), str(text)]:
            return date.fromisoformat(text) if kind == _DAY else datetime.fromisoformat(text)
        case str() | bool() | int() | float():
            return plain
        case _:
            return None


def restoring(table: Table, packed: Iterable[str], wanted: Collection[int]) -> TableWrite | None:
    """Return what puts removed rows back: at their places, or at the end where those are gone."""
    rows = [row for text in packed for row in unpacked(text) if row.number in wanted]
    if not rows:
        return None
    rows.sort(key=lambda row: row.place)
    headings = [heading for heading in rows[0].cells if heading in table.headers.values()]
    columns = {heading: [row.cells.get(heading) for row in rows] for heading in headings}
    fills: dict[str, list[int]] = {}
    for place, row in enumerate(rows, 1):
        if row.fill:
            fills.setdefault(row.fill, []).append(place)
    # Each stood below as many rows that are still there as its place less the removed before it.
    below = [row.place - count for count, row in enumerate(rows, 1)]
    height = table.columns(()).height
    if below[0] < 1 or below[-1] > height or table.is_blank():
        return TableWrite(table=table.name, appended=columns, appended_fills=fills)
    inserted = InsertedRows(below=below, columns=columns, fills=fills)
    return TableWrite(table=table.name, inserted=inserted)
