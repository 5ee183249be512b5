"""A table whose cells somebody hands over: a range given to a worksheet function."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from xl_recon.errors import MissingTable, ReadOnly
from xl_recon.plan.changes import Table
from xl_recon.records.rule import RuleRow
from xl_recon.workbook.cells import to_text
from xl_recon.workbook.layout import ALTERNATIVES, layout_of
from xl_recon.workbook.rule_table import rule_rows
from xl_recon.workbook.store import CellValue, SheetWrite, TableContent, TableWrite
from xl_recon.workbook.tables import find_table


class GivenCells:
    """A store of one table, read only; `cells` has the headings in its first row."""

    def __init__(self, table: str, cells: Sequence[Sequence[CellValue]]) -> None:
        self._table = table
        self._headers = tuple(to_text(cell) for cell in cells[0]) if cells else ()
        self._body = cells[1:]

    @property
    def name(self) -> str:
        """What messages call it: there is no file."""
        return self._table

    def version(self) -> object:
        """No token: what was handed over does not change."""
        return None

    def tables(self) -> Mapping[str, tuple[str, ...]]:
        """The one table and its headings."""
        return {self._table: self._headers}

    def read(self, table: str, headers: Sequence[str] | None = None) -> TableContent:
        """Return columns of the table."""
        self._refuse_others(table)
        wanted = self._headers if headers is None else headers
        places = {header: self._headers.index(header) for header in wanted}
        columns = {header: [row[at] for row in self._body] for header, at in places.items()}
        return TableContent(self._headers, len(self._body), columns)

    def fills(self, table: str) -> Sequence[str]:
        """No fill: cells are handed over without their looks."""
        self._refuse_others(table)
        return [""] * len(self._body)

    def first_row(self, table: str) -> int:
        """The row below the headings, counted from them."""
        self._refuse_others(table)
        return 2

    def write(self, writes: Sequence[TableWrite], sheets: Sequence[SheetWrite] = ()) -> None:
        """Refuse: nothing can be written back to cells that were handed over."""
        if writes or sheets:
            raise ReadOnly(self.name)

    def _refuse_others(self, table: str) -> None:
        if table != self._table:
            raise MissingTable(self.name, table)


def given_rules(cells: Sequence[Sequence[CellValue]]) -> tuple[RuleRow, ...]:
    """Return the rows of a rules table handed over with its headings, or raise `MissingColumn`."""
    layout = layout_of(Table.RULES)
    store = GivenCells(layout.name, cells)
    table = find_table(store, layout, ALTERNATIVES.get(Table.RULES))
    return rule_rows(table, store.fills(layout.name))
