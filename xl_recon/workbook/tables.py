"""A table of the workbook by fields: its columns found by heading, in any order."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from xl_recon.errors import ChangedMeanwhile, MissingColumn, MissingTable
from xl_recon.records.journal import Columns, FieldValue
from xl_recon.workbook.cells import fields as field_values
from xl_recon.workbook.layout import Column, TableLayout
from xl_recon.workbook.store import CellValue, TableContent, TableStore


@dataclass(slots=True)
class Table:
    """A table that was found, with the columns read so far kept as they were."""

    store: TableStore
    layout: TableLayout
    name: str  # as on the sheet
    headers: dict[str, str]  # field: heading as on the sheet
    height: int = -1
    seen: dict[str, Sequence[CellValue]] = field(default_factory=dict)

    def columns(self, wanted: Iterable[str], *, strict: bool = True) -> Columns:
        """Return fields column by column; an optional column that is not there reads as blanks.

        Not `strict`, a cell that its column cannot mean reads as its text.
        """
        wanted = tuple(wanted)
        self._read(wanted)
        return Columns(self.height, {name: self._values(name, strict=strict) for name in wanted})

    def cells(self, name: str) -> Sequence[CellValue]:
        """Return one column's cells as the store gives them."""
        self._read((name,))
        return self.seen.get(name, [None] * self.height)

    def first_row(self) -> int:
        """The worksheet row where the body begins."""
        return self.store.first_row(self.name)

    def has(self, name: str) -> bool:
        """Whether the sheet has a column for the field."""
        return name in self.headers

    def field_of(self, header: str) -> str | None:
        """The field of a heading, as it stands on the sheet or as it was once called."""
        folded = fold(header)
        for name, own in self.headers.items():
            column = self.layout.column(name)
            if folded in {fold(own), fold(column.header), *map(fold, column.aliases)}:
                return name
        return None

    def is_blank(self) -> bool:
        """Whether the body is the one blank row of a table without entries."""
        typed = [name for name in self.headers if not self.layout.column(name).formula]
        return all(list(self.cells(name)) in ([], [None]) for name in typed)

    def refuse_changes(self) -> None:
        """Raise `ChangedMeanwhile` for the first cell that is not as it was read."""
        if not self.seen:
            return
        now = self.store.read(self.name, [self.headers[name] for name in self.seen])
        rows = max(now.height, self.height)
        for name, before in self.seen.items():
            after = now.columns[self.headers[name]]
            if list(before) != list(after):
                place = _first_difference(before, after, rows)
                raise ChangedMeanwhile(self.name, self.first_row() + place, self.headers[name])

    def _read(self, wanted: Sequence[str]) -> None:
        new = [name for name in wanted if name in self.headers and name not in self.seen]
        if new or self.height < 0:
            content: TableContent = self.store.read(self.name, [self.headers[name] for name in new])
            self.height = content.height
            self.seen |= {name: content.columns[self.headers[name]] for name in new}

    def _values(self, name: str, *, strict: bool) -> Sequence[FieldValue]:
        column: Column = self.layout.column(name)
        if name not in self.seen:
            return field_values([None] * self.height, column, self.name, 0)
        return field_values(self.seen[name], column, self.name, self.first_row(), strict=strict)


def find_table(
    store: TableStore, layout: TableLayout, alternative: TableLayout | None = None
) -> Table:
    """Return a table with its columns found, or say which table or column is missing.

    A table that lacks fewer columns of the `alternative` than of the layout is that.
    """
    names = {name.casefold(): name for name in store.tables()}
    name = names.get(layout.name.casefold())
    if name is None:
        raise MissingTable(store.name, layout.name)
    on_sheet = store.tables()[name]
    missing = _missing(layout, on_sheet)
    if alternative and len(_missing(alternative, on_sheet)) < len(missing):
        layout, missing = alternative, _missing(alternative, on_sheet)
    if missing:
        raise MissingColumn(store.name, layout.name, missing)
    return Table(store, layout, name, _found_headers(layout, on_sheet))


def fold(heading: str) -> str:
    """Return a heading without case, blanks, accents and points.

    >>> fold(" Rif. Esterno"), fold("Gravità")
    ('rifesterno', 'gravita')
    """
    plain = unicodedata.normalize("NFKD", heading.casefold())
    return "".join(letter for letter in plain if letter.isalnum())


def _missing(layout: TableLayout, on_sheet: Sequence[str]) -> tuple[str, ...]:
    found = _found_headers(layout, on_sheet)
    return tuple(
        column.header for column in layout.columns if column.required and column.field not in found
    )


def _found_headers(layout: TableLayout, headers: Sequence[str]) -> dict[str, str]:
    on_sheet: dict[str, str] = {}
    for header in headers:
        on_sheet.setdefault(fold(header), header)
    found = {}
    for column in layout.columns:
        for name in (column.header, *column.aliases):
            if fold(name) in on_sheet:
                found[column.field] = on_sheet[fold(name)]
                break
    return found


def _first_difference(before: Sequence[CellValue], after: Sequence[CellValue], rows: int) -> int:
    for place in range(min(len(before), len(after))):
        if before[place] != after[place]:
            return place
    return min(len(before), len(after), rows)
