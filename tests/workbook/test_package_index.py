from __future__ import annotations

import pytest
from lxml import etree

from xl_recon.workbook.file_store.package_index import (
    fresh_identifier,
    no_relations,
    relations_part,
    with_drawings,
    with_part,
    with_relation,
    without_parts,
    without_relation,
)

TYPES = (
    b'<x:Types xmlns:x="urn:t"><x:Override PartName="/xl/a.xml" ContentType="a"/>'
    b'<x:Override ContentType="b" PartName="/xl/B.xml"></x:Override></x:Types>'
)
NONE_YET = b'<Relationships xmlns="urn:r"/>\n'


def test_a_part_is_declared_in_the_words_of_its_package() -> None:
    new = with_part(TYPES, "xl/worksheets/sheet9.xml", "worksheet")
    assert b'<x:Override PartName="/xl/worksheets/sheet9.xml" ' in new
    assert without_parts(new, ["xl/worksheets/sheet9.xml"]) == TYPES


def test_parts_are_known_whatever_their_case() -> None:
    assert without_parts(TYPES, ["xl/A.xml", "xl/b.xml"]) == b'<x:Types xmlns:x="urn:t"></x:Types>'


@pytest.mark.parametrize("types", [TYPES, b'<Types xmlns="urn:t"></Types>'])
def test_drawings_of_the_old_kind_are_declared_once(types: bytes) -> None:
    new = with_drawings(types)
    assert with_drawings(new) == new
    assert etree.fromstring(new)[0].get("Extension") == "vml"


@pytest.mark.parametrize("known", [NONE_YET, no_relations()])
def test_arrows_come_and_go(known: bytes) -> None:
    new = with_relation(known, "rId1", "table", "xl/tables/table1.xml")
    more = with_relation(new, fresh_identifier(new), "table", "xl/tables/table2.xml")
    assert [arrow.get("Id") for arrow in etree.fromstring(more)] == ["rId1", "rId2"]
    assert without_relation(more, "rId2") == new


def test_arrows_of_a_part_stand_beside_it() -> None:
    assert relations_part("xl/worksheets/sheet1.xml") == "xl/worksheets/_rels/sheet1.xml.rels"
    assert relations_part("") == "_rels/.rels"
