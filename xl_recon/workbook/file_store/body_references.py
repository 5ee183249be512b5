"""Which sheets speak of the whole body of a table: their formulas grow with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from xl_recon.workbook.file_store.package import Package
from xl_recon.workbook.file_store.parts import TablePart

_LONGEST_FORMULA = 8192
_FORMULA = rb"<(?:\w+:)?(?:formula[12]?|f)(?:\s[^>]*)?>[^<]*?"


class BodyReferences:
    """What is found in one look at each sheet, for all tables that may grow."""

    def __init__(self, package: Package, tables: Iterable[TablePart]) -> None:
        self._package, self._tables = package, tuple(tables)
        self._found: dict[str, frozenset[str]] = {}

    def on(self, part: str) -> frozenset[str]:
        """Return the names of the tables whose whole body a sheet part speaks of."""
        if part not in self._found:
            for _ in self.noted(part, self._package.chunks(part)):
                pass
        return self._found[part]

    def noted(self, part: str, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the pieces of a part that is read for another reason, and look at them."""
        looks = {table.name: _Look(table, part) for table in self._tables}
        marks = {look.mark for look in looks.values()}
        found: set[str] = set()
        carry = b""
        for piece in pieces:
            text = carry + piece
            # Bodies mostly begin on the same row: looked for once, not once a table.
            present = {mark for mark in marks if mark in text}
            found |= {
                name for name, look in looks.items() if look.mark in present and look.finds(text)
            }
            carry = text[-_LONGEST_FORMULA:]
            yield piece
        self._found[part] = frozenset(found)


class _Look:
    """A look for one table: what is rare and found fast first, since sheets are large."""

    def __init__(self, table: TablePart, part: str) -> None:
        self.mark = b"%d:" % table.first_row
        self._rows = re.compile(self.mark + rb"\$?[A-Z]{1,3}\$?%d(?!\d)" % table.last_row)
        self._formula = _reference(table, part)

    def finds(self, text: bytes) -> bool:
        """Whether a formula in the text speaks of the body."""
        if not self._rows.search(text):
            return False
        return self._formula.search(text) is not None


def _reference(table: TablePart, part: str) -> re.Pattern[bytes]:
    sheet = table.sheet_name.replace("'", "''")
    prefix = re.escape(escape(sheet, quote=False).encode()) + rb"'?!\$?"
    start = rb"[A-Z$]" if part == table.sheet_part else prefix + rb"[A-Z]{1,3}\$?"
    rows = rb"%d:\$?[A-Z]{1,3}\$?%d(?!\d)" % (table.first_row, table.last_row)
    return re.compile(_FORMULA + start + rows)
