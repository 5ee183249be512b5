"""The buttons that the extension has: those of Excel's ribbon, with the same words."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree as ET

from xl_recon.ui.addin import sources

_NAMESPACE = "{http://schemas.microsoft.com/office/2009/07/customui}"
_RIGHT_CLICK = "ContextMenuListRange"


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A command as it is offered; `task` is its name, with `:table` where rows are selected."""

    task: str
    label: str
    is_large: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Buttons:
    """Groups of buttons under a title, and what the right click offers."""

    title: str
    groups: tuple[tuple[Button, ...], ...]
    right_click: tuple[Button, ...]


def ribbon_buttons() -> Buttons:
    """Return what the ribbon's text says."""
    root = ET.fromstring(sources.text(sources.RIBBON))  # noqa: S314 - our own text
    tab = next(root.iter(f"{_NAMESPACE}tab"))
    menus = root.iter(f"{_NAMESPACE}contextMenu")
    return Buttons(
        title=tab.attrib["label"],
        groups=tuple(_buttons(group) for group in tab),
        right_click=next(_buttons(menu) for menu in menus if menu.get("idMso") == _RIGHT_CLICK),
    )


def _buttons(group: ET.Element) -> tuple[Button, ...]:
    return tuple(
        Button(
            task=found.attrib["tag"],
            label=found.attrib["label"],
            is_large=found.get("size") == "large",
        )
        for found in group.iter(f"{_NAMESPACE}button")
    )
