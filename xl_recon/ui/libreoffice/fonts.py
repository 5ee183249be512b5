"""The characters of cells."""

# ruff: noqa: D102 - xlwings says what its members mean

from __future__ import annotations

from xlwings import base_classes

from xl_recon.ui.libreoffice.bridge import Uno, uno_bridge
from xl_recon.ui.libreoffice.colours import Colour, from_number, to_number
from xl_recon.ui.libreoffice.formats import is_mixed

_NORMAL, _BOLD = 100.0, 150.0  # com.sun.star.awt.FontWeight


class Font(base_classes.Font):
    """The font of a range's cells; None where they differ."""

    def __init__(self, cells: Uno) -> None:
        self._cells = cells

    @property
    def api(self) -> Uno:
        return self._cells

    @property
    def bold(self) -> bool | None:
        weight = self._one("CharWeight")
        return None if weight is None else float(weight) > _NORMAL

    @bold.setter
    def bold(self, value: bool) -> None:
        self._cells.CharWeight = _BOLD if value else _NORMAL

    @property
    def italic(self) -> bool | None:
        slant = self._one("CharPosture")
        return None if slant is None else str(slant.value) != "NONE"

    @italic.setter
    def italic(self, value: bool) -> None:
        slant = "ITALIC" if value else "NONE"
        self._cells.CharPosture = uno_bridge().Enum("com.sun.star.awt.FontSlant", slant)

    @property
    def size(self) -> float | None:
        size = self._one("CharHeight")
        return None if size is None else float(size)

    @size.setter
    def size(self, value: float) -> None:
        self._cells.CharHeight = float(value)

    @property
    def color(self) -> tuple[int, int, int] | None:
        number = self._one("CharColor")
        return None if number is None else from_number(int(number)) or (0, 0, 0)

    @color.setter
    def color(self, value: Colour) -> None:
        self._cells.CharColor = to_number(value)

    @property
    def name(self) -> str | None:
        name = self._one("CharFontName")
        return None if name is None else str(name)

    @name.setter
    def name(self, value: str) -> None:
        self._cells.CharFontName = value

    def _one(self, name: str) -> Uno:
        return None if is_mixed(self._cells, name) else getattr(self._cells, name)
