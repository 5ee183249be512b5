"""Where tables stand in an open workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

import xlwings as xw
from xlwings.main import Table

from xl_recon.errors import MissingColumn, MissingTable
from xl_recon.workbook.live_store.areas import Area, area_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A table and the area of its body, which has a row at least."""

    table: Table
    sheet: xw.Sheet
    name: str
    headers: tuple[str, ...]
    body: Area
    has_totals: bool

    def column(self, header: str) -> Area:
        """The cells of a column."""
        column = self.body.left + self.headers.index(header)
        return self.body.columns(column, column)

    def row(self, number: int) -> Area:
        """A row of the body, counted from 1."""
        row = self.body.top + number - 1
        return self.body.rows(row, row)

    def with_height(self, height: int) -> Place:
        """The same table with a body of another height."""
        return Place(
            table=self.table,
            sheet=self.sheet,
            name=self.name,
            headers=self.headers,
            body=self.body.rows(self.body.top, self.body.top + height - 1),
            has_totals=self.has_totals,
        )

    @property
    def whole(self) -> Area:
        """The table with its headings and totals."""
        return self.body.rows(self.body.top - 1, self.body.bottom + self.has_totals)


class Places:
    """Finds tables by name; a table found once is looked for there first."""

    def __init__(self, book: xw.Book) -> None:
        self._book = book
        self._known: dict[str, Table] = {}

    def headers(self) -> Mapping[str, tuple[str, ...]]:
        """Every table's name and headings."""
        self._look()
        return {name: _headers(table) for name, table in self._known.items()}

    def of(self, name: str) -> Place:
        """Return where a table stands, or raise `MissingTable`."""
        table = self.find(name)
        if table is None:
            raise MissingTable(self._book.name, name)
        whole, totals = area_of(table.range.address), bool(table.show_totals)
        return Place(
            table=table,
            sheet=table.parent,
            name=name,
            headers=_headers(table),
            body=whole.rows(whole.top + 1, whole.bottom - totals),
            has_totals=totals,
        )

    def find(self, name: str) -> Table | None:
        """Return a table, None where there is none of that name."""
        if not self._stands(name):
            self._look()
        return self._known.get(name)

    def refuse_missing(self, place: Place, headers: Iterable[str]) -> None:
        """Raise `MissingColumn` where a table lacks headings."""
        missing = tuple(header for header in headers if header not in place.headers)
        if missing:
            raise MissingColumn(self._book.name, place.name, missing)

    def _stands(self, name: str) -> bool:
        """Whether a table known by a name still has it."""
        with suppress(Exception):  # Excel answers for a table that is gone with an error of its own
            return name in self._known and self._known[name].name == name
        return False

    def _look(self) -> None:
        self._known = {table.name: table for table in self._tables()}

    def _tables(self) -> Iterator[Table]:
        for sheet in self._book.sheets:
            yield from sheet.tables


def _headers(table: Table) -> tuple[str, ...]:
    row = table.header_row_range
    if row is None:
        return ()
    return tuple(str(name) for name in row.options(ndim=1).value)
