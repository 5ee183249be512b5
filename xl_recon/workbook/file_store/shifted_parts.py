"""The other parts of a workbook that speak of rows which moved.

Comments, drawings and charts stay with the cells they belong to; names and formulas everywhere
follow. Where no row moves, only ranges over the whole body of a table that grows or shrinks
are touched, and comments of rows that are taken away.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import escape, unescape

from xl_recon.workbook.file_store.package import Package
from xl_recon.workbook.file_store.parts import TablePart, relations_of
from xl_recon.workbook.file_store.ranges import (
    moved_table_formulas,
    shifted_formulas,
    shifted_table,
    table_formulas,
)
from xl_recon.workbook.file_store.references import Area
from xl_recon.workbook.file_store.shift import RowShift

_NAME = re.compile(rb"(<(?:\w+:)?definedName\s[^>]*>)([^<]*)(</(?:\w+:)?definedName>)")
_COMMENT = re.compile(
    rb'(<((?:\w+:)?(?:comment|threadedComment))\s[^>]*?\bref=")([^"]*)("[^>]*>.*?</\2>)', re.DOTALL
)
_SHAPE = re.compile(rb"<v:shape\s.*?</v:shape>\s*", re.DOTALL)
_CHART_RANGE = re.compile(rb"(<(?:\w+:)?sqref>)([^<]*)(?=</)")
_VML_ROW = re.compile(rb"(<x:Row>)\s*(\d+)\s*(</x:Row>)")
_VML_COLUMN = re.compile(rb"<x:Column>\s*(\d+)\s*</x:Column>")
_VML_ANCHOR = re.compile(rb"(<x:Anchor>)([^<]*)(</x:Anchor>)")
_DRAWING_ROW = re.compile(rb"(<(?:\w+:)?row>)(\d+)(</(?:\w+:)?row>)")
_SOURCE = re.compile(rb'(<(?:\w+:)?worksheetSource\s[^>]*?\bref=")([^"]*)("[^>]*>)')
_SHEET_ATTRIBUTE = re.compile(rb'\bsheet="([^"]*)"')
Content = Callable[[str], bytes]  # a part's bytes as planned so far
_ANCHOR_ROWS = (2, 6)  # left, dx, TOP, dy, right, dx, BOTTOM, dy


def shifted_parts(
    package: Package, content: Content, table: TablePart, shift: RowShift
) -> dict[str, bytes]:
    """Return the new bytes of each part that follows the move; sheets and names apart."""
    found = dict(_on_the_sheet(package, content, table, shift))
    found[table.part] = moved_table_formulas(content(table.part), shift, table)
    found |= dict(_charts_and_pivots(package, content, table, shift))
    return {name: new for name, new in found.items() if new != content(name)}


def shifted_names(content: bytes, table: TablePart, shift: RowShift) -> bytes:
    """Return the workbook part with its defined names following the move."""

    def moved(found: re.Match[bytes]) -> bytes:
        formula = unescape(found[2].decode())
        new = shift.formula(formula, table.sheet_name, at_home=False)
        return found[0] if new == formula else found[1] + _escaped(new) + found[3]

    return _NAME.sub(moved, content)


def resized_parts(
    package: Package, content: Content, table: TablePart, shift: RowShift
) -> dict[str, bytes]:
    """Return the new bytes of each part that speaks of a body which ends elsewhere now."""
    found = {table.part: table_formulas(content(table.part), shift, table)}
    found |= {name: _chart(content(name), table, shift) for name in _charts(package)}
    return {name: new for name, new in found.items() if new != content(name)}


def uncommented_parts(
    package: Package, content: Content, table: TablePart, emptied: range
) -> dict[str, bytes]:
    """Return the comments without those of cells that are the table's no more."""
    gone = replace(table.area, top=emptied.start, bottom=emptied.stop - 1)
    found = {
        relation.target: _UNCOMMENTED[relation.kind](content(relation.target), gone)
        for relation in relations_of(package, table.sheet_part)
        if relation.kind in _UNCOMMENTED and relation.target in package
    }
    return {name: new for name, new in found.items() if new != content(name)}


def _on_the_sheet(
    package: Package, content: Content, table: TablePart, shift: RowShift
) -> Iterator[tuple[str, bytes]]:
    for relation in relations_of(package, table.sheet_part):
        if relation.target in package and relation.target != table.part:
            move = _MOVES.get(relation.kind)
            if move:
                yield relation.target, move(content(relation.target), shift)


def _charts_and_pivots(
    package: Package, content: Content, table: TablePart, shift: RowShift
) -> Iterator[tuple[str, bytes]]:
    for name in _charts(package):
        yield name, _chart(content(name), table, shift)
    for name in package.names:
        if "pivotCacheDefinition" in name and name.endswith(".xml"):
            yield name, _pivot(content(name), table, shift)


def _charts(package: Package) -> list[str]:
    return [name for name in package.names if "/charts/" in name and name.endswith(".xml")]


def _chart(content: bytes, table: TablePart, shift: RowShift) -> bytes:
    """Return a chart with its ranges, and those kept while a filter hides some of their rows."""

    def moved(found: re.Match[bytes]) -> bytes:
        ranges = shift.formula(unescape(found[2].decode()), table.sheet_name, at_home=False)
        return found[1] + _escaped(ranges)

    content = shifted_formulas(content, shift, table.sheet_name, at_home=False)
    return _CHART_RANGE.sub(moved, content)


def _escaped(formula: str) -> bytes:
    return escape(formula, quote=False).encode()


def _comments(content: bytes, shift: RowShift) -> bytes:
    def moved(found: re.Match[bytes]) -> bytes:
        place = shift.areas(found[3].decode()).encode()
        return found[1] + place + found[4] if place else b""

    return _COMMENT.sub(moved, content)


def _without_comments(content: bytes, gone: Area) -> bytes:
    def kept(found: re.Match[bytes]) -> bytes:
        return b"" if gone.meets(Area.of(found[3].decode())) else found[0]

    return _COMMENT.sub(kept, content)


def _without_shapes(content: bytes, is_gone: Callable[[int, int], bool]) -> bytes:
    """Leave out the boxes of comments whose cell, by row and column from 1, is gone."""

    def kept(found: re.Match[bytes]) -> bytes:
        row, column = _VML_ROW.search(found[0]), _VML_COLUMN.search(found[0])
        gone = row and column and is_gone(int(row[2]) + 1, int(column[1]) + 1)
        return b"" if gone else found[0]

    return _SHAPE.sub(kept, content)


def _without_boxes(content: bytes, gone: Area) -> bytes:
    return _without_shapes(content, lambda row, column: gone.meets(Area(column, row, column, row)))


def _vml(content: bytes, shift: RowShift) -> bytes:
    content = _without_shapes(content, lambda row, _: shift.moved(row) is None)
    content = _VML_ROW.sub(_zero_based(shift), content)

    def anchor(found: re.Match[bytes]) -> bytes:
        numbers = [int(number) for number in found[2].split(b",")]
        for place in _ANCHOR_ROWS:
            numbers[place] = shift.closed(numbers[place] + 1) - 1
        return found[1] + ", ".join(map(str, numbers)).encode() + found[3]

    return _VML_ANCHOR.sub(anchor, content)


def _drawing(content: bytes, shift: RowShift) -> bytes:
    return _DRAWING_ROW.sub(_zero_based(shift), content)


def _zero_based(shift: RowShift) -> Callable[[re.Match[bytes]], bytes]:
    def moved(found: re.Match[bytes]) -> bytes:
        return found[1] + b"%d" % (shift.closed(int(found[2]) + 1) - 1) + found[3]

    return moved


def _pivot(content: bytes, table: TablePart, shift: RowShift) -> bytes:
    def moved(found: re.Match[bytes]) -> bytes:
        sheet = _SHEET_ATTRIBUTE.search(found[0])
        if sheet is None or unescape(sheet[1].decode()) != table.sheet_name:
            return found[0]
        return found[1] + shift.areas(found[2].decode()).encode() + found[3]

    return _SOURCE.sub(moved, content)


_MOVES: dict[str, Callable[[bytes, RowShift], bytes]] = {
    "table": shifted_table,
    "comments": _comments,
    "threadedComment": _comments,
    "vmlDrawing": _vml,
    "drawing": _drawing,
}
_UNCOMMENTED: dict[str, Callable[[bytes, Area], bytes]] = {
    "comments": _without_comments,
    "threadedComment": _without_comments,
    "vmlDrawing": _without_boxes,
}
