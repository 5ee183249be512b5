"""The numbers that stay with their rows when the user sorts or inserts."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence

from xl_recon.records.change_log import LoggedChange
from xl_recon.records.row_ids import id_ranges
from xl_recon.workbook.store import ColumnWrite
from xl_recon.workbook.tables import Table


class RowIds:
    """A table's Ids, 0 where a row has none; gives new ones to rows that are to change.

    A row the user copied has its source's Id: the copy gets one of its own when it changes.
    """

    def __init__(self, table: Table, ids: Sequence[int], highest_logged: int) -> None:
        self._table = table
        self._ids = list(ids)
        self._next = max(highest_logged, max(self._ids, default=0)) + 1
        self._ranges: dict[bytes, str] = {}
        self._new: dict[int, tuple[int, int]] = {}  # row: Id before, Id after

    def given(self, rows: Sequence[int]) -> list[ColumnWrite]:
        """Give an Id to each of these rows that lacks one of its own."""
        if not self._ids:
            return []
        shared = {number for number, count in Counter(self._ids).items() if count > 1}
        first_of = {number: self._ids.index(number) + 1 for number in shared if number}
        for row in rows:
            old = self._ids[row - 1]
            if old == 0 or first_of.get(old, row) != row:
                self._new[row] = old, self._next
                self._ids[row - 1] = self._next
                self._next += 1
        if not self._new:
            return []
        header = self._table.headers["id"]
        values = [new for _, new in self._new.values()]
        return [ColumnWrite(header=header, rows=list(self._new), values=values)]

    def fresh(self, count: int) -> range:
        """Return Ids for rows that are to be added."""
        numbers = range(self._next, self._next + count)
        self._next += count
        return numbers

    def in_order(self) -> Sequence[int]:
        """The Ids from the first row to the last."""
        return self._ids

    def ranges(self, rows: Sequence[int]) -> str:
        """Return the Ids of rows as the log writes them."""
        ids = self._ids
        if not ids:
            return ""
        packed = rows if isinstance(rows, array) else array("I", rows)
        key = packed.tobytes()  # a rule's columns mostly speak of the same rows
        if key not in self._ranges:
            self._ranges[key] = id_ranges([ids[row - 1] for row in rows])
        return self._ranges[key]

    def log(self, batch: int) -> Iterator[LoggedChange]:
        """Yield the lines that say which rows got an Id: undoing takes it away again."""
        by_old: dict[int, list[int]] = {}
        for old, new in self._new.values():
            by_old.setdefault(old, []).append(new)
        for old, new_ids in by_old.items():
            yield LoggedChange(
                batch=batch,
                table=self._table.name,
                column=self._table.headers["id"],
                before=old or "",
                after="",
                ids=id_ranges(new_ids),
            )
