"""The peer: the same completion with openpyxl and a loop over the rules, as a script would do it.

`python -m benchmarks.peer_openpyxl IN.xlsx OUT.xlsx`
"""

from __future__ import annotations

import sys
from typing import Any

from openpyxl import load_workbook
from openpyxl.styles import PatternFill

Rule = tuple[str, dict[str, Any], PatternFill | None]


def main() -> None:
    source, target = sys.argv[1:3]
    book = load_workbook(source)
    rules = _rules(book["Registrazioni ricorrenti"])
    sheet = book["Registrazioni"]
    headings, *body = sheet[sheet.tables["Registrazioni"].ref]
    at = {cell.value: place for place, cell in enumerate(headings)}
    hits = sum(_complete(cells, at, rules) for cells in body)
    book.save(target)
    print(f"{hits} rows completed", file=sys.stderr)


def _rules(sheet: Any) -> list[Rule]:
    headings, *body = sheet[sheet.tables["Registrazioni_ricorrenti"].ref]
    found = []
    for cells in body:
        values = {heading.value: cell.value for heading, cell in zip(headings, cells, strict=True)}
        fill = cells[0].fill
        colour = PatternFill("solid", fgColor=fill.fgColor.rgb) if fill.fill_type else None
        if values["Doc"] == "!Rule":
            found.append((str(values["Descrizione"]).casefold(), values, colour))
    return found


def _complete(cells: Any, at: dict[str, int], rules: list[Rule]) -> bool:
    debit, credit = cells[at["Conto Dare"]], cells[at["Conto Avere"]]
    if "[CA]" not in (debit.value, credit.value):
        return False
    side = "Conto Dare" if debit.value == "[CA]" else "Conto Avere"
    text = str(cells[at["Descrizione"]].value).casefold()
    for phrase, values, colour in rules:
        if values[side] and phrase in text:
            _fill_in(cells, at, values, side)
            for cell in cells if colour else ():
                cell.fill = colour
            return True
    return False


def _fill_in(cells: Any, at: dict[str, int], values: dict[str, Any], side: str) -> None:
    cells[at[side]].value = values[side]
    cells[at["Regola"]].value = values["Descrizione"]
    for heading in ("Codice IVA", "CC1", "Link"):
        if values[heading] and cells[at[heading]].value is None:
            cells[at[heading]].value = values[heading]


if __name__ == "__main__":
    main()
