"""Delimited text to a grid: the delimiter is found, broken quotes are borne."""

from __future__ import annotations

import csv
from collections import Counter
from typing import NamedTuple

from xl_recon.readers.statements.table.grid import Grid
from xl_recon.readers.statements.table.values import is_date, is_number

_DELIMITERS = ";,\t|"
_SAMPLE = 400
_LONGEST_QUOTE = 60  # lines that one quoted cell may run over
_WIDEST = 500  # more cells are no table


class _Way(NamedTuple):
    """How to split; `trusting` believes that a quote which opens a cell is closed."""

    delimiter: str
    trusting: bool


class _Record(NamedTuple):
    """What stands between two ends of a row: several lines where a cell is quoted."""

    line: int
    text: str


def grid_of(text: str) -> Grid:
    """Return the cells of the delimited text that `text` is most likely to be."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    ways = (_Way(mark, trusting) for trusting in (True, False) for mark in _DELIMITERS)
    return _grid(lines, max(ways, key=lambda way: _fitness(lines[:_SAMPLE], way)))


def _fitness(lines: list[str], way: _Way) -> tuple[int, int]:
    """How many rows hold a date and a number, each in a cell of its own; then, how many cells."""
    rows = _grid(lines, way).rows
    full = sum(1 for row in rows if any(map(is_date, row)) and any(map(is_number, row)))
    return full, sum(map(len, rows))


def _grid(lines: list[str], way: _Way) -> Grid:
    split = [(record.line, _cells(record.text, way.delimiter)) for record in _records(lines, way)]
    filled = [(line, cells) for line, cells in split if any(cells)]
    return Grid(
        rows=tuple(cells for _, cells in filled),
        lines=tuple(line for line, _ in filled),
        delimiter=way.delimiter,
    )


def _records(lines: list[str], way: _Way) -> list[_Record]:
    if not any('"' in line for line in lines):
        return [_Record(index, line) for index, line in enumerate(lines, 1) if line.strip()]
    full = _usual_count(lines, way.delimiter)
    records: list[_Record] = []
    index = 0
    while index < len(lines):
        end = _record_end(lines, index, way, full)
        text = "\n".join(lines[index : end + 1])
        if text.strip():
            records.append(_Record(index + 1, text))
        index = end + 1
    return records


def _usual_count(lines: list[str], delimiter: str) -> int:
    counts = Counter(line.count(delimiter) for line in lines[:_SAMPLE] if delimiter in line)
    return max(counts, key=lambda count: (counts[count], count), default=1)


def _record_end(lines: list[str], start: int, way: _Way, full: int) -> int:
    """Where the record ends that begins at `start`.

    A quote that nobody closes before the next full row is only a character.
    """
    if lines[start].count('"') % 2 == 0:
        return start
    whole = not way.trusting and lines[start].count(way.delimiter) >= full
    for index in range(start + 1, min(start + _LONGEST_QUOTE, len(lines))):
        odd = lines[index].count('"') % 2
        if (whole or not odd) and lines[index].count(way.delimiter) >= full:
            return start
        if odd:
            return index
    return start


def _cells(record: str, delimiter: str) -> tuple[str, ...]:
    if record.count(delimiter) > _WIDEST:
        return (record[:_WIDEST],)
    if '"' not in record:
        return tuple(map(str.strip, record.split(delimiter)))
    if record.count('"') % 2:
        return tuple(cell.strip(' "') for cell in record.split(delimiter))
    return tuple(map(str.strip, _quoted(record, delimiter)))


def _quoted(record: str, delimiter: str) -> list[str]:
    try:
        cells = next(csv.reader([record], delimiter=delimiter, skipinitialspace=True))
    except csv.Error:
        return record.split(delimiter)
    # Some programs quote the whole row, quotes included.
    if len(cells) == 1 and delimiter in cells[0] and cells[0] != record:
        return _quoted(cells[0], delimiter)
    return cells
