from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from xl_recon.workbook.file_store.note_boxes import highest_block, new_drawing, with_boxes

MANY = {f"C{row}": "testo" for row in range(1, 2101)}


def numbers(drawing: bytes) -> list[int]:
    return [int(number) for number in re.findall(rb'id="_x0000_s(\d+)"', drawing)]


def blocks(drawing: bytes) -> set[int]:
    found = re.search(rb'data="([^"]*)"', drawing)
    assert found
    return {int(block) for block in found[1].split(b",")}


def test_boxes_are_numbered_in_blocks_that_the_drawing_names() -> None:
    drawing = with_boxes(new_drawing(), MANY, 3)
    assert len(set(numbers(drawing))) == len(MANY)
    assert blocks(drawing) == {number // 1024 for number in numbers(drawing)} == {3, 4, 5}
    assert highest_block(drawing) == 5


def test_more_boxes_go_on_in_the_same_block_and_then_in_a_new_one() -> None:
    drawing = with_boxes(new_drawing(), {"A1": "uno"}, 1)
    drawing = with_boxes(drawing, MANY, 7)
    assert numbers(drawing)[:3] == [1025, 1026, 1027]
    assert len(set(numbers(drawing))) == len(MANY) + 1
    assert blocks(drawing) == {1, 7, 8}
    assert drawing.count(b"<v:shapetype") == 1


def test_a_box_knows_its_cell() -> None:
    drawing = with_boxes(new_drawing(), {"AB20": "uno"}, 1)
    assert b"<x:Row>19</x:Row><x:Column>27</x:Column>" in drawing
    assert b"visibility:hidden" in drawing


@given(
    column=st.sampled_from(["A", "Z", "XFA", "XFD"]),
    row=st.sampled_from([1, 2, 500, 1_048_576]),
    text=st.text(max_size=3_000),
)
def test_a_box_stays_on_the_sheet(column: str, row: int, text: str) -> None:
    drawing = with_boxes(new_drawing(), {f"{column}{row}": text}, 1)
    found = re.search(rb"<x:Anchor>([^<]*)<", drawing)
    assert found
    left, _, top, _, right, _, bottom, _ = map(int, found[1].split(b","))
    assert 0 <= left < right <= 16_383
    assert 0 <= top < bottom <= 1_048_575
    assert etree.fromstring(drawing).tag == "xml"


@pytest.mark.parametrize("end", [b"</xml>", b"</xml>\r\n"])
def test_a_drawing_of_another_program_keeps_what_it_has(end: bytes) -> None:
    other = (
        b'<xml><a:shapelayout xmlns:a="urn:x"><a:idmap a:ext="edit" data="2"/></a:shapelayout>'
        b'<a:shape xmlns:a="urn:y" id="_x0000_s2050"><br></a:shape>'
    )
    drawing = with_boxes(other + end, {"A1": "uno"}, 9)
    assert drawing.startswith(other)
    assert drawing.endswith(b"</v:shape>" + end)
    assert numbers(drawing) == [2050, 2051]
    assert drawing.count(b'xmlns:v="urn:schemas-microsoft-com:vml"') == 2
    assert blocks(drawing) == {2}
