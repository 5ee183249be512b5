"""Fills of cells, asked for and given in areas of many cells.

Excel knows no way to ask for the fills of many cells at once: an area of one fill answers it, one
of several answers black (or nothing that xlwings can read) and is asked for in halves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import xlwings as xw

from xl_recon.records.fills import OTHER, fills_by_heading, row_fill
from xl_recon.workbook.live_store.areas import (
    Area,
    handfuls,
    joined,
    runs,
    uniform_parts,
)
from xl_recon.workbook.live_store.palette import rgb_of
from xl_recon.workbook.live_store.places import Place

_BLACK = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class Painted:
    """Areas of one fill, "" for none."""

    areas: Sequence[Area]
    fill: str


def row_fills(place: Place) -> list[str]:
    """Return the fill of each body row."""
    by_row: list[dict[str, str]] = [{} for _ in range(place.body.height)]
    for painted in fills_of(place.sheet, [place.body]):
        for area in painted.areas:
            names = place.headers[area.left - place.body.left : area.right - place.body.left + 1]
            for row in range(area.top, area.bottom + 1):
                by_row[row - place.body.top].update(dict.fromkeys(names, painted.fill))
    return [row_fill({name: fills[name] for name in place.headers}) for fills in by_row]


def fills_of(sheet: xw.Sheet, areas: Sequence[Area]) -> Iterator[Painted]:
    """Yield parts of areas of one fill each."""

    def ask(part: Sequence[Area]) -> str | None:
        return _answer(sheet, part)

    for group in handfuls(areas):
        for part, fill in uniform_parts(group, ask):
            yield Painted(part, fill)


def _answer(sheet: xw.Sheet, areas: Sequence[Area]) -> str | None:
    """Return the one fill of some areas; None where it cannot be told, or there are several."""
    try:
        colour = sheet.range(joined(areas)).color
    except TypeError:  # xlwings on Windows reckons with the colour that several do not have
        return None
    if colour is None:
        return ""
    single = len(areas) == 1 and areas[0].is_cell
    return "{:02X}{:02X}{:02X}".format(*colour) if single or tuple(colour) != _BLACK else None


def paint(sheet: xw.Sheet, painted: Painted) -> Iterator[int]:
    """Give areas their fill, some of them in each call; yield how many."""
    if painted.fill == OTHER:  # a pattern or gradient: seen, never made
        return
    colour = rgb_of(painted.fill) if painted.fill else None
    for group in handfuls(painted.areas):
        sheet.range(joined(group)).color = colour
        yield len(group)


def paint_all(sheet: xw.Sheet, painted: Iterable[Painted]) -> None:
    """Give areas their fills."""
    for each in painted:
        for _ in paint(sheet, each):
            pass


def areas_to_paint(place: Place, fills: Mapping[str, Iterable[int]]) -> list[Painted]:
    """Return the areas of each fill, for fills and the body rows that are to have them."""
    fill_of = {row: fill for fill, rows in fills.items() for row in rows}
    rows_of: dict[str, list[int]] = defaultdict(list)
    for row, fill in fill_of.items():
        rows_of[fill].append(row)
    areas: dict[str, list[Area]] = defaultdict(list)
    for fill, rows in rows_of.items():
        for colour, columns in _column_runs(place, fill):
            areas[colour] += _areas(place, columns, rows)
    return [Painted(some, colour) for colour, some in areas.items()]


def _column_runs(place: Place, fill: str) -> Iterator[tuple[str, range]]:
    """Yield the colours of a row's fill, and the runs of columns that have them."""
    columns_of: dict[str, list[int]] = defaultdict(list)
    for place_in_row, colour in enumerate(fills_by_heading(fill, place.headers).values()):
        columns_of[colour].append(place.body.left + place_in_row)
    for colour, columns in columns_of.items():
        for run in runs(columns):
            yield colour, run


def _areas(place: Place, columns: range, rows: Iterable[int]) -> list[Area]:
    above = place.body.top - 1
    return [
        Area(above + run.start, columns.start, above + run.stop - 1, columns.stop - 1)
        for run in runs(rows)
    ]
