"""What becomes of formulas that spoke of a sheet which is taken away: `#REF!`, as in Excel.

Without this Excel would call the file damaged: it knows neither the sheet nor its tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape, unescape

from xl_recon.workbook.file_store.sheet_stream import Section

_ERROR = "#REF!"
_FORMULA = re.compile(
    rb"(<((?:\w+:)?(?:f|formula|formula1|formula2|definedName|calculatedColumnFormula"
    rb"|totalsRowFormula))(?:\s[^>]*)?>)([^<]+)(</\2>)"
)
_PLACE = (
    r"(?:\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?|\$?\d{1,7}:\$?\d{1,7}"
    r"|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|[^\W\d][\w.]*)"  # or a name that only the sheet knows
)
_COLUMNS = r"\[(?:[^\[\]]|\[[^\]]*\])*\]"
_NOT_MEANT = rf'("(?:[^"]|"")*"|{_COLUMNS})'  # texts, columns of other tables


@dataclass(frozen=True, slots=True)
class LostSheet:
    """A sheet that is no more, with its tables."""

    sheet: str
    tables: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """What a formula that speaks of it must hold."""
        return (self.sheet, *self.tables)

    def content(self, content: bytes) -> bytes:
        """Return XML whose formulas speak of the sheet no more."""

        def rewritten(found: re.Match[bytes]) -> bytes:
            formula = unescape(found[3].decode())
            new = self.formula(formula)
            return found[0] if new == formula else found[1] + _written(new) + found[4]

        return _FORMULA.sub(rewritten, content)

    def sheet_pieces(self, pieces: Iterable[tuple[Section, bytes]]) -> Iterator[bytes]:
        """Yield a sheet whose formulas speak of the lost one no more."""
        for _, piece in pieces:
            yield self.content(piece)

    def formula(self, formula: str) -> str:
        """Return a formula with an error where it spoke of the sheet.

        >>> LostSheet("Prova", ("Righe",)).formula('SUM(Prova!A1:B2)+Righe[Importo]&"Prova!A1"')
        'SUM(#REF!)+#REF!&"Prova!A1"'
        """
        quoted = re.escape("'" + self.sheet.replace("'", "''") + "'")
        place = rf"(?:{quoted}|(?<![\w.']){re.escape(self.sheet)})!{_PLACE}"
        tables = "|".join(map(re.escape, self.tables))
        columns = rf"(?<![\w.])(?:{tables})(?:{_COLUMNS}|(?![\w.!(]))" if tables else r"(?!)"
        pattern = re.compile(f"{_NOT_MEANT}|{place}|{columns}", re.IGNORECASE)
        return pattern.sub(lambda found: found[1] or _ERROR, formula)


def _written(formula: str) -> bytes:
    return escape(formula, quote=False).encode()
