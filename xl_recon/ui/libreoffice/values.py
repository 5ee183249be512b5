"""Cell values between xlwings and LibreOffice: days since 1899, error codes, typed text."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, timedelta
from numbers import Number

from xl_recon.ui.libreoffice.formats import Kind

_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell's dates have no time zone
_DAY = timedelta(days=1)
_MILLISECOND = timedelta(milliseconds=1)

# What Excel's own interface gives for an error: xlwings' engine for Excel passes these on.
ERROR_NUMBERS = {
    "#NULL!": -2146826288,
    "#DIV/0!": -2146826281,
    "#VALUE!": -2146826273,
    "#REF!": -2146826265,
    "#NAME?": -2146826259,
    "#NUM!": -2146826252,
    "#N/A": -2146826246,
}
ERROR_CODES = {number: code for code, number in ERROR_NUMBERS.items()}
# LibreOffice's numbers for them; its other errors have no fellow in Excel and read as #VALUE!.
_CALC_ERRORS = {
    521: "#NULL!",
    532: "#DIV/0!",
    519: "#VALUE!",
    524: "#REF!",
    525: "#NAME?",
    503: "#NUM!",
    32767: "#N/A",
}
_NUMBER = re.compile(r"[+-]?(\d[\d,]*\.?\d*|\.\d+)([eE][+-]?\d+)?%?")


def to_serial(moment: date) -> float:
    """Return a date as a cell holds it: days since the end of 1899.

    >>> to_serial(date(2025, 1, 31))
    45688.0
    """
    if not isinstance(moment, datetime):
        moment = datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001
    return (moment.replace(tzinfo=None) - _EPOCH) / _DAY


def from_serial(serial: float) -> datetime:
    """Return the moment a cell holds, to the millisecond: more than that is noise of the float."""
    return _EPOCH + round(timedelta(days=serial) / _MILLISECOND) * _MILLISECOND


def error_number(calc_error: int) -> int:
    """Return Excel's number for one of LibreOffice's errors."""
    return ERROR_NUMBERS[_CALC_ERRORS.get(calc_error, "#VALUE!")]


def cleaned(value: object) -> object:
    """Return what xlwings is given for a cell as one of None, bool, float, datetime or str."""
    match value:
        case None | bool() | str():
            return value or None if isinstance(value, str) else value
        case datetime():
            return value.replace(tzinfo=None)
        case date():
            return datetime(value.year, value.month, value.day)  # noqa: DTZ001
        case _ if isinstance(value, Number):
            number = float(value)  # type: ignore[arg-type]
            return None if math.isnan(number) else number
        case _:
            return None if value != value else str(value)  # noqa: PLR0124 - NaT is not itself


def literal(value: object, kind: Kind) -> float | str | None:
    """Return the number or text a cell is to hold; None where Excel would read the text.

    A cell of a text format takes all as it is written; in any other one a text is read as if it
    had been typed.
    """
    match value:
        case None:
            return ""
        case str():
            return value if kind is Kind.TEXT or not _is_read(value) else None
        case bool():
            return None
        case datetime():
            return _shown(to_serial(value)) if kind is Kind.TEXT else to_serial(value)
        case float():
            return _shown(value) if kind is Kind.TEXT else value
        case _:
            raise TypeError(value)


def typed(value: object, kind: Kind) -> str:
    """Return what is typed into a LibreOffice cell so that it holds a value; formulas apart."""
    known = literal(value, kind)
    match value:
        case bool():
            return ("'" if kind is Kind.TEXT else "") + str(value).upper()
        case _ if isinstance(known, float):
            return repr(known)
        case str() if known is None:
            return _as_read(value)
        case _:
            return f"'{known}" if known else ""


def _is_read(text: str) -> bool:
    """Whether Excel makes something else of a text typed into a cell without format."""
    return text[0] in "'=+-@#.([$€%" or text[0].isdigit() or text.upper() in {"TRUE", "FALSE"}


def _as_read(text: str) -> str:
    if text in ERROR_NUMBERS:
        return f"={text}" if text != "#N/A" else "=NA()"
    if text[0] in "+-@" and len(text) > 1 and not _NUMBER.fullmatch(text):
        return f"={text.removeprefix('@')}"
    return text


def _shown(number: float) -> str:
    """Return a number as a text cell takes it.

    >>> _shown(1020.0), _shown(0.5)
    ('1020', '0.5')
    """
    return str(int(number)) if number.is_integer() else repr(number)
