"""What cells of our own sheets look like: the colours and formats of the workbook template."""

from __future__ import annotations

from dataclasses import dataclass, replace
from textwrap import wrap

from xl_recon.workbook.layout import Column, Kind

FONT = "Calibri"
INK, QUIET, PAPER, LINE = "1F2933", "6B7785", "FFFFFF", "DDE3EA"
# Work in hand, as on the template's sheets of that kind; light ones head optional columns.
DARK, LIGHT = "8A5A22", "B48A58"

_FORMATS = {
    Kind.TEXT: "General",
    Kind.CODE: "@",
    Kind.DAY: "dd.mm.yyyy",
    Kind.MOMENT: "dd.mm.yyyy hh:mm",
    Kind.MONEY: "#,##0.00",
    Kind.RATE: "0.0%",
    Kind.WHOLE: "0",
    Kind.YES_NO: "General",
}
_STANDING = {
    Kind.DAY: "center",
    Kind.MOMENT: "center",
    Kind.YES_NO: "center",
    Kind.MONEY: "right",
    Kind.RATE: "right",
    Kind.WHOLE: "right",
}
_BUTTON = 5  # characters that a filter button takes
_MOST_HEADING_LINES = 3
_WIDE = 36  # characters from which on a text is broken into lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A cell's font, fill, line below, number format and standing."""

    size: str = "10.5"
    bold: bool = False
    colour: str = INK
    fill: str = ""
    line: str = ""
    number_format: str = "General"
    horizontal: str = ""
    vertical: str = "top"
    indent: int = 0
    wrap: bool = False


TITLE = Look(size="18", bold=True, colour=DARK, vertical="center")
PURPOSE = Look(colour=QUIET)
REMARK = Look()


def heading_look(column: Column) -> Look:
    """The look of a column's heading."""
    body = body_look(column)
    return Look(
        bold=True,
        colour=PAPER,
        fill=DARK if column.required else LIGHT,
        horizontal=body.horizontal,
        vertical="center",
        indent=body.indent,
        wrap=heading_lines(column) > 1,
    )


def body_look(column: Column) -> Look:
    """The look of a column's cells: numbers right, days and ticks in the middle, text left."""
    horizontal = _STANDING.get(column.kind, "left")
    look = Look(
        line=LINE,
        number_format=_FORMATS[column.kind],
        horizontal=horizontal,
        indent=0 if horizontal == "center" else 1,
    )
    wide = horizontal == "left" and column.width >= _WIDE
    return replace(look, wrap=True) if wide or column.wrap else look


def shown_width(column: Column) -> int:
    """How many characters wide a column is: a heading's longest word fits beside its button."""
    return max(column.width, max(map(len, column.header.split()), default=0) + _BUTTON)


def heading_lines(column: Column) -> int:
    """How many lines a heading takes, three at most."""
    return min(len(wrap(column.header, shown_width(column) - _BUTTON)), _MOST_HEADING_LINES)
