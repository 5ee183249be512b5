"""Sheets of ours made, replaced in their place, or taken away with all that belongs to them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from xl_recon.errors import ForeignSheet, MissingColumn
from xl_recon.workbook.file_store.cell_writer import CellWriter
from xl_recon.workbook.file_store.draft import Draft
from xl_recon.workbook.file_store.drawn_sheet import DrawnSheet, Placed, placed, table_xml
from xl_recon.workbook.file_store.moved_rows import mentions
from xl_recon.workbook.file_store.package_index import (
    TYPES,
    no_relations,
    relations_part,
    with_part,
    with_relation,
    without_relation,
)
from xl_recon.workbook.file_store.parts import Parts, TablePart
from xl_recon.workbook.file_store.removed_sheets import LostSheet
from xl_recon.workbook.file_store.sheet_list import (
    is_listed,
    listed,
    place_of,
    shown_sheet,
    with_repeated_row,
    with_sheet,
    without_local_names,
    without_sheet,
)
from xl_recon.workbook.file_store.sheet_stream import Section
from xl_recon.workbook.file_store.styles import Styles
from xl_recon.workbook.store import SheetWrite

_DEFINED = re.compile(rb'<(?:\w+:)?definedName\s[^>]*?\bname="([^"]*)"')
_TABLE_ID = re.compile(rb'<(?:\w+:)?table(?=\s)[^>]*?\sid="(\d+)"')
_CHAIN_SHEET = re.compile(rb'\si="(\d+)"')
_TABLE_ARROW = "rId1"
Source = Callable[[], Iterator[tuple[Section, bytes]]]


def refuse_unknown_columns(file: str, sheet: SheetWrite) -> None:
    """Raise `MissingColumn` where a sheet is given values for headings it has not."""
    unknown = tuple(name for name in sheet.columns or () if name not in sheet.layout.headers)
    if unknown:
        raise MissingColumn(file, sheet.layout.name, unknown)


@dataclass(slots=True, kw_only=True)
class SheetChanges:
    """Plans what becomes of sheets of ours in a draft.

    A sheet is ours when it has the layout's name and the layout's table stands on it. One that
    is new comes right after the sheet that the workbook opens on, where it is seen.
    """

    draft: Draft
    parts: Parts
    styles: Styles
    source: Callable[[str], Source]  # how to read a sheet as planned so far
    heights: dict[str, int] = field(default_factory=dict)  # of the tables made
    rows: dict[str, int] = field(default_factory=dict)  # row elements by sheet part
    added: int = 0
    removed: set[str] = field(default_factory=set)  # tables that are gone, by name
    emptied: set[int] = field(default_factory=set)  # numbers of sheets that hold nothing of before

    def plan(self, sheet: SheetWrite) -> None:
        """Plan one sheet."""
        table = self._refused_unless_ours(sheet)
        if sheet.columns is None:
            if table:
                self._take_away(table)
        elif table:
            self._replace(sheet, table)
        else:
            self._add(sheet)

    def _refused_unless_ours(self, sheet: SheetWrite) -> TablePart | None:
        """Return the sheet's table; none where there is no such sheet."""
        layout = sheet.layout
        file = self.draft.package.path.name
        table = self.parts.tables.get(layout.name)
        if table and table.sheet_name.casefold() != layout.sheet.casefold():
            raise ForeignSheet(file, table.sheet_name, layout.name)
        if table is None and is_listed(self._workbook, layout.sheet):
            raise ForeignSheet(file, layout.sheet, layout.name)
        return table

    @property
    def _workbook(self) -> bytes:
        return self.draft.content(self.parts.workbook)

    def _add(self, sheet: SheetWrite) -> None:
        draft, folder = self.draft, posixpath.dirname(self.parts.workbook)
        sheet_part = draft.fresh_name(posixpath.join(folder, "worksheets/sheet{}.xml"))
        table_part = draft.fresh_name(posixpath.join(folder, "tables/table{}.xml"))
        arrow = draft.relate(self.parts.workbook, "worksheet", sheet_part)
        place = shown_sheet(self._workbook) + 1 + self.added
        layout = sheet.layout
        draft.put(
            self.parts.workbook,
            with_sheet(self._workbook, place, layout.sheet, arrow, hidden=layout.hidden),
        )
        self.added += 1
        self._draw(sheet, sheet_part, table_part, self._fresh_table_id())

    def _replace(self, sheet: SheetWrite, table: TablePart) -> None:
        draft = self.draft
        self._empty(table)
        kept = {table.sheet_part, table.part}
        number = self._table_id(table.part)
        draft.drop(draft.alone(table.sheet_part) | kept)
        self._draw(sheet, table.sheet_part, table.part, number)

    def _take_away(self, table: TablePart) -> None:
        draft = self.draft
        place = place_of(self._workbook, table.sheet_name)
        gone = listed(self._workbook)[place]
        self._empty(table)
        self._forget(table)
        draft.drop(draft.alone(table.sheet_part) | {table.sheet_part})
        draft.put(self.parts.workbook, without_sheet(self._workbook, place))
        own = relations_part(self.parts.workbook)
        draft.put(own, without_relation(draft.content(own), gone.relation))

    def _forget(self, table: TablePart) -> None:
        """Leave an error where other sheets and names spoke of what is taken away."""
        tables = self.parts.tables.values()
        there = [other for other in tables if other.sheet_part == table.sheet_part]
        lost = LostSheet(table.sheet_name, tuple(other.name for other in there))
        small = {other.part for other in tables if other not in there}
        for part in small | {self.parts.workbook}:
            content = self.draft.content(part) if part in self.draft else b""
            if (new := lost.content(content)) != content:
                self.draft.put(part, new)
        for part in self.parts.sheets.values():
            if part != table.sheet_part and self._speaks_of(part, lost):
                self._let_forget(part, lost)

    def _speaks_of(self, part: str, lost: LostSheet) -> bool:
        known = part in self.draft and part in self.draft.package
        return known and any(mentions(self.draft.package.chunks(part), name) for name in lost.names)

    def _let_forget(self, part: str, lost: LostSheet) -> None:
        before = self.source(part)
        self.draft.stream(part, lambda: lost.sheet_pieces(before()))

    def _empty(self, table: TablePart) -> None:
        """Note what goes with a sheet."""
        sheet = table.sheet_part
        others = self.parts.tables.values()
        self.removed |= {other.name for other in others if other.sheet_part == sheet}
        self.emptied.add(listed(self._workbook)[place_of(self._workbook, table.sheet_name)].number)

    def leaves_formulas(self) -> bool:
        """Whether the order of calculation names formulas that are gone."""
        chain = self.parts.calc_chain
        if not self.emptied or chain not in self.draft:
            return False
        numbers = _CHAIN_SHEET.findall(self.draft.content(chain))
        return not self.emptied.isdisjoint(map(int, numbers))

    def _draw(self, sheet: SheetWrite, sheet_part: str, table_part: str, number: int) -> None:
        draft, place = self.draft, placed(sheet)
        where = draft.package.path.name, sheet.layout.sheet
        writer = CellWriter(self.styles, y1904=self.parts.date_1904, where=where)
        drawn = DrawnSheet(sheet, place, writer, self._defined_names())
        draft.stream(sheet_part, lambda: drawn.xml(_TABLE_ARROW))
        draft.put(table_part, table_xml(sheet.layout, place.area, number))
        draft.put(
            relations_part(sheet_part),
            with_relation(no_relations(), _TABLE_ARROW, "table", table_part),
        )
        for part, kind in ((sheet_part, "worksheet"), (table_part, "table")):
            draft.put(TYPES, with_part(draft.content(TYPES), part, kind))
        self._repeat_headings(sheet, place)
        self.heights[sheet.layout.name] = place.height
        self.rows[sheet_part] = drawn.rows

    def _repeat_headings(self, sheet: SheetWrite, place: Placed) -> None:
        name = sheet.layout.sheet
        at = place_of(self._workbook, name)
        workbook = without_local_names(self._workbook, at)
        self.draft.put(
            self.parts.workbook, with_repeated_row(workbook, at, name, place.heading_row)
        )

    def _defined_names(self) -> frozenset[str]:
        return frozenset(name.decode() for name in _DEFINED.findall(self._workbook))

    def _fresh_table_id(self) -> int:
        parts = {table.part for table in self.parts.tables.values()}
        added = {part for part in self.draft.small if _TABLE_ID.search(self.draft.small[part])}
        numbers = (self._table_id(part) for part in parts | added if part in self.draft)
        return max(numbers, default=0) + 1

    def _table_id(self, part: str) -> int:
        found = _TABLE_ID.search(self.draft.content(part))
        return int(found[1]) if found else 1
