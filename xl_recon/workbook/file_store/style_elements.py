"""Elements of a style sheet made from what a cell is to look like."""

from __future__ import annotations

from lxml import etree

from xl_recon.workbook.file_store.looks import FONT, Look
from xl_recon.workbook.file_store.parts import MAIN

_SIDES = ("left", "right", "top")


def font_element(look: Look) -> etree._Element:
    """Return the font of a look, in the order in which Excel writes its features."""
    font = new_element("font")
    if look.bold:
        _below(font, "b")
    _below(font, "sz", val=look.size)
    _below(font, "color", rgb=f"FF{look.colour}")
    _below(font, "name", val=FONT)
    _below(font, "family", val="2")
    return font


def border_element(look: Look) -> etree._Element:
    """Return a border with at most a thin line below."""
    border = new_element("border")
    for side in _SIDES:
        _below(border, side)
    if look.line:
        _below(_below(border, "bottom", style="thin"), "color", rgb=f"FF{look.line}")
    else:
        _below(border, "bottom")
    _below(border, "diagonal")
    return border


def format_element(number: int, code: str) -> etree._Element:
    """Return a number format of the workbook's own."""
    return new_element("numFmt", numFmtId=str(number), formatCode=code)


def alignment_element(look: Look) -> etree._Element:
    """Return how a look's text stands in its cell."""
    wished = {
        "horizontal": look.horizontal,
        "vertical": look.vertical,
        "wrapText": "1" if look.wrap else "",
        "indent": str(look.indent or ""),
    }
    return new_element("alignment", **{name: value for name, value in wished.items() if value})


def style_element(numbers: dict[str, int], alignment: etree._Element) -> etree._Element:
    """Return a style of these numbered parts."""
    style = new_element("xf", **{name: str(number) for name, number in numbers.items()}, xfId="0")
    for name in ("NumberFormat", "Font", "Fill", "Border", "Alignment"):
        style.set(f"apply{name}", "1")
    style.append(alignment)
    return style


def new_element(name: str, **attributes: str) -> etree._Element:
    """Return an element that brings no prefix into the part."""
    element = etree.fromstring(f'<{name} xmlns="{MAIN}"/>')
    for key, value in attributes.items():
        element.set(key, value)
    return element


def exactly(element: etree._Element) -> str:
    """Return what makes an element itself, whatever prefixes are used around it."""
    inside = "".join(map(exactly, element.iterchildren("{*}*")))
    attributes = sorted((str(key), str(value)) for key, value in element.attrib.items())
    return f"<{etree.QName(element).localname} {attributes}>{inside}</>"


def _below(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{MAIN}}}{name}", attributes)
