"""Tables: to LibreOffice they are database ranges with a row of headings."""

# ruff: noqa: D102 - xlwings says what its members mean

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from xlwings import base_classes

from xl_recon.ui.libreoffice.areas import Area
from xl_recon.ui.libreoffice.bridge import Uno
from xl_recon.ui.libreoffice.document import cells_of, range_address
from xl_recon.ui.libreoffice.formats import areas_from
from xl_recon.ui.libreoffice.looks import Grid
from xl_recon.ui.libreoffice.ranges import Range


class TableSheet(Grid, Protocol):
    """What a table asks of its sheet."""

    def number(self) -> int:
        """Return its place in the book, from 0."""


class Table(base_classes.Table):
    """A database range, asked anew each time where it stands."""

    def __init__(self, sheet: TableSheet, uno: Uno) -> None:
        self._sheet, self._uno = sheet, uno

    @property
    def api(self) -> Uno:
        return self._uno

    @property
    def parent(self) -> TableSheet:
        return self._sheet

    @property
    def name(self) -> str:
        return str(self._uno.Name)

    @name.setter
    def name(self, value: str) -> None:
        self._uno.Name = value
        self._sheet.document.forget_tables()

    @property
    def display_name(self) -> str:
        return self.name

    @display_name.setter
    def display_name(self, value: str) -> None:
        self.name = value

    @property
    def range(self) -> Range:
        return Range(self._sheet, self._area())

    @property
    def header_row_range(self) -> Range | None:
        area = self._area()
        return Range(self._sheet, area.sized(1, area.width)) if self.show_headers else None

    @property
    def data_body_range(self) -> Range | None:
        area, headers, totals = self._area(), self.show_headers, self.show_totals
        height = area.height - headers - totals
        if height < 1:
            return None
        return Range(self._sheet, area.moved(headers, 0).sized(height, area.width))

    @property
    def totals_row_range(self) -> Range | None:
        area = self._area()
        last = Area(area.bottom, area.left, area.bottom, area.right)
        return Range(self._sheet, last) if self.show_totals else None

    @property
    def insert_row_range(self) -> None:
        return None

    @property
    def show_headers(self) -> bool:
        return bool(self._uno.ContainsHeader)

    @show_headers.setter
    def show_headers(self, value: bool) -> None:
        self._uno.ContainsHeader = bool(value)

    @property
    def show_totals(self) -> bool:
        return bool(self._uno.TotalsRow)

    @show_totals.setter
    def show_totals(self, value: bool) -> None:
        """Show a row of totals below the body, or take it away with what is in it."""
        if bool(value) == self.show_totals:
            return
        area = self._area()
        if value:
            self._set_area(area.sized(area.height + 1, area.width))
            self._uno.TotalsRow = True
        else:
            self._uno.TotalsRow = False
            self._set_area(area.sized(area.height - 1, area.width))

    @property
    def show_autofilter(self) -> bool:
        return bool(self._uno.AutoFilter)

    @show_autofilter.setter
    def show_autofilter(self, value: bool) -> None:
        self._uno.AutoFilter = bool(value)

    def resize(self, range: Any) -> None:  # noqa: A002 - xlwings' name
        self._sheet.refuse_protected()
        wanted: Area = range.impl.area
        if wanted.top != self._area().top:
            raise ValueError("the headings of a table stay in their row")
        self._set_area(wanted)

    def _area(self) -> Area:
        (area,) = areas_from((self._uno.DataArea,))
        return area

    def _set_area(self, area: Area) -> None:
        self._uno.DataArea = range_address(self._sheet.number(), area)
        self._sheet.document.work_out()


class Tables(base_classes.Tables):
    """The tables of one sheet."""

    def __init__(self, sheet: TableSheet) -> None:
        self._sheet = sheet

    @property
    def api(self) -> Uno:
        return self._sheet.document.uno.DatabaseRanges

    @property
    def parent(self) -> TableSheet:
        return self._sheet

    def __len__(self) -> int:
        return len(list(self._here()))

    def __iter__(self) -> Iterator[Table]:
        return (Table(self._sheet, uno) for uno in self._here())

    def __call__(self, key: str | int) -> Table:
        """Return a table by its name, whatever its capitals, or by its place from 1."""
        for number, table in enumerate(self, start=1):
            if key == number or (isinstance(key, str) and table.name.lower() == key.lower()):
                return table
        raise KeyError(key)

    def __contains__(self, key: object) -> bool:
        return any(key == table.name for table in self)

    def add(  # noqa: PLR0913, PLR0917 - xlwings' signature
        self,
        source_type: object = None,  # noqa: ARG002 - likewise
        source: Any = None,
        link_source: object = None,  # noqa: ARG002 - likewise
        has_headers: object = True,  # noqa: FBT002 - likewise
        destination: object = None,  # noqa: ARG002 - likewise
        table_style_name: object = None,  # noqa: ARG002 - LibreOffice has no table styles
        name: str | None = None,
    ) -> Table:
        self._sheet.refuse_protected()
        area: Area = source.impl.area
        self._refuse_overlap(area)
        if not has_headers:
            area = self._with_headers(area)
        chosen = name or self._free_name()
        if self.api.hasByName(chosen):
            raise ValueError(f"there is a table called {chosen}")
        self.api.addNewByName(chosen, range_address(self._sheet.number(), area))
        table = Table(self._sheet, self.api.getByName(chosen))
        table.show_headers = table.show_autofilter = True
        return table

    def _here(self) -> Iterator[Uno]:
        number = self._sheet.number()
        return (uno for uno in self._sheet.document.tables() if uno.DataArea.Sheet == number)

    def _refuse_overlap(self, area: Area) -> None:
        for table in self:
            there = table.range.area
            apart = there.bottom < area.top or area.bottom < there.top
            if not apart and not (there.right < area.left or area.right < there.left):
                raise ValueError(f"the table {table.name} is there")

    def _with_headers(self, area: Area) -> Area:
        """Move cells down for a row of headings that Excel would make up."""
        Range(self._sheet, area.sized(1, area.width)).insert("down")
        headings = tuple(f"Column{number}" for number in range(1, area.width + 1))
        cells_of(self._sheet.uno, area.sized(1, area.width)).setDataArray((headings,))
        return area.sized(area.height + 1, area.width)

    def _free_name(self) -> str:
        taken = {name.lower() for name in self.api.ElementNames}
        names = (f"Table{number}" for number in range(1, len(taken) + 2))
        return next(name for name in names if name.lower() not in taken)
