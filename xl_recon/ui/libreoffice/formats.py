"""Number formats: Excel's codes, and what a cell of each kind is read and written as."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from xl_recon.ui.libreoffice.areas import Area
from xl_recon.ui.libreoffice.bridge import Uno, uno_bridge

# com.sun.star.util.NumberFormat; 1 says "the user's own" and goes with any other
_DATE_OR_TIME, _TEXT, _LOGICAL = 2 | 4, 256, 1024
_LETTERS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|AM/PM|[A-Za-z]+')


class Kind(Enum):
    """What a cell's number format makes of its value."""

    NUMBER = auto()
    DATE = auto()
    TEXT = auto()
    LOGICAL = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormatRun:
    """Cells of one kind; `plain` says that their format is General."""

    kind: Kind
    plain: bool
    areas: tuple[Area, ...]


class NumberFormats:
    """The number formats of one document, by LibreOffice's key and by Excel's code."""

    def __init__(self, document: Uno) -> None:
        self._formats = document.NumberFormats
        self._english = uno_bridge().createUnoStruct("com.sun.star.lang.Locale")
        self._english.Language, self._english.Country = "en", "US"
        self._codes: dict[int, str] = {}
        self._keys: dict[str, int] = {}
        self._kinds: dict[int, Kind] = {}

    def key_of(self, code: str) -> int:
        """Return the key of a format, added to the document where it is new."""
        if code not in self._keys:
            key = self._formats.queryKey(code, self._english, False)
            missing = key == -1
            self._keys[code] = self._formats.addNew(code, self._english) if missing else key
        return self._keys[code]

    def code_of(self, key: int) -> str:
        """Return a format's code as Excel writes it: `dd.mm.yyyy`, `General`."""
        if key not in self._codes:
            format_ = self._formats.getByKey(self._formats.getFormatForLocale(key, self._english))
            self._codes[key] = _excel_code(str(format_.FormatString), self.kind_of(key))
        return self._codes[key]

    def kind_of(self, key: int) -> Kind:
        """Return what cells of a format hold."""
        if key not in self._kinds:
            self._kinds[key] = _kind(int(self._formats.getByKey(key).Type))
        return self._kinds[key]

    def runs(self, cells: Uno, area: Area) -> tuple[FormatRun, ...]:
        """Return the kinds of a range's cells, each with its cells."""
        if not is_mixed(cells, "NumberFormat"):
            return (self._run(int(cells.NumberFormat), (area,)),)
        unique = cells.getUniqueCellFormatRanges()
        parts = [unique.getByIndex(number) for number in range(unique.Count)]
        return tuple(
            self._run(int(part.NumberFormat), areas_from(part.getRangeAddresses()))
            for part in parts
        )

    def _run(self, key: int, areas: tuple[Area, ...]) -> FormatRun:
        kind = self.kind_of(key)
        plain = kind is Kind.NUMBER and self.code_of(key) == "General"
        return FormatRun(kind=kind, plain=plain, areas=areas)


def is_mixed(cells: Uno, name: str) -> bool:
    """Whether the cells of a range differ in a property."""
    return str(cells.getPropertyState(name).value) == "AMBIGUOUS_VALUE"


def areas_from(addresses: tuple[Uno, ...]) -> tuple[Area, ...]:
    """Return LibreOffice's range addresses, which count from 0, as areas."""
    return tuple(
        Area(each.StartRow + 1, each.StartColumn + 1, each.EndRow + 1, each.EndColumn + 1)
        for each in addresses
    )


def _kind(type_: int) -> Kind:
    if type_ & _DATE_OR_TIME:
        return Kind.DATE
    if type_ & _TEXT:
        return Kind.TEXT
    return Kind.LOGICAL if type_ & _LOGICAL else Kind.NUMBER


def _excel_code(code: str, kind: Kind) -> str:
    if kind is Kind.LOGICAL:
        return "General"  # Excel has no format for truths
    if kind is not Kind.DATE:
        return code
    return _LETTERS.sub(lambda found: _lower(found[0]), code)


def _lower(letters: str) -> str:
    return letters.lower() if letters.isalpha() else letters
