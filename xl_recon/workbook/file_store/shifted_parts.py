"""The other parts of a workbook that speak of rows which moved.

Comments, drawings and charts stay with the cells they belong to; names and formulas everywhere
follow. Only called when rows really move; a plain append leaves all these parts alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape, unescape

from xl_recon.workbook.file_store.package import Package
from xl_recon.workbook.file_store.parts import TablePart, relations_of
from xl_recon.workbook.file_store.ranges import shifted_formulas, shifted_table
from xl_recon.workbook.file_store.shift import RowShift

_NAME = re.compile(rb"(<(?:\w+:)?definedName\s[^>]*>)([^<]*)(</(?:\w+:)?definedName>)")
_COMMENT = re.compile(rb'(<(?:\w+:)?(?:comment|threadedComment)\s[^>]*?\bref=")([^"]*)(")')
_VML_ROW = re.compile(rb"(<x:Row>)\s*(\d+)\s*(</x:Row>)")
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
    found |= dict(_charts_and_pivots(package, content, table, shift))
    return {name: new for name, new in found.items() if new != content(name)}


def shifted_names(content: bytes, table: TablePart, shift: RowShift) -> bytes:
    """Return the workbook part with its defined names following the move."""

    def moved(found: re.Match[bytes]) -> bytes:
        formula = unescape(found[2].decode())
        new = shift.formula(formula, table.sheet_name, at_home=False)
        return found[1] + escape(new, quote=False).encode() + found[3]

    return _NAME.sub(moved, content)


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
    for name in package.names:
        if "/charts/" in name and name.endswith(".xml"):
            yield name, shifted_formulas(content(name), shift, table.sheet_name, at_home=False)
        elif "pivotCacheDefinition" in name and name.endswith(".xml"):
            yield name, _pivot(content(name), table, shift)


def _comments(content: bytes, shift: RowShift) -> bytes:
    return _COMMENT.sub(
        lambda found: found[1] + (shift.areas(found[2].decode()).encode() or found[2]) + found[3],
        content,
    )


def _vml(content: bytes, shift: RowShift) -> bytes:
    content = _VML_ROW.sub(_zero_based(shift), content)

    def anchor(found: re.Match[bytes]) -> bytes:
        numbers = [int(number) for number in found[2].split(b",")]
        for place in _ANCHOR_ROWS:
            moved = shift.moved(numbers[place] + 1)
            numbers[place] = numbers[place] if moved is None else moved - 1
        return found[1] + ", ".join(map(str, numbers)).encode() + found[3]

    return _VML_ANCHOR.sub(anchor, content)


def _drawing(content: bytes, shift: RowShift) -> bytes:
    return _DRAWING_ROW.sub(_zero_based(shift), content)


def _zero_based(shift: RowShift) -> Callable[[re.Match[bytes]], bytes]:
    def moved(found: re.Match[bytes]) -> bytes:
        row = shift.moved(int(found[2]) + 1)
        return found[1] + (found[2] if row is None else b"%d" % (row - 1)) + found[3]

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
