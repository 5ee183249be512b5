"""A package written again with some tables changed: which parts, and in what order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import IO

from xl_recon.errors import UnsupportedSheet
from xl_recon.workbook.file_store.body_references import BodyReferences
from xl_recon.workbook.file_store.cell_writer import CellWriter
from xl_recon.workbook.file_store.draft import Draft
from xl_recon.workbook.file_store.edits import TableEdit, edit_of
from xl_recon.workbook.file_store.moved_rows import RowMover, followed, mentions
from xl_recon.workbook.file_store.new_sheets import SheetChanges
from xl_recon.workbook.file_store.notes import NotePlanner
from xl_recon.workbook.file_store.package import Package
from xl_recon.workbook.file_store.package_writer import PackageWriter, new_member
from xl_recon.workbook.file_store.parts import Parts, TablePart, plain
from xl_recon.workbook.file_store.placement import Placement, placed, survey
from xl_recon.workbook.file_store.ranges import resized_table
from xl_recon.workbook.file_store.references import Area
from xl_recon.workbook.file_store.reordered_parts import reordered_parts
from xl_recon.workbook.file_store.reordering import Reordering
from xl_recon.workbook.file_store.row_splice import RowSplicer
from xl_recon.workbook.file_store.sheet_reader import SheetReader
from xl_recon.workbook.file_store.sheet_splice import SheetSplicer
from xl_recon.workbook.file_store.sheet_stream import Section, sections
from xl_recon.workbook.file_store.shift import LAST_ROW, Resized, RowShift
from xl_recon.workbook.file_store.shifted_parts import (
    resized_parts,
    shifted_names,
    shifted_parts,
    uncommented_parts,
)
from xl_recon.workbook.file_store.styles import Styles
from xl_recon.workbook.store import SheetWrite, TableWrite

_CALC = re.compile(rb"<(?:\w+:)?calcPr\b([^>]*?)(/?)>")
_FULL = re.compile(rb'\sfullCalcOnLoad="[^"]*"')
# What may follow calcPr in the schema's order; it goes before the first of these.
_AFTER_CALC = re.compile(
    rb"<((?:\w+:)?)(?:oleSize|customWorkbookViews|pivotCaches|smartTagPr|smartTagTypes"
    rb"|webPublishing|fileRecoveryPr|webPublishObjects|extLst)\b"
    rb"|</((?:\w+:)?)workbook>"
)
_CHAIN_RELATION = re.compile(rb'<Relationship\s[^>]*?/calcChain"[^>]*?/>')
_CHAIN_TYPE = re.compile(rb'<Override\s[^>]*?calcChain\.xml"[^>]*?/>')
Chunks = Callable[[], Iterable[bytes]]


class Rewriting:
    """Plans the new parts first, so that nothing is written if something cannot be.

    Each step on a sheet reads what the step before yields, so several tables of a sheet, or a
    sheet whose formulas follow another's rows, are rewritten in one stream.
    """

    def __init__(self, package: Package, parts: Parts, styles: Styles, sheets: SheetReader) -> None:
        self._package, self._parts = package, parts
        self._styles, self._sheets = styles, sheets
        self._tables = dict(parts.tables)
        self._streams: dict[str, Chunks] = {}
        self._small: dict[str, bytes] = {}
        self._dropped: set[str] = set()
        self._draft = Draft(package, self._small, self._streams, self._dropped)
        self._sheet_changes = SheetChanges(
            draft=self._draft, parts=parts, styles=styles, source=self._source
        )
        self._splicers: dict[str, SheetSplicer | Reordering] = {}
        self.heights: dict[str, int] = {}

    @property
    def rows_written(self) -> dict[str, int]:
        """How many row elements each rewritten sheet has."""
        written = {part: splicer.rows_written for part, splicer in self._splicers.items()}
        return written | self._sheet_changes.rows

    def plan(self, writes: Iterable[TableWrite], sheets: Iterable[SheetWrite] = ()) -> None:
        """Work out every part that changes."""
        writes = tuple(writes)
        self._written = frozenset(write.table for write in writes)
        tables = (self._parts.tables[name] for name in self._written)
        self._references = BodyReferences(self._package, tables)
        for write in writes:
            self._plan_table(edit_of(write, self._tables[write.table]))
        self._plan_notes(writes)
        self._plan_sheets(sheets)
        workbook = self._parts.workbook
        self._small[workbook] = recalculating(self._content(workbook))

    def write(self, stream: IO[bytes]) -> None:
        """Write the new package; styles come last, being known only once every row is written."""
        writer = PackageWriter(stream)
        members = [info for info in self._package.members if info.filename not in self._dropped]
        members += [new_member(name) for name in self._draft.added]
        for info in sorted(members, key=lambda info: info.filename == self._parts.styles):
            chunks = self._new_chunks(info.filename)
            if chunks is None:
                writer.copy(info, self._package.raw(info))
            else:
                writer.write(info, chunks)
        writer.finish()

    def _new_chunks(self, name: str) -> Iterable[bytes] | None:
        if name == self._parts.styles:
            return [self._styles.content] if self._styles.changed else None
        if name in self._streams:
            return self._streams[name]()
        return [self._small[name]] if name in self._small else None

    def _plan_notes(self, writes: Iterable[TableWrite]) -> None:
        """Plan the notes once every table stands where it is to be."""
        planner = NotePlanner(self._draft, self._source)
        for write in writes:
            if write.notes:
                table, height = self._tables[write.table], self.heights[write.table]
                planner.plan(table, height, write.notes)

    def _plan_sheets(self, sheets: Iterable[SheetWrite]) -> None:
        changes = self._sheet_changes
        for sheet in sheets:
            changes.plan(sheet)
        for table in changes.removed:
            self.heights.pop(table, None)
        self.heights |= changes.heights
        if changes.leaves_formulas():
            self._drop_calc_chain()

    def _plan_table(self, edit: TableEdit) -> None:
        table = edit.table
        where = self._package.path.name, table.sheet_name
        writer = CellWriter(self._styles, y1904=self._parts.date_1904, where=where)
        placement = self._placement(edit, writer)
        splicer = SheetSplicer(edit, placement, RowSplicer(edit, writer))
        source = self._source(table.sheet_part)
        self._splicers[table.sheet_part] = splicer
        self._streams[table.sheet_part] = lambda: splicer.spliced(source())
        if edit.order:
            self._plan_order(table, edit.order)
        self.heights[table.name] = placement.last_row - table.first_row + 1
        if placement.last_row != table.last_row:
            self._small[table.part] = resized_table(
                self._content(table.part), table, placement.last_row
            )
        if placement.shift:
            self._plan_followers(table, placement.shift)
        if placement.last_row != placement.grown_from:
            self._plan_growth(table, placement)
        if placement.shift or (any(table.formulas) and edit.resizes):
            self._drop_calc_chain()

    def _plan_order(self, table: TablePart, order: Sequence[int]) -> None:
        """Let the body's rows change places, and what is bound to their cells go with them."""
        reordering, source = Reordering(table, order), self._source(table.sheet_part)
        self._splicers[table.sheet_part] = reordering
        self._streams[table.sheet_part] = lambda: reordering.reordered(source())
        self._small |= reordered_parts(self._package, self._content, table, order)
        self._drop_calc_chain()

    def _placement(self, edit: TableEdit, writer: CellWriter) -> Placement:
        table = edit.table
        others = any(
            other.sheet_part == table.sheet_part and other.area.top > table.area.bottom
            for other in self._tables.values()
        )
        blocks = self._blocks(table.sheet_part) if edit.resizes else ()
        placement = placed(edit, survey(blocks, table, others_below=others), writer)
        if placement.last_row + table.totals_rows > LAST_ROW:
            raise UnsupportedSheet(self._package.path.name, table.sheet_name, "too many rows")
        return placement

    def _blocks(self, part: str) -> Iterable[bytes]:
        """Yield a sheet's rows; the first time it is noted what they speak of."""
        first_look = part not in self._streams
        pieces = self._source(part)()
        if not first_look:
            return (content for section, content in pieces if section is Section.ROWS)
        return self._references.noted(part, (content for _, content in pieces))

    def _source(self, part: str) -> Callable[[], Iterator[tuple[Section, bytes]]]:
        """How to read a sheet as the steps planned so far leave it."""
        if part in self._streams:
            before = self._streams[part]
            return lambda: sections(before())
        return partial(self._sheets.sections, self._package, part)

    def _content(self, part: str) -> bytes:
        return self._small[part] if part in self._small else plain(self._package.read(part))

    def _plan_followers(self, table: TablePart, shift: RowShift) -> None:
        """Let everything that speaks of rows below the table follow them."""
        self._small |= shifted_parts(self._package, self._content, table, shift)
        names = shifted_names(self._content(self._parts.workbook), table, shift)
        self._small[self._parts.workbook] = names
        for part in self._parts.sheets.values():
            if part != table.sheet_part and mentions(self._package.chunks(part), table.sheet_name):
                self._follow(part, table, shift)
        for name, other in self._tables.items():
            area = shift.area(other.area)
            if other.sheet_part == table.sheet_part and name != table.name and area:
                self._refuse_resized(other, area)
                self._tables[name] = replace(other, area=area)

    def _refuse_resized(self, table: TablePart, area: Area) -> None:
        """Refuse to resize a table by another's rows when it is itself written to."""
        same_height = area.bottom - area.top == table.area.bottom - table.area.top
        if table.name in self._written and not same_height:
            file, row = self._package.path.name, table.first_row
            raise UnsupportedSheet(file, table.sheet_name, f"beside row {row}")

    def _plan_growth(self, table: TablePart, placement: Placement) -> None:
        """Let what speaks of exactly the table's whole body speak of it as it becomes."""
        body = replace(table.area, top=table.first_row, bottom=placement.grown_from)
        shift = RowShift(resized=Resized(body=body, last=placement.last_row))
        self._small |= resized_parts(self._package, self._content, table, shift)
        emptied = range(placement.last_row + 1, placement.grown_from + 1)
        if emptied:
            self._small |= uncommented_parts(self._package, self._content, table, emptied)
        names = shifted_names(self._content(self._parts.workbook), table, shift)
        self._small[self._parts.workbook] = names
        for part in self._parts.sheets.values():
            if table.name in self._references.on(part):
                self._follow(part, table, shift)

    def _follow(self, part: str, table: TablePart, shift: RowShift) -> None:
        source = self._source(part)
        at_home = part == table.sheet_part
        mover = RowMover(shift, table.sheet_name, at_home=at_home)
        self._streams[part] = lambda: followed(source(), mover)

    def _drop_calc_chain(self) -> None:
        """Leave out the order of calculation: Excel makes it anew, but trips over a wrong one."""
        chain = self._parts.calc_chain
        if not chain or chain in self._dropped:
            return
        self._dropped.add(chain)
        folder, _, name = self._parts.workbook.rpartition("/")
        relations = f"{folder}/_rels/{name}.rels"
        self._small[relations] = _CHAIN_RELATION.sub(b"", self._content(relations))
        types = "[Content_Types].xml"
        self._small[types] = _CHAIN_TYPE.sub(b"", self._content(types))


def recalculating(workbook: bytes) -> bytes:
    """Return the workbook part with the wish to calculate everything when it is opened."""
    found = _CALC.search(workbook)
    if found:
        wish = _FULL.sub(b"", found[0][: -len(found[2]) - 1]) + b' fullCalcOnLoad="1"'
        return workbook[: found.start()] + wish + found[2] + b">" + workbook[found.end() :]
    place = _AFTER_CALC.search(workbook)
    if place is None:
        return workbook
    prefix = place[1] or place[2] or b""
    element = b'<%scalcPr fullCalcOnLoad="1"/>' % prefix
    return workbook[: place.start()] + element + workbook[place.start() :]
