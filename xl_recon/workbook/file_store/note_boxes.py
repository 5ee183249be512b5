"""The boxes in which programs show notes: a drawing of the old kind (VML), edited as text.

Such a drawing need not be XML, so new boxes are put before its end and the rest stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import count, islice

from xl_recon.workbook.file_store.references import Area

_NAMESPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_ROOT = re.compile(rb"<xml\b[^>]*>")
_END = re.compile(rb"</xml\s*>\s*$")
_NUMBER = re.compile(rb"_x0000_s(\d+)")
_BLOCKS = re.compile(rb'(<(?:\w+:)?idmap\s[^>]*?\bdata=")([^"]*)(")')
_BLOCK = 1024  # numbers of shapes come in blocks, and no two drawings share one
_KIND = "_x0000_t202"
_WIDEST, _LINES = 46, (3, 14)  # characters in a box's line; its least and most lines
_LAST_COLUMN, _LAST_ROW = 16_383, 1_048_575


def new_drawing() -> bytes:
    """A drawing without boxes."""
    return (
        f'<xml {_NAMESPACES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data=""/>'
        "</o:shapelayout></xml>"
    ).encode()


def highest_block(drawing: bytes) -> int:
    """Return the last block of numbers that a drawing's shapes use; 0 for none."""
    return max(_blocks(drawing), default=0)


def with_boxes(drawing: bytes, notes: Mapping[str, str], fresh_block: int) -> bytes:
    """Return a drawing with a hidden box for each note; `fresh_block` is nobody's yet."""
    numbers = list(islice(_free_numbers(drawing, fresh_block), len(notes)))
    root = _ROOT.search(drawing)
    known = root is not None and all(name.encode() in root[0] for name in _NAMESPACES.split())
    names = "" if known else f" {_NAMESPACES}"
    boxes = [] if _KIND.encode() in drawing else [_shape_kind(names)]
    cells = zip(numbers, notes.items(), strict=True)
    boxes += [_box(number, Area.of(cell), text, names) for number, (cell, text) in cells]
    end = _END.search(drawing)
    place = end.start() if end else drawing.rfind(b"</")
    drawn = drawing[:place] + "".join(boxes).encode() + drawing[place:]
    return _with_blocks(drawn, _blocks(drawn))


def _blocks(drawing: bytes) -> set[int]:
    listed = _BLOCKS.search(drawing)
    named = {int(block) for block in re.findall(rb"\d+", listed[2])} if listed else set()
    return named | {int(number) // _BLOCK for number in _NUMBER.findall(drawing)}


def _with_blocks(drawing: bytes, blocks: Iterable[int]) -> bytes:
    listed = ",".join(map(str, sorted(blocks))).encode()
    return _BLOCKS.sub(lambda found: found[1] + listed + found[3], drawing, count=1)


def _free_numbers(drawing: bytes, fresh_block: int) -> Iterator[int]:
    last = max((int(number) for number in _NUMBER.findall(drawing)), default=0)
    if last:
        yield from range(last + 1, (last // _BLOCK + 1) * _BLOCK)
    yield from count(fresh_block * _BLOCK + 1)


def _shape_kind(names: str) -> str:
    return (
        f'<v:shapetype{names} id="{_KIND}" coordsize="21600,21600" o:spt="202"'
        ' path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
        '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
    )


def _box(number: int, cell: Area, text: str, names: str) -> str:
    column, row = cell.left - 1, cell.top - 1
    return (
        f'<v:shape{names} id="_x0000_s{number}" type="#{_KIND}" style="position:absolute;'
        f'z-index:{number % _BLOCK};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
        '<v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/>'
        '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">'
        '<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note">'
        f"<x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{_anchor(column, row, text)}</x:Anchor>"
        f"<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
        "</x:ClientData></v:shape>"
    )


def _anchor(column: int, row: int, text: str) -> str:
    """Left, top, right, bottom, each with its pixels: right of the cell, as tall as the text."""
    least, most = _LINES
    lines = sum(1 + len(line) // _WIDEST for line in text.splitlines())
    left, top = min(column + 1, _LAST_COLUMN - 3), max(row - 1, 0)
    bottom = min(top + min(max(lines, least), most) + 1, _LAST_ROW)
    return f"{left}, 15, {top}, 4, {left + 3}, 40, {bottom}, 4"
