"""A grid taken apart: title rows, heading rows, and the body below each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from xl_recon.readers.statements.table.accounts import Identity, identity_of
from xl_recon.readers.statements.table.grid import Grid
from xl_recon.readers.statements.table.values import is_date, is_number
from xl_recon.readers.statements.table.words import Role, roles_of

Row = tuple[str, ...]

_DATES = frozenset({Role.DATE, Role.VALUE_DATE})
_AMOUNTS = frozenset({Role.AMOUNT, Role.DEBIT, Role.CREDIT})
_SAMPLE = 400
_HEADLESS_DENSE = 2  # rows at least, and
_HEADLESS_SHARE = 0.4  # of all: else it is prose with a date in it
_FEWEST_COLUMNS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One heading with its body; `lines` are the body rows' places in the file."""

    headings: Row
    rows: tuple[Row, ...]
    lines: tuple[int, ...]
    titles: tuple[Row, ...] = ()  # what stands above, since the last body
    delimiter: str = ""
    document: str = ""  # its name may tell a year


class _Heading(NamedTuple):
    """A heading row, or two that make one."""

    first: int
    last: int
    cells: Row


def is_dense(row: Row) -> bool:
    """Whether the row holds a date and an amount, as movements do."""
    return any(map(is_date, row)) and any(map(is_number, row))


def headed_tables(grid: Grid) -> tuple[Table, ...]:
    """Return the tables whose headings name a day and an amount, be they empty."""
    return tuple(_tables(grid, list(_headings(grid.rows))))


def headless_tables(grid: Grid) -> tuple[Table, ...]:
    """Return the table that stands below no heading we know, if one does."""
    return tuple(_tables(grid, list(_headless(grid.rows))))


def _tables(grid: Grid, headings: list[_Heading]) -> Iterator[Table]:
    start = 0
    for place, heading in enumerate(headings):
        following = headings[place + 1 :]
        end = following[0].first if following else len(grid.rows)
        body = range(heading.last + 1, end)
        yield _table(grid, heading, body, titles=grid.rows[start : heading.first])
        if not _is_title(heading, body, grid.rows):
            start = _last_dense(grid.rows, body) + 1


def _is_title(heading: _Heading, body: range, rows: tuple[Row, ...]) -> bool:
    """Whether two words of a title only look like a heading: nothing stands below them."""
    few = sum(1 for cell in heading.cells if cell) < _FEWEST_COLUMNS
    return few and not any(is_dense(rows[index]) for index in body)


def _last_dense(rows: tuple[Row, ...], body: range) -> int:
    return next((index for index in reversed(body) if is_dense(rows[index])), body.start - 1)


def _table(grid: Grid, heading: _Heading, body: range, titles: tuple[Row, ...]) -> Table:
    again = set(grid.rows[heading.first : heading.last + 1]) if heading.cells else set()
    kept = [index for index in body if grid.rows[index] not in again]
    width = _width(heading.cells, [grid.rows[index] for index in kept])
    return Table(
        headings=_padded(heading.cells, width)[:width],
        rows=tuple(_padded(grid.rows[index], width) for index in kept),
        lines=tuple(grid.lines[index] for index in kept),
        titles=titles,
        delimiter=grid.delimiter,
    )


def _padded(row: Row, width: int) -> Row:
    return row if len(row) >= width else row + ("",) * (width - len(row))


def _width(headings: Row, rows: list[Row]) -> int:
    """The columns named, or those that most rows fill where the heading stops short."""
    dense = [row for row in rows[:_SAMPLE] if is_dense(row)]
    filled = Counter(map(_filled_length, dense))
    named = _filled_length(headings)
    if len(set(map(len, dense))) == 1:  # no row has a delimiter too many
        return max(named, *filled)
    usual = max(filled, key=lambda length: (filled[length], length), default=0)
    if named and 2 * filled[usual] <= len(dense):
        return named
    return max(named, usual)


def _filled_length(row: Row) -> int:
    return next((index for index in range(len(row), 0, -1) if row[index - 1]), 0)


def _headings(rows: tuple[Row, ...]) -> Iterator[_Heading]:
    """The headings; one that is only repeated on the next page heads no other table."""
    seen: Row = ()
    whose: Identity = frozenset()
    above = 0
    for heading in _all_headings(rows):
        named = identity_of(rows[_titles_start(rows, above, heading.first) : heading.first])
        if heading.cells != seen or (named and not named <= whose):
            seen, whose = heading.cells, named
            yield heading
        above = heading.last + 1


def _titles_start(rows: tuple[Row, ...], above: int, end: int) -> int:
    return _last_dense(rows, range(above, end)) + 1


def _all_headings(rows: tuple[Row, ...]) -> Iterator[_Heading]:
    index = 0
    while index < len(rows):
        heading = _heading_at(rows, index)
        if heading:
            yield heading
        index = heading.last + 1 if heading else index + 1


def _heading_at(rows: tuple[Row, ...], index: int) -> _Heading | None:
    """The heading that begins here; a second row counts where it names what the first left out."""
    upper = rows[index]
    if not _may_be_heading(upper):
        return None
    lower = rows[index + 1] if index + 1 < len(rows) else ()
    if _may_be_heading(lower) and _completes(upper, lower):
        width = max(len(upper), len(lower))
        pairs = zip(_padded(upper, width), _padded(lower, width), strict=True)
        both = tuple(f"{above} {below}".strip() for above, below in pairs)
        if _names_movements(both):
            return _Heading(index, index + 1, both)
    return _Heading(index, index, upper) if _names_movements(upper) else None


def _may_be_heading(row: Row) -> bool:
    if any(is_number(cell) or is_date(cell) for cell in row):
        return False
    return any(map(roles_of, row))


def _completes(upper: Row, lower: Row) -> bool:
    below = [index for index, cell in enumerate(lower) if cell]
    return any(index >= len(upper) or not upper[index] for index in below) and not (
        _names_movements(lower)
    )


def _names_movements(row: Row) -> bool:
    """Whether different cells name a day and an amount."""
    dates = {index for index, cell in enumerate(row) if roles_of(cell) & _DATES}
    amounts = {index for index, cell in enumerate(row) if roles_of(cell) & _AMOUNTS}
    return bool(dates and amounts and len(dates | amounts) > 1)


def _headless(rows: tuple[Row, ...]) -> Iterator[_Heading]:
    """A table without words we know: the rows with a date and an amount show where it is."""
    dense = [index for index, row in enumerate(rows) if is_dense(row)]
    if len(dense) < max(_HEADLESS_DENSE, _HEADLESS_SHARE * len(rows)):
        return
    first = dense[0]
    if len(rows[first]) < _FEWEST_COLUMNS:
        return
    above = rows[first - 1] if first else ()
    named = _filled_length(above) >= _FEWEST_COLUMNS and not any(map(is_number, above))
    yield _Heading(first - 1, first - 1, above) if named else _Heading(first, first - 1, ())
