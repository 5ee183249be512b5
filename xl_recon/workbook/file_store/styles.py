"""The style sheet of a workbook: which styles show dates, and new ones made from old.

A style here is a number: the place of an `xf` in `cellXfs`. New fills and styles are added at the
end, and one that is there already is used again, so that running twice adds nothing.
"""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree

from xl_recon.errors import NotAWorkbook
from xl_recon.records.fills import OTHER
from xl_recon.workbook.file_store.looks import Look
from xl_recon.workbook.file_store.parts import MAIN
from xl_recon.workbook.file_store.style_elements import (
    alignment_element,
    border_element,
    exactly,
    font_element,
    format_element,
    new_element,
    style_element,
)

_BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_DATE_LETTERS = re.compile("[ymdhsYMDHS]")
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
GENERAL_FORMAT, DATE_FORMAT = 0, 14
_BUILT_IN = {"General": 0, "0": 1, "#,##0.00": 4, "@": 49}
_LAST_BUILT_IN = 163
NO_FILL = 0


class Styles:
    """The parsed style sheet; `changed` says whether it must be written again."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._fills = _required(root, "fills")
        self._xfs = _required(root, "cellXfs")
        self._known_xfs: dict[bytes, int] = {}
        self._derived: dict[tuple[int, str, str], int] = {}
        self._known_fills: dict[int, str] = {}
        self._known_dates: dict[int, bool] = {}
        self._formats = {
            int(element.get("numFmtId", "0")): element.get("formatCode", "")
            for element in root.iterfind(f"{{{MAIN}}}numFmts/{{{MAIN}}}numFmt")
        }
        self.changed = False
        for number, xf in enumerate(self._xfs):
            self._known_xfs.setdefault(_canonical(xf), number)

    @property
    def content(self) -> bytes:
        """The part's new bytes."""
        for name in ("numFmts", "fonts", "fills", "borders", "cellXfs"):
            element = self._root.find(f"{{{MAIN}}}{name}")
            if element is not None:
                element.set("count", str(len(element)))
        return etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def date_styles(self) -> frozenset[int]:
        """The styles that show a number as a day or a time."""
        return frozenset(filter(self.shows_date, range(len(self._xfs))))

    def shows_date(self, style: int) -> bool:
        """Whether a style shows a number as a day or a time; new styles are known too."""
        if style not in self._known_dates:
            number = int(self._xfs[style].get("numFmtId", "0")) if style < len(self._xfs) else 0
            self._known_dates[style] = _shows_date(number, self._formats)
        return self._known_dates[style]

    def fill_of(self, style: int) -> str:
        """The fill of a style: "" for none, "FFF2CC", "theme4+0.6", "indexed13", "other"."""
        if style not in self._known_fills:
            number = int(self._xfs[style].get("fillId", "0")) if style < len(self._xfs) else 0
            known = number < len(self._fills)
            self._known_fills[style] = _described(self._fills[number]) if known else ""
        return self._known_fills[style]

    def filled_styles(self) -> frozenset[int]:
        """The styles that have a fill."""
        return frozenset(number for number in range(len(self._xfs)) if self.fill_of(number))

    def with_fill(self, style: int, fill: str) -> int:
        """Return the style that is like this one but for its fill."""
        key = (style, "fill", fill)
        if key not in self._derived:
            self._derived[key] = self._refilled(style, fill)
        return self._derived[key]

    def with_format(self, style: int, number_format: int) -> int:
        """Return the style that is like this one but for its number format."""
        key = (style, "format", str(number_format))
        if key not in self._derived:
            xf = deepcopy(self._xfs[style])
            xf.set("numFmtId", str(number_format))
            xf.set("applyNumberFormat", "1")
            self._derived[key] = self._number_of(xf)
        return self._derived[key]

    def made(self, look: Look) -> int:
        """Return the style of a look."""
        numbers = {
            "numFmtId": self._format_number(look.number_format),
            "fontId": self._number_among("fonts", font_element(look)),
            "fillId": self._fill_number(look.fill),
            "borderId": self._number_among("borders", border_element(look)),
        }
        return self._number_of(style_element(numbers, alignment_element(look)))

    def _number_among(self, name: str, wanted: etree._Element) -> int:
        known = _required(self._root, name)
        for number, element in enumerate(known):
            if exactly(element) == exactly(wanted):
                return number
        known.append(wanted)
        self.changed = True
        return len(known) - 1

    def _format_number(self, code: str) -> int:
        if code in _BUILT_IN:
            return _BUILT_IN[code]
        for number, known in self._formats.items():
            if known == code:
                return number
        number = max((_LAST_BUILT_IN, *self._formats)) + 1
        self._formats[number] = code
        self._own_formats().append(format_element(number, code))
        self.changed = True
        return number

    def _own_formats(self) -> etree._Element:
        found = self._root.find(f"{{{MAIN}}}numFmts")
        if found is None:
            found = new_element("numFmts")
            self._root.insert(0, found)
        return found

    def _refilled(self, style: int, fill: str) -> int:
        if self.fill_of(style) in {fill, OTHER} or fill == OTHER:
            return style
        xf = deepcopy(self._xfs[style if style < len(self._xfs) else 0])
        xf.set("fillId", str(self._fill_number(fill)))
        xf.set("applyFill", "1" if fill else "0")
        return self._number_of(xf)

    def _fill_number(self, fill: str) -> int:
        if not fill:
            return NO_FILL
        for number, element in enumerate(self._fills):
            if _described(element) == fill:
                return number
        self._fills.append(_fill_element(fill))
        self.changed = True
        return len(self._fills) - 1

    def _number_of(self, xf: etree._Element) -> int:
        key = _canonical(xf)
        if key not in self._known_xfs:
            self._xfs.append(xf)
            self._known_xfs[key] = len(self._xfs) - 1
            self.changed = True
        return self._known_xfs[key]


def _required(root: etree._Element, name: str) -> etree._Element:
    found = root.find(f"{{{MAIN}}}{name}")
    if found is None:
        raise NotAWorkbook("styles", f"no {name}")
    return found


def _canonical(xf: etree._Element) -> bytes:
    """Return what makes a style itself: "apply" flags are hints, an unset one equals its use."""
    attributes = sorted((str(key), str(value)) for key, value in xf.attrib.items())
    kept = [f"{key}={value}" for key, value in attributes if not str(key).startswith("applyFill")]
    children = "".join(map(exactly, xf.iterchildren("{*}*"))).encode()
    return " ".join(kept).encode() + children


def _shows_date(number: int, formats: dict[int, str]) -> bool:
    if number in _BUILT_IN_DATES:
        return True
    code = formats.get(number, "")
    bare = _QUOTED.sub("", _ELAPSED.sub(r"\1", code))
    return bool(_DATE_LETTERS.search(bare)) and "General" not in bare


def _described(fill: etree._Element) -> str:
    pattern = fill.find(f"{{{MAIN}}}patternFill")
    if pattern is None:
        return "other"
    kind = pattern.get("patternType", "none")
    colour = pattern.find(f"{{{MAIN}}}fgColor")
    if kind == "none":
        return ""
    if kind != "solid" or colour is None:
        return "other"
    if rgb := colour.get("rgb"):
        return rgb[-6:].upper()
    if theme := colour.get("theme"):
        tint = colour.get("tint")
        return f"theme{theme}+{tint}" if tint else f"theme{theme}"
    if indexed := colour.get("indexed"):
        return f"indexed{indexed}"
    return "other"


def _fill_element(fill: str) -> etree._Element:
    element = etree.Element(f"{{{MAIN}}}fill")
    pattern = etree.SubElement(element, f"{{{MAIN}}}patternFill", patternType="solid")
    etree.SubElement(pattern, f"{{{MAIN}}}fgColor", _colour_attributes(fill))
    etree.SubElement(pattern, f"{{{MAIN}}}bgColor", indexed="64")
    return element


def _colour_attributes(fill: str) -> dict[str, str]:
    if fill.startswith("theme"):
        theme, _, tint = fill.removeprefix("theme").partition("+")
        return {"theme": theme, "tint": tint} if tint else {"theme": theme}
    if fill.startswith("indexed"):
        return {"indexed": fill.removeprefix("indexed")}
    return {"rgb": f"FF{fill}"}
