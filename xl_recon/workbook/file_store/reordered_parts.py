"""Comments and links of a table's cells, which go with their rows into another order."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from xl_recon.workbook.file_store.package import Package
from xl_recon.workbook.file_store.parts import TablePart, relations_of
from xl_recon.workbook.file_store.references import Area
from xl_recon.workbook.file_store.shifted_parts import Content

_COMMENT_PLACE = re.compile(rb'(<(?:\w+:)?(?:comment|threadedComment)\s[^>]*?\bref=")([^"]*)(?=")')
_LINK = re.compile(rb'(<(?:\w+:)?hyperlink\s[^>]*?\bref=")([^"]*)("[^>]*?/>)')
_SHAPE = re.compile(rb"<v:shape\s.*?</v:shape>", re.DOTALL)
_VML_ROW = re.compile(rb"(<x:Row>)\s*(\d+)\s*(</x:Row>)")
_VML_COLUMN = re.compile(rb"<x:Column>\s*(\d+)\s*</x:Column>")
_VML_ANCHOR = re.compile(rb"(<x:Anchor>)([^<]*)(</x:Anchor>)")
_ANCHOR_ROWS = (2, 6)  # left, dx, TOP, dy, right, dx, BOTTOM, dy


class RowOrder:
    """Which worksheet row each row of a table's body goes to."""

    def __init__(self, table: TablePart, order: Sequence[int]) -> None:
        self._table = table
        self._order = order
        self.rows = range(table.first_row, table.first_row + len(order))
        self._new = dict(zip((self.rows[row - 1] for row in order), self.rows, strict=True))

    def source(self, row: int) -> int:
        """Return the row whose cells come to stand in this one."""
        return self.rows[self._order[row - self.rows.start] - 1]

    def moved(self, area: Area) -> list[Area]:
        """Return where cells go: row by row if they are the table's, else they stay."""
        table = self._table.area
        inside = table.left <= area.left and area.right <= table.right
        covered = range(area.top, area.bottom + 1)
        if not inside or area.top not in self.rows or area.bottom not in self.rows:
            return [area]
        new = sorted(self._new[row] for row in covered)
        return [Area(area.left, row, area.right, row) for row in new]


def reordered_links(tail: bytes, order: RowOrder) -> bytes:
    """Return what stands after a sheet's rows with the links of the table's cells moved."""

    def moved(found: re.Match[bytes]) -> bytes:
        places = order.moved(Area.of(found[2].decode()))
        return b"".join(found[1] + str(place).encode() + found[3] for place in places)

    return _LINK.sub(moved, tail)


def reordered_parts(
    package: Package, content: Content, table: TablePart, order: Sequence[int]
) -> dict[str, bytes]:
    """Return the new bytes of the sheet's comments, of both kinds, and of their boxes."""
    moves = RowOrder(table, order)
    found = {
        relation.target: _MOVES[relation.kind](content(relation.target), moves)
        for relation in relations_of(package, table.sheet_part)
        if relation.kind in _MOVES and relation.target in package
    }
    return {name: new for name, new in found.items() if new != content(name)}


def _comments(content: bytes, order: RowOrder) -> bytes:
    def moved(found: re.Match[bytes]) -> bytes:
        place = order.moved(Area.of(found[2].decode()))[0]
        return found[1] + str(place).encode()

    return _COMMENT_PLACE.sub(moved, content)


def _boxes(content: bytes, order: RowOrder) -> bytes:
    return _SHAPE.sub(lambda found: _box(found[0], order), content)


def _box(shape: bytes, order: RowOrder) -> bytes:
    row, column = _VML_ROW.search(shape), _VML_COLUMN.search(shape)
    if not row or not column:
        return shape
    cell = Area(int(column[1]) + 1, int(row[2]) + 1, int(column[1]) + 1, int(row[2]) + 1)
    down = order.moved(cell)[0].top - cell.top
    shape = _VML_ROW.sub(lambda found: found[1] + b"%d" % (int(found[2]) + down) + found[3], shape)

    def anchor(found: re.Match[bytes]) -> bytes:
        numbers = [int(number) for number in found[2].split(b",")]
        for place in _ANCHOR_ROWS:
            numbers[place] = max(numbers[place] + down, 0)
        return found[1] + ", ".join(map(str, numbers)).encode() + found[3]

    return _VML_ANCHOR.sub(anchor, shape)


_MOVES: dict[str, Callable[[bytes, RowOrder], bytes]] = {
    "comments": _comments,
    "threadedComment": _comments,
    "vmlDrawing": _boxes,
}
