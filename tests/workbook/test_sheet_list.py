from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    '<definedNames><definedName name="Tutti">A!$A$1</definedName>'
    '<definedName name="Suo" localSheetId="1">B!$A$1</definedName>'
    '<definedName name="Altro" localSheetId="2">C!$A$1</definedName></definedNames>'
)


def workbook(*, active: int = 0, first: int = 0, hidden: str = "", names: str = NAMES) -> bytes:
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"'
        + (' state="hidden"/>' if name in hidden else "/>")
        for number, name in enumerate("ABC", 3)
    )
    return (
        f'<workbook xmlns:r="{OFFICE}"><bookViews><workbookView firstSheet="{first}"'
        f' activeTab="{active}"/></bookViews><sheets>{sheets}</sheets>{names}</workbook>'
    ).encode()


def names(content: bytes) -> list[str]:
    return [sheet.name for sheet in listed(content)]


def test_sheets_are_listed_with_what_tells_them_apart() -> None:
    sheets = listed(workbook(hidden="B"))
    assert [(sheet.name, sheet.number, sheet.relation, sheet.visible) for sheet in sheets] == [
        ("A", 3, "rId3", True),
        ("B", 4, "rId4", False),
        ("C", 5, "rId5", True),
    ]


def test_a_sheet_is_found_whatever_its_case() -> None:
    assert place_of(workbook(), "b") == 1
    assert is_listed(workbook(), "b")
    assert not is_listed(workbook(), "D")


def test_a_new_sheet_moves_those_behind_it_on() -> None:
    new = with_sheet(workbook(active=1, first=2), 1, "N & O", "rId9", hidden=True)
    assert names(new) == ["A", "N & O", "B", "C"]
    assert listed(new)[1].number == 6
    assert not listed(new)[1].visible
    assert b'firstSheet="3" activeTab="2"' in new
    assert b'name="Suo" localSheetId="2"' in new
    assert without_sheet(new, 1) == workbook(active=1, first=2)


@given(
    active=st.integers(0, 2),
    first=st.integers(0, 2),
    hidden=st.sampled_from(["", "B", "BC"]),
    places=st.lists(st.integers(1, 3), min_size=1, max_size=4),
    name=st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=20),
)
def test_sheets_that_come_and_go_leave_the_list_as_it_was(
    active: int, first: int, hidden: str, places: list[int], name: str
) -> None:
    content = before = workbook(active=active, first=first, hidden=hidden)
    for number, place in enumerate(places):
        content = with_sheet(content, place, f"{name} {number}", f"rId{number + 9}")
        content = with_repeated_row(content, place, f"{name} {number}", 4)
        assert listed(content)[place].name == f"{name} {number}"
        assert len({sheet.number for sheet in listed(content)}) == len(listed(content))
    for number in range(len(places)):
        content = without_sheet(content, place_of(content, f"{name} {number}"))
    assert content == before


def test_a_prefixed_workbook_gets_a_prefixed_sheet() -> None:
    prefixed = (
        b'<x:workbook><x:sheets><x:sheet name="A" sheetId="1" r:id="q"/></x:sheets></x:workbook>'
    )
    new = with_repeated_row(with_sheet(prefixed, 1, "N", "rId9"), 1, "N", 7)
    assert b"<x:sheet xmlns:r=" in new
    assert b"</x:sheets><x:definedNames><x:definedName name=" in new
    assert new.endswith(b"'N'!$7:$7</x:definedName></x:definedNames></x:workbook>")
    assert without_sheet(new, 1) == prefixed


def test_names_of_a_sheet_go_with_it_and_others_count_anew() -> None:
    left = without_sheet(workbook(), 1)
    assert names(left) == ["A", "C"]
    assert b"Suo" not in left
    assert b'name="Altro" localSheetId="1"' in left
    assert b'name="Tutti"' in left


def test_no_list_of_names_is_left_empty() -> None:
    one = (
        '<definedNames><definedName name="Suo" localSheetId="1">B!$A$1</definedName></definedNames>'
    )
    assert without_local_names(workbook(names=one), 1) == workbook(names="")


@pytest.mark.parametrize(
    ("active", "first", "hidden", "gone", "left"),
    [
        (0, 0, "", 1, (0, 0)),
        (2, 1, "", 0, (1, 0)),
        (1, 1, "", 1, (0, 0)),
        (2, 2, "", 2, (1, 1)),
        (2, 2, "B", 2, (0, 0)),
        (1, 0, "A", 1, (1, 0)),
    ],
)
def test_the_sheet_shown_is_one_that_is_there(
    active: int, first: int, hidden: str, gone: int, left: tuple[int, int]
) -> None:
    content = without_sheet(workbook(active=active, first=first, hidden=hidden), gone)
    assert f'firstSheet="{left[1]}" activeTab="{left[0]}"'.encode() in content
    assert listed(content)[shown_sheet(content)].visible


def test_a_workbook_without_views_opens_on_its_first_sheet() -> None:
    assert shown_sheet(b"<workbook><sheets><sheet name='A'/></sheets></workbook>") == 0


def test_a_row_is_repeated_whatever_the_sheet_is_called() -> None:
    named = with_repeated_row(workbook(), 2, "L'anno & altro", 4)
    assert b"localSheetId=\"2\">'L''anno &amp; altro'!$4:$4</definedName>" in named


def test_names_come_where_the_schema_wants_them() -> None:
    links = b'</sheets><externalReferences><externalReference r:id="q"/></externalReferences>'
    content = workbook(names="").replace(b"</sheets>", links)
    assert links + b"<definedNames>" in with_repeated_row(content, 0, "A", 4)
