"""The fill of a table's row as one text: a colour, or heading by heading where cells differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import unquote

OTHER = "other"  # a pattern or gradient: seen, never made


def row_fill(by_heading: Mapping[str, str]) -> str:
    """Return a row's fill; cells without one are not named.

    >>> row_fill({"Data": "FFF2CC", "Note": "FFF2CC"}), row_fill({"Data": "", "Note": "FFFF00"})
    ('FFF2CC', 'Note=FFFF00')
    """
    colours = set(by_heading.values())
    if len(colours) <= 1:
        return "".join(colours)
    return ";".join(f"{_escaped(name)}={colour}" for name, colour in by_heading.items() if colour)


def fills_by_heading(fill: str, headings: Iterable[str]) -> dict[str, str]:
    """Return the fill of each cell of a row.

    >>> fills_by_heading("Note=FFFF00", ("Data", "Note"))
    {'Data': '', 'Note': 'FFFF00'}
    """
    if "=" not in fill:
        return dict.fromkeys(headings, fill)
    parts = (part.rpartition("=") for part in fill.split(";"))
    named = {unquote(name): colour for name, _, colour in parts}
    return {heading: named.get(heading, "") for heading in headings}


def _escaped(heading: str) -> str:
    """Keep the signs that part headings and colours out of a heading."""
    return heading.replace("%", "%25").replace(";", "%3B").replace("=", "%3D")
