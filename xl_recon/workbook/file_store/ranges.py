"""Ranges that stand after the rows (formats, validations, merges) and in table parts."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape

from xl_recon.workbook.file_store.parts import TablePart
from xl_recon.workbook.file_store.references import Area
from xl_recon.workbook.file_store.shift import RowShift

_TAG = re.compile(rb"<[A-Za-z][\w:]*\s[^>]*>")
_REF = re.compile(rb'(\s(?:sqref|ref)=")([^"]*)(")')
_XM_SQREF = re.compile(rb"(<(?:\w+:)?sqref>)([^<]*)(</(?:\w+:)?sqref>)")
_FORMULA = re.compile(rb"(<(?:\w+:)?(?:formula[12]?|f)>)([^<]*)(</(?:\w+:)?(?:formula[12]?|f)>)")
_BREAKS = re.compile(rb"<rowBreaks.*?</rowBreaks>", re.DOTALL)
_BREAK = re.compile(rb'(<brk\s[^>]*?id=")(\d+)(")')
_EMPTIED = re.compile(
    rb'<([\w:]+)\b[^>]*?\s(?:sqref|ref)=""(?:[^>]*?/>|[^>]*?>.*?</\1>)', re.DOTALL
)
_LISTS = rb"(?:hyperlinks|dataValidations|mergeCells|ignoredErrors|protectedRanges)"
_HOLLOW = re.compile(rb"<((?:\w+:)?" + _LISTS + rb")\b[^>]*>\s*</\1>")
_COUNT = re.compile(rb"(<(?:\w+:)?" + _LISTS + rb"\b[^>]*?)\scount=\"\d+\"")
_GROWING = re.compile(
    rb"<(?:\w+:)?(?:conditionalFormatting|dataValidation|ignoredError|protectedRange)\s"
)
_AREA = re.compile(r"\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?")
_TABLE_REF = re.compile(rb'(<(?:\w+:)?(?:table|autoFilter|sortState)\b[^>]*?\sref=")([^"]*)(")')
_ROW_REF = re.compile(rb'(\sref=")([^"]*)(")')


def grown_tail(tail: bytes, table: TablePart, old_last: int, new_last: int) -> bytes:
    """Return the sheet's tail with ranges that ended on the body's last row ending on the new."""

    def grown(areas: str) -> str:
        return " ".join(str(_grown(area, table, old_last, new_last)) for area in areas.split())

    def tag(found: re.Match[bytes]) -> bytes:
        return _rewritten(_REF, found[0], grown) if _GROWING.match(found[0]) else found[0]

    return _rewritten(_XM_SQREF, _TAG.sub(tag, tail), grown)


def shifted_tail(tail: bytes, shift: RowShift, sheet: str) -> bytes:
    """Return the sheet's tail with every range, formula and page break following the move."""
    tail = _TAG.sub(lambda found: _rewritten(_REF, found[0], shift.areas), tail)
    tail = _rewritten(_XM_SQREF, tail, shift.areas)
    tail = _without_emptied(shifted_formulas(tail, shift, sheet, at_home=True))
    return _BREAKS.sub(lambda found: _BREAK.sub(_moved_break(shift), found[0]), tail)


def _without_emptied(tail: bytes) -> bytes:
    """Leave out what spoke of deleted rows only; counts are hints, and would be wrong."""
    left, emptied = _EMPTIED.subn(b"", tail)
    return _COUNT.sub(rb"\1", _HOLLOW.sub(b"", left)) if emptied else tail


def shifted_formulas(content: bytes, shift: RowShift, sheet: str, *, at_home: bool) -> bytes:
    """Return XML with the formulas of formats, validations, charts following the move."""

    def moved(formula: str) -> str:
        return escape(shift.formula(unescape(formula), sheet, at_home=at_home))

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
