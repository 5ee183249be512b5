"""What is to change in one table of one sheet, in the sheet's own terms."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from xl_recon.records.fills import fills_by_heading
from xl_recon.workbook.file_store.parts import TablePart
from xl_recon.workbook.store import CellValue, TableWrite


@dataclass(frozen=True, slots=True)
class RowPattern:
    """What many rows have in common: the same values in the same columns, the same fill."""

    cells: Mapping[str, CellValue]  # column letters: value
    fill: Mapping[str, str] | None = None  # column letters: colour; None leaves the fills


Changed = Callable[[RowPattern], RowPattern]


@dataclass(slots=True)
class TableEdit:
    """A `TableWrite` by worksheet columns and body rows.

    `pattern_of[row]` is the number of the row's pattern, 0 for a row that stays; `serials` are
    columns in which each row gets a value of its own.
    """

    table: TablePart
    patterns: list[RowPattern]
    pattern_of: array[int]
    serials: dict[str, dict[int, CellValue]] = field(default_factory=dict)
    deleted: frozenset[int] = frozenset()
    appended: dict[str, Sequence[CellValue]] = field(default_factory=dict)

    @property
    def appended_rows(self) -> int:
        """How many rows are added."""
        return max((len(values) for values in self.appended.values()), default=0)

    def touches(self, row: int) -> bool:
        """Whether a body row changes in place."""
        return bool(self.pattern_of[row]) or any(row in column for column in self.serials.values())


def edit_of(write: TableWrite, table: TablePart) -> TableEdit:
    """Return a write in the sheet's own terms.

    Rows that get the same values share one pattern, found by following, for each row, the step
    from the pattern it has to the pattern with one value more.
    """
    patterns = _Patterns(table.height)
    for cell in write.cells:
        patterns.add(cell.rows, table.letter_of(cell.header), cell.value)
    for fill, rows in write.fills.items():
        colours = fills_by_heading(fill, table.headers)
        patterns.paint(rows, {table.letter_of(name): colour for name, colour in colours.items()})
    return TableEdit(
        table=table,
        patterns=patterns.all,
        pattern_of=patterns.of_row,
        serials={
            table.letter_of(column.header): dict(zip(column.rows, column.values, strict=True))
            for column in write.columns
        },
        deleted=frozenset(write.deleted),
        appended={table.letter_of(header): values for header, values in write.appended.items()},
    )


def named_headers(write: TableWrite) -> tuple[str, ...]:
    """Return the headings a write speaks of; fills may name some that are gone."""
    cells = (cell.header for cell in write.cells)
    return (*cells, *(column.header for column in write.columns), *write.appended)


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
