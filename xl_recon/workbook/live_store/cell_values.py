"""What a cell is given so that it holds a value, and the value of what a cell answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from xl_recon.workbook.store import CellError, CellValue, FormulaText

TEXT, GENERAL, DAY, MOMENT = "@", "General", "dd.mm.yyyy", "dd.mm.yyyy hh:mm"
ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})

# What a cell may be given: xlwings hands it on to Excel, "" empties the cell.
Given = str | float | bool | datetime

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MOST_CHARACTERS = 32_767
_MARK = "'"  # Excel's own sign, at the beginning of an entry, that it is a text
_LONGEST_DATE = 40  # characters: Wednesday, 30 September 2026 12:00:00 AM
# Words that Excel takes for a truth value, in the languages of our users.
_TRUTHS = frozenset(
    "true false vero falso wahr falsch vrai faux verdadero verdadeiro waar onwaar истина ложь "  # noqa: SIM905
    "prawda fałsz adevărat fals igaz hamis sand falsk sant usant tosi epätosi".split()
)
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_DATE_LETTERS = re.compile("[ymdhs]", re.IGNORECASE)


def given(value: CellValue, number_format: str) -> Given:
    """Return what to hand Excel for a cell of a number format; text never becomes a formula."""
    match value:
        case None | "":
            return ""
        case bool():
            return value
        case int() | float():
            return float(value)
        case datetime():
            return value.replace(tzinfo=None)
        case date():
            return datetime.combine(value, time())
        case CellError(code):
            return code
        case _:
            return _text(value, number_format)


def _text(value: str, number_format: str) -> str:
    text = _UNWRITABLE.sub("", value).replace("\r\n", "\n")[:_MOST_CHARACTERS]
    marked = text.startswith(_MARK) or (number_format != TEXT and _may_be_taken(text))
    return _MARK + text if marked and text else text


def _may_be_taken(text: str) -> bool:
    """Whether Excel could take an entry for something other than text.

    >>> [_may_be_taken(text) for text in ("Affitto", "=A1", "1e5", "Dec 5", "VERO", "Saldo al 5.")]
    [False, True, True, True, True, True]
    """
    if not text[:1].isalpha() or text.casefold() in _TRUTHS:
        return True
    return len(text) <= _LONGEST_DATE and any(letter.isdigit() for letter in text)


def suiting_format(value: CellValue, number_format: str) -> str:
    """Return the number format a cell must have to hold a value: its own, where that will do."""
    match value:
        case None | str():
            return number_format
        case datetime() if not shows_date(number_format):
            return MOMENT if value.time() != time() else DAY
        case date() if not shows_date(number_format):
            return DAY
        case int() | float() if not isinstance(value, bool) and shows_date(number_format):
            return GENERAL
        case _:
            return GENERAL if number_format == TEXT else number_format


def shows_date(number_format: str) -> bool:
    """Whether a number format shows a day or a time.

    >>> shows_date("dd.mm.yyyy"), shows_date('#,##0.00 "dem"'), shows_date("General")
    (True, False, False)
    """
    bare = _QUOTED.sub("", _ELAPSED.sub(r"\1", number_format))
    return "General" not in bare and bool(_DATE_LETTERS.search(bare))


def is_formula(formula: str, answer: object) -> bool:
    """Whether a cell holds a formula: a text beginning with = is its own result."""
    return formula.startswith("=") and formula != answer


def value_of(answer: object, formula: str, blank: FormulaText) -> CellValue:
    """Return the value of what a cell answered; `blank` stands for a formula that shows nothing."""
    match answer:
        case None | "":
            return blank if formula.startswith("=") else None
        case bool():
            return answer
        case int() | float() | Decimal():
            number = float(answer)
            return int(number) if number.is_integer() else number
        case datetime():
            return _moment(answer)
        case date() | CellError():
            return answer
        case _:
            return str(answer)


def _moment(answer: datetime) -> date | datetime:
    """Return a day, or a moment to the millisecond: Excel's times are fractions of a day."""
    rounded = answer.replace(tzinfo=None) + timedelta(microseconds=500)
    moment = rounded.replace(microsecond=rounded.microsecond // 1000 * 1000)
    return moment.date() if moment.time() == time() else moment


def may_hold_errors(answers: Sequence[Sequence[object]]) -> bool:
    """Whether an answer reads like an error, which a text may do too."""
    return any(answer in ERRORS for row in answers for answer in row if isinstance(answer, str))
