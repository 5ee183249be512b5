"""How cells look: formats, colours, fonts, sizes, notes. Where cells differ, xlwings gets None."""

# ruff: noqa: D102 - xlwings says what its members mean

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from xlwings import base_classes

from xl_recon.ui.libreoffice.areas import Area
from xl_recon.ui.libreoffice.bridge import Uno, uno_bridge
from xl_recon.ui.libreoffice.colours import Colour, Triple, from_number, to_number
from xl_recon.ui.libreoffice.document import Document, cells_of
from xl_recon.ui.libreoffice.fonts import Font
from xl_recon.ui.libreoffice.formats import areas_from, is_mixed
from xl_recon.ui.libreoffice.notes import Note, note_on

_BLACK = (0, 0, 0)
# LibreOffice measures in hundredths of a millimetre, Excel in points and in digits of its
# standard font: seven pixels each, and five to the sides.
_POINT = 2540 / 72
_PIXEL = 2540 / 96
_DIGIT, _SIDES = 7, 5
_ALIGNMENTS = {
    "STANDARD": "general",
    "LEFT": "left",
    "CENTER": "center",
    "RIGHT": "right",
    "BLOCK": "justify",
    "REPEAT": "fill",
}
_JUSTIFICATIONS = {ours: theirs for theirs, ours in _ALIGNMENTS.items()}


class Grid(Protocol):
    """What a range asks of its sheet."""

    uno: Uno
    document: Document

    @property
    def book(self) -> Any:
        """The book it is in."""

    @property
    def name(self) -> str:
        """Its name."""

    def refuse_protected(self) -> None:
        """Raise an error where the sheet is protected: LibreOffice would only do nothing."""

    def activate(self) -> None:
        """Bring it to the front."""

    def table_name(self, area: Area) -> str:
        """Return the name of the table an area begins in, "" where there is none."""

    def table_at(self, area: Area) -> Any:
        """Return the table an area begins in."""


class Looks(base_classes.Range):
    """The looks of a range's cells."""

    sheet: Grid
    areas: tuple[Area, ...]

    @property
    def api(self) -> Uno:
        """All the cells, of whatever many areas."""
        return self.sheet.document.cells(self.sheet.uno, self.areas)

    @property
    def cells(self) -> Uno:
        """The cells of the first area."""
        return cells_of(self.sheet.uno, self.areas[0])

    def change(self, name: str, value: object) -> None:
        """Give all cells a property."""
        self.sheet.refuse_protected()
        setattr(self.api, name, value)

    def _one(self, name: str) -> Any:
        cells = self.api
        return None if is_mixed(cells, name) else getattr(cells, name)

    @property
    def number_format(self) -> str | None:
        key = self._one("NumberFormat")
        return None if key is None else self.sheet.document.formats.code_of(int(key))

    @number_format.setter
    def number_format(self, value: str) -> None:
        self.change("NumberFormat", self.sheet.document.formats.key_of(value))

    @property
    def color(self) -> Triple | None:
        """The fill; black where cells differ, which is what Excel answers."""
        number = self._one("CellBackColor")
        return _BLACK if number is None else from_number(int(number))

    @color.setter
    def color(self, value: Colour) -> None:
        self.change("CellBackColor", to_number(value))

    @property
    def font(self) -> Font:
        return Font(self.api)

    @property
    def wrap_text(self) -> bool | None:
        wrapped = self._one("IsTextWrapped")
        return None if wrapped is None else bool(wrapped)

    @wrap_text.setter
    def wrap_text(self, value: bool) -> None:
        self.change("IsTextWrapped", bool(value))

    @property
    def horizontal_alignment(self) -> str | None:
        found = self._one("HoriJustify")
        return None if found is None else _ALIGNMENTS[str(found.value)]

    @horizontal_alignment.setter
    def horizontal_alignment(self, value: str) -> None:
        enum = "com.sun.star.table.CellHoriJustify"
        self.change("HoriJustify", uno_bridge().Enum(enum, _JUSTIFICATIONS[value]))

    @property
    def row_height(self) -> float:
        """The height of the first row."""
        return round(float(self.cells.Rows.Height) / _POINT, 1)

    @row_height.setter
    def row_height(self, value: float) -> None:
        for area in self.areas:
            cells_of(self.sheet.uno, area).Rows.Height = round(value * _POINT)

    @property
    def column_width(self) -> float:
        """The width of the first column."""
        return round((float(self.cells.Columns.Width) / _PIXEL - _SIDES) / _DIGIT, 2)

    @column_width.setter
    def column_width(self, value: float) -> None:
        for area in self.areas:
            columns = cells_of(self.sheet.uno, area).Columns
            columns.Width = round((value * _DIGIT + _SIDES) * _PIXEL)

    @property
    def row_hidden(self) -> bool | None:
        """Whether its rows are hidden, by hand or by a filter; None where only some are."""
        area = self.areas[0]
        visible = areas_from(self.cells.queryVisibleCells().getRangeAddresses())
        if not visible:
            return True
        return False if sum(part.height for part in visible) == area.height else None

    @row_hidden.setter
    def row_hidden(self, value: bool) -> None:
        self.cells.Rows.IsVisible = not value

    def autofit(self, axis: str | None = None) -> None:
        if axis in {None, "rows", "r"}:
            self.cells.Rows.OptimalHeight = True
        if axis in {None, "columns", "c"}:
            self.cells.Columns.OptimalWidth = True

    @property
    def merge_cells(self) -> bool | None:
        """Whether its cells are merged; None where only some are."""
        cells = self.cells
        if not cells.IsMerged:
            return False
        first = self.sheet.uno.createCursorByRange(cells.getCellByPosition(0, 0))
        first.collapseToMergedArea()
        (merged,) = areas_from((first.getRangeAddress(),))
        return True if merged.holds(self.areas[0]) else None

    def merge(self, across: bool = False) -> None:  # noqa: FBT001, FBT002 - xlwings' signature
        for strip in self._strips() if across else self.areas:
            cells_of(self.sheet.uno, strip).merge(True)

    def unmerge(self) -> None:
        self.cells.merge(False)

    def _strips(self) -> Sequence[Area]:
        area = self.areas[0]
        return [Area(row, area.left, row, area.right) for row in range(area.top, area.bottom + 1)]

    @property
    def note(self) -> Note | None:
        return note_on(self.cells.getCellByPosition(0, 0))

    def add_note(self, text: str) -> Note:
        self.sheet.refuse_protected()
        cell = self.cells.getCellByPosition(0, 0)
        self.sheet.uno.Annotations.insertNew(cell.getCellAddress(), text)
        return Note(cell)
