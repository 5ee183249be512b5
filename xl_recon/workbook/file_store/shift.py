"""Rows that move because others are added or taken away, and the references that follow them.

The same rules as Excel's own "insert row" and "delete row": a reference to a row that moves
follows it, a range grows with what is inserted inside it, a reference to a deleted row is #REF!.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace

from xl_recon.workbook.file_store.references import Area, column_letter, column_number

LAST_ROW = 1_048_576
_REF_ERROR = "#REF!"
_TOKENS = re.compile(
    r"""
    (?P<text>"(?:[^"]|"")*")
  | (?P<prefix>(?:'(?:[^']|'')+'|[^\W\d][\w.]*(?::[\w.]+)?|\[\d+\][\w.]+)!)?
    (?:(?P<area>(?<![\w.$])\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?(?![\w(.!]))
      |(?P<rows>(?<![\w.$:])\$?\d{1,7}:\$?\d{1,7}(?![\w(.!])))
  | (?P<structured>\[(?:[^\[\]]|\[[^\]]*\])*\])
    """,
    re.VERBOSE,
)
_CELL = re.compile(r"(\$?[A-Z]{1,3}\$?)(\d{1,7})")
_PLACE = re.compile(
    r"(?:(?P<fixed_column>\$?)(?P<letters>[A-Z]{1,3}))?(?P<fixed_row>\$?)(?P<row>\d+)"
)
_ROWS = re.compile(r"(\$?)(\d+):(\$?)(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Resized:
    """A table's body that comes to end on another row."""

    body: Area
    last: int
    fixed_only: bool = False  # only `H$5:H$20`: in the body itself `H$5:H20` is a running total

    def span(self, first: re.Match[str], last: re.Match[str]) -> tuple[int, int] | None:
        """Return the rows of a range that covers exactly the body's, None of another."""
        body = self.body
        columns = [column_number(cell[1].strip("$")) for cell in (first, last)]
        covers = (int(first[2]), int(last[2])) == (body.top, body.bottom)
        inside = body.left <= min(columns) and max(columns) <= body.right
        fixed = not self.fixed_only or all(cell[1].endswith("$") for cell in (first, last))
        return (body.top, self.last) if covers and inside and fixed else None

    def holds(self, cell: str) -> bool:
        """Whether a cell stands in the body, as it was or as it is to be."""
        bottom = max(self.body.bottom, self.last)
        return self.body.with_bottom(bottom).meets(Area.of(cell))


@dataclass(frozen=True, slots=True)
class RowShift:
    """Where each worksheet row goes: some are deleted, some come between others.

    `after` has the rows under which new ones come, ascending, and `inserted` how many have come
    by then. Ranges over exactly the `resized` body end where it ends.
    """

    deleted: tuple[int, ...] = ()  # ascending
    after: tuple[int, ...] = ()
    inserted: tuple[int, ...] = ()
    resized: Resized | None = None

    def moved(self, row: int) -> int | None:
        """Return a row's new number, None if it is deleted."""
        before = bisect_left(self.deleted, row)
        if before < len(self.deleted) and self.deleted[before] == row:
            return None
        return row - before + self._come_above(row)

    def closed(self, row: int) -> int:
        """Return where a row goes, or for a deleted one the row that takes its place."""
        return row - bisect_left(self.deleted, row) + self._come_above(row)

    def first_new(self, place: int) -> int:
        """Return the number of the first row that comes under the row at a place of `after`."""
        above = self.after[place] - bisect_right(self.deleted, self.after[place])
        return above + (self.inserted[place - 1] if place else 0) + 1

    def _come_above(self, row: int) -> int:
        """How many new rows come above a row."""
        place = bisect_left(self.after, row)
        return self.inserted[place - 1] if place else 0

    def span(self, top: int, bottom: int) -> tuple[int, int] | None:
        """Return the new first and last row of a range, None if all of it is deleted."""
        first, last = top, bottom
        while first <= last and self.moved(first) is None:
            first += 1
        while last >= first and self.moved(last) is None:
            last -= 1
        new_first, new_last = self.moved(first), self.moved(last)
        if first > last or new_first is None or new_last is None:
            return None
        return (new_first, min(new_last, LAST_ROW)) if new_first <= LAST_ROW else None

    def in_body(self) -> RowShift:
        """The move as formulas of the resized body itself follow it."""
        resized = self.resized and replace(self.resized, fixed_only=True)
        return replace(self, resized=resized)

    def area(self, area: Area) -> Area | None:
        """Return an area after the move."""
        span = self.span(area.top, area.bottom)
        return span and Area(area.left, span[0], area.right, span[1])

    def areas(self, references: str) -> str:
        """Return a blank-separated list of areas after the move; deleted ones are left out."""
        moved = (self._reference(reference) for reference in references.split())
        return " ".join(filter(None, moved))

    def _reference(self, reference: str) -> str:
        """Return one area, whole rows or whole columns after the move; "" if deleted."""
        if _ROWS.fullmatch(reference):
            return self._whole_rows(reference).replace(_REF_ERROR, "")
        if not any(letter.isdigit() for letter in reference):
            return reference
        area = self.area(Area.of(reference))
        return str(area) if area else ""

    def formula(self, formula: str, sheet: str, *, at_home: bool) -> str:
        """Return a formula after the move; `at_home`: bare references mean the moved sheet.

        >>> shift = RowShift(after=(10,), inserted=(5,))
        >>> shift.formula('SUM(A5:A12)+B3&"A11"', "S", at_home=True)
        'SUM(A5:A17)+B3&"A11"'
        >>> shift.formula("S!A11+'S'!$B$12+A11", "S", at_home=False)
        "S!A16+'S'!$B$17+A11"
        """
        return _with_places(formula, sheet, self._place, at_home=at_home)

    def settled(self, formula: str, sheet: str) -> str:
        """Return a formula of a row with only its fixed rows moved, as `copied` takes it.

        >>> RowShift(after=(7,), inserted=(2,)).settled("SUM(H$5:H9)*$B$20+G8", "S")
        'SUM(H$5:H9)*$B$22+G8'
        """
        return _with_places(formula, sheet, self._settled, at_home=True)

    def _place(self, reference: str) -> str:
        by_rows = _ROWS.fullmatch(reference)
        return self._whole_rows(reference) if by_rows else self._cells(reference)

    def _settled(self, reference: str) -> str:
        ends = [_PLACE.fullmatch(end) for end in reference.split(":")]
        if all(end and end["fixed_row"] for end in ends):
            return self._place(reference)
        return ":".join(self._settled_end(end) for end in ends if end)

    def _settled_end(self, end: re.Match[str]) -> str:
        if not end["fixed_row"]:
            return end[0]
        column = f"{end['fixed_column'] or ''}{end['letters'] or ''}"
        return f"{column}${self.closed(int(end['row']))}"

    def _cells(self, reference: str) -> str:
        first, _, last = reference.partition(":")
        one, two = _CELL.fullmatch(first), _CELL.fullmatch(last or first)
        if one is None or two is None:  # pragma: no cover - the token pattern is made of these
            return reference
        span = self.resized.span(one, two) if self.resized and last else None
        span = span or self.span(int(one[2]), int(two[2]))
        if span is None:
            return _REF_ERROR
        start = f"{one[1]}{span[0]}"
        return f"{start}:{two[1]}{span[1]}" if last else start

    def _whole_rows(self, reference: str) -> str:
        found = _ROWS.fullmatch(reference)
        span = self.span(int(found[2]), int(found[4])) if found else None
        if found is None or span is None:
            return _REF_ERROR
        return f"{found[1]}{span[0]}:{found[3]}{span[1]}"


def copied(formula: str, rows: int, columns: int = 0) -> str:
    """Return a formula as Excel copies it some rows down and columns to the right.

    >>> copied('B5+$C$5*SUM(Tabella[[#This Row],[Q1]])&"A1"', rows=2)
    'B7+$C$5*SUM(Tabella[[#This Row],[Q1]])&"A1"'
    """

    def replaced(found: re.Match[str]) -> str:
        place = found["area"] or found["rows"]
        if not place:
            return found[0]
        moved = ":".join(_copied_place(part, rows, columns) for part in place.split(":"))
        return _REF_ERROR if _REF_ERROR in moved else (found["prefix"] or "") + moved

    return _TOKENS.sub(replaced, formula)


def _copied_place(place: str, rows: int, columns: int) -> str:
    found = _PLACE.fullmatch(place)
    if found is None:  # pragma: no cover - the token pattern is made of these
        return place
    letters, row = found["letters"] or "", int(found["row"])
    if letters and not found["fixed_column"]:
        number = column_number(letters) + columns
        letters = column_letter(number) if number > 0 else _REF_ERROR
    if not found["fixed_row"]:
        row += rows
    if row < 1:
        return _REF_ERROR
    return f"{found['fixed_column'] or ''}{letters}{found['fixed_row']}{row}"


def _with_places(formula: str, sheet: str, new: Callable[[str], str], *, at_home: bool) -> str:
    """Return a formula with every cell, range and whole row of one sheet put anew."""

    def replaced(found: re.Match[str]) -> str:
        prefix, place = found["prefix"] or "", found["area"] or found["rows"]
        here = _names(prefix, sheet) if prefix else at_home
        return prefix + new(place) if here and place else found[0]

    return _TOKENS.sub(replaced, formula)


def _names(prefix: str, sheet: str) -> bool:
    name = prefix.removesuffix("!")
    if name.startswith("'"):
        name = name[1:-1].replace("''", "'")
    return name.casefold() == sheet.casefold()
