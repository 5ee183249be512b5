"""Taking a batch back: cell by cell, only where it still holds what the batch wrote."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from xl_recon.plan.changes import (
    Change,
    DeleteRows,
    PaintRows,
    Plan,
    ReorderRows,
    RestoreRows,
    SetCells,
    Table,
)
from xl_recon.records.change_log import (
    COLOUR,
    DIGEST_LENGTH,
    NEW_ORDER,
    ORDER,
    REMOVED,
    ROW,
    LoggedChange,
    row_digest,
)
from xl_recon.records.fills import OTHER, fills_by_heading, row_fill
from xl_recon.records.journal import Columns, FieldValue
from xl_recon.records.notice import Notice
from xl_recon.records.row_ids import ids_of

_WORK_IN_HAND = {Table.STAGED_STATEMENT, Table.STAGED_INVOICES, Table.STAGED_ORDERS}
MISSING, COPIED, EDITED, LATER = "undo.missing", "undo.copied", "undo.edited", "undo.later"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedTable:
    """A table as it stands now, and how to read the log's headings on it."""

    table: Table
    columns: Columns  # every field the log speaks of, the Id, and what digests compare
    fills: Sequence[str]
    headings: tuple[str, ...] = ()  # of the whole table, where there are fills
    field_of: Callable[[str], str | None]
    compared: tuple[str, ...]


def plan_undo(
    batch: int, changes: Sequence[LoggedChange], tables: Mapping[str, LoggedTable]
) -> Plan:
    """Return what gives back every cell that a batch changed and nobody has changed since.

    What stays is told: rows that are gone, copied rows that cannot be told apart, edited cells,
    added rows that were edited or that a later batch works on.
    """
    own = [change for change in changes if change.batch == batch]
    later = [change for change in changes if change.batch > batch]
    plan: list[Change] = []
    notices: list[Notice] = []
    for name in dict.fromkeys(change.table for change in own):
        undoing = _Undoing(tables[name], _named(later, name))
        plan += undoing.changes([change for change in own if change.table == name])
        notices += undoing.notices()
    reopens = any(isinstance(it, RestoreRows) and it.table in _WORK_IN_HAND for it in plan)
    return Plan(tuple(plan), tuple(notices), undoes=batch, reopens=reopens)


def _named(changes: Iterable[LoggedChange], table: str) -> frozenset[int]:
    return frozenset(
        number for change in changes if change.table == table for number in ids_of(change.ids)
    )


@dataclass(slots=True)
class _Undoing:
    """The changes of one table taken back; collects what is left."""

    found: LoggedTable
    later: frozenset[int]
    rows: dict[int, int] = field(init=False)
    copied: frozenset[int] = field(init=False)
    left: dict[tuple[str, str], set[int]] = field(default_factory=lambda: defaultdict(set))
    stood: list[int] = field(default_factory=list)  # Ids in the order before the batch
    ordered: list[int] = field(default_factory=list)  # and in the order that it gave them

    def __post_init__(self) -> None:
        column = self.found.columns.column("id")
        ids = [number if isinstance(number, int) else 0 for number in column]
        counts = Counter(ids)
        self.rows = {number: row for row, number in enumerate(ids, start=1) if number}
        self.copied = frozenset(number for number, count in counts.items() if count > 1)

    def changes(self, logged: Sequence[LoggedChange]) -> Iterator[Change]:
        for change in logged:
            match change.column:
                case _ if change.column == ROW:
                    yield from self._deleted(change)
                case _ if change.column == REMOVED:
                    yield from self._put_back(change)
                case _ if change.column == COLOUR:
                    yield from self._unpainted(change)
                case _ if change.column == ORDER:
                    self.stood += ids_of(change.ids)  # a long order fills several lines
                case _ if change.column == NEW_ORDER:
                    self.ordered += ids_of(change.ids)
                case _:
                    yield from self._restored(change)
        yield from self._reordered()

    def notices(self) -> list[Notice]:
        return [
            Notice(code, self.found.table.value, header, rows=tuple(sorted(rows)))
            for (code, header), rows in self.left.items()
        ]

    def _restored(self, change: LoggedChange) -> Iterator[Change]:
        name = self.found.field_of(change.column)
        if name is None:
            self.left[MISSING, change.column].update(ids_of(change.ids))
        elif name == "id":
            yield from self._unnumbered(change)
        else:
            column = self.found.columns.column(name)
            rows = self._unchanged(change, lambda row: _same(column[row - 1], change.after))
            if rows:
                yield self._set(name, rows, change)

    def _unnumbered(self, change: LoggedChange) -> Iterator[Change]:
        """Take Ids away again, but for rows that a later batch knows by theirs."""
        rows = [
            self.rows[number]
            for number in ids_of(change.ids)
            if number in self.rows and number not in self.later and number not in self.copied
        ]
        if rows:
            yield self._set("id", sorted(rows), change)

    def _unpainted(self, change: LoggedChange) -> Iterator[Change]:
        """Give cells their fills back, but for those that have another by now."""
        rows_by_fill: dict[str, list[int]] = defaultdict(list)
        for number in ids_of(change.ids):
            row = self._row(number, change.column)
            if row:
                rows_by_fill[self.found.fills[row - 1]].append(row)
        for fill, rows in rows_by_fill.items():
            colour, edited = self._unpainted_fill(change, fill)
            if edited:
                self.left[EDITED, change.column].update(rows)
            if colour != fill:
                yield PaintRows(
                    table=self.found.table, rows=sorted(rows), colour=colour, because=""
                )

    def _unpainted_fill(self, change: LoggedChange, fill: str) -> tuple[str, bool]:
        """Return a row's fill without what the batch painted, and whether somebody else did."""
        now, before, after = (
            fills_by_heading(text, self.found.headings)
            for text in (fill, str(change.before), str(change.after))
        )
        painted = {name for name in now if before[name] != OTHER}
        own = {name for name in painted if now[name] == after[name]}
        restored = {name: before[name] if name in own else now[name] for name in now}
        return row_fill(restored), own != painted

    def _deleted(self, change: LoggedChange) -> Iterator[Change]:
        digests = str(change.after)
        wanted = {
            number: digests[place * DIGEST_LENGTH : (place + 1) * DIGEST_LENGTH]
            for place, number in enumerate(ids_of(change.ids))
        }
        values = [self.found.columns.column(name) for name in self.found.compared]
        rows = []
        for number, digest in wanted.items():
            row = self._row(number, change.column)
            if row and row_digest(value[row - 1] for value in values) == digest:
                rows.append(row)
            elif row:
                self.left[LATER if number in self.later else EDITED, change.column].add(row)
        if rows:
            yield DeleteRows(table=self.found.table, rows=sorted(rows), because="")

    def _put_back(self, change: LoggedChange) -> Iterator[Change]:
        """Put rows back that the batch took away, but for those that are there again."""
        ids = [number for number in ids_of(change.ids) if number not in self.rows]
        if ids:
            yield RestoreRows(
                table=self.found.table, packed=str(change.before), ids=ids, because=""
            )

    def _reordered(self) -> Iterator[Change]:
        """Put rows back into the order in which they stood; rows come since keep their places.

        Where somebody has put them into yet another order, that stays.
        """
        moved, ordered = self._standing(self.stood), self._standing(self.ordered)
        if moved == sorted(moved):
            return
        if ordered != sorted(ordered):
            self.left[EDITED, ORDER].update(ordered)
            return
        order = list(range(1, self.found.columns.height + 1))
        for place, row in zip(ordered, moved, strict=True):
            order[place - 1] = row
        yield ReorderRows(table=self.found.table, order=order, because="")

    def _standing(self, ids: Iterable[int]) -> list[int]:
        """The rows that Ids name, but for those that are gone or have copies."""
        return [self.rows[n] for n in ids if n in self.rows and n not in self.copied]

    def _unchanged(self, change: LoggedChange, holds: Callable[[int], bool]) -> list[int]:
        rows = []
        for number in ids_of(change.ids):
            row = self._row(number, change.column)
            if row and holds(row):
                rows.append(row)
            elif row:
                self.left[EDITED, change.column].add(row)
        return sorted(rows)

    def _row(self, number: int, header: str) -> int:
        row = self.rows.get(number, 0)
        if not row:
            self.left[MISSING, header].add(number)
        elif number in self.copied:
            self.left[COPIED, header].add(row)
            return 0
        return row

    def _set(self, name: str, rows: Sequence[int], change: LoggedChange) -> SetCells:
        return SetCells(
            table=self.found.table,
            field=name,
            rows=rows,
            before=change.after,
            after=change.before,
            because="",
        )


def _same(cell: FieldValue, logged: FieldValue) -> bool:
    return cell == logged or (cell in (None, "") and logged in (None, ""))
