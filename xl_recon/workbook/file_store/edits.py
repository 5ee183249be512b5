"""What is to change in one table of one sheet, in the sheet's own terms."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from xl_recon.records.fills import fills_by_heading
from xl_recon.workbook.file_store.parts import TablePart
from xl_recon.workbook.store import CellValue, InsertedRows, TableWrite


@dataclass(frozen=True, slots=True)
class RowPattern:
    """What many rows have in common: the same values in the same columns, the same fill."""

    cells: Mapping[str, CellValue]  # column letters: value
    fill: Mapping[str, str] | None = None  # column letters: colour; None leaves the fills


Changed = Callable[[RowPattern], RowPattern]


@dataclass(frozen=True, slots=True)
class AddedRows:
    """Rows to be added: values by column letters, and the fill of each that is given one."""

    count: int
    columns: Mapping[str, Sequence[CellValue]]
    fills: Mapping[int, Mapping[str, str]]  # place from 0: column letters: colour


@dataclass(frozen=True, slots=True)
class Gap:
    """A body row under which rows are inserted, and their places among all of them, from 0."""

    below: int
    places: range


@dataclass(slots=True)
class TableEdit:
    """A `TableWrite` by worksheet columns and body rows.

    `pattern_of[row]` is the number of the row's pattern, 0 for a row that stays; `serials` are
    columns in which each row gets a value of its own; `gaps` are where the inserted rows go.
    """

    table: TablePart
    patterns: list[RowPattern]
    pattern_of: array[int]
    appended: AddedRows
    inserted: AddedRows
    gaps: tuple[Gap, ...] = ()
    serials: dict[str, dict[int, CellValue]] = field(default_factory=dict)
    deleted: frozenset[int] = frozenset()
    order: Sequence[int] = ()  # empty where the rows stay as they are
    recalculated: frozenset[str] = frozenset()  # columns whose formulas have to be worked out

    @property
    def adds_rows(self) -> bool:
        """Whether there will be rows that are not there yet."""
        return bool(self.appended.count or self.inserted.count)

    @property
    def resizes(self) -> bool:
        """Whether rows come or go."""
        return self.adds_rows or bool(self.deleted)

    def touches(self, row: int) -> bool:
        """Whether a body row changes in place."""
        return bool(self.pattern_of[row]) or any(row in column for column in self.serials.values())


def edit_of(write: TableWrite, table: TablePart) -> TableEdit:
    """Return a write in the sheet's own terms, or raise `ValueError` if it makes no sense.

    Rows that get the same values share one pattern, found by following, for each row, the step
    from the pattern it has to the pattern with one value more.
    """
    order = _checked_order(write, table.height)
    inserted = write.inserted or InsertedRows(below=(), columns={})
    gaps = _gaps(inserted.below, table.height)
    patterns = _Patterns(table.height)
    for cell in write.cells:
        patterns.add(cell.rows, table.letter_of(cell.header), cell.value)
    for fill, rows in write.fills.items():
        patterns.paint(rows, _colours(fill, table))
    return TableEdit(
        table=table,
        patterns=patterns.all,
        pattern_of=patterns.of_row,
        appended=_added(write.appended, write.appended_fills, table),
        inserted=_added(inserted.columns, inserted.fills, table, len(inserted.below)),
        gaps=gaps,
        serials={
            table.letter_of(column.header): dict(zip(column.rows, column.values, strict=True))
            for column in write.columns
        },
        deleted=frozenset(write.deleted),
        order=order,
        recalculated=frozenset(map(table.letter_of, write.recalculated)),
    )


def named_headers(write: TableWrite) -> tuple[str, ...]:
    """Return the headings a write speaks of; fills may name some that are gone."""
    cells = (cell.header for cell in write.cells)
    inserted = write.inserted.columns if write.inserted else ()
    return (*cells, *(column.header for column in write.columns), *write.appended, *inserted)


def _checked_order(write: TableWrite, height: int) -> Sequence[int]:
    if not write.order:
        return ()
    if write.deleted or write.inserted:
        raise ValueError("rows are put into an order or come and go, not both")
    if sorted(write.order) != list(range(1, height + 1)):
        raise ValueError(f"an order of {height} rows names each of them once")
    return () if list(write.order) == sorted(write.order) else write.order


def _gaps(below: Sequence[int], height: int) -> tuple[Gap, ...]:
    if any(later < row for row, later in pairwise(below)):
        raise ValueError("rows are inserted from the top down")
    if below and not 1 <= below[0] <= below[-1] <= height:
        raise ValueError(f"no row {below[0]} or {below[-1]} to insert others under")
    starts = [place for place, row in enumerate(below) if not place or row != below[place - 1]]
    spans = pairwise((*starts, len(below)))
    return tuple(Gap(below[start], range(start, stop)) for start, stop in spans)


def _added(
    columns: Mapping[str, Sequence[CellValue]],
    fills: Mapping[str, Sequence[int]],
    table: TablePart,
    count: int | None = None,
) -> AddedRows:
    if count is None:
        count = max(map(len, columns.values()), default=0)
    _refuse_odd_heights(columns, fills, count)
    painted: dict[int, Mapping[str, str]] = {}
    for fill, rows in fills.items():
        painted |= dict.fromkeys((row - 1 for row in rows), _colours(fill, table))
    return AddedRows(
        count, {table.letter_of(header): values for header, values in columns.items()}, painted
    )


def _refuse_odd_heights(
    columns: Mapping[str, Sequence[CellValue]], fills: Mapping[str, Iterable[int]], count: int
) -> None:
    if any(len(values) != count for values in columns.values()):
        raise ValueError(f"columns that are not {count} rows tall")
    if any(not 1 <= row <= count for rows in fills.values() for row in rows):
        raise ValueError(f"a fill for none of the {count} new rows")


def _colours(fill: str, table: TablePart) -> dict[str, str]:
    """Return a fill by column letters."""
    colours = fills_by_heading(fill, table.headers)
    return {table.letter_of(name): colour for name, colour in colours.items()}


class _Patterns:
    """The patterns met so far, and each row's."""

    def __init__(self, height: int) -> None:
        self.all = [RowPattern({})]
        self.of_row = array("I", bytes(4 * (height + 1)))

    def add(self, rows: Sequence[int], letter: str, value: CellValue) -> None:
        """Put a value into the patterns of these rows."""
        self._step(rows, lambda old: RowPattern({**old.cells, letter: value}, old.fill))

    def paint(self, rows: Sequence[int], fill: Mapping[str, str]) -> None:
        """Put fills into the patterns of these rows."""
        self._step(rows, lambda old: RowPattern(old.cells, fill))

    def _step(self, rows: Sequence[int], changed: Changed) -> None:
        steps: dict[int, int] = {}
        of_row = self.of_row
        for row in rows:
            old = of_row[row]
            new = steps.get(old)
            if new is None:
                new = steps[old] = len(self.all)
                self.all.append(changed(self.all[old]))
            of_row[row] = new
