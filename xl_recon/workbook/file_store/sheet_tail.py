"""What follows a sheet's rows, given the element that leads to the boxes of its notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.parsers import expat

from xl_recon.workbook.file_store.package_index import OFFICE
from xl_recon.workbook.file_store.sheet_stream import Section

Pieces = Iterable[tuple[Section, bytes]]
_OPENING = b"<worksheet><sheetData>"
_DRAWING = re.compile(rb'<legacyDrawing\s[^>]*?\w+:id="([^"]*)"')
# What may follow the drawing in the schema's order; controls come inside of a choice.
_AFTER = {
    "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems",
    "tableParts", "extLst", "mc:AlternateContent",
}  # fmt: skip


def drawing_arrow(pieces: Pieces) -> str:
    """Return the identifier of a sheet's old drawing; "" where it has none."""
    tail = b"".join(content for section, content in pieces if section is Section.TAIL)
    found = _DRAWING.search(tail)
    return found[1].decode() if found else ""


def with_drawing(pieces: Pieces, arrow: str) -> Iterator[bytes]:
    """Yield a sheet that leads to an old drawing."""
    for section, content in pieces:
        yield _drawn(content, arrow) if section is Section.TAIL else content


def _drawn(tail: bytes, arrow: str) -> bytes:
    place = _place(tail)
    element = f'<legacyDrawing xmlns:r="{OFFICE}" r:id="{arrow}"/>'.encode()
    return tail[:place] + element + tail[place:]


def _place(tail: bytes) -> int:
    """Return where the first of the sheet's own elements begins that must come later."""
    places: list[int] = []
    depth = 0
    parser = expat.ParserCreate()

    def opened(name: str, _: object) -> None:
        nonlocal depth
        if depth == 1 and name in _AFTER:
            places.append(parser.CurrentByteIndex - len(_OPENING))
        depth += 1

    def closed(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    parser.Parse(_OPENING + tail, True)
    return places[0] if places else tail.rindex(b"</worksheet")
