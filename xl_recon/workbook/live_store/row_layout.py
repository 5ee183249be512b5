"""Which rows of a body go, and where new ones come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from xl_recon.workbook.store import CellValue, InsertedRows, TableWrite


@dataclass(frozen=True, slots=True)
class Gap:
    """New rows below a body row, which counts from 1."""

    below: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLayout:
    """What becomes of a body's rows, all counted from 1.

    `gaps` come between rows that are there; `outer` rows follow the last one, and `appended` rows
    those. `takes_blank` says that the first new row is the blank one of an empty table,
    `keeps_blank` that the first row stays, emptied, because a table cannot be without one.
    """

    height: int
    gaps: tuple[Gap, ...]
    outer: int
    appended: int
    deleted: tuple[int, ...]
    takes_blank: bool = False
    keeps_blank: bool = False

    @property
    def at_the_end(self) -> int:
        """How many rows the table gets below its last one."""
        return self.outer + self.appended - self.takes_blank

    @property
    def grown(self) -> int:
        """How many rows the body has before any is deleted."""
        return self.height + sum(gap.count for gap in self.gaps) + self.at_the_end

    @property
    def final(self) -> int:
        """How many rows the body has in the end."""
        return self.grown - len(self.deleted)

    @property
    def changes(self) -> bool:
        """Whether any row comes or goes."""
        return bool(self.gaps or self.outer or self.appended or self.deleted or self.keeps_blank)

    def grown_row(self, row: int) -> int:
        """Return where a row stands before any is deleted."""
        return row + sum(gap.count for gap in self.gaps if gap.below < row)

    def deleted_grown(self) -> list[int]:
        """Return where the rows to be deleted stand by then."""
        return [self.grown_row(row) for row in self.deleted]

    def inserted_rows(self) -> list[int]:
        """Return where the inserted rows stand before any is deleted, one after the other."""
        between = [
            self.grown_row(gap.below) + number
            for gap in self.gaps
            for number in range(1, gap.count + 1)
        ]
        end = self.grown - self.at_the_end
        return [*between, *range(end + 1, end + self.outer + 1)]

    def appended_rows(self) -> list[int]:
        """Return where the appended rows stand before any is deleted."""
        return list(range(self.grown - self.appended + 1, self.grown + 1))


def row_layout(write: TableWrite, height: int, *, is_blank: bool) -> RowLayout:
    """Return what a write makes of a body's rows, or raise `ValueError` if it makes no sense.

    `is_blank` says that the only row of the body holds nothing.
    """
    inserted = write.inserted or InsertedRows(below=(), columns={})
    _refuse_wrong_rows(write, inserted.below, height)
    appended = _count(write.appended, write.appended_fills, None)
    _count(inserted.columns, inserted.fills, len(inserted.below))
    counted = [Gap(below, len(list(same))) for below, same in groupby(inserted.below)]
    outer = sum(gap.count for gap in counted if gap.below == height)
    deleted = set(write.deleted)
    comes = bool(appended or inserted.below)
    keeps = len(deleted) == height and not comes
    return RowLayout(
        height=height,
        gaps=tuple(gap for gap in counted if gap.below < height),
        outer=outer,
        appended=appended,
        deleted=tuple(sorted(deleted - {1} if keeps else deleted)),
        takes_blank=bool(appended) and is_blank and not _is_touched(write),
        keeps_blank=keeps,
    )


def _refuse_wrong_rows(write: TableWrite, below: Sequence[int], height: int) -> None:
    there = range(1, height + 1)
    if write.order and (write.deleted or below):
        raise ValueError("an order, and rows that come or go")
    if write.order and sorted(write.order) != list(there):
        raise ValueError("an order names each row of the body once")
    if list(below) != sorted(below) or not all(row in there for row in below):
        raise ValueError("rows come below rows of the body, from the top down")
    named = [cell.rows for cell in write.cells] + [column.rows for column in write.columns]
    if not all(row in there for rows in (*named, *write.fills.values()) for row in rows):
        raise ValueError("no such row")
    if not all(row in there for row in write.deleted):
        raise ValueError("no such row to delete")


def _count(
    columns: Mapping[str, Sequence[CellValue]],
    fills: Mapping[str, Sequence[int]],
    known: int | None,
) -> int:
    """Return how many rows are new."""
    heights = set(map(len, columns.values())) | ({known} if known is not None else set())
    if len(heights) > 1:
        raise ValueError("columns of unequal height")
    count = max(heights, default=0)
    if not all(1 <= row <= count for rows in fills.values() for row in rows):
        raise ValueError("no such new row")
    return count


def _is_touched(write: TableWrite) -> bool:
    """Whether rows that are there change, go, or get others below them."""
    changed = [cell.rows for cell in write.cells] + [column.rows for column in write.columns]
    below = write.inserted.below if write.inserted else ()
    return any(map(len, [write.deleted, below, *changed, *write.fills.values()]))
