"""Ranges that stand after the rows (formats, validations, merges) and in table parts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html import escape, unescape

from xl_recon.workbook.file_store.parts import TablePart
from xl_recon.workbook.file_store.references import Area
from xl_recon.workbook.file_store.shift import RowShift

_TAG = re.compile(rb"<[A-Za-z][\w:]*\s[^>]*>")
_REF = re.compile(rb'(\s(?:sqref|ref)=")([^"]*)(")')
_XM_SQREF = re.compile(rb"(<(?:\w+:)?sqref>)([^<]*)(</(?:\w+:)?sqref>)")
# A sparkline stands in one cell, in which no other may follow it.
_XM_GROWING = re.compile(
    rb"(<(?:\w+:)?sqref>)([^<]*)(</(?:\w+:)?sqref>)(?!\s*</(?:\w+:)?sparkline>)"
)
_FORMULA = re.compile(
    rb"(<(?:\w+:)?(?:formula[12]?|f)(?:\s[^>]*[^>/])?>)([^<]*)(</(?:\w+:)?(?:formula[12]?|f)>)"
)
_TABLE_FORMULA = re.compile(
    rb"(<(?:\w+:)?(calculatedColumn|totalsRow)Formula(?:\s[^>]*[^>/])?>)([^<]*)(?=</)"
)
_BREAKS = re.compile(rb"<rowBreaks.*?</rowBreaks>", re.DOTALL)
_BREAK = re.compile(rb'(<brk\s[^>]*?id=")(\d+)(")')
_EMPTIED = re.compile(
    rb'<([\w:]+)\b[^>]*?\s(?:sqref|ref)=""(?:[^>]*?/>|[^>]*?>.*?</\1>)', re.DOTALL
)
_EMPTIED_EXTENSION = re.compile(
    rb"<((?:\w+:)?(?:conditionalFormatting|dataValidation|sparkline))\b(?:(?!</\1>).)*?"
    rb"<(?:\w+:)?sqref>\s*</(?:\w+:)?sqref>\s*</\1>",
    re.DOTALL,
)
# What is left of a list of extensions without anything in it, from the inside out.
_HOLLOW_EXTENSIONS = [
    re.compile(pattern, re.DOTALL)
    for pattern in (
        rb"<(\w+:(?:conditionalFormattings|dataValidations))\b[^>]*>\s*</\1>",
        rb"<((?:\w+:)?sparklineGroup)\b(?:(?!</\1>).)*?<((?:\w+:)?sparklines)>\s*</\2>\s*</\1>",
        rb"<((?:\w+:)?sparklineGroups)\b[^>]*>\s*</\1>",
        rb"<((?:\w+:)?ext)\b[^>]*>\s*</\1>",
        rb"<((?:\w+:)?extLst)\b[^>]*>\s*</\1>",
    )
]
_LISTS = rb"(?:hyperlinks|dataValidations|mergeCells|ignoredErrors|protectedRanges)"
_HOLLOW = re.compile(rb"<((?:\w+:)?" + _LISTS + rb")\b[^>]*>\s*</\1>")
_LINK = re.compile(rb'<(?:\w+:)?hyperlink\s[^>]*?\bref="([^"]*)"[^>]*?/>')
_COUNT = re.compile(rb"(<(?:\w+:)?" + _LISTS + rb"\b[^>]*?)\scount=\"\d+\"")
_GROWING = re.compile(
    rb"<(?:\w+:)?(?:conditionalFormatting|dataValidation|ignoredError|protectedRange)\s"
)
_AREA = re.compile(r"\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?")
_TABLE_REF = re.compile(
    rb'(<(?:\w+:)?(?:table|autoFilter|sortState|sortCondition)\b[^>]*?\sref=")([^"]*)(")'
)
_ROW_REF = re.compile(rb'(\sref=")([^"]*)(")')


def grown_tail(tail: bytes, table: TablePart, old_last: int, new_last: int) -> bytes:
    """Return the sheet's tail with ranges that ended on the body's last row ending on the new."""

    def grown(areas: str) -> str:
        return " ".join(str(_grown(area, table, old_last, new_last)) for area in areas.split())

    def tag(found: re.Match[bytes]) -> bytes:
        return _rewritten(_REF, found[0], grown) if _GROWING.match(found[0]) else found[0]

    tail = _XM_GROWING.sub(
        lambda found: found[1] + grown(found[2].decode()).encode() + found[3], _TAG.sub(tag, tail)
    )
    return _without_links(tail, table, range(new_last + 1, old_last + 1))


def _without_links(tail: bytes, table: TablePart, emptied: range) -> bytes:
    """Leave out links of cells that are the table's no more."""
    if not emptied:
        return tail
    gone = replace(table.area, top=emptied[0], bottom=emptied[-1])

    def link(found: re.Match[bytes]) -> bytes:
        return b"" if gone.meets(Area.of(found[1].decode())) else found[0]

    return _HOLLOW.sub(b"", _LINK.sub(link, tail))


def shifted_tail(tail: bytes, shift: RowShift, sheet: str) -> bytes:
    """Return the sheet's tail with every range, formula and page break following the move."""
    tail = _TAG.sub(lambda found: _rewritten(_REF, found[0], shift.areas), tail)
    tail = _rewritten(_XM_SQREF, tail, shift.areas)
    tail = _without_emptied(shifted_formulas(tail, shift, sheet, at_home=True))
    return _BREAKS.sub(lambda found: _BREAK.sub(_moved_break(shift), found[0]), tail)


def _without_emptied(tail: bytes) -> bytes:
    """Leave out what spoke of deleted rows only; counts are hints, and would be wrong."""
    left, emptied = _EMPTIED.subn(b"", tail)
    if emptied:
        left = _COUNT.sub(rb"\1", _HOLLOW.sub(b"", left))
    left, emptied = _EMPTIED_EXTENSION.subn(b"", left)
    if emptied:
        for hollow in _HOLLOW_EXTENSIONS:
            left = hollow.sub(b"", left)
    return left


def shifted_formulas(content: bytes, shift: RowShift, sheet: str, *, at_home: bool) -> bytes:
    """Return XML with the formulas of formats, validations, charts following the move."""

    def moved(written: str) -> str:
        formula = unescape(written)
        new = shift.formula(formula, sheet, at_home=at_home)
        return written if new == formula else escape(new, quote=False)

    return _rewritten(_FORMULA, content, moved)


def resized_table(content: bytes, table: TablePart, new_last: int) -> bytes:
    """Return a table part whose body ends on another row."""

    def resized(reference: str) -> str:
        area = Area.of(reference)
        totals = table.totals_rows if area.bottom == table.area.bottom else 0
        follows = area.bottom in {table.area.bottom, table.last_row}
        return str(area.with_bottom(new_last + totals)) if follows else reference

    return _rewritten(_TABLE_REF, content, resized)


def shifted_table(content: bytes, shift: RowShift) -> bytes:
    """Return the part of another table on the sheet, moved."""
    return _TAG.sub(lambda found: _rewritten(_ROW_REF, found[0], shift.areas), content)


def table_formulas(content: bytes, shift: RowShift, table: TablePart) -> bytes:
    """Return a table part whose own formulas follow what happens to its sheet."""

    def moved(found: re.Match[bytes]) -> bytes:
        in_body = found[2] == b"calculatedColumn"
        formula = (shift.in_body() if in_body else shift).formula(
            unescape(found[3].decode()), table.sheet_name, at_home=True
        )
        return found[1] + escape(formula, quote=False).encode()

    return _TABLE_FORMULA.sub(moved, content)


def moved_table_formulas(content: bytes, shift: RowShift, table: TablePart) -> bytes:
    """Return a table part whose own formulas follow the rows of its sheet.

    A calculated column's is written once for all rows: what it says of its own row stays.
    """

    def moved(found: re.Match[bytes]) -> bytes:
        formula, sheet = unescape(found[3].decode()), table.sheet_name
        if found[2] == b"calculatedColumn":
            new = shift.settled(formula, sheet)
        else:
            new = shift.formula(formula, sheet, at_home=True)
        return found[0] if new == formula else found[1] + escape(new, quote=False).encode()

    return _TABLE_FORMULA.sub(moved, content)


def _rewritten(pattern: re.Pattern[bytes], content: bytes, new: Callable[[str], str]) -> bytes:
    """Return content with the second group of each match replaced."""
    return pattern.sub(lambda found: found[1] + new(found[2].decode()).encode() + found[3], content)


def _grown(reference: str, table: TablePart, old_last: int, new_last: int) -> str:
    if not _AREA.fullmatch(reference):
        return reference
    area = Area.of(reference)
    covers_rows = area.top < old_last or table.first_row == old_last
    within = area.left <= table.area.right and table.area.left <= area.right
    if area.bottom != old_last or not covers_rows or not within or area.top > new_last:
        return reference
    return str(area.with_bottom(new_last))


def _moved_break(shift: RowShift) -> Callable[[re.Match[bytes]], bytes]:
    """A page break stands below the row it names."""

    def moved(found: re.Match[bytes]) -> bytes:
        row = shift.moved(int(found[2]))
        return found[1] + (found[2] if row is None else b"%d" % row) + found[3]

    return moved
