"""A sheet of ours as XML: title, purpose, lines, then one table, drawn as its layout says."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from xl_recon.workbook.file_store.cell_writer import CellWriter
from xl_recon.workbook.file_store.drawn_body import DrawnBody
from xl_recon.workbook.file_store.looks import (
    DARK,
    PURPOSE,
    REMARK,
    TITLE,
    heading_lines,
    heading_look,
    shown_width,
)
from xl_recon.workbook.file_store.package_index import OFFICE
from xl_recon.workbook.file_store.parts import MAIN
from xl_recon.workbook.file_store.references import Area, column_letter
from xl_recon.workbook.layout import Column, TableLayout
from xl_recon.workbook.layout.columns import CHOOSE_ONE, NOT_LISTED, PAGE_FOOT
from xl_recon.workbook.store import SheetWrite

DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LONGEST_LIST = 255  # characters that a list of choices may have in a formula
_NARROWEST = 40
_TITLE_HEIGHT, _LINE_HEIGHT, _GAP = 30, 20, 8
_HEADING_HEIGHTS = {1: 24, 2: 36, 3: 50}


@dataclass(frozen=True, slots=True)
class Placed:
    """Where on its sheet everything of a table stands."""

    layout: TableLayout
    lines: tuple[str, ...]  # as they are broken
    height: int  # of the body

    @property
    def heading_row(self) -> int:
        """The worksheet row of the headings: under title, purpose, lines and a gap."""
        return len(self.lines) + 4

    @property
    def first_row(self) -> int:
        """The worksheet row where the body begins."""
        return self.heading_row + 1

    @property
    def area(self) -> Area:
        """The table, headings included."""
        return Area(1, self.heading_row, len(self.layout.columns), self.heading_row + self.height)

    def body_of(self, index: int) -> str:
        """The body's cells in a column, counted from 0."""
        return str(Area(index + 1, self.first_row, index + 1, self.area.bottom))


def placed(sheet: SheetWrite) -> Placed:
    """Return where everything stands; a table without rows has a blank one."""
    heights = {len(values) for values in (sheet.columns or {}).values()}
    if len(heights) > 1:
        raise ValueError(f"columns of unequal height for {sheet.layout.name}")
    height = max(heights, default=0) or 1
    if not all(1 <= row <= height for rows in sheet.fills.values() for row in rows):
        raise ValueError(f"a fill for no row of {sheet.layout.name}")
    return Placed(sheet.layout, tuple(_broken(sheet)), height)


def _broken(sheet: SheetWrite) -> Iterator[str]:
    """Yield the lines above the table, none wider than it."""
    width = sum(shown_width(column) for column in sheet.layout.columns if not column.hidden)
    for line in sheet.lines:
        yield from textwrap.wrap(line, max(width, _NARROWEST)) or [""]


class DrawnSheet:
    """Yields a sheet's XML; `names` are those that the workbook has defined."""

    def __init__(
        self, sheet: SheetWrite, place: Placed, writer: CellWriter, names: frozenset[str]
    ) -> None:
        self._sheet, self._place, self._writer, self._names = sheet, place, writer, names
        self._layout = sheet.layout
        self._letters = [letter.encode() for letter in place.area.letters]
        self._body = DrawnBody(sheet, place.first_row, place.height, writer)
        self._headings = [writer.styles.made(heading_look(c)) for c in self._layout.columns]
        self._top = [writer.styles.made(look) for look in (TITLE, PURPOSE, REMARK)]

    @property
    def rows(self) -> int:
        """How many row elements the sheet has."""
        return self._place.area.bottom

    def xml(self, table: str) -> Iterator[bytes]:
        """Yield the sheet; `table` is the identifier of the arrow to its table."""
        yield self._head()
        yield self._above()
        yield from self._body.chunks()
        yield self._tail(table)

    def _head(self) -> bytes:
        place = self._place
        row = place.first_row
        columns = "".join(
            f'<col min="{n}" max="{n}" width="{shown_width(column)}" customWidth="1"'
            + (' hidden="1"/>' if column.hidden else "/>")
            for n, column in enumerate(self._layout.columns, 1)
        )
        return (
            DECLARATION
            + (
                f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheetPr><tabColor rgb="FF{DARK}"/>'
                '<pageSetUpPr fitToPage="1"/></sheetPr>'
                f'<dimension ref="A1:{column_letter(place.area.right)}{place.area.bottom}"/>'
                '<sheetViews><sheetView showGridLines="0" workbookViewId="0">'
                f'<pane ySplit="{place.heading_row}" topLeftCell="A{row}" state="frozen"'
                f' activePane="bottomLeft"/><selection pane="bottomLeft" activeCell="A{row}"'
                f' sqref="A{row}"/>'
                '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>'
                f"<cols>{columns}</cols><sheetData>"
            ).encode()
        )

    def _above(self) -> bytes:
        """The rows from the title to the headings."""
        title, purpose, remark = self._top
        place, layout = self._place, self._layout
        rows = [
            self._row(1, _TITLE_HEIGHT, [self._writer.tail(layout.sheet, title)]),
            self._row(2, _LINE_HEIGHT, [self._writer.tail(layout.purpose, purpose)]),
        ]
        for number, line in enumerate(place.lines, 3):
            rows.append(self._row(number, _LINE_HEIGHT, [self._writer.tail(line, remark)]))
        rows.append(self._row(place.heading_row - 1, _GAP, []))
        headings = zip(layout.headers, self._headings, strict=True)
        tails = [self._writer.tail(header, style) for header, style in headings]
        lines = max(map(heading_lines, layout.columns))
        return b"".join([*rows, self._row(place.heading_row, _HEADING_HEIGHTS[lines], tails)])

    def _row(self, number: int, height: int, tails: Iterable[bytes]) -> bytes:
        cells = zip(self._letters, tails, strict=False)
        written = b"".join(b'<c r="%s%d"%s' % (letter, number, tail) for letter, tail in cells)
        return b'<row r="%d" ht="%d" customHeight="1">%s</row>' % (number, height, written)

    def _tail(self, table: str) -> bytes:
        return (
            f"</sheetData>{self._checks()}"
            '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.75" header="0.5"'
            ' footer="0.35"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1"'
            ' fitToHeight="0"/>'
            f"<headerFooter><oddFooter>{escape(PAGE_FOOT)}</oddFooter></headerFooter>"
            f'<ignoredErrors><ignoredError sqref="{self._place.area}" numberStoredAsText="1"/>'
            f'</ignoredErrors><tableParts count="1"><tablePart r:id="{table}"/></tableParts>'
            "</worksheet>"
        ).encode()

    def _checks(self) -> str:
        columns = enumerate(self._layout.columns)
        checks = [self._check(column, index) for index, column in columns if self._lists(column)]
        if not checks:
            return ""
        return f'<dataValidations count="{len(checks)}">{"".join(checks)}</dataValidations>'

    def _lists(self, column: Column) -> bool:
        """Whether a column's choices can be a list: no undefined name, no overlong text."""
        if column.choices.startswith("="):
            return column.choices[1:] in self._names
        return 0 < len(column.choices) <= _LONGEST_LIST

    def _check(self, column: Column, index: int) -> str:
        named = column.choices.startswith("=")
        strict = column.strict and not named
        quoted = column.choices.replace('"', '""')
        formula = column.choices[1:] if named else f'"{quoted}"'
        style = "" if strict else ' errorStyle="warning"'
        error = CHOOSE_ONE if strict else NOT_LISTED
        return (
            f'<dataValidation type="list"{style} allowBlank="1" showErrorMessage="1"'
            f' errorTitle="{escape(column.header)}" error="{escape(error)}"'
            f' sqref="{self._place.body_of(index)}">'
            f"<formula1>{escape(formula, quote=False)}</formula1></dataValidation>"
        )


def table_xml(layout: TableLayout, area: Area, number: int) -> bytes:
    """Return the part of a table, quiet like the template's: lines are in the cells."""
    columns = "".join(_table_column(n, column) for n, column in enumerate(layout.columns, 1))
    name = escape(layout.name)
    return (
        DECLARATION
        + (
            f'<table xmlns="{MAIN}" id="{number}" name="{name}" displayName="{name}" ref="{area}"'
            f' totalsRowShown="0"><autoFilter ref="{area}"/>'
            f'<tableColumns count="{len(layout.columns)}">{columns}</tableColumns>'
            '<tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0"'
            ' showRowStripes="0" showColumnStripes="0"/></table>'
        ).encode()
    )


def _table_column(number: int, column: Column) -> str:
    start = f'<tableColumn id="{number}" name="{escape(column.header)}"'
    if not column.formula:
        return start + "/>"
    formula = escape(column.formula, quote=False)
    return f"{start}><calculatedColumnFormula>{formula}</calculatedColumnFormula></tableColumn>"
