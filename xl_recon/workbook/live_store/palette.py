"""The colours that fills of the workbook's theme have in Excel's own theme."""

from __future__ import annotations

# In the order in which a sheet numbers them: lt1, dk1, lt2, dk2, six accents, two of links.
_THEME = (
    "FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31",
    "A5A5A5", "FFC000", "5B9BD5", "70AD47", "0563C1", "954F72",
)  # fmt: skip
_BASIC = ("000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF")
_INDEXED = (
    *_BASIC, *_BASIC,
    "800000", "008000", "000080", "808000", "800080", "008080", "C0C0C0", "808080",
    "9999FF", "993366", "FFFFCC", "CCFFFF", "660066", "FF8080", "0066CC", "CCCCFF",
    "000080", "FF00FF", "FFFF00", "00FFFF", "800080", "800000", "008080", "0000FF",
    "00CCFF", "CCFFFF", "CCFFCC", "FFFF99", "99CCFF", "FF99CC", "CC99FF", "FFCC99",
    "3366FF", "33CCCC", "99CC00", "FFCC00", "FF9900", "FF6600", "666699", "969696",
    "003366", "339966", "003300", "333300", "993300", "993366", "333399", "333333",
)  # fmt: skip
_WHITE = 255


def rgb_of(fill: str) -> tuple[int, int, int]:
    """Return the red, green and blue of a colour as `records.fills` writes it.

    A colour of a theme becomes what it is in the theme of a new workbook: xlwings cannot say more.

    >>> rgb_of("FFF2CC"), rgb_of("theme4+0.6"), rgb_of("theme0+-0.5"), rgb_of("indexed13")
    ((255, 242, 204), (180, 199, 231), (128, 128, 128), (255, 255, 0))
    """
    if fill.startswith("theme"):
        number, _, tint = fill.removeprefix("theme").partition("+")
        red, green, blue = _parts(_THEME[int(number) % len(_THEME)])
        share = float(tint or 0)
        return _tinted(red, share), _tinted(green, share), _tinted(blue, share)
    if fill.startswith("indexed"):
        return _parts(_INDEXED[int(fill.removeprefix("indexed")) % len(_INDEXED)])
    return _parts(fill)


def _parts(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour)
    return red, green, blue


def _tinted(part: int, share: float) -> int:
    """Return a part of a colour, darker for a negative share and lighter for a positive one."""
    return round(part * (1 + share) if share < 0 else part + (_WHITE - part) * share)
