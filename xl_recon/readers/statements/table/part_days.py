"""Days that a cell tells in part: without the year, or as a spreadsheet counts them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from xl_recon.readers.statements.table.tables import Row, Table
from xl_recon.readers.statements.table.values import DateOrder, is_date, parsed_date
from xl_recon.readers.statements.table.words import Role, roles_of

_DATES = frozenset({Role.DATE, Role.VALUE_DATE})
_NO_YEAR = re.compile(r"(\d{1,2})[./-](\d{1,2})[./]?")
_SERIAL = re.compile(r"([2-5]\d{4})(?:[.,]\d+)?")
_SERIAL_START = date(1899, 12, 30)
_FULL = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}|20\d{6}")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_MOSTLY = 0.8
_LATER = timedelta(days=31)  # a value date or a due date may lie past the last title's day


def days_completed(table: Table) -> Table:
    """Return the table with whole days in its columns of days, where the file tells the rest."""
    columns = [index for index, cell in enumerate(table.headings) if roles_of(cell) & _DATES]
    for index in columns:
        cells = [row[index] for row in table.rows if row[index]]
        if _mostly(cells, _SERIAL):
            table = replace(table, rows=tuple(_with_serial(row, index) for row in table.rows))
        elif _mostly(cells, _NO_YEAR):
            latest = _latest(table)
            table = replace(table, rows=tuple(_with_year(row, index, latest) for row in table.rows))
    return table


def _mostly(cells: list[str], form: re.Pattern[str]) -> bool:
    fitting = sum(1 for cell in cells if form.fullmatch(cell))
    dates = sum(1 for cell in cells if is_date(cell))
    return fitting > dates and fitting >= _MOSTLY * len([c for c in cells if c[0].isdigit()])


def _with_serial(row: Row, index: int) -> Row:
    found = _SERIAL.fullmatch(row[index])
    if found is None:
        return row
    day = _SERIAL_START + timedelta(days=int(found[1]))
    return (*row[:index], day.isoformat(), *row[index + 1 :])


def _with_year(row: Row, index: int, latest: date | None) -> Row:
    found = _NO_YEAR.fullmatch(row[index])
    near = next(filter(None, map(_day, row)), None)
    if found is None or (near is None and latest is None):
        return row
    day = _nearest(found, near) if near else _last_before(found, latest or date.max)
    return row if day is None else (*row[:index], day.isoformat(), *row[index + 1 :])


def _day(cell: str) -> date | None:
    return parsed_date(cell, DateOrder.DAY_FIRST)


def _nearest(found: re.Match[str], near: date) -> date | None:
    """The day closest to another day of the same row: at the turn of a year they differ."""
    days = _candidates(found, (near.year - 1, near.year, near.year + 1))
    return min(days, key=lambda day: abs(day - near), default=None)


def _last_before(found: re.Match[str], latest: date) -> date | None:
    days = _candidates(found, (latest.year - 1, latest.year))
    limit = min(latest, date.max - _LATER) + _LATER
    return max((day for day in days if day <= limit), default=None)


def _candidates(found: re.Match[str], years: Iterable[int]) -> Iterator[date]:
    for year in years:
        try:
            yield date(year, int(found[2]), int(found[1]))
        except ValueError:
            continue


def _latest(table: Table) -> date | None:
    """The last day that the titles or the file's name tell; a year alone ends in December."""
    texts = [table.document, *(cell for row in table.titles for cell in row)]
    found = [day for text in texts for part in _FULL.findall(text) if (day := _day(part))]
    years = [int(year) for text in texts for year in _YEAR.findall(text)]
    if found:
        return max(found)
    return date(max(years), 12, 31) if years else None
