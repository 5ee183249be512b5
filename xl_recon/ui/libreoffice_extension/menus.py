"""Menu and toolbar as LibreOffice's configuration has them (`Addons.xcu`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from xml.sax.saxutils import escape, quoteattr

from xl_recon.ui.libreoffice_extension.buttons import Button, Buttons

PROTOCOL = "org.xlrecon:"
_SEPARATOR = Button(task="", label="")
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:component-data xmlns:oor="http://openoffice.org/2001/registry" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
    'oor:package="org.openoffice.Office" oor:name="Addons">\n'
)


def addons(buttons: Buttons) -> str:
    """Return the configuration."""
    large = [button for group in buttons.groups for button in group if button.is_large]
    title = _property("Title", buttons.title)
    menu = _node("org.xlrecon.menu", title, _CALC, _submenu(_items(_lines(buttons))))
    bar = _node("org.xlrecon.toolbar", _items(large))
    bars = f'<node oor:name="OfficeMenuBar">\n{menu}</node>\n'
    bars += f'<node oor:name="OfficeToolBar">\n{bar}</node>\n'
    return f'{_HEAD}<node oor:name="AddonUI">\n{bars}</node>\n</oor:component-data>\n'


def _property(name: str, value: str) -> str:
    attributes = f'oor:name="{name}" oor:type="xs:string"'
    return f"<prop {attributes}><value>{escape(value)}</value></prop>\n"


_CALC = _property("Context", "com.sun.star.sheet.SpreadsheetDocument")


def _lines(buttons: Buttons) -> Iterator[Button]:
    """All buttons, with a line between the groups."""
    first, *others = buttons.groups
    return chain(first, *((_SEPARATOR, *group) for group in others))


def _submenu(items: str) -> str:
    return f'<node oor:name="Submenu">\n{items}</node>\n'


def _items(buttons: Iterable[Button]) -> str:
    # LibreOffice puts them in the order of their names.
    return "".join(_item(f"b{place:02}", button) for place, button in enumerate(buttons, 1))


def _item(name: str, button: Button) -> str:
    if button is _SEPARATOR:
        return _node(name, _property("URL", "private:separator"))
    url = _property("URL", PROTOCOL + button.task)
    return _node(name, url, _property("Title", button.label), _property("Target", "_self"), _CALC)


def _node(name: str, *content: str) -> str:
    return f'<node oor:name={quoteattr(name)} oor:op="replace">\n{"".join(content)}</node>\n'
