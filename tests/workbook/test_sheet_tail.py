from __future__ import annotations

import pytest

from xl_recon.workbook.file_store.sheet_stream import Section
from xl_recon.workbook.file_store.sheet_tail import drawing_arrow, with_drawing

BEFORE = (
    '<conditionalFormatting sqref="A1"><cfRule type="dataBar"><extLst><ext/></extLst></cfRule>'
    '</conditionalFormatting><pageMargins left="1"/><drawing r:id="rId2"/>'
)


@pytest.mark.parametrize(
    "after",
    [
        "",
        '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>',
        '<legacyDrawingHF r:id="rId7"/><tableParts count="1"/>',
        "<mc:AlternateContent><mc:Choice><controls/></mc:Choice></mc:AlternateContent><extLst/>",
        '<picture r:id="rId3"/>',
        "<extLst><ext/></extLst>",
    ],
)
def test_the_drawing_comes_where_the_schema_wants_it(after: str) -> None:
    tail = f"</sheetData>{BEFORE}{after}</worksheet>".encode()
    pieces = [
        (Section.HEAD, b"<worksheet><sheetData>"),
        (Section.ROWS, b"<row/>"),
        (Section.TAIL, tail),
    ]
    drawn = b"".join(with_drawing(pieces, "rId9"))
    head, found, rest = drawn.partition(b"<legacyDrawing ")
    assert found
    assert head == b"<worksheet><sheetData><row/></sheetData>" + BEFORE.encode()
    assert rest.partition(b"/>")[2] == f"{after}</worksheet>".encode()
    assert drawing_arrow([(Section.TAIL, drawn)]) == "rId9"


def test_pictures_of_the_page_head_are_no_drawing_of_notes() -> None:
    tail = b'</sheetData><legacyDrawingHF r:id="rId7"/></worksheet>'
    assert drawing_arrow([(Section.TAIL, tail)]) == ""
