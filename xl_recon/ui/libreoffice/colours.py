"""Colours between xlwings and LibreOffice's numbers."""

from __future__ import annotations

Triple = tuple[int, int, int]
Colour = Triple | list[int] | int | str | None
_NONE = -1


def to_number(colour: Colour) -> int:
    """Return LibreOffice's number of a colour as xlwings' callers write it.

    >>> hex(to_number("#ff8000")), hex(to_number((255, 128, 0))), to_number(None)
    ('0xff8000', '0xff8000', -1)
    """
    match colour:
        case None:
            return _NONE
        case str():
            return int(colour.removeprefix("#"), 16)
        case int():  # as Excel counts them, red in the lowest byte
            red, green, blue = colour & 255, colour >> 8 & 255, colour >> 16 & 255
        case _:
            red, green, blue = colour
    return red << 16 | green << 8 | blue


def from_number(number: int) -> Triple | None:
    """Return a colour as xlwings gives it, None for no colour."""
    if number == _NONE:
        return None
    return number >> 16 & 255, number >> 8 & 255, number & 255
