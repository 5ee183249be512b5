"""The workbook part's list of sheets, and what counts sheets by their place in it.

Edited as text, so that what stays keeps its bytes. `docProps/app.xml` names the sheets too, for
who looks at the file from outside; no program reads them back from there and the next one that
saves writes them anew, so it is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape, unescape

from xl_recon.workbook.file_store.package_index import OFFICE

_SHEETS = re.compile(rb"<(?:\w+:)?sheets\b[^>]*>(.*?)</((?:\w+:)?)sheets>", re.DOTALL)
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*?(?:/>|>\s*</(?:\w+:)?sheet>)")
_NAME = re.compile(rb'\sname="([^"]*)"')
_NUMBER = re.compile(rb'\ssheetId="(\d+)"')
_RELATION = re.compile(rb'\s\w+:id="([^"]*)"')
_STATE = re.compile(rb'\sstate="(\w+)"')
_VIEW = re.compile(rb"<(?:\w+:)?workbookView\b[^>]*>")
_ACTIVE = re.compile(rb'\sactiveTab="(\d+)"')
_TAB = re.compile(rb'(\s(?:activeTab|firstSheet)=")(\d+)(")')
_LOCAL = re.compile(
    rb'(<(?:\w+:)?definedName\s[^>]*?\blocalSheetId=")(\d+)("[^>]*>[^<]*</(?:\w+:)?definedName>)'
)
_NAMES_END = re.compile(rb"</((?:\w+:)?)definedNames>")
_NO_NAMES = re.compile(rb"<(?:\w+:)?definedNames>\s*</(?:\w+:)?definedNames>")
# What may stand between the sheets and their names, in the schema's order.
_BEFORE_NAMES = re.compile(
    rb"</(?:\w+:)?(?:sheets|functionGroups|externalReferences)>"
    rb"|<(?:\w+:)?externalReferences\s*/>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedSheet:
    """A sheet as the workbook lists it."""

    name: str
    number: int  # its own for ever, as the order of calculation has it
    relation: str
    visible: bool


def listed(workbook: bytes) -> list[ListedSheet]:
    """Return the sheets in the workbook's order."""
    return [_sheet(element[0]) for element in _elements(workbook)]


def is_listed(workbook: bytes, name: str) -> bool:
    """Whether a sheet has a name, which differs from others by more than its case."""
    return name.casefold() in _names(workbook)


def place_of(workbook: bytes, name: str) -> int:
    """Return where a sheet stands, from 0."""
    return _names(workbook).index(name.casefold())


def shown_sheet(workbook: bytes) -> int:
    """Return the place of the sheet that the workbook opens on."""
    view = _VIEW.search(workbook)
    found = _ACTIVE.search(view[0]) if view else None
    return min(int(found[1]) if found else 0, len(listed(workbook)) - 1)


def with_sheet(
    workbook: bytes, place: int, name: str, relation: str, *, hidden: bool = False
) -> bytes:
    """Return the workbook part with one more sheet, the others behind it moved on."""
    number = max(sheet.number for sheet in listed(workbook)) + 1
    before = _elements(workbook)[place - 1]
    prefix = before[0][1:].partition(b"sheet")[0].decode()
    state = ' state="hidden"' if hidden else ""
    element = (
        f'<{prefix}sheet xmlns:r="{OFFICE}" name="{escape(name)}" sheetId="{number}"{state}'
        f' r:id="{relation}"/>'
    )
    workbook = _counted(workbook, lambda other: other + (other >= place))
    start = _elements(workbook)[place - 1].end()
    return workbook[:start] + element.encode() + workbook[start:]


def without_sheet(workbook: bytes, place: int) -> bytes:
    """Return the workbook part without a sheet and the names of its own."""
    sheets = listed(workbook)
    shown = [other for other, sheet in enumerate(sheets) if sheet.visible and other != place]
    nearest = min(shown, key=lambda other: abs(other - place), default=0)
    element = _elements(workbook)[place]
    workbook = workbook[: element.start()] + workbook[element.end() :]
    workbook = without_local_names(workbook, place)
    workbook = _VIEW.sub(lambda view: _TAB.sub(_turned(place, nearest), view[0]), workbook)
    return _counted(workbook, lambda other: other - (other > place))


def without_local_names(workbook: bytes, place: int) -> bytes:
    """Return the workbook part without the names that only one sheet knows."""
    kept = _LOCAL.sub(lambda name: b"" if int(name[2]) == place else name[0], workbook)
    return _NO_NAMES.sub(b"", kept) if kept != workbook else workbook


def with_repeated_row(workbook: bytes, place: int, sheet: str, row: int) -> bytes:
    """Return the workbook part with a row of a sheet that is printed on every page."""
    quoted = sheet.replace("'", "''")
    name = (
        f'definedName name="_xlnm.Print_Titles" localSheetId="{place}">'
        + escape(f"'{quoted}'!${row}:${row}", quote=False)
    ).encode()
    end = _NAMES_END.search(workbook)
    if end is None:
        before = list(_BEFORE_NAMES.finditer(workbook))[-1]
        prefix = re.match(rb"</?((?:\w+:)?)", before[0])
        names = b"<%sdefinedNames></%sdefinedNames>" % ((prefix[1] if prefix else b"",) * 2)
        workbook = workbook[: before.end()] + names + workbook[before.end() :]
        return with_repeated_row(workbook, place, sheet, row)
    element = b"<" + end[1] + name + b"</" + end[1] + b"definedName>"
    return workbook[: end.start()] + element + workbook[end.start() :]


def _names(workbook: bytes) -> list[str]:
    return [sheet.name.casefold() for sheet in listed(workbook)]


def _elements(workbook: bytes) -> list[re.Match[bytes]]:
    sheets = _SHEETS.search(workbook)
    return list(_SHEET.finditer(workbook, *sheets.span(1))) if sheets else []


def _sheet(element: bytes) -> ListedSheet:
    name, number, relation = (p.search(element) for p in (_NAME, _NUMBER, _RELATION))
    state = _STATE.search(element)
    return ListedSheet(
        name=unescape(name[1].decode()) if name else "",
        number=int(number[1]) if number else 0,
        relation=relation[1].decode() if relation else "",
        visible=state is None or state[1] == b"visible",
    )


def _counted(workbook: bytes, moved: Callable[[int], int]) -> bytes:
    """Return the workbook part with everything that counts sheets counting anew."""

    def name(found: re.Match[bytes]) -> bytes:
        return found[1] + b"%d" % moved(int(found[2])) + found[3]

    workbook = _LOCAL.sub(name, workbook)
    return _VIEW.sub(lambda view: _TAB.sub(name, view[0]), workbook)


def _turned(gone: int, to: int) -> Callable[[re.Match[bytes]], bytes]:
    """A view of a sheet that goes turns to another; places are still the old ones."""
    return lambda tab: tab[1] + (b"%d" % to if int(tab[2]) == gone else tab[2]) + tab[3]
