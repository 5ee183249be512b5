"""Formulas between the two programs' notations, as text.

Excel writes `=SUM(Conti!A1:B2,1)`, LibreOffice `=SUM($Conti.A1:B2;1)`; functions and table
references are spelled alike. Text in quotation marks, names in brackets and sheets in apostrophes
are left as they are. Lists in braces have their columns and rows apart by `,` `;` in Excel and by
`;` `|` in LibreOffice.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from xl_recon.ui.libreoffice.areas import areas_of, letters_of

_SHEET = r"(?:'(?:[^']|'')+'|[^\W\d][\w.]*)"
_ERROR = r"\#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A)"
_CELL = r"\$?[A-Za-z]{1,3}\$?[0-9]{1,7}"
_EXCEL = re.compile(
    rf"""(?P<text>"(?:[^"]|"")*"|{_ERROR})
    |(?P<row>(?P<table>[^\W\d][\w.]*)?\[@(?P<column>\[(?:'.|[^\]'])*\]|(?:'.|[^\]\['])*)\])
    |(?P<bracket>\[(?:'.|[^\[\]']|\[(?:'.|[^\[\]'])*\])*\])
    |(?P<sheet>(?:'(?:[^']|'')+'|[^\W\d][\w.]*)!)
    |(?P<mark>[{{}},;])""",
    re.VERBOSE,
)
_CALC = re.compile(
    rf"""(?P<text>"(?:[^"]|"")*"|{_ERROR})
    |(?P<bracket>\[(?:'.|[^\[\]']|\[(?:'.|[^\[\]'])*\])*\])
    |(?P<sheet>\$?{_SHEET}\.)(?=\$?[A-Za-z]{{1,3}}\$?[0-9]|\$?[A-Za-z]{{1,3}}:|\#)
    |(?P<mark>[{{}};|~])""",
    re.VERBOSE,
)
_MOVING = re.compile(
    rf"""(?P<text>"(?:[^"]|"")*"|'(?:[^']|'')*'|\[(?:'.|[^\[\]']|\[(?:'.|[^\[\]'])*\])*\])
    |(?<![\w.$])(?P<cell>{_CELL})(?![\w.(!])""",
    re.VERBOSE,
)
_IN_LIST = {"{": "{", "}": "}", ",": ";", ";": "|"}
_FROM_LIST = {"{": "{", "}": "}", ";": ",", "|": ";"}
ERRORS = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")
_CODES = {"=NA()": "#N/A"} | {f"={code}": code for code in ERRORS}


def to_calc(formula: str, table: str = "") -> str:
    """Return an Excel formula as LibreOffice writes it; `table` is the one it stands in.

    >>> to_calc('=IF([@Importo]="a,b",Conti!A1,{1,2;3,4})', "Prima")
    '=IF(Prima[[#This Row];[Importo]]="a,b";$Conti.A1;{1;2|3;4})'
    """
    return _translated(formula, _EXCEL, lambda match, in_list: _for_calc(match, table, in_list))


def from_calc(formula: str) -> str:
    """Return a LibreOffice formula as Excel writes it.

    >>> from_calc("=COUNTIF($'Piano dei conti'.A:A;Prima[[#This Row];[Conto]])")
    "=COUNTIF('Piano dei conti'!A:A,Prima[[#This Row],[Conto]])"
    >>> from_calc("=#REF!"), from_calc("=NA()")
    ('#REF!', '#N/A')
    """
    if formula in _CODES:
        return _CODES[formula]
    return _translated(formula, _CALC, _for_excel)


def moved(formula: str, rows: int, columns: int) -> str:
    """Return an Excel formula as it reads that much further down and to the right.

    >>> moved("=A1*$B$1+SUM(C:C)", 2, 1)
    '=B3*$B$1+SUM(C:C)'
    """

    def shifted(match: re.Match[str]) -> str:
        return _shifted(match["cell"], rows, columns) if match["cell"] else match[0]

    return _MOVING.sub(shifted, formula)


def _translated(
    formula: str, lexer: re.Pattern[str], rendered: Callable[[re.Match[str], bool], str]
) -> str:
    in_list = False

    def replacement(match: re.Match[str]) -> str:
        nonlocal in_list
        in_list = match[0] == "{" or (in_list and match[0] != "}")
        return rendered(match, in_list)

    return lexer.sub(replacement, formula)


def _for_calc(match: re.Match[str], table: str, in_list: bool) -> str:  # noqa: FBT001
    found = match[0]
    match match.lastgroup:
        case "row":
            column = match["column"].removeprefix("[").removesuffix("]")
            return f"{match['table'] or table}[[#This Row];[{column}]]"
        case "bracket":
            return found.replace("],[", "];[").replace("], [", "];[")
        case "sheet":
            return f"${found[:-1]}."
        case "mark":
            return _IN_LIST[found] if in_list or found == "}" else found.replace(",", ";")
        case _:
            return found


def _for_excel(match: re.Match[str], in_list: bool) -> str:  # noqa: FBT001
    found = match[0]
    match match.lastgroup:
        case "bracket":
            return found.replace("];[", "],[")
        case "sheet":
            return f"{found[:-1].removeprefix('$')}!"
        case "mark":
            return _FROM_LIST.get(found, ",") if in_list or found == "}" else _outside(found)
        case _:
            return found


def _outside(mark: str) -> str:
    return "," if mark in ";~" else mark


def _shifted(cell: str, rows: int, columns: int) -> str:
    match = re.fullmatch(r"(\$?)([A-Za-z]+)(\$?)(\d+)", cell)
    areas = areas_of(cell)
    if match is None or not areas:
        return cell
    letters = match[2] if match[1] else letters_of(areas[0].left + columns)
    number = match[4] if match[3] else str(areas[0].top + rows)
    return f"{match[1]}{letters}{match[3]}{number}"
